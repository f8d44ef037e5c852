import { makeStyles } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import { z } from 'zod';

import type { EndReason, RelationKind } from '#shared/features/relations/relation-kinds.ts';
import {
  withdrawReason,
  type PersonRelations,
  type RelationFields,
  type RelationInput,
  type RelationLine,
} from '#shared/features/relations/relations.schema.ts';
import { enteredRole, lineRole } from '#shared/features/relations/relation-lines.ts';
import { kindOfRole, roleLabel } from '#shared/features/relations/relation-roles.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { useAddAndNext } from '../../ui/add-and-next.tsx';
import {
  ComboSearchField,
  DateField,
  FieldGrid,
  SelectField,
  TextAreaField,
  TextField,
  useOfficeForm,
} from '../../ui/form/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { PersonAddRegular } from '../../ui/icons.ts';
import { PATHS } from '../../ui/paths.ts';
import { useGo } from '../../ui/screen.ts';
import { StepDialog } from '../../ui/step-dialog.tsx';
import { usePeopleSearch } from '../../ui/use-people-search.ts';
import {
  type CorrectedRelation,
  type CorrectForm,
  correctRelationSchema,
  EMPTY_RELATION,
  type EndForm,
  endSchema,
  hasDays,
  kindOf,
  newRelationSchema,
  reasonOptions,
  type RelationForm,
  roleOptions,
} from './relation-form-model.ts';
import { useNamedInNetwork } from './queries.ts';
import { relativeName } from './relation-words.ts';

const useStyles = makeStyles({ entering: { marginBlock: '4px 8px' } });

/**
 * Somebody new among the relations: who, what they are to this person, since when. Found are also those whom a family's
 * card names although they have left. „Zapisz i dodaj następną” leaves the dialog open for the next one.
 */
export function AddRelationDialog(props: {
  readonly person: PersonRelations;
  readonly onClose: () => void;
  readonly onAdd: (relation: RelationInput, words: { who: string; role: string }) => Promise<void>;
}): ReactNode {
  const styles = useStyles();
  const t = useText('relations');
  const go = useGo();
  const can = useCan();
  const { person, onClose, onAdd } = props;
  const named = useNamedInNetwork(person.id);
  const people = usePeopleSearch([person.id], t('form.samePerson'), named);
  const { personOf } = people;
  const schema = useMemo(
    () =>
      newRelationSchema(t('form.nobody'), (id) => {
        const other = personOf(id);
        return other === undefined ? [person.birthDate] : [person.birthDate, other.birthDate];
      }),
    [t, person.birthDate, personOf],
  );
  const adding = useAddAndNext(onClose, t('form.addAndNext'));
  const form = useOfficeForm<RelationForm, RelationInput, void>({
    draft: { form: 'relations.add', subject: { kind: 'person', id: person.id } },
    schema,
    defaultValues: EMPTY_RELATION,
    save: (relation) => {
      const other = personOf(relation.otherId);
      const who = other === undefined ? '' : `${other.surname} ${other.firstName}`;
      return onAdd(relation, { who, role: roleLabel(relation.role, other?.sex ?? null, relation.endReason) });
    },
    onSaved: () =>
      adding.saved(
        () => reset(EMPTY_RELATION),
        () => setFocus('otherId'),
      ),
  });
  const { control, setFocus, reset } = form.form;
  const [chosen, role] = useWatch({ control, name: ['otherId', 'role'] });
  const other = chosen === null ? undefined : personOf(chosen);
  return (
    <StepDialog
      title={t('form.addTitle', { name: person.name })}
      confirm={t('form.add')}
      onClose={onClose}
      {...adding.of(form)}
    >
      <ComboSearchField
        control={control}
        name="otherId"
        label={t('form.other')}
        hint={other === undefined ? t('form.otherHint') : t('form.born', { date: fmt.date(other.birthDate) })}
        required
        minLength={2}
        queryKey={people.queryKey}
        search={people.search}
        onChosen={(option) => {
          if (option !== null) setFocus('role');
        }}
      />
      {can('people.edit') ? (
        <div className={styles.entering}>
          <Action
            kind="quiet"
            size="small"
            icon={<PersonAddRegular />}
            label={t('form.newPerson')}
            onClick={() => go(PATHS.newPerson)}
          />
        </div>
      ) : null}
      <SelectField
        control={control}
        name="role"
        label={t('form.role')}
        hint={t('form.roleHint', { name: person.name })}
        empty={t('form.choose')}
        options={roleOptions(other?.sex ?? null)}
        required
      />
      <RelationDetails control={control as unknown as DetailsControl} kind={kindOf(role)} />
    </StepDialog>
  );
}

/** The fields a relation has whoever it is between; the form they stand in may have more. */
export type Details = Omit<RelationForm, 'otherId' | 'role'>;
type DetailsControl = Control<Details, unknown, RelationFields>;

export function RelationDetails(props: {
  readonly control: DetailsControl;
  readonly kind: RelationKind | null;
}): ReactNode {
  const t = useText('relations');
  const { control, kind } = props;
  return (
    <>
      {hasDays(kind) ? (
        <FieldGrid>
          <DateField control={control} name="from" label={t('form.from')} hint={t('form.fromHint')} />
          <DateField control={control} name="to" label={t('form.to')} hint={t('form.toHint')} />
          <SelectField
            control={control}
            name="endReason"
            label={t('form.reason')}
            empty={t('form.noReason')}
            options={reasonOptions(kind)}
          />
        </FieldGrid>
      ) : null}
      <TextField control={control} name="basis" label={t('form.basis')} hint={t('form.basisHint')} nullable />
      <TextAreaField control={control} name="note" label={t('form.note')} nullable />
    </>
  );
}

interface StepProps {
  readonly person: PersonRelations;
  readonly line: RelationLine;
  readonly onClose: () => void;
}

/** Birth dates of the two, as far as they may be told. */
function birthsOf({ person, line }: Pick<StepProps, 'person' | 'line'>): readonly LocalDate[] {
  return line.other.shown ? [person.birthDate, line.other.birthDate] : [person.birthDate];
}

function kindOfLine(line: RelationLine): RelationKind {
  const role = enteredRole(line);
  if (role === null) throw new Error('A relation that was not entered has no kind to change');
  return kindOfRole(role);
}

/** Kind, days, reason, basis and notes as they should have been written. Who the other one is decides only who may see them. */
export function CorrectRelationDialog(
  props: StepProps & { readonly onCorrect: (corrected: CorrectedRelation) => Promise<void> },
): ReactNode {
  const t = useText('relations');
  const { person, line, onClose, onCorrect } = props;
  const schema = useMemo(() => correctRelationSchema(birthsOf({ person, line })), [person, line]);
  const { from, to, endReason, entered, other } = line;
  const form = useOfficeForm<CorrectForm, CorrectedRelation, void>({
    draft: { form: 'relations.correct', subject: { kind: 'person', id: person.id }, context: entered?.id ?? '' },
    schema,
    defaultValues: {
      role: enteredRole(line),
      from,
      to,
      endReason,
      basis: entered?.basis ?? null,
      note: entered?.note ?? null,
    },
    save: onCorrect,
    onSaved: onClose,
  });
  const { control } = form.form;
  const role = useWatch({ control, name: 'role' });
  return (
    <StepDialog
      title={t('form.correctTitle', { who: relativeName(line.other, t) })}
      confirm={t('form.save')}
      form={form}
      onClose={onClose}
    >
      {other.shown ? (
        <SelectField
          control={control}
          name="role"
          label={t('form.role')}
          hint={t('form.roleHint', { name: person.name })}
          options={roleOptions(other.sex)}
          required
        />
      ) : null}
      <RelationDetails control={control as unknown as DetailsControl} kind={kindOf(role)} />
    </StepDialog>
  );
}

/** A relation ends: on which day and why. */
export function EndRelationDialog(
  props: StepProps & { readonly onEnd: (to: LocalDate, reason: EndReason) => Promise<void> },
): ReactNode {
  const t = useText('relations');
  const { person, line, onClose, onEnd } = props;
  const kind = kindOfLine(line);
  const schema = useMemo(() => endSchema(kind, line.from, birthsOf({ person, line })), [kind, person, line]);
  const reasons = reasonOptions(kind);
  const form = useOfficeForm<EndForm, { to: LocalDate; endReason: EndReason }, void>({
    draft: { form: 'relations.end', subject: { kind: 'person', id: person.id }, context: line.entered?.id ?? '' },
    schema,
    defaultValues: { to: officeToday(), endReason: reasons[0]?.value ?? null },
    save: ({ to, endReason }) => onEnd(to, endReason),
    onSaved: onClose,
  });
  const { control } = form.form;
  return (
    <StepDialog
      title={t('end.title')}
      text={t('end.text', { who: relativeName(line.other, t), role: lineRole(line) })}
      confirm={t('end.confirm')}
      form={form}
      onClose={onClose}
    >
      <FieldGrid>
        <DateField control={control} name="to" label={t('form.to')} required />
        <SelectField control={control} name="endReason" label={t('form.reason')} options={reasons} required />
      </FieldGrid>
    </StepDialog>
  );
}

const withdrawal = z.strictObject({ reason: withdrawReason });

/** What was entered by mistake is taken back, with the reason. */
export function WithdrawRelationDialog(
  props: StepProps & { readonly onWithdraw: (reason: string) => Promise<void> },
): ReactNode {
  const t = useText('relations');
  const { person, line, onClose, onWithdraw } = props;
  const form = useOfficeForm<{ reason: string }, { reason: string }, void>({
    draft: { form: 'relations.withdraw', subject: { kind: 'person', id: person.id }, context: line.entered?.id ?? '' },
    schema: withdrawal,
    defaultValues: { reason: '' },
    save: ({ reason }) => onWithdraw(reason),
    onSaved: onClose,
  });
  return (
    <StepDialog
      title={t('withdraw.title')}
      text={t('withdraw.text', { who: relativeName(line.other, t), role: lineRole(line) })}
      confirm={t('withdraw.confirm')}
      form={form}
      onClose={onClose}
    >
      <TextAreaField control={form.form.control} name="reason" label={t('withdraw.reason')} required />
    </StepDialog>
  );
}

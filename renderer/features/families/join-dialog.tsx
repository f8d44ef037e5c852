import { makeStyles } from '@fluentui/react-components';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';

import {
  joiningMemberInput,
  type FamilyCard,
  type JoiningMemberInput,
} from '#shared/features/families/families.schema.ts';
import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { useAddAndNext } from '../../ui/add-and-next.tsx';
import { ComboSearchField, DateField, FieldGrid, SelectField, useOfficeForm, Wide } from '../../ui/form/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { PersonAddRegular } from '../../ui/icons.ts';
import { dropEntered, enteredPeople, keepPrevious, screenOfNewPerson } from '../../ui/joining-people.ts';
import { useGo } from '../../ui/screen.ts';
import { likelyRole, type Joining } from './family-form-model.ts';
import { memberName, membersOn } from './family-values.ts';
import { roleOptions } from './role-options.ts';
import { StepDialog } from './step-dialog.tsx';
import { joiningOf, usePeopleSearch } from './use-people-search.ts';

const useStyles = makeStyles({ entering: { marginBlock: '4px 8px' } });

interface JoinForm {
  personId: string | null;
  role: string;
  from: string | null;
  to: string | null;
}

/**
 * Somebody joins: who, as whom, since when. „Dodaj i następna” leaves the dialog open for the next one. Who is not entered
 * yet is entered in the form of people, and waits here to be added.
 */
export function JoinDialog(props: {
  card: FamilyCard;
  onClose: () => void;
  onJoin: (member: JoiningMemberInput, name: string) => Promise<void>;
}): ReactNode {
  const styles = useStyles();
  const t = useText('families');
  const go = useGo();
  const can = useCan();
  const { card, onClose, onJoin } = props;
  const { present, coming } = membersOn(card, officeToday());
  const members = [...present, ...coming].map(({ personId }) => personId);
  const people = usePeopleSearch(members);
  const [waiting] = useState(() => enteredPeople(card.id).map(joiningOf));
  useEffect(() => dropEntered(card.id), [card.id]);
  const kind = card.kinds.find(({ to }) => to === null)?.kind ?? '';
  const personOf = (id: string): Joining | undefined =>
    people.personOf(id) ?? waiting.find(({ personId }) => personId === id);
  const startWith = (person: Joining | undefined): JoinForm => {
    const today = officeToday();
    if (person === undefined) return { personId: null, role: '', from: today, to: null };
    return { personId: person.personId, role: likelyRole(person, kind, today), from: today, to: null };
  };
  const nextWaiting = (done: readonly string[]): Joining | undefined =>
    waiting.find(({ personId }) => !done.includes(personId));
  const adding = useAddAndNext(onClose, t('join.confirmAndNext'));
  const nobody = t('join.nobody');
  const form = useOfficeForm<JoinForm, JoiningMemberInput, JoiningMemberInput>({
    draft: { form: 'families.join', subject: { kind: 'family', id: card.id } },
    schema: useMemo(() => joinSchema(nobody), [nobody]),
    defaultValues: startWith(nextWaiting(members)),
    save: async (member) => {
      await onJoin(member, personOf(member.personId)?.name ?? '');
      return member;
    },
    onSaved: (member) =>
      adding.saved(
        () => reset(startWith(nextWaiting([...members, member.personId]))),
        () => setFocus('personId'),
      ),
  });
  const { control, setValue, setFocus, reset } = form.form;
  const newPerson = (): void => {
    const last = present.findLast((one) => one.shown);
    keepPrevious(last?.shown === true ? { id: last.personId, name: memberName(last), surname: last.surname } : null);
    go(screenOfNewPerson(card.id));
  };
  const chosen = useWatch({ control, name: 'personId' });
  const person = chosen === null ? undefined : personOf(chosen);
  return (
    <StepDialog
      title={t('join.title', { name: card.name })}
      confirm={t('join.confirm')}
      onClose={onClose}
      {...adding.of(form)}
    >
      <ComboSearchField
        control={control}
        name="personId"
        label={t('form.person')}
        hint={person === undefined ? t('join.hint') : t('form.born', { date: fmt.date(person.birthDate) })}
        required
        minLength={2}
        queryKey={people.queryKey}
        search={people.search}
        initial={chosen === null || person === undefined ? null : { id: chosen, label: person.name }}
        onChosen={(option) => {
          const found = option === null ? undefined : personOf(option.id);
          if (found === undefined) return;
          setValue('role', likelyRole(found, kind, officeToday()));
          setFocus('role');
        }}
      />
      {can('people.edit') ? (
        <div className={styles.entering}>
          <Action
            kind="quiet"
            size="small"
            icon={<PersonAddRegular />}
            label={t('form.newPerson')}
            onClick={newPerson}
          />
        </div>
      ) : null}
      <FieldGrid>
        <Wide>
          <SelectField
            control={control}
            name="role"
            label={t('form.role')}
            empty={t('form.chooseRole')}
            options={roleOptions(person?.sex ?? null)}
            required
          />
        </Wide>
        <DateField control={control} name="from" label={t('form.from')} required />
        <DateField control={control} name="to" label={t('leave.to')} hint={t('join.toHint')} />
      </FieldGrid>
    </StepDialog>
  );
}

function joinSchema(nobody: string): z.ZodType<JoiningMemberInput, JoinForm> {
  return z
    .custom<JoinForm>(() => true)
    .transform((form, context): JoiningMemberInput => {
      const parsed = joiningMemberInput.safeParse(form);
      if (parsed.success) return parsed.data;
      for (const { path, message } of parsed.error.issues) {
        context.addIssue({ code: 'custom', path, message: path[0] === 'personId' ? nobody : message });
      }
      return z.NEVER;
    });
}

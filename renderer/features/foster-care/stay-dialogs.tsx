import { useMemo, type ReactNode } from 'react';
import { useWatch, type Control } from 'react-hook-form';
import { z } from 'zod';

import {
  correctionReason,
  endFields,
  stayFields,
  type EndFields,
  type PlacementLine,
  type StayFields,
} from '#shared/features/foster-care/care.schema.ts';
import { takeBackReason } from '#shared/features/foster-care/homes.schema.ts';
import {
  exceptionFields,
  type ExceptionFields,
  type PlacingInput,
} from '#shared/features/foster-care/placing.schema.ts';
import { useText } from '../../i18n/index.ts';
import {
  CheckField,
  DateField,
  FieldGrid,
  SelectField,
  TextAreaField,
  TextField,
  useOfficeForm,
} from '../../ui/form/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { StepDialog } from '../../ui/step-dialog.tsx';
import { careDraft, underFields } from './care-draft.ts';
import type { ChildStep } from './child-steps.ts';
import { dayOrToday } from './day-or-today.ts';
import { HomeField } from './home-field.tsx';
import { EMPTY_EXCEPTION, LimitNotes, type WithException } from './limit-notes.tsx';
import type { StepProps } from './move-dialogs.tsx';
import { hourText, minuteOf, typedForm, type Typed } from './typed-form.ts';
import { useWords } from './use-words.ts';

/** The child leaves the place: on which last day, and why. */
export function EndDialog({ child, steps, onClose, line }: StepProps & { readonly line: PlacementLine }): ReactNode {
  const t = useText('care');
  const words = useWords();
  const form = useOfficeForm<Typed<EndFields>, EndFields, void>({
    draft: { form: 'care.end', ...careDraft(child, line.id) },
    schema: useMemo(() => typedForm(endFields), []),
    defaultValues: { to: officeToday(), reason: null, note: null },
    save: (fields) => steps.end(line, fields),
    onSaved: onClose,
    fieldOf: underFields,
  });
  const { control } = form.form;
  const to = useWatch({ control, name: 'to' });
  return (
    <StepDialog
      title={t('end.title')}
      text={t('end.text', { home: line.home.name ?? t('list.protectedHome'), period: fmt.period(line.from, line.to) })}
      confirm={t('end.confirm')}
      form={form}
      onClose={onClose}
    >
      <DateField control={control} name="to" label={t('form.to')} hint={t('form.toHint')} required />
      <SelectField
        control={control}
        name="reason"
        label={t('form.endReason')}
        empty={t('form.choose')}
        options={words.options('end-reason', dayOrToday(to))}
        required
      />
      <TextAreaField control={control} name="note" label={t('form.endNote')} rows={2} nullable />
    </StepDialog>
  );
}

interface StayForm extends WithException {
  homeId: string | null;
  from: string | null;
  fromMinute: string | null;
  to: string | null;
  reason: string | null;
  note: string | null;
  endReason: string | null;
  endNote: string | null;
  why: string | null;
}

const EMPTY: StayForm = {
  homeId: null,
  from: null,
  fromMinute: null,
  to: null,
  reason: null,
  note: null,
  endReason: null,
  endNote: null,
  why: null,
  exception: EMPTY_EXCEPTION,
};

const readStay = ({ why: _why, ...typed }: StayForm) => ({ ...typed, fromMinute: minuteOf(typed.fromMinute) });

const pastStay = stayFields.extend({ exception: exceptionFields });

/** A stay that is over and was never entered. */
export function PastDialog({ child, steps, onClose }: StepProps): ReactNode {
  const t = useText('care');
  const form = useOfficeForm<StayForm, StayFields & { exception: ExceptionFields }, void>({
    draft: { form: 'care.past', ...careDraft(child) },
    schema: useMemo(() => typedForm(pastStay, undefined, readStay), []),
    defaultValues: EMPTY,
    save: ({ exception, ...fields }) => steps.past(fields, exception),
    onSaved: onClose,
    fieldOf: underFields,
  });
  return (
    <StepDialog title={t('past.title')} text={t('past.text')} confirm={t('past.confirm')} form={form} onClose={onClose}>
      <StayFieldsOf control={form.form.control} of={{ personId: child.personId, kind: 'stay', formerId: null }} />
    </StepDialog>
  );
}

const correctedStay = z.strictObject({ ...pastStay.shape, why: correctionReason });

/** A stay entered wrong. */
export function CorrectDialog({
  child,
  steps,
  onClose,
  line,
}: StepProps & { readonly line: PlacementLine }): ReactNode {
  const t = useText('care');
  const form = useOfficeForm<StayForm, z.infer<typeof correctedStay>, void>({
    draft: { form: 'care.correct', ...careDraft(child, line.id) },
    schema: useMemo(
      () =>
        typedForm(correctedStay, undefined, (typed: StayForm) => ({
          ...typed,
          fromMinute: minuteOf(typed.fromMinute),
          why: typed.why ?? '',
        })),
      [],
    ),
    defaultValues: {
      homeId: line.home.id,
      from: line.from,
      fromMinute: line.fromMinute === null ? null : hourText(line.fromMinute),
      to: line.to,
      reason: line.reason?.code ?? null,
      note: line.note,
      endReason: line.endReason?.code ?? null,
      endNote: line.endNote,
      why: null,
      exception: EMPTY_EXCEPTION,
    },
    save: ({ why, exception, ...fields }) => steps.correct(line, fields, why, exception),
    onSaved: onClose,
    fieldOf: underFields,
  });
  const { control } = form.form;
  return (
    <StepDialog
      title={t('correct.title')}
      text={t('correct.text')}
      confirm={t('correct.confirm')}
      form={form}
      onClose={onClose}
    >
      <StayFieldsOf
        control={control}
        of={{ personId: child.personId, kind: line.kind === 'respite' ? 'respite' : 'stay', formerId: line.id }}
        initial={{ id: line.home.id, label: line.home.name ?? t('list.protectedHome') }}
      />
      <TextAreaField control={control} name="why" label={t('form.why')} rows={2} required />
    </StepDialog>
  );
}

function StayFieldsOf<Out>(props: {
  readonly control: Control<StayForm, unknown, Out>;
  readonly of: Pick<PlacingInput, 'personId' | 'kind' | 'formerId'>;
  readonly initial?: { readonly id: string; readonly label: string };
}): ReactNode {
  const t = useText('care');
  const words = useWords();
  const { control } = props;
  const [homeId, from, to] = useWatch({ control, name: ['homeId', 'from', 'to'] });
  return (
    <>
      <HomeField control={control} name="homeId" day={from} initial={props.initial ?? null} />
      <FieldGrid>
        <DateField control={control} name="from" label={t('form.from')} required />
        <TextField control={control} name="fromMinute" label={t('form.hour')} nullable />
        <DateField control={control} name="to" label={t('form.to')} hint={t('form.toHint')} />
        <SelectField
          control={control}
          name="endReason"
          label={t('form.endReason')}
          empty={t('form.choose')}
          options={words.options('end-reason', dayOrToday(to))}
        />
      </FieldGrid>
      <SelectField
        control={control}
        name="reason"
        label={t('form.reason')}
        hint={t('form.reasonHint')}
        empty={t('form.choose')}
        options={words.options('placement-reason', dayOrToday(from))}
      />
      <LimitNotes control={control} placing={{ ...props.of, homeId, from, to, basis: null }} />
      <TextAreaField control={control} name="note" label={t('form.note')} rows={2} nullable />
    </>
  );
}

interface WithdrawForm {
  reason: string;
  goOn: boolean;
}

/** Takes back a line entered by mistake; of a stay that followed another one whether that one goes on. */
export function WithdrawDialog({
  child,
  steps,
  onClose,
  step,
}: StepProps & { readonly step: Extract<ChildStep, { kind: 'withdraw' }> }): ReactNode {
  const t = useText('care');
  const form = useOfficeForm<WithdrawForm, WithdrawForm, void>({
    draft: { form: 'care.withdraw', ...careDraft(child, step.lineId) },
    schema: useMemo(() => z.strictObject({ reason: takeBackReason, goOn: z.boolean() }), []),
    defaultValues: { reason: '', goOn: step.mayGoOn },
    save: ({ reason, goOn }) => steps.withdraw(step.line, step.lineId, reason, goOn && step.mayGoOn),
    onSaved: onClose,
  });
  const { control } = form.form;
  return (
    <StepDialog
      title={t('withdraw.title')}
      text={t('withdraw.text')}
      confirm={t('withdraw.confirm')}
      form={form}
      onClose={onClose}
    >
      <TextAreaField control={control} name="reason" label={t('withdraw.reason')} rows={3} required />
      {step.mayGoOn ? <CheckField control={control} name="goOn" label={t('withdraw.goOn')} /> : null}
    </StepDialog>
  );
}

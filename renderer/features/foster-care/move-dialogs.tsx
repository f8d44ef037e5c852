import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';

import { LEAVING_REASONS } from '#shared/features/foster-care/care.rules.ts';
import {
  moveFields,
  planFields,
  respiteFields,
  type ChildCare,
  type MoveFields,
  type PlacementLine,
  type PlanFields,
  type RespiteFields,
} from '#shared/features/foster-care/care.schema.ts';
import { exceptionFields, type ExceptionFields } from '#shared/features/foster-care/placing.schema.ts';
import { useText } from '../../i18n/index.ts';
import { DateField, FieldGrid, SelectField, TextAreaField, TextField, useOfficeForm } from '../../ui/form/index.ts';
import { officeToday } from '../../ui/format.ts';
import { StepDialog } from '../../ui/step-dialog.tsx';
import { careDraft, underFields } from './care-draft.ts';
import type { ChildSteps } from './child-steps.ts';
import { dayOrToday } from './day-or-today.ts';
import { HomeField } from './home-field.tsx';
import { EMPTY_EXCEPTION, LimitNotes, type WithException } from './limit-notes.tsx';
import { minuteOf, typedForm } from './typed-form.ts';
import { useWords } from './use-words.ts';

export interface StepProps {
  readonly child: ChildCare;
  readonly steps: ChildSteps;
  readonly onClose: () => void;
}

const movedWith = moveFields.extend({ exception: exceptionFields });
type MovedWith = MoveFields & { exception: ExceptionFields };

interface MoveForm extends WithException {
  homeId: string | null;
  from: string | null;
  fromMinute: string | null;
  endReason: string | null;
  note: string | null;
}

/** Why a stay ends although the child stays in care. */
function useMoveReasons(day: string | null) {
  const words = useWords();
  const leaving: readonly string[] = LEAVING_REASONS;
  return words.options('end-reason', dayOrToday(day)).filter(({ value }) => !leaving.includes(value));
}

/** The child changes the place. */
export function MoveDialog({ child, steps, onClose }: StepProps): ReactNode {
  const t = useText('care');
  const form = useOfficeForm<MoveForm, MovedWith, void>({
    draft: { form: 'care.move', ...careDraft(child) },
    schema: useMemo(
      () =>
        typedForm(movedWith, undefined, (typed: MoveForm) => ({ ...typed, fromMinute: minuteOf(typed.fromMinute) })),
      [],
    ),
    defaultValues: {
      homeId: null,
      from: officeToday(),
      fromMinute: null,
      endReason: null,
      note: null,
      exception: EMPTY_EXCEPTION,
    },
    save: ({ exception, ...fields }) => steps.move(fields, exception),
    onSaved: onClose,
    fieldOf: underFields,
  });
  const { control } = form.form;
  const [homeId, from] = useWatch({ control, name: ['homeId', 'from'] });
  const placing = {
    personId: child.personId,
    homeId,
    kind: 'stay',
    from,
    to: null,
    basis: null,
    formerId: null,
  } as const;
  return (
    <StepDialog title={t('move.title')} text={t('move.text')} confirm={t('move.confirm')} form={form} onClose={onClose}>
      <HomeField control={control} name="homeId" day={from} />
      <FieldGrid>
        <DateField control={control} name="from" label={t('form.from')} hint={t('form.fromHint')} required />
        <TextField control={control} name="fromMinute" label={t('form.hour')} nullable />
      </FieldGrid>
      <SelectField
        control={control}
        name="endReason"
        label={t('form.endReason')}
        empty={t('form.choose')}
        options={useMoveReasons(from)}
        required
      />
      <LimitNotes control={control} placing={placing} />
      <TextAreaField control={control} name="note" label={t('form.note')} rows={2} nullable />
    </StepDialog>
  );
}

interface BeginForm extends WithException {
  from: string | null;
  fromMinute: string | null;
  endReason: string | null;
  note: string | null;
}
const begunWith = movedWith.omit({ homeId: true });

/** A planned stay begins. */
export function BeginDialog({ child, steps, onClose, line }: StepProps & { readonly line: PlacementLine }): ReactNode {
  const t = useText('care');
  const form = useOfficeForm<BeginForm, Omit<MovedWith, 'homeId'>, void>({
    draft: { form: 'care.begin', ...careDraft(child, line.id) },
    schema: useMemo(
      () =>
        typedForm(begunWith, undefined, (typed: BeginForm) => ({ ...typed, fromMinute: minuteOf(typed.fromMinute) })),
      [],
    ),
    defaultValues: {
      from: officeToday(),
      fromMinute: null,
      endReason: 'moved',
      note: null,
      exception: EMPTY_EXCEPTION,
    },
    save: ({ exception, ...fields }) => steps.begin(line, fields, exception),
    onSaved: onClose,
    fieldOf: underFields,
  });
  const { control } = form.form;
  const from = useWatch({ control, name: 'from' });
  const { personId } = child;
  const formerId = line.id;
  const placing = { personId, homeId: line.home.id, kind: 'stay', from, to: null, basis: null, formerId } as const;
  return (
    <StepDialog title={t('begin.title')} confirm={t('begin.confirm')} form={form} onClose={onClose}>
      <FieldGrid>
        <DateField control={control} name="from" label={t('form.from')} required />
        <TextField control={control} name="fromMinute" label={t('form.hour')} nullable />
      </FieldGrid>
      <SelectField
        control={control}
        name="endReason"
        label={t('form.endReason')}
        empty={t('form.choose')}
        options={useMoveReasons(from)}
        required
      />
      <LimitNotes control={control} placing={placing} />
      <TextAreaField control={control} name="note" label={t('form.note')} rows={2} nullable />
    </StepDialog>
  );
}

interface PlanForm extends WithException {
  homeId: string | null;
  from: string | null;
  note: string | null;
}

/** A place agreed on for a later day. */
export function PlanDialog({ child, steps, onClose }: StepProps): ReactNode {
  const t = useText('care');
  const form = useOfficeForm<PlanForm, PlanFields & { exception: ExceptionFields }, void>({
    draft: { form: 'care.plan', ...careDraft(child) },
    schema: useMemo(() => typedForm(planFields.extend({ exception: exceptionFields })), []),
    defaultValues: { homeId: null, from: null, note: null, exception: EMPTY_EXCEPTION },
    save: ({ exception, ...fields }) => steps.plan(fields, exception),
    onSaved: onClose,
    fieldOf: underFields,
  });
  const { control } = form.form;
  const [homeId, from] = useWatch({ control, name: ['homeId', 'from'] });
  const placing = {
    personId: child.personId,
    homeId,
    kind: 'stay',
    from,
    to: null,
    basis: null,
    formerId: null,
  } as const;
  return (
    <StepDialog title={t('plan.title')} text={t('plan.text')} confirm={t('plan.confirm')} form={form} onClose={onClose}>
      <HomeField control={control} name="homeId" day={from} />
      <DateField control={control} name="from" label={t('plan.from')} required />
      <LimitNotes control={control} placing={placing} />
      <TextAreaField control={control} name="note" label={t('form.note')} rows={2} nullable />
    </StepDialog>
  );
}

interface RespiteForm extends PlanForm {
  to: string | null;
}

/** A short stay elsewhere while the place stays the child's own. */
export function RespiteDialog({ child, steps, onClose }: StepProps): ReactNode {
  const t = useText('care');
  const form = useOfficeForm<RespiteForm, RespiteFields & { exception: ExceptionFields }, void>({
    draft: { form: 'care.respite', ...careDraft(child) },
    schema: useMemo(() => typedForm(respiteFields.extend({ exception: exceptionFields })), []),
    defaultValues: { homeId: null, from: null, to: null, note: null, exception: EMPTY_EXCEPTION },
    save: ({ exception, ...fields }) => steps.respite(fields, exception),
    onSaved: onClose,
    fieldOf: underFields,
  });
  const { control } = form.form;
  const [homeId, from, to] = useWatch({ control, name: ['homeId', 'from', 'to'] });
  const placing = { personId: child.personId, homeId, kind: 'respite', from, to, basis: null, formerId: null } as const;
  return (
    <StepDialog
      title={t('respite.title')}
      text={t('respite.text')}
      confirm={t('respite.confirm')}
      form={form}
      onClose={onClose}
    >
      <HomeField control={control} name="homeId" day={from} />
      <FieldGrid>
        <DateField control={control} name="from" label={t('respite.from')} required />
        <DateField control={control} name="to" label={t('respite.to')} required />
      </FieldGrid>
      <LimitNotes control={control} placing={placing} />
      <TextAreaField control={control} name="note" label={t('form.note')} rows={2} nullable />
    </StepDialog>
  );
}

import { useMemo, type ReactNode } from 'react';

import {
  extendFields,
  reservationFields,
  withdrawReason,
  type ReservationFields,
} from '#shared/features/foster-care/vacancies.schema.ts';
import type { HomeId, PersonId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useText } from '../../../i18n/index.ts';
import { DateField, FieldGrid, TextAreaField, useOfficeForm } from '../../../ui/form/index.ts';
import { fmt, officeToday } from '../../../ui/format.ts';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { StepDialog } from '../../../ui/step-dialog.tsx';
import { underFields } from '../care-draft.ts';
import { typedForm, type Typed } from '../typed-form.ts';
import type { KnownReservation, ReservationSteps } from './use-reservation-steps.ts';

export interface ToReserve {
  readonly home: { readonly id: HomeId; readonly name: string };
  readonly children: readonly { readonly personId: PersonId; readonly name: string }[];
  /** Until when a place is kept unless another day is typed. */
  readonly until: LocalDate;
}

/** Keeps places in a home for the children, all or none. */
export function ReserveDialog(props: {
  readonly what: ToReserve;
  readonly steps: ReservationSteps;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('vacancies');
  const { home, children, until } = props.what;
  const form = useOfficeForm<Typed<ReservationFields>, ReservationFields, void>({
    draft: {
      form: 'vacancies.reserve',
      ...(children[0] === undefined ? {} : { subject: { kind: 'person', id: children[0].personId } as const }),
      context: home.id,
    },
    schema: useMemo(() => typedForm(reservationFields), []),
    defaultValues: { homeId: home.id, from: officeToday(), until, note: null },
    save: (fields) =>
      props.steps.reserve(
        children.map(({ personId }) => personId),
        fields,
        home.name,
      ),
    onSaved: props.onClose,
    fieldOf: underFields,
  });
  const { control } = form.form;
  return (
    <StepDialog
      title={t('reserve.title')}
      text={t('reserve.text', { home: home.name, who: children.map(({ name }) => name).join(', ') })}
      confirm={t('reserve.confirm')}
      form={form}
      onClose={props.onClose}
    >
      <FieldGrid>
        <DateField control={control} name="from" label={t('reserve.from')} required />
        <DateField control={control} name="until" label={t('reserve.until')} required />
      </FieldGrid>
      <TextAreaField control={control} name="note" label={t('reserve.note')} rows={2} nullable />
    </StepDialog>
  );
}

export type ReservationStep = { readonly kind: 'extend' | 'withdraw'; readonly one: KnownReservation };

/** What asks something first about one reservation. */
export function ReservationDialog(props: {
  readonly step: ReservationStep;
  readonly steps: ReservationSteps;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('vacancies');
  const { step, steps, onClose } = props;
  const { one } = step;
  if (step.kind === 'extend') return <ExtendDialog one={one} steps={steps} onClose={onClose} />;
  return (
    <ReasonDialog
      title={t('withdraw.title')}
      text={t('withdraw.text', { what: one.what })}
      label={t('withdraw.reason')}
      confirm={t('withdraw.confirm')}
      schema={withdrawReason}
      draft={{ form: 'vacancies.withdraw', context: one.id }}
      onClose={onClose}
      onReason={(reason) => steps.withdraw(one, reason)}
    />
  );
}

function ExtendDialog(props: {
  readonly one: KnownReservation;
  readonly steps: ReservationSteps;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('vacancies');
  const { one, steps } = props;
  const form = useOfficeForm<{ until: string | null }, { until: LocalDate }, void>({
    draft: { form: 'vacancies.extend', context: one.id },
    schema: useMemo(() => typedForm(extendFields), []),
    defaultValues: { until: one.until },
    save: ({ until }) => steps.extend(one, until),
    onSaved: props.onClose,
    fieldOf: underFields,
  });
  return (
    <StepDialog
      title={t('extend.title')}
      text={t('extend.text', { what: one.what, date: fmt.date(one.until) })}
      confirm={t('extend.confirm')}
      form={form}
      onClose={props.onClose}
    >
      <DateField control={form.form.control} name="until" label={t('reserve.until')} required />
    </StepDialog>
  );
}

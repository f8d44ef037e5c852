import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';

import type { HomeCard, HomeContractLine, HomeFormLine } from '#shared/features/foster-care/homes.schema.ts';
import { localDateNamed, type LocalDate } from '#shared/kernel/local-date.ts';
import { requiredText } from '#shared/kernel/typed-text.ts';
import { useText } from '../../i18n/index.ts';
import { DateField, TextAreaField, useOfficeForm } from '../../ui/form/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { StepDialog } from '../../ui/step-dialog.tsx';
import { homeDraft, type HomeSteps } from './home-steps.ts';

interface Props {
  readonly card: HomeCard;
  readonly steps: HomeSteps;
  readonly onClose: () => void;
}

interface EndingForm {
  day: string | null;
  reason: string;
}
interface Ending {
  day: LocalDate;
  reason: string;
}

const endFormSchema: z.ZodType<Ending, EndingForm> = z.object({
  day: localDateNamed('Forma do', 'podaj datę, do której obowiązuje forma'),
  reason: requiredText('Powód zakończenia', 'podaj powód zakończenia', { min: 3, max: 300 }),
});

const endContractSchema: z.ZodType<Ending, EndingForm> = z.object({
  day: localDateNamed('Data rozwiązania', 'podaj datę rozwiązania umowy'),
  reason: requiredText('Powód rozwiązania', 'podaj powód rozwiązania', { min: 3, max: 300 }),
});

/** A form ends and none follows. */
export function EndFormDialog({ card, steps, onClose, line }: Props & { readonly line: HomeFormLine }): ReactNode {
  const t = useText('homes');
  const form = useOfficeForm<EndingForm, Ending, void>({
    draft: { form: 'homes.endForm', ...homeDraft(card, line.id) },
    schema: useMemo(() => endFormSchema, []),
    defaultValues: { day: officeToday(), reason: '' },
    save: ({ day, reason }) => steps.endForm(line, day, reason),
    onSaved: onClose,
    fieldOf: (path) => (path === 'to' ? 'day' : path === 'reason' ? 'reason' : null),
  });
  return (
    <StepDialog
      title={t('endForm.title', { form: line.form.label })}
      text={t('endForm.text')}
      confirm={t('endForm.confirm')}
      form={form}
      onClose={onClose}
    >
      <DateField control={form.form.control} name="day" label={t('endForm.to')} required />
      <TextAreaField control={form.form.control} name="reason" label={t('endForm.reason')} rows={2} required />
    </StepDialog>
  );
}

/** A contract ends before its day. */
export function EndContractDialog({
  card,
  steps,
  onClose,
  line,
}: Props & { readonly line: HomeContractLine }): ReactNode {
  const t = useText('homes');
  const form = useOfficeForm<EndingForm, Ending, void>({
    draft: { form: 'homes.endContract', ...homeDraft(card, line.id) },
    schema: useMemo(() => endContractSchema, []),
    defaultValues: { day: officeToday(), reason: '' },
    save: ({ day, reason }) => steps.endContract(line, day, reason),
    onSaved: onClose,
    fieldOf: (path) => (path === 'on' ? 'day' : path === 'reason' ? 'reason' : null),
  });
  return (
    <StepDialog
      title={t('endContract.title')}
      text={t('endContract.text', { kind: line.kind.label, period: fmt.period(line.from, line.to) })}
      confirm={t('endContract.confirm')}
      form={form}
      onClose={onClose}
    >
      <DateField control={form.form.control} name="day" label={t('endContract.on')} required />
      <TextAreaField control={form.form.control} name="reason" label={t('endContract.reason')} rows={2} required />
    </StepDialog>
  );
}

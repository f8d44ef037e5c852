import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';

import { assignProblems } from '#shared/features/families/families.rules.ts';
import type { FamilyCard } from '#shared/features/families/families.schema.ts';
import { userId, type UserId } from '#shared/kernel/ids.ts';
import { localDateNamed, type LocalDate } from '#shared/kernel/local-date.ts';
import { useText } from '../../i18n/index.ts';
import { LimitReasonField, useLimitCheck } from '../../ui/caseload-limit.tsx';
import { DateField, FieldGrid, SelectField, useOfficeForm } from '../../ui/form/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { StepDialog } from './step-dialog.tsx';

interface AssignForm {
  workerId: string | null;
  from: string | null;
  limitReason: string;
}
interface Assigned {
  workerId: UserId | null;
  from: LocalDate;
  limitReason: string | null;
}

/** Another worker leads the family: who and since when. */
export function AssignDialog(props: {
  card: FamilyCard;
  workers: readonly { readonly id: UserId; readonly displayName: string }[];
  onClose: () => void;
  onAssign: (workerId: UserId | null, from: LocalDate, limitReason: string | null) => Promise<void>;
}): ReactNode {
  const t = useText('families');
  const { card, workers, onClose, onAssign } = props;
  const present = card.workers.find(({ to }) => to === null);
  const form = useOfficeForm<AssignForm, Assigned, void>({
    draft: { form: 'families.assign', subject: { kind: 'family', id: card.id } },
    schema: useMemo(() => assignSchema(), []),
    defaultValues: { workerId: present?.userId ?? null, from: officeToday(), limitReason: '' },
    save: ({ workerId, from, limitReason }) => onAssign(workerId, from, limitReason),
    onSaved: onClose,
  });
  const { control } = form.form;
  const [workerId, from] = useWatch({ control, name: ['workerId', 'from'] });
  const same = workerId === (present?.userId ?? null);
  const check = useLimitCheck({ workerId: same ? null : workerId, from, families: [card.id] });
  const textOf = (): string => {
    if (present === undefined) return t('assign.textNobody');
    const said = { worker: present.displayName, date: fmt.date(present.from) };
    // From their first day on the present worker never led: the entry is corrected.
    return from === present.from ? t('assign.textSameDay', said) : t('assign.text', said);
  };
  return (
    <StepDialog
      title={t('assign.title', { name: card.name })}
      text={textOf()}
      confirm={t('assign.confirm')}
      form={form}
      onClose={onClose}
    >
      <FieldGrid>
        <SelectField
          control={control}
          name="workerId"
          label={t('assign.worker')}
          empty={t('form.noWorker')}
          options={workers.map((one) => ({ value: one.id, label: one.displayName }))}
        />
        <DateField control={control} name="from" label={t('assign.from')} required />
      </FieldGrid>
      <LimitReasonField
        control={control}
        name="limitReason"
        check={check}
        asked={form.form.getFieldState('limitReason', form.form.formState).error !== undefined}
      />
    </StepDialog>
  );
}

function assignSchema(): z.ZodType<Assigned, AssignForm> {
  return z
    .object({
      workerId: userId.nullable(),
      from: localDateNamed('Prowadzi od', 'podaj datę, od której pracownik prowadzi rodzinę'),
      limitReason: z
        .string()
        .trim()
        .transform((text) => (text === '' ? null : text)),
    })
    .superRefine(({ from }, context) => {
      for (const { path, message } of assignProblems(from, officeToday())) {
        context.addIssue({ code: 'custom', path: path.split('.'), message });
      }
    });
}

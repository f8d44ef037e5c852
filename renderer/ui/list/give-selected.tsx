import { useMemo, useState, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';

import { handOverInput } from '#shared/features/caseloads/caseloads.schema.ts';
import { handOverProblems } from '#shared/features/caseloads/caseloads.rules.ts';
import { familyId, personId, userId, type UserId } from '#shared/kernel/ids.ts';
import { localDateNamed, type LocalDate } from '#shared/kernel/local-date.ts';
import { shortText } from '#shared/kernel/typed-text.ts';
import { useCan, useClient } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import { Action } from '../action.tsx';
import { LimitReasonField, useLimitCheck } from '../caseload-limit.tsx';
import { DateField, FieldGrid, SelectField, TextAreaField, useOfficeForm, Wide } from '../form/index.ts';
import { fmt, officeToday } from '../format.ts';
import { Notice } from '../states.tsx';
import { StepDialog } from '../step-dialog.tsx';
import { useToast } from '../toast.tsx';
import { useRecordsChanged } from '../records-changed.ts';
import { useUndoHandOver } from '../undo-hand-over.ts';
import { useWorkers } from '../use-workers.ts';

interface GiveForm {
  toId: string;
  from: string | null;
  reason: string;
  limitReason: string;
}
interface Given {
  readonly toId: UserId;
  readonly from: LocalDate;
  readonly reason: string;
  readonly limitReason: string | null;
}

interface Selected {
  readonly kind: 'family' | 'person';
  /** Ids of the selected rows that are shown; a protected record cannot be given by who does not see it. */
  readonly ids: readonly string[];
  /** How many selected rows are protected from the user. */
  readonly hidden: number;
}

/** „Zmień prowadzącego” for the selected rows: one step for all of them, everything or nothing, with its undo. */
export function GiveSelected(props: Selected & { readonly onGiven: () => void }): ReactNode {
  const t = useText('caseloads');
  const can = useCan();
  const [open, setOpen] = useState(false);
  if (!can('caseloads.handOver')) return null;
  return (
    <>
      <Action
        size="small"
        label={t('selected.open')}
        onClick={() => setOpen(true)}
        {...(props.ids.length === 0 ? { disabled: true } : {})}
      />
      {open ? <GiveDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function GiveDialog(props: Selected & { readonly onGiven: () => void; readonly onClose: () => void }): ReactNode {
  const { kind, ids, hidden, onGiven, onClose } = props;
  const t = useText('caseloads');
  const client = useClient();
  const toast = useToast();
  const workers = useWorkers();
  const changed = useRecordsChanged();
  const undo = useUndoHandOver();
  const form = useOfficeForm<GiveForm, Given, void>({
    schema: useMemo(() => giveSchema(t('form.toMissing')), [t]),
    draft: { form: 'caseloads.hand-over', context: 'selected' },
    defaultValues: { toId: '', from: officeToday(), reason: '', limitReason: '' },
    save: async (typed) => {
      const done = await client.caseloads.handOver({
        ...typed,
        fromId: null,
        families: kind === 'family' ? ids.map((one) => familyId.parse(one)) : [],
        people: kind === 'person' ? ids.map((one) => personId.parse(one)) : [],
      });
      await changed();
      const name = workers.data?.find((one) => one.id === typed.toId)?.displayName ?? '';
      const { families, people, tasks } = done;
      toast({
        text: t('form.done', { families, people, tasks, day: fmt.date(typed.from), name }),
        undo: undo.fromToast(done.id),
      });
    },
    onSaved: () => {
      onClose();
      onGiven();
    },
  });
  const { control } = form.form;
  const [toId, from] = useWatch({ control, name: ['toId', 'from'] });
  const check = useLimitCheck({ workerId: toId, from, families: kind === 'family' ? ids : [] });
  const title = kind === 'family' ? 'selected.titleFamilies' : 'selected.titlePeople';
  return (
    <StepDialog title={t(title, { count: ids.length })} confirm={t('selected.confirm')} form={form} onClose={onClose}>
      {hidden === 0 ? null : <Notice>{t('selected.hidden')}</Notice>}
      <FieldGrid>
        <SelectField
          control={control}
          name="toId"
          label={t('form.to')}
          empty={t('form.choose')}
          required
          options={(workers.data ?? []).map((one) => ({ value: one.id, label: one.displayName }))}
        />
        <DateField control={control} name="from" label={t('form.since')} required />
        <Wide>
          <TextAreaField control={control} name="reason" label={t('form.reason')} rows={2} required />
        </Wide>
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

function giveSchema(toMissing: string): z.ZodType<Given, GiveForm> {
  return z
    .object({
      toId: userId.or(z.literal('')).refine((one) => one !== '', toMissing),
      from: localDateNamed('Przekazanie od', 'podaj datę, od której obowiązuje przekazanie'),
      reason: handOverInput.shape.reason,
      limitReason: shortText('Powód przekroczenia limitu', 'podaj powód przekroczenia limitu', 500),
    })
    .transform((typed, context): Given => {
      for (const { path, message } of handOverProblems(typed.from, officeToday())) {
        context.addIssue({ code: 'custom', path: path.split('.'), message });
      }
      if (typed.toId === '') return z.NEVER;
      const limitReason = typed.limitReason === '' ? null : typed.limitReason;
      return { toId: typed.toId, from: typed.from, reason: typed.reason, limitReason };
    });
}

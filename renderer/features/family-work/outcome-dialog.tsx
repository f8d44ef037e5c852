import { useMemo, type ReactNode } from 'react';

import { GOAL_RESULT_LABELS } from '#shared/features/family-work/family-work.labels.ts';
import { GOAL_RESULTS, type OutcomeFields, type Plan } from '#shared/features/family-work/plans.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { DateField, SelectField, TextAreaField, useOfficeForm } from '../../ui/form/index.ts';
import { officeToday } from '../../ui/format.ts';
import { useToast } from '../../ui/toast.tsx';
import { useWorkChanged } from './queries.ts';
import { WorkDialog } from './work-dialog.tsx';
import { outcomeSchema, type OutcomeForm } from './work-schemas.ts';

/** What came of a goal. */
export function OutcomeDialog(props: {
  familyId: FamilyId;
  goal: Plan['goals'][number];
  /** First day of the goal's plan. */
  planFrom: LocalDate;
  onClose: () => void;
}): ReactNode {
  const t = useText('work');
  const client = useClient();
  const toast = useToast();
  const changed = useWorkChanged();
  const { familyId, goal, planFrom, onClose } = props;
  const form = useOfficeForm<OutcomeForm, OutcomeFields, void>({
    schema: useMemo(() => outcomeSchema(planFrom, officeToday()), [planFrom]),
    draft: { form: 'plans.outcome', subject: { kind: 'family', id: familyId }, context: goal.id },
    defaultValues: { result: goal.outcome?.result ?? null, on: officeToday(), text: goal.outcome?.text ?? null },
    save: async (fields) => {
      await client.plans.recordOutcome({ goalId: goal.id, fields });
      await changed();
      toast({ text: t('plans.outcomeForm.saved') });
    },
    onSaved: onClose,
  });
  const { control } = form.form;
  return (
    <WorkDialog
      title={t('plans.outcomeForm.title')}
      text={goal.goal}
      confirm={t('plans.outcomeForm.save')}
      form={form}
      onClose={onClose}
    >
      <SelectField
        control={control}
        name="result"
        label={t('plans.outcomeForm.result')}
        empty={t('plans.outcomeForm.choose')}
        options={GOAL_RESULTS.map((value) => ({ value, label: GOAL_RESULT_LABELS[value] }))}
        required
      />
      <DateField control={control} name="on" label={t('plans.outcomeForm.on')} side="past" required />
      <TextAreaField control={control} name="text" label={t('plans.outcomeForm.text')} rows={3} nullable />
    </WorkDialog>
  );
}

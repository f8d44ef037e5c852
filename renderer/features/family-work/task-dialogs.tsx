import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';

import { cancelReason, closeNote, type ShownTask, type TaskFields } from '#shared/features/family-work/tasks.schema.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';
import { userId, type FamilyId, type UserId } from '#shared/kernel/ids.ts';
import { useClient, useSignedIn } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { DateField, SelectField, TextAreaField, TextField, useOfficeForm } from '../../ui/form/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useWorkers } from '../../ui/use-workers.ts';
import { AssessDialog } from './assessments.tsx';
import { useTaskSteps } from './use-task-steps.ts';
import { WorkDialog } from './work-dialog.tsx';
import { moveSchema, taskSchema, type Moved, type MoveForm, type TaskForm } from './work-schemas.ts';

export type TaskStep = 'assess' | 'finish' | 'move' | 'give' | 'cancel';

interface StepProps {
  task: ShownTask;
  onClose: () => void;
}

/** Asks what a step needs to know. */
export function TaskDialog({ step, ...props }: StepProps & { step: TaskStep }): ReactNode {
  switch (step) {
    case 'assess':
      return props.task.record.kind === 'family' ? (
        <AssessDialog familyId={props.task.record.id as FamilyId} onClose={props.onClose} />
      ) : null;
    case 'finish':
      return <FinishTask {...props} />;
    case 'move':
      return <MoveTask {...props} />;
    case 'give':
      return <GiveTask {...props} />;
    case 'cancel':
      return <CancelTask {...props} />;
  }
}

/** The card's record, if the user reaches it; its id is one of the kind it says. */
const placeOf = ({ record, reached, id }: ShownTask) => ({
  ...(reached ? { subject: { kind: record.kind, id: record.id } as WorkRecord } : {}),
  context: id,
});

function FinishTask({ task, onClose }: StepProps): ReactNode {
  const t = useText('work');
  const steps = useTaskSteps(task);
  const form = useOfficeForm<{ note: string | null }, { note: string | null }, void>({
    schema: useMemo(() => z.strictObject({ note: closeNote }), []),
    draft: { form: 'tasks.finish', ...placeOf(task) },
    defaultValues: { note: null },
    save: ({ note }) => steps.finish(note),
    onSaved: onClose,
  });
  return (
    <WorkDialog
      title={task.what}
      text={t('tasks.finishText')}
      confirm={t('tasks.finish')}
      form={form}
      onClose={onClose}
    >
      <TextAreaField control={form.form.control} name="note" label={t('tasks.finishNote')} rows={3} nullable />
    </WorkDialog>
  );
}

function MoveTask({ task, onClose }: StepProps): ReactNode {
  const t = useText('work');
  const steps = useTaskSteps(task);
  const form = useOfficeForm<MoveForm, Moved, void>({
    schema: useMemo(() => moveSchema(task.dueOn, officeToday()), [task.dueOn]),
    draft: { form: 'tasks.move', ...placeOf(task) },
    defaultValues: { dueOn: task.dueOn, reason: '' },
    save: ({ dueOn, reason }) => steps.move(dueOn, reason),
    onSaved: onClose,
  });
  return (
    <WorkDialog
      title={t('tasks.moveTitle')}
      text={t('tasks.moveText', { date: fmt.date(task.dueOn) })}
      confirm={t('tasks.moveConfirm')}
      form={form}
      onClose={onClose}
    >
      <DateField control={form.form.control} name="dueOn" label={t('tasks.moveDue')} side="ahead" required />
      <TextField control={form.form.control} name="reason" label={t('tasks.moveReason')} required />
    </WorkDialog>
  );
}

function GiveTask({ task, onClose }: StepProps): ReactNode {
  const t = useText('work');
  const steps = useTaskSteps(task);
  const workers = useWorkers();
  const form = useOfficeForm<{ userId: string }, { userId: UserId }, void>({
    schema: useMemo(() => z.object({ userId }) as z.ZodType<{ userId: UserId }, { userId: string }>, []),
    draft: { form: 'tasks.give', ...placeOf(task) },
    defaultValues: { userId: task.userId },
    save: (values) => steps.give(values.userId),
    onSaved: onClose,
  });
  return (
    <WorkDialog
      title={t('tasks.giveTitle')}
      text={task.what}
      confirm={t('tasks.giveConfirm')}
      form={form}
      onClose={onClose}
    >
      <SelectField
        control={form.form.control}
        name="userId"
        label={t('tasks.who')}
        options={(workers.data ?? [{ id: task.userId, displayName: task.userName }]).map((one) => ({
          value: one.id,
          label: one.displayName,
        }))}
        required
      />
    </WorkDialog>
  );
}

function CancelTask({ task, onClose }: StepProps): ReactNode {
  const t = useText('work');
  const steps = useTaskSteps(task);
  return (
    <ReasonDialog
      title={t('tasks.cancelTitle')}
      text={task.what}
      label={t('tasks.cancelReason')}
      confirm={t('tasks.cancelConfirm')}
      schema={cancelReason}
      draft={{ form: 'tasks.cancel', ...placeOf(task) }}
      onClose={onClose}
      onReason={steps.cancel}
    />
  );
}

/** A task by hand, about the record whose card is open. */
export function AddTask({ record, onClose }: { record: WorkRecord; onClose: () => void }): ReactNode {
  const t = useText('work');
  const client = useClient();
  const { user } = useSignedIn();
  const workers = useWorkers();
  const { after } = useTaskSteps(null);
  const form = useOfficeForm<TaskForm, TaskFields, void>({
    schema: useMemo(() => taskSchema(officeToday()), []),
    draft: { form: 'tasks.add', subject: record },
    defaultValues: { what: '', dueOn: null, userId: user.id },
    save: async (fields) => {
      await client.tasks.add({ record, fields });
      await after(t('tasks.added'));
    },
    onSaved: onClose,
  });
  const { control } = form.form;
  const listed = workers.data ?? [];
  const options = listed.some(({ id }) => id === user.id) ? listed : [...listed, user];
  return (
    <WorkDialog title={t('tasks.addTitle')} confirm={t('tasks.addConfirm')} form={form} onClose={onClose}>
      <TextField control={control} name="what" label={t('tasks.what')} required />
      <DateField control={control} name="dueOn" label={t('tasks.dueOn')} side="ahead" required />
      <SelectField
        control={control}
        name="userId"
        label={t('tasks.who')}
        options={options.map((one) => ({ value: one.id, label: one.displayName }))}
        required
      />
    </WorkDialog>
  );
}

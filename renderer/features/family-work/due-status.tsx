import type { ReactNode } from 'react';

import { TASK_STATE_LABELS } from '#shared/features/family-work/family-work.labels.ts';
import type { TaskState } from '#shared/features/family-work/tasks.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { Status } from '../../ui/status.tsx';

/** A term as icon and words: overdue, today, ahead; of what is closed only how it ended. `short` draws the day alone. */
export function DueStatus({ dueOn, state, short }: { dueOn: LocalDate; state: TaskState; short?: boolean }): ReactNode {
  if (state === 'done') return <Status kind="done">{TASK_STATE_LABELS.done}</Status>;
  if (state === 'cancelled') return <Status kind="planned">{TASK_STATE_LABELS.cancelled}</Status>;
  const today = officeToday();
  const kind = dueOn < today ? 'late' : dueOn === today ? 'running' : 'planned';
  return (
    <Status kind={kind}>
      {fmt.date(dueOn)}
      <span {...(short === true ? { className: 'sr-only' } : {})}>, {fmt.distance(dueOn)}</span>
    </Status>
  );
}

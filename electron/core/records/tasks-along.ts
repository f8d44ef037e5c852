import {
  insertMovedTasks,
  movedTasks,
  tasksGoingAlong,
  type MovedTask,
} from '#db/repositories/handover-tasks.repository.ts';
import { changeTask, storedTask } from '#db/repositories/tasks.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import type { RecordId, UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Audit } from '../calls/unit-of-work.ts';
import type { RecordKind } from './viewer.ts';

/** A record that was given away, and who led it before. */
export interface GivenRecord {
  readonly kind: RecordKind;
  readonly recordId: string;
  readonly formerId: UserId | null;
}

/** Who takes records over, and from which day. */
export interface Taking {
  readonly toId: UserId;
  readonly from: LocalDate;
  readonly today: LocalDate;
  /** The handing over it happens with; its undo gives the tasks back. */
  readonly handoverId?: RecordId;
}

/**
 * Gives the open tasks of the former workers to the taker, each with its row in the log: the step of every change of
 * worker, after the records were given. @returns how many
 */
export async function moveTasks(
  tx: Tx,
  audit: Audit,
  { toId, from, today, handoverId }: Taking,
  given: readonly GivenRecord[],
): Promise<number> {
  const moved: MovedTask[] = [];
  for (const formerId of new Set(given.map((one) => one.formerId))) {
    if (formerId === null || formerId === toId) continue;
    const idsOf = (kind: RecordKind) =>
      given.filter((one) => one.kind === kind && one.formerId === formerId).map(({ recordId }) => recordId);
    const leaving = { formerId, families: idsOf('family'), people: idsOf('person'), from, today };
    for (const task of await tasksGoingAlong(tx, leaving)) {
      const version = await changeTask(tx, task.id, task.version, { userId: toId });
      if (version === null) continue;
      moved.push({ id: task.id, formerId, version });
      await audit({
        subjects: [task.record],
        fields: ['userId'],
        before: { userId: formerId },
        after: { userId: toId },
        detail: {
          taskId: task.id,
          taskVersion: version,
          ...(handoverId === undefined ? {} : { handover: handoverId }),
        },
      });
    }
  }
  if (handoverId !== undefined) await insertMovedTasks(tx, handoverId, moved);
  return moved.length;
}

/** Gives back the tasks that nobody changed since; the others stay where they are. */
export async function moveTasksBack(
  tx: Tx,
  audit: Audit,
  { id: handoverId, toId }: { readonly id: RecordId; readonly toId: UserId },
): Promise<{ readonly tasks: number; readonly tasksLeft: number }> {
  let tasks = 0;
  const moved = await movedTasks(tx, handoverId);
  for (const { id, formerId, version } of moved) {
    const task = await storedTask(tx, id);
    if (task?.state !== 'open' || task.version !== version || task.userId !== toId) continue;
    const next = await changeTask(tx, id, version, { userId: formerId });
    if (next === null) continue;
    tasks += 1;
    await audit({
      subjects: [task.record],
      fields: ['userId'],
      before: { userId: toId },
      after: { userId: formerId },
      detail: { taskId: id, taskVersion: next, handover: handoverId },
    });
  }
  return { tasks, tasksLeft: moved.length - tasks };
}

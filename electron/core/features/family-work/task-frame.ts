import {
  changeTask as writeTask,
  storedTask,
  type StoredTask,
  type TaskChange,
} from '#db/repositories/tasks.repository.ts';
import { taskChangesSince } from '#db/repositories/history.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import { command } from '../../calls/unit-of-work.ts';
import { requireSight, viewerOf, type Viewer } from '../../records/viewer.ts';

/** What a step writes, with the names and values the audit row keeps. */
interface Step {
  readonly change: TaskChange;
  readonly fields: readonly string[];
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

export interface TaskTarget {
  readonly id: RecordId;
  readonly version: number;
}

/**
 * The frame of every change of a task: sight of its record, the change if nobody was quicker, one audit row. Whoever was given
 * a task works on it also without reaching its record, as long as no protection hides that.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED {ask}; CONFLICT {changedByName, changedAt, fields}
 */
export async function changeTask(
  deps: Deps,
  actor: Actor,
  { id, version }: TaskTarget,
  work: (tx: Tx, task: StoredTask, viewer: Viewer) => Promise<Step> | Step,
): Promise<{ id: RecordId; version: number }> {
  const viewer = viewerOf(deps, actor, 'tasks.edit');
  return await command(deps, actor, async (tx, audit) => {
    const task = await storedTask(tx, id);
    if (task === null) throw new AppError('NOT_FOUND', { kind: 'task' });
    const sight = task.userId === viewer.userId ? ({ ...viewer, reach: 'all' } as const) : viewer;
    await requireSight(tx, sight, task.record.kind, [task.record.id]);
    const { change, ...entry } = await work(tx, task, viewer);
    const next = await writeTask(tx, id, version, change);
    if (next === null) throw new AppError('CONFLICT', { ...(await taskChangesSince(tx, task, version)) });
    await audit({ subjects: [task.record], ...entry, detail: { taskId: id, taskVersion: next } });
    return { id, version: next };
  });
}

/** @throws AppError ALREADY_DONE when the task is closed */
export function refuseClosed(task: StoredTask): void {
  if (task.state !== 'open') throw new AppError('ALREADY_DONE', { state: task.state });
}

/** @throws AppError RULE_BROKEN when the task is that of a family's next assessment, which follows from law and assessments */
export function refuseOfAssessment(task: StoredTask, rule: 'assessment-task' | 'assessment-term'): void {
  if (task.source === 'assessment') throw new AppError('RULE_BROKEN', { rule });
}

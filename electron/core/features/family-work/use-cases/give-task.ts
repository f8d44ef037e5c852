import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId, UserId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { changeTask, refuseClosed, type TaskTarget } from '../task-frame.ts';
import { ownerProblems } from '../work-record.ts';

/** Gives an open task to another worker. */
export async function giveTask(
  deps: Deps,
  actor: Actor,
  input: TaskTarget & { readonly userId: UserId },
): Promise<{ id: RecordId; version: number }> {
  const { userId } = input;
  return await changeTask(deps, actor, input, async (tx, task, viewer) => {
    refuseClosed(task);
    if (task.userId === userId) throw new AppError('ALREADY_DONE', { state: 'assigned' });
    refuseProblems(null, await ownerProblems(tx, viewer, 'userId', 'Kto', userId));
    return { change: { userId }, fields: ['userId'], before: { userId: task.userId }, after: { userId } };
  });
}

import type { RecordId } from '#shared/kernel/ids.ts';
import { blankToNull } from '#shared/kernel/typed-text.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { changeTask, refuseClosed, refuseOfAssessment, type TaskTarget } from '../task-frame.ts';

/**
 * Closes a task as done, with a remark if there is one, or as cancelled, with the reason. That of an assessment is closed by
 * the assessment alone.
 */
export async function closeTask(
  deps: Deps,
  actor: Actor,
  target: TaskTarget,
  closing: { readonly state: 'done' | 'cancelled'; readonly note: string | null },
): Promise<{ id: RecordId; version: number }> {
  const { state } = closing;
  const note = blankToNull(closing.note);
  return await changeTask(deps, actor, target, (_tx, task, viewer) => {
    refuseClosed(task);
    refuseOfAssessment(task, 'assessment-task');
    return {
      change: { closed: { state, on: viewer.today, by: actor.userId, note } },
      fields: ['state'],
      before: { state: task.state },
      after: { state },
    };
  });
}

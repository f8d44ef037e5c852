import { assessmentDueOf } from '#db/repositories/assessments.repository.ts';
import { openAssessmentTask } from '#db/repositories/tasks.repository.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { changeTask, type TaskTarget } from '../task-frame.ts';

/** Undoes finishing or cancelling a task. */
export async function reopenTask(
  deps: Deps,
  actor: Actor,
  target: TaskTarget,
): Promise<{ id: RecordId; version: number }> {
  return await changeTask(deps, actor, target, async (tx, task, viewer) => {
    const { record, source, state } = task;
    if (state === 'open') throw new AppError('ALREADY_DONE', { state: 'open' });
    if (source === 'assessment' && record.kind === 'family' && (await openAssessmentTask(tx, record.id)) !== null) {
      throw new AppError('RULE_BROKEN', { rule: 'assessment-open' });
    }
    if (source === 'assessment' && record.kind === 'family') {
      // Only the assessment would close it again.
      if ((await assessmentDueOf(tx, record.id, viewer.today)) === null)
        throw new AppError('RULE_BROKEN', { rule: 'assessment-not-due' });
    }
    return { change: { reopened: true }, fields: ['state'], before: { state }, after: { state: 'open' } };
  });
}

import { insertTaskMove } from '#db/repositories/tasks.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import { termProblems } from '#shared/features/family-work/family-work.rules.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { changeTask, refuseClosed, refuseOfAssessment, type TaskTarget } from '../task-frame.ts';

/** Gives a task another day with the reason. The term of an assessment is the law's and is not moved. */
export async function moveTask(
  deps: Deps,
  actor: Actor,
  input: TaskTarget & { readonly dueOn: LocalDate; readonly reason: string },
): Promise<{ id: RecordId; version: number }> {
  const { id, dueOn, reason } = input;
  return await changeTask(deps, actor, input, async (tx, task, viewer) => {
    refuseClosed(task);
    refuseOfAssessment(task, 'assessment-term');
    if (task.dueOn === dueOn) throw new AppError('ALREADY_DONE', { state: 'moved' });
    refuseProblems(null, termProblems('Nowy termin', 'dueOn', dueOn, viewer.today));
    const change = { by: actor.userId, at: deps.clock.now() };
    const moveId = asRecordId(deps.ids.next());
    await insertTaskMove(tx, { id: moveId, taskId: id, from: task.dueOn, to: dueOn, reason, change });
    return { change: { dueOn }, fields: ['dueOn'], before: { dueOn: task.dueOn }, after: { dueOn } };
  });
}

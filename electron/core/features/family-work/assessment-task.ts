import { assignmentsOf } from '#db/repositories/assignments.repository.ts';
import {
  changeTask,
  insertTaskMove,
  insertTasks,
  openAssessmentTask,
  storedTask,
} from '#db/repositories/tasks.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import type { AssessmentDue } from '#shared/features/family-work/assessments.schema.ts';
import { ASSESSMENT_TASK } from '#shared/features/family-work/family-work.labels.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';

/** Why the program itself moved or closed the task; words of the office's record. */
const REASON_TERM = 'termin liczony na nowo po zmianie ocen rodziny';
const REASON_END = 'ocena nie jest już potrzebna';

/** Keeps the one open task of a family's next assessment at its term: of the worker who leads, else of the actor. */
export async function keepAssessmentTask(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  familyId: FamilyId,
  due: AssessmentDue,
): Promise<void> {
  const change = { by: actor.userId, at: deps.clock.now() };
  const newId = () => asRecordId(deps.ids.next());
  const open = await openAssessmentTask(tx, familyId);
  const task = open === null ? null : await storedTask(tx, open);
  if (task === null) {
    if (due === null) return;
    const workers = await assignmentsOf(tx, 'family', familyId);
    const userId = workers.find(({ to }) => to === null)?.userId ?? actor.userId;
    const record = { kind: 'family', id: familyId } as const;
    await insertTasks(tx, [
      { id: newId(), record, what: ASSESSMENT_TASK, dueOn: due.on, userId, source: 'assessment', change },
    ]);
    return;
  }
  if (due === null) {
    const closed = { state: 'cancelled', on: today(change.at), by: actor.userId, note: REASON_END } as const;
    await changeTask(tx, task.id, task.version, { closed });
    return;
  }
  if (task.dueOn === due.on) return;
  await insertTaskMove(tx, { id: newId(), taskId: task.id, from: task.dueOn, to: due.on, reason: REASON_TERM, change });
  await changeTask(tx, task.id, task.version, { dueOn: due.on });
}

import { assessmentDueOf } from '#db/repositories/assessments.repository.ts';
import { assignmentsOf, type Assignment } from '#db/repositories/assignments.repository.ts';
import {
  changeTask,
  insertTaskMove,
  insertTasks,
  openAssessmentTask,
  storedTask,
} from '#db/repositories/tasks.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { ASSESSMENT_TASK } from '#shared/features/family-work/family-work.labels.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import { today, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../calls/actor.ts';
import type { Deps } from '../calls/deps.ts';
import type { Audit } from '../calls/unit-of-work.ts';

/** Why the program itself moved or closed the task; words of the office's record. */
const REASON_TERM = 'termin liczony na nowo po zmianie ocen rodziny';
const REASON_END = 'ocena nie jest już potrzebna';

/**
 * Keeps the one open task of a family's next assessment at its term, of the worker who leads the family on that day, else of
 * the actor: after every change of what the term follows from, of the worker and of the archive, and on every new day. Somebody
 * to whom it was given stays with it until the leader changes. Each change of the task has its row in the log.
 */
export async function keepAssessmentTask(
  tx: Tx,
  audit: Audit,
  deps: Pick<Deps, 'clock' | 'ids'>,
  actor: Pick<Actor, 'userId'>,
  familyId: FamilyId,
  { leaderChanged = false }: { readonly leaderChanged?: boolean } = {},
): Promise<void> {
  const change = { by: actor.userId, at: deps.clock.now() };
  const now = today(change.at);
  const newId = () => asRecordId(deps.ids.next());
  const due = await assessmentDueOf(tx, familyId, now);
  const open = await openAssessmentTask(tx, familyId);
  const task = open === null ? null : await storedTask(tx, open);
  if (due === null) {
    if (task === null) return;
    const closed = { state: 'cancelled', on: now, by: actor.userId, note: REASON_END } as const;
    const taskVersion = await changeTask(tx, task.id, task.version, { closed });
    await audit({
      subjects: [task.record],
      fields: ['state'],
      before: { state: 'open' },
      after: { state: 'cancelled' },
      detail: { taskId: task.id, taskVersion },
    });
    return;
  }
  const workers = await assignmentsOf(tx, 'family', familyId);
  const leader = leaderOn(workers, due.on > now ? due.on : now);
  if (task === null) {
    const record = { kind: 'family', id: familyId } as const;
    const userId = leader ?? actor.userId;
    const id = newId();
    await insertTasks(tx, [{ id, record, what: ASSESSMENT_TASK, dueOn: due.on, userId, source: 'assessment', change }]);
    const after = { dueOn: due.on, userId };
    await audit({ subjects: [record], fields: ['dueOn', 'userId'], after, detail: { taskId: id, taskVersion: 1 } });
    return;
  }
  // Who never led the family has the task because somebody gave it.
  const isGiven = !workers.some((one) => one.userId === task.userId);
  const userId = isGiven && !leaderChanged ? task.userId : (leader ?? task.userId);
  if (task.dueOn === due.on && task.userId === userId) return;
  if (task.dueOn !== due.on) {
    const move = { id: newId(), taskId: task.id, from: task.dueOn, to: due.on, reason: REASON_TERM, change };
    await insertTaskMove(tx, move);
  }
  const taskVersion = await changeTask(tx, task.id, task.version, { dueOn: due.on, userId });
  await audit({
    subjects: [task.record],
    fields: [...(task.dueOn === due.on ? [] : ['dueOn']), ...(task.userId === userId ? [] : ['userId'])],
    before: { dueOn: task.dueOn, userId: task.userId },
    after: { dueOn: due.on, userId },
    detail: { taskId: task.id, taskVersion },
  });
}

function leaderOn(workers: readonly Assignment[], day: LocalDate): Assignment['userId'] | null {
  return workers.find(({ from, to }) => from <= day && (to === null || to >= day))?.userId ?? null;
}

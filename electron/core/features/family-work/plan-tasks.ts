import { changeTask, openPlanTasks } from '#db/repositories/tasks.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import type { FamilyId, UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Audit } from '../../calls/unit-of-work.ts';

/** Words of the office's record: why the program itself closed the task. */
const REASON = 'nowa wersja planu pracy z rodziną';

/**
 * Cancels the open tasks whose place a new plan takes, each with its row in the log: all of the earlier plans when it has begun,
 * those due from its first day when it begins later, since until then the plan before it holds.
 */
export async function closePlanTasks(
  tx: Tx,
  audit: Audit,
  familyId: FamilyId,
  { from, on, by }: { readonly from: LocalDate; readonly on: LocalDate; readonly by: UserId },
): Promise<void> {
  for (const { id, version } of await openPlanTasks(tx, familyId, { from, dueFrom: from <= on ? null : from })) {
    const next = await changeTask(tx, id, version, { closed: { state: 'cancelled', on, by, note: REASON } });
    await audit({
      subjects: [{ kind: 'family', id: familyId }],
      fields: ['state'],
      before: { state: 'open' },
      after: { state: 'cancelled' },
      detail: { taskId: id, taskVersion: next },
    });
  }
}

import { changeTask, openPlanTasks } from '#db/repositories/tasks.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import type { FamilyId, UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

/** Words of the office's record: why the program itself closed the task. */
const REASON = 'nowa wersja planu pracy z rodziną';

/** Cancels the open tasks of a family's earlier plan. */
export async function closePlanTasks(tx: Tx, familyId: FamilyId, on: LocalDate, by: UserId): Promise<void> {
  for (const { id, version } of await openPlanTasks(tx, familyId)) {
    await changeTask(tx, id, version, { closed: { state: 'cancelled', on, by, note: REASON } });
  }
}

import { openTasksOf, tasksCancelledWith, type RecordRef } from '#db/repositories/archived-tasks.repository.ts';
import { changeTask } from '#db/repositories/tasks.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Audit } from '../calls/unit-of-work.ts';

/** Words of the office's record: why the program itself closed the task; by them it is found again at the return. */
const REASON = 'przeniesienie karty do archiwum';

/** Cancels the open tasks about a record that goes into the archive, each with its row in the log. */
export async function cancelTasksOf(
  tx: Tx,
  audit: Audit,
  record: RecordRef,
  { on, by }: { readonly on: LocalDate; readonly by: UserId },
): Promise<void> {
  for (const { id, version } of await openTasksOf(tx, record)) {
    const closed = { state: 'cancelled', on, by, note: REASON } as const;
    const taskVersion = await changeTask(tx, id, version, { closed });
    await audit({
      subjects: [{ kind: record.kind, id: record.id }],
      fields: ['state'],
      before: { state: 'open' },
      after: { state: 'cancelled' },
      detail: { taskId: id, taskVersion },
    });
  }
}

/** Opens again what was cancelled with the archiving of that day and was not touched since. */
export async function reopenTasksOf(tx: Tx, audit: Audit, record: RecordRef, archivedOn: LocalDate): Promise<void> {
  for (const { id, version } of await tasksCancelledWith(tx, record, { note: REASON, on: archivedOn })) {
    const taskVersion = await changeTask(tx, id, version, { reopened: true });
    await audit({
      subjects: [{ kind: record.kind, id: record.id }],
      fields: ['state'],
      before: { state: 'cancelled' },
      after: { state: 'open' },
      detail: { taskId: id, taskVersion },
    });
  }
}

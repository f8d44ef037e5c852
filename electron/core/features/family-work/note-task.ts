import { cancelledNoteTask, changeTask, openNoteTask } from '#db/repositories/tasks.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import type { RecordId, UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Audit, Subject } from '../../calls/unit-of-work.ts';

/** Words of the office's record: why the program itself closed the task; by them it is found again. */
const REASON = 'wycofanie wpisu w kronice';

interface NoteRef {
  readonly id: RecordId;
  readonly record: Subject;
}

/** Cancels the open task of a note's next step when the note is withdrawn, with a row of its own in the log. */
export async function cancelNoteTask(
  tx: Tx,
  audit: Audit,
  { id, record }: NoteRef,
  { on, by }: { readonly on: LocalDate; readonly by: UserId },
): Promise<void> {
  const task = await openNoteTask(tx, id);
  if (task === null) return;
  const closed = { state: 'cancelled', on, by, note: REASON } as const;
  const taskVersion = await changeTask(tx, task.id, task.version, { closed });
  const detail = { taskId: task.id, taskVersion, noteId: id };
  await audit({
    subjects: [record],
    fields: ['state'],
    before: { state: 'open' },
    after: { state: 'cancelled' },
    detail,
  });
}

/** Opens it again when the withdrawal is undone, unless somebody has done something with it since. */
export async function reopenNoteTask(tx: Tx, audit: Audit, { id, record }: NoteRef): Promise<void> {
  const task = await cancelledNoteTask(tx, id, REASON);
  if (task === null) return;
  const taskVersion = await changeTask(tx, task.id, task.version, { reopened: true });
  const detail = { taskId: task.id, taskVersion, noteId: id };
  await audit({
    subjects: [record],
    fields: ['state'],
    before: { state: 'cancelled' },
    after: { state: 'open' },
    detail,
  });
}

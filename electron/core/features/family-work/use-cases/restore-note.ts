import { setNoteWithdrawn } from '#db/repositories/notes.repository.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { changeNote } from '../note-frame.ts';
import { reopenNoteTask } from '../note-task.ts';

/** Undoes a withdrawal, with what it did to the task of the next step. */
export async function restoreNote(
  deps: Deps,
  actor: Actor,
  input: { readonly id: RecordId; readonly version: number },
): Promise<{ id: RecordId; version: number }> {
  return await changeNote(deps, actor, input, async (tx, note, _viewer, audit) => {
    if (!note.withdrawn) throw new AppError('ALREADY_DONE', { state: 'active' });
    await setNoteWithdrawn(tx, input.id, null);
    await reopenNoteTask(tx, audit, { id: input.id, record: note.record });
    return { version: note.version, fields: ['withdrawn'], after: { withdrawn: null } };
  });
}

import { setNoteWithdrawn } from '#db/repositories/notes.repository.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { changeNote } from '../note-frame.ts';

/** Undoes a withdrawal. */
export async function restoreNote(
  deps: Deps,
  actor: Actor,
  input: { readonly id: RecordId; readonly version: number },
): Promise<{ id: RecordId; version: number }> {
  return await changeNote(deps, actor, input, async (tx, note) => {
    if (!note.withdrawn) throw new AppError('ALREADY_DONE', { state: 'active' });
    await setNoteWithdrawn(tx, input.id, null);
    return { version: note.version, fields: ['withdrawn'], after: { withdrawn: null } };
  });
}

import { setNoteWithdrawn } from '#db/repositories/notes.repository.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { changeNote } from '../note-frame.ts';

/** Strikes a note through with the reason; it stays where it stood. */
export async function withdrawNote(
  deps: Deps,
  actor: Actor,
  input: { readonly id: RecordId; readonly version: number; readonly reason: string },
): Promise<{ id: RecordId; version: number }> {
  const { id, reason } = input;
  return await changeNote(deps, actor, input, async (tx, note) => {
    if (note.withdrawn) throw new AppError('ALREADY_DONE', { state: 'withdrawn' });
    await setNoteWithdrawn(tx, id, { by: actor.userId, at: deps.clock.now(), reason });
    return { version: note.version, fields: ['withdrawn'], before: { withdrawn: null }, after: { withdrawn: reason } };
  });
}

import { setNoteWithdrawn } from '#db/repositories/notes.repository.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { changeNote } from '../note-frame.ts';
import { cancelNoteTask } from '../note-task.ts';

/** Strikes a note through with the reason; it stays where it stood. The open task of its next step is cancelled with it. */
export async function withdrawNote(
  deps: Deps,
  actor: Actor,
  input: { readonly id: RecordId; readonly version: number; readonly reason: string },
): Promise<{ id: RecordId; version: number }> {
  const { id, reason } = input;
  return await changeNote(deps, actor, input, async (tx, note, viewer, audit) => {
    if (note.withdrawn) throw new AppError('ALREADY_DONE', { state: 'withdrawn' });
    await setNoteWithdrawn(tx, id, { by: actor.userId, at: deps.clock.now(), reason });
    await cancelNoteTask(tx, audit, { id, record: note.record }, { on: viewer.today, by: actor.userId });
    return { version: note.version, fields: ['withdrawn'], before: { withdrawn: null }, after: { withdrawn: reason } };
  });
}

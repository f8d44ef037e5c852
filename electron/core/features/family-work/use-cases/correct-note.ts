import { insertNoteVersion } from '#db/repositories/notes.repository.ts';
import { normaliseNote } from '#shared/features/family-work/family-work.rules.ts';
import type { NoteFields } from '#shared/features/family-work/notes.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { changeNote, NOTE_FIELDS, problemsOfNote, recordedNote } from '../note-frame.ts';

/** Writes a further version of a note; the one before stays in its history. */
export async function correctNote(
  deps: Deps,
  actor: Actor,
  input: { readonly id: RecordId; readonly version: number; readonly fields: NoteFields; readonly reason: string },
): Promise<{ id: RecordId; version: number }> {
  const { id, reason } = input;
  const fields = normaliseNote(input.fields);
  return await changeNote(deps, actor, input, async (tx, note, viewer) => {
    if (note.withdrawn) throw new AppError('RULE_BROKEN', { rule: 'note-withdrawn' });
    refuseProblems(null, await problemsOfNote(tx, deps, actor, viewer, note.record, fields, note.fields));
    const version = note.version + 1;
    const change = { by: actor.userId, at: deps.clock.now() };
    await insertNoteVersion(tx, { id, version, fields, reason, change });
    return { version, fields: NOTE_FIELDS, before: recordedNote(note.fields), after: recordedNote(fields) };
  });
}

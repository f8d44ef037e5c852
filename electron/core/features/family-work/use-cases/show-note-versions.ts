import { storedNote, versionsOfNote } from '#db/repositories/notes.repository.ts';
import type { NoteVersion } from '#shared/features/family-work/notes.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { requireSight, viewerOf, viewerOrNull } from '../../../records/viewer.ts';
import { peopleNamedIn } from '../note-pages.ts';

/** Every version of a note, newest first. */
export async function showNoteVersions(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: RecordId },
): Promise<NoteVersion[]> {
  return await view(deps, actor, async (r) => {
    const note = await storedNote(r, id);
    if (note === null) throw new AppError('NOT_FOUND', { kind: 'note' });
    await requireSight(r, viewerOf(deps, actor, 'notes.view'), note.record.kind, [note.record.id]);
    const result = await versionsOfNote(r, viewerOrNull(deps, actor, 'people.view'), id);
    const named = peopleNamedIn(result).filter(({ id: person }) => person !== note.record.id);
    return { result, subjects: [note.record, ...named], detail: { noteId: id } };
  });
}

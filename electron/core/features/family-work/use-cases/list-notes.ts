import { archivedOnOf } from '#db/repositories/kept-records.repository.ts';
import { notesOf } from '#db/repositories/notes.repository.ts';
import type { ListWindow } from '#db/repositories/people-list.repository.ts';
import { recordNames } from '#db/repositories/work-records.ts';
import type { NotesFilter, NotesListOutput } from '#shared/features/family-work/notes.schema.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { noteSubjects } from '../note-pages.ts';
import { allowedOn, requireSight, viewerOf, viewerOrNull } from '../../../records/viewer.ts';

interface Input {
  readonly record: WorkRecord;
  readonly filter: NotesFilter;
  readonly window: ListWindow;
}

/** One window of a record's chronicle, newest first. */
export async function listNotes(deps: Deps, actor: Actor, input: Input): Promise<NotesListOutput> {
  const { record, filter, window } = input;
  const viewer = viewerOf(deps, actor, 'notes.view');
  return await view(deps, actor, async (r) => {
    await requireSight(r, viewer, record.kind, [record.id]);
    const [notes, names, archivedOn, allowed] = await Promise.all([
      notesOf(r, viewer, viewerOrNull(deps, actor, 'people.view'), record, filter, window),
      recordNames(r, viewer, [record]),
      archivedOnOf(r, record.kind, record.id),
      allowedOn(r, actor, viewer, record, ['notes.edit', 'notes.export']),
    ]);
    const may = { edit: allowed.has('notes.edit') && archivedOn === null, export: allowed.has('notes.export') };
    const recordName = names.get(record.id)?.name ?? '';
    return { result: { ...notes, recordName, may }, subjects: noteSubjects(record)(notes.rows) };
  });
}

import type { PrintEvent } from '#shared/contract/list-events.ts';
import { NOTE_COLUMNS, type Note, type NotesFilter } from '#shared/features/family-work/notes.schema.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { printList } from '../../../lists/print-list.ts';
import { notePages, noteSubjects } from '../note-pages.ts';

/** A record's chronicle as the data of its print. */
export function printNotes(
  deps: Deps,
  actor: Actor,
  { record, filter }: { readonly record: WorkRecord; readonly filter: NotesFilter },
): AsyncGenerator<PrintEvent<Note>> {
  return printList(deps, actor, {
    fields: NOTE_COLUMNS,
    pages: notePages(deps, actor, record, filter),
    subjectsOf: noteSubjects(record),
  });
}

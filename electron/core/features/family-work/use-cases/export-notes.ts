import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { formatMinute, NOTE_COLUMN_LABELS, NOTE_KIND_LABELS } from '#shared/features/family-work/family-work.labels.ts';
import type { Note, NOTE_COLUMNS, NotesFilter, Participant } from '#shared/features/family-work/notes.schema.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { exportList } from '../../../lists/export-list.ts';
import type { Cell } from '../../../spreadsheets/spreadsheet.ts';
import { notePages, noteSubjects } from '../note-pages.ts';

type Column = (typeof NOTE_COLUMNS)[number];

interface Input {
  readonly record: WorkRecord;
  readonly filter: NotesFilter;
  readonly columns: readonly Column[];
  readonly format: ExportFormat;
}

/** Saves a record's chronicle: the same filter and order as on the screen. */
export function exportNotes(deps: Deps, actor: Actor, input: Input): AsyncGenerator<ExportEvent> {
  const { record, filter, columns, format } = input;
  return exportList(deps, actor, {
    title: 'Kronika',
    format,
    columns: columns.map((column) => ({
      header: NOTE_COLUMN_LABELS[column],
      kind: column === 'on' ? 'date' : 'text',
    })),
    fields: columns,
    pages: notePages(deps, actor, record, filter),
    cellsOf: (note) => columns.map((column) => CELLS[column](note)),
    subjectsOf: noteSubjects(record),
  });
}

const nameOf = (one: Participant): string => (one.shown ? one.name : PROTECTED_LABEL);

const CELLS: Readonly<Record<Column, (note: Note) => Cell>> = {
  on: (note) => note.on,
  kind: ({ kind, atMinute }) =>
    atMinute === null ? NOTE_KIND_LABELS[kind] : `${NOTE_KIND_LABELS[kind]}, ${formatMinute(atMinute)}`,
  family: ({ family }) => family?.name ?? null,
  participants: ({ participants, others }) =>
    [...participants.map(nameOf), ...(others === null ? [] : [others])].join(', '),
  text: ({ text }) => text,
  by: ({ byName }) => byName,
  state: ({ withdrawn, version }) =>
    withdrawn === null ? (version > 1 ? `wersja ${version}` : null) : `wycofany: ${withdrawn.reason}`,
};

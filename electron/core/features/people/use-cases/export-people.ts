import { listPeople } from '#db/repositories/people-list.repository.ts';
import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { fullName } from '#shared/features/people/people.rules.ts';
import {
  ageOrNull,
  PEOPLE_COLUMN_LABELS,
  PROTECTED_LABEL,
  SEX_LABELS,
  personStatus,
} from '#shared/features/people/people.labels.ts';
import type { PEOPLE_COLUMNS, PeopleFilter, PersonRow } from '#shared/features/people/people.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { exportList } from '../../../lists/export-list.ts';
import { listPages, shownSubjects } from '../../../lists/list-pages.ts';
import { viewerOf } from '../../../records/viewer.ts';
import type { Cell, ColumnKind } from '../../../spreadsheets/spreadsheet.ts';
import { peopleAndFamilies } from '../named-subjects.ts';

type Column = (typeof PEOPLE_COLUMNS)[number];

/** Saves what the list shows: the same filter, order and columns. */
export function exportPeople(
  deps: Deps,
  actor: Actor,
  input: { readonly filter: PeopleFilter; readonly columns: readonly Column[]; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  const viewer = viewerOf(deps, actor, 'people.export');
  return exportList(deps, actor, {
    title: 'Osoby',
    format: input.format,
    columns: input.columns.map((column) => ({ header: PEOPLE_COLUMN_LABELS[column], kind: KINDS[column] ?? 'text' })),
    fields: input.columns,
    pages: (r) => listPages((window) => listPeople(r, viewer, input.filter, window)),
    cellsOf: (row) => cellsOf(row, input.columns, viewer.today),
    subjectsOf: (rows) =>
      input.columns.includes('families') ? peopleAndFamilies(rows) : shownSubjects('person', rows),
  });
}

const KINDS: Partial<Record<Column, ColumnKind>> = { birthDate: 'date', age: 'number' };

type Shown = Extract<PersonRow, { shown: true }>;

const CELLS: Readonly<Record<Column, (row: Shown, today: LocalDate) => Cell>> = {
  name: (row) => fullName(row),
  birthDate: (row) => row.birthDate,
  age: (row, today) => ageOrNull(row, today),
  sex: (row) => SEX_LABELS[row.sex],
  address: (row) => row.addressLine,
  families: (row) => row.families.map(({ name, shown }) => (shown ? name : PROTECTED_LABEL)).join(', '),
  worker: (row) => row.workerName,
  status: (row) => personStatus(row),
};

function cellsOf(row: PersonRow, columns: readonly Column[], today: LocalDate): Cell[] {
  if (row.shown) return columns.map((column) => CELLS[column](row, today));
  return columns.map((_column, index) => (index === 0 ? PROTECTED_LABEL : null));
}

import { listPeople } from '#db/repositories/people-list.repository.ts';
import type { ExportFormat, SaveOutcome } from '#shared/contract/procedure.ts';
import { fullName } from '#shared/features/people/people.rules.ts';
import {
  PEOPLE_COLUMN_LABELS,
  PROTECTED_LABEL,
  SEX_LABELS,
  statusLabel,
} from '#shared/features/people/people.labels.ts';
import type { PEOPLE_COLUMNS, PeopleFilter, PersonRow } from '#shared/features/people/people.schema.ts';
import { ageAt, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { viewReport } from '../../../calls/unit-of-work.ts';
import { viewerOf } from '../../../records/viewer.ts';
import { WHOLE_LIST, shownSubjects } from '../../../records/whole-list.ts';
import { saveSpreadsheet } from '../../../spreadsheets/save-spreadsheet.ts';
import { cellsFor, type Cell, type ColumnKind } from '../../../spreadsheets/spreadsheet.ts';

type Column = (typeof PEOPLE_COLUMNS)[number];

/** Saves what the list shows: the same filter, order and columns. */
export async function exportPeople(
  deps: Deps,
  actor: Actor,
  input: { readonly filter: PeopleFilter; readonly columns: readonly Column[]; readonly format: ExportFormat },
): Promise<SaveOutcome> {
  const viewer = viewerOf(deps, actor, 'people.export');
  const rows = await viewReport(deps, actor, async (r) => {
    const list = await listPeople(r, viewer, input.filter, WHOLE_LIST);
    const detail = { format: input.format, rows: list.rows.length };
    return { result: list.rows, subjects: shownSubjects('person', list.rows), fields: input.columns, detail };
  });
  return await saveSpreadsheet(deps, actor, {
    title: 'Osoby',
    format: input.format,
    columns: input.columns.map((column) => ({ header: PEOPLE_COLUMN_LABELS[column], kind: KINDS[column] ?? 'text' })),
    rows: cellsFor(rows, (row) => cellsOf(row, input.columns, viewer.today)),
  });
}

const KINDS: Partial<Record<Column, ColumnKind>> = { birthDate: 'date', age: 'number' };

type Shown = Extract<PersonRow, { shown: true }>;

const CELLS: Readonly<Record<Column, (row: Shown, today: LocalDate) => Cell>> = {
  name: (row) => fullName(row),
  birthDate: (row) => row.birthDate,
  age: (row, today) => ageAt(row.birthDate, today),
  sex: (row) => SEX_LABELS[row.sex],
  address: (row) => row.addressLine,
  families: (row) => row.families.map(({ name, shown }) => (shown ? name : PROTECTED_LABEL)).join(', '),
  worker: (row) => row.workerName,
  status: (row) => statusLabel(row.archivedOn),
};

function cellsOf(row: PersonRow, columns: readonly Column[], today: LocalDate): Cell[] {
  if (row.shown) return columns.map((column) => CELLS[column](row, today));
  return columns.map((_column, index) => (index === 0 ? PROTECTED_LABEL : null));
}

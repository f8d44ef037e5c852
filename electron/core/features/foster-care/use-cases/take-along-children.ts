import { listChildren } from '#db/repositories/children-list.repository.ts';
import type { ExportEvent, PrintEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { CHILD_COLUMN_LABELS, childStatus, PROTECTED_HOME } from '#shared/features/foster-care/care.labels.ts';
import { CHILD_COLUMNS, type ChildRow, type ChildrenFilter } from '#shared/features/foster-care/care.schema.ts';
import { ageOrNull, PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import { fullName } from '#shared/features/people/people.rules.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import type { Subject } from '../../../calls/unit-of-work.ts';
import { exportList } from '../../../lists/export-list.ts';
import { listPages, shownSubjects } from '../../../lists/list-pages.ts';
import { printList } from '../../../lists/print-list.ts';
import { viewerOf } from '../../../records/viewer.ts';
import type { Cell } from '../../../spreadsheets/spreadsheet.ts';

type Column = (typeof CHILD_COLUMNS)[number];
type Shown = Extract<ChildRow, { shown: true }>;

/** All rows of the list as the data of its print. */
export function printChildren(
  deps: Deps,
  actor: Actor,
  { filter }: { readonly filter: ChildrenFilter },
): AsyncGenerator<PrintEvent<ChildRow>> {
  const viewer = viewerOf(deps, actor, 'care.export');
  return printList(deps, actor, {
    fields: CHILD_COLUMNS,
    pages: (r) => listPages((window) => listChildren(r, viewer, filter, window)),
    subjectsOf,
  });
}

/** Saves what the list shows: the same filter, order and columns. */
export function exportChildren(
  deps: Deps,
  actor: Actor,
  input: { readonly filter: ChildrenFilter; readonly columns: readonly Column[]; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  const viewer = viewerOf(deps, actor, 'care.export');
  const kindOf = (column: Column) =>
    column === 'birthDate' || column === 'since' ? 'date' : column === 'age' ? 'number' : 'text';
  return exportList(deps, actor, {
    title: 'Dzieci w pieczy',
    format: input.format,
    columns: input.columns.map((column) => ({ header: CHILD_COLUMN_LABELS[column], kind: kindOf(column) })),
    fields: input.columns,
    pages: (r) => listPages((window) => listChildren(r, viewer, input.filter, window)),
    cellsOf: (row) =>
      row.shown
        ? input.columns.map((column) => CELLS[column](row, viewer.today))
        : input.columns.map((_column, index) => (index === 0 ? PROTECTED_LABEL : null)),
    subjectsOf,
  });
}

/** The children of the rows and the homes they are in; a protected home is not named. */
function subjectsOf(rows: readonly ChildRow[]): Subject[] {
  const homes = rows.flatMap((row) => (row.shown && row.home.name !== null ? [row.home.id] : []));
  return [...shownSubjects('person', rows), ...[...new Set(homes)].map((id) => ({ kind: 'home', id }) as const)];
}

const CELLS: Readonly<Record<Column, (row: Shown, today: LocalDate) => Cell>> = {
  name: (row) => fullName(row),
  birthDate: (row) => row.birthDate,
  age: (row, today) => ageOrNull(row, today),
  home: (row) => row.home.name ?? PROTECTED_HOME,
  form: (row) => row.home.form?.label ?? null,
  since: (row) => row.since,
  coordinator: (row) => row.coordinatorName,
  caseNumber: (row) => row.caseNumber,
  status: (row) => childStatus(row),
};

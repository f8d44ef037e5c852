import { listHomes } from '#db/repositories/homes-list.repository.ts';
import type { ExportEvent, PrintEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { HOME_COLUMN_LABELS, homeFormText, homeStatus, placesText } from '#shared/features/foster-care/homes.labels.ts';
import { HOME_COLUMNS, type HomeRow, type HomesFilter } from '#shared/features/foster-care/homes.schema.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { exportList } from '../../../lists/export-list.ts';
import { listPages, shownSubjects } from '../../../lists/list-pages.ts';
import { printList } from '../../../lists/print-list.ts';
import { viewerOf } from '../../../records/viewer.ts';
import type { Cell } from '../../../spreadsheets/spreadsheet.ts';

type Column = (typeof HOME_COLUMNS)[number];

/** All rows of the list as the data of its print. */
export function printHomes(
  deps: Deps,
  actor: Actor,
  { filter }: { readonly filter: HomesFilter },
): AsyncGenerator<PrintEvent<HomeRow>> {
  const viewer = viewerOf(deps, actor, 'homes.export');
  return printList(deps, actor, {
    fields: HOME_COLUMNS,
    pages: (r) => listPages((window) => listHomes(r, viewer, filter, window)),
    subjectsOf: (rows) => shownSubjects('home', rows),
  });
}

/** Saves what the list shows: the same filter, order and columns. */
export function exportHomes(
  deps: Deps,
  actor: Actor,
  input: { readonly filter: HomesFilter; readonly columns: readonly Column[]; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  const viewer = viewerOf(deps, actor, 'homes.export');
  return exportList(deps, actor, {
    title: 'Rodziny i placówki',
    format: input.format,
    columns: input.columns.map((column) => ({
      header: HOME_COLUMN_LABELS[column],
      kind: column === 'contract' || column === 'papers' ? 'date' : 'text',
    })),
    fields: input.columns,
    pages: (r) => listPages((window) => listHomes(r, viewer, input.filter, window)),
    cellsOf: (row) =>
      row.shown
        ? input.columns.map((column) => CELLS[column](row))
        : input.columns.map((_column, index) => (index === 0 ? PROTECTED_LABEL : null)),
    subjectsOf: (rows) => shownSubjects('home', rows),
  });
}

const CELLS: Readonly<Record<Column, (row: Extract<HomeRow, { shown: true }>) => Cell>> = {
  name: (row) => row.name,
  form: homeFormText,
  town: (row) => row.town,
  places: (row) => placesText(row.places),
  coordinator: (row) => row.coordinatorName,
  contract: (row) => row.contractTo,
  papers: (row) => row.papersUntil,
  status: homeStatus,
};

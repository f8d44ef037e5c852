import { listExceptions as listOf, type ExceptionsList } from '#db/repositories/exceptions-list.repository.ts';
import type { ListWindow } from '#db/repositories/people-list.repository.ts';
import type { ExportEvent, PrintEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { PROTECTED_HOME } from '#shared/features/foster-care/care.labels.ts';
import { EXCEPTION_COLUMN_LABELS, exceptionAnswers } from '#shared/features/foster-care/exceptions.labels.ts';
import {
  EXCEPTION_COLUMNS,
  type ExceptionRow,
  type ExceptionsFilter,
} from '#shared/features/foster-care/exceptions.schema.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import { fullName } from '#shared/features/people/people.rules.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import type { Subject } from '../../../calls/unit-of-work.ts';
import { exportList } from '../../../lists/export-list.ts';
import { listPages } from '../../../lists/list-pages.ts';
import { printList } from '../../../lists/print-list.ts';
import { viewerOf } from '../../../records/viewer.ts';
import type { Cell } from '../../../spreadsheets/spreadsheet.ts';

type Column = (typeof EXCEPTION_COLUMNS)[number];
type Shown = Extract<ExceptionRow, { shown: true }>;

/** One window of the report of exceptions. */
export async function listExceptions(
  deps: Deps,
  actor: Actor,
  { filter, window }: { readonly filter: ExceptionsFilter; readonly window: ListWindow },
): Promise<ExceptionsList> {
  const viewer = viewerOf(deps, actor, 'care.view');
  return await deps.read((r) => listOf(r, viewer, filter, window));
}

/** All rows of the report as the data of its print. */
export function printExceptions(
  deps: Deps,
  actor: Actor,
  { filter }: { readonly filter: ExceptionsFilter },
): AsyncGenerator<PrintEvent<ExceptionRow>> {
  const viewer = viewerOf(deps, actor, 'care.export');
  return printList(deps, actor, {
    fields: EXCEPTION_COLUMNS,
    pages: (r) => listPages((window) => listOf(r, viewer, filter, window)),
    subjectsOf,
  });
}

/** Saves what the report shows: the same filter, order and columns. */
export function exportExceptions(
  deps: Deps,
  actor: Actor,
  input: { readonly filter: ExceptionsFilter; readonly columns: readonly Column[]; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  const viewer = viewerOf(deps, actor, 'care.export');
  return exportList(deps, actor, {
    title: 'Wyjątki od limitów pieczy',
    format: input.format,
    columns: input.columns.map((column) => ({
      header: EXCEPTION_COLUMN_LABELS[column],
      kind: column === 'from' || column === 'to' ? 'date' : 'text',
    })),
    fields: input.columns,
    pages: (r) => listPages((window) => listOf(r, viewer, input.filter, window)),
    cellsOf: (row) =>
      row.shown
        ? input.columns.map((column) => CELLS[column](row))
        : input.columns.map((_column, index) => (index === 0 ? PROTECTED_LABEL : null)),
    subjectsOf,
  });
}

/** The children of the rows and the homes they were placed in; a protected home is not named. */
function subjectsOf(rows: readonly ExceptionRow[]): Subject[] {
  const shown = rows.filter((row) => row.shown);
  const people = new Set(shown.map(({ personId }) => personId));
  const homes = new Set(shown.flatMap(({ home }) => (home.name === null ? [] : [home.id])));
  return [
    ...[...people].map((id) => ({ kind: 'person', id }) as const),
    ...[...homes].map((id) => ({ kind: 'home', id }) as const),
  ];
}

const CELLS: Readonly<Record<Column, (row: Shown) => Cell>> = {
  name: (row) => fullName(row),
  home: (row) => row.home.name ?? PROTECTED_HOME,
  form: (row) => row.home.form?.label ?? null,
  from: (row) => row.from,
  to: (row) => row.to,
  sentence: (row) => row.sentence,
  article: (row) => row.article,
  reason: (row) => row.reason,
  answers: (row) => exceptionAnswers(row),
  recorded: (row) => row.byName,
};

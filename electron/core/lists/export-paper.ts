import type { Reader } from '#db/sqlite/office-database.ts';
import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import {
  joinedTables,
  type Paper,
  type PaperCell,
  type PaperColumn,
  type PaperLine,
  paperLines,
  type PaperTable,
} from '#shared/kernel/paper.ts';

import type { Actor } from '../calls/actor.ts';
import type { Deps } from '../calls/deps.ts';
import type { Shown } from '../calls/unit-of-work.ts';
import type { SpreadsheetColumn } from '../spreadsheets/spreadsheet.ts';
import { exportList } from './export-list.ts';

/** What is read for a file, with the records that it names. */
type Named<T> = Pick<Shown<T>, 'result' | 'subjects'>;

interface ExportedRows<Row> {
  readonly title: string;
  readonly format: ExportFormat;
  readonly columns: readonly SpreadsheetColumn[];
  readonly fields: readonly string[];
  read(r: Reader): Promise<Named<readonly Row[]>>;
  cellsOf(row: Row): readonly PaperCell[];
}

/** A few rows that are read at once, through the one way a list leaves the program. */
function exportRows<Row>(deps: Deps, actor: Actor, rows: ExportedRows<Row>): AsyncGenerator<ExportEvent> {
  let named: Shown<unknown>['subjects'] = [];
  return exportList<Row>(deps, actor, {
    ...rows,
    pages: async function* pages(r) {
      const { result, subjects } = await rows.read(r);
      named = subjects;
      yield { rows: result, total: result.length };
    },
    subjectsOf: () => named,
  });
}

const LINE_COLUMNS: readonly SpreadsheetColumn[] = [
  { header: 'Część', kind: 'text' },
  { header: 'Lp.', kind: 'number' },
  { header: 'Pole', kind: 'text' },
  { header: 'Wartość', kind: 'text' },
];

/** A record's card as a file of part, row, field and value: what its print says. */
export function exportCard(
  deps: Deps,
  actor: Actor,
  card: {
    readonly title: string;
    readonly format: ExportFormat;
    read(r: Reader): Promise<Named<Paper>>;
  },
): AsyncGenerator<ExportEvent> {
  return exportRows<PaperLine>(deps, actor, {
    title: card.title,
    format: card.format,
    columns: LINE_COLUMNS,
    fields: [],
    read: async (r) => {
      const { result, subjects } = await card.read(r);
      return { result: paperLines(result), subjects };
    },
    cellsOf: ({ part, row, field, value }) => [part, row, field, value],
  });
}

/** Tables as a file of their rows. `columns` are those of `tablesOf` without rows: they do not wait for what is read. */
export function exportTables<Data>(
  deps: Deps,
  actor: Actor,
  tables: {
    readonly title: string;
    readonly format: ExportFormat;
    readonly empty: Data;
    read(r: Reader): Promise<Named<Data>>;
    tablesOf(data: Data): readonly PaperTable[];
  },
): AsyncGenerator<ExportEvent> {
  const columns: readonly PaperColumn[] = joinedTables(tables.tablesOf(tables.empty)).columns;
  return exportRows<readonly PaperCell[]>(deps, actor, {
    title: tables.title,
    format: tables.format,
    columns: columns.map(({ header, kind }) => ({ header, kind: kind ?? 'text' })),
    fields: columns.map(({ key }) => key),
    read: async (r) => {
      const { result, subjects } = await tables.read(r);
      return { result: joinedTables(tables.tablesOf(result)).rows.map(({ cells }) => cells), subjects };
    },
    cellsOf: (cells) => cells,
  });
}

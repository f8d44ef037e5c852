import type { Reader } from '#db/sqlite/office-database.ts';
import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../calls/actor.ts';
import type { Deps } from '../calls/deps.ts';
import { withProgress } from '../calls/progress.ts';
import { handOver, type Subject } from '../calls/unit-of-work.ts';
import { type Cell, openSpreadsheet, SPREADSHEET_TYPES, type SpreadsheetColumn } from '../spreadsheets/spreadsheet.ts';
import type { ListPage } from './list-pages.ts';

export interface ExportedList<Row> {
  /** Name of the sheet and beginning of the file's name. */
  readonly title: string;
  readonly format: ExportFormat;
  readonly columns: readonly SpreadsheetColumn[];
  /** The columns as the audit log names them. */
  readonly fields: readonly string[];
  pages(r: Reader): AsyncIterable<ListPage<Row>>;
  cellsOf(row: Row): readonly Cell[];
  subjectsOf(rows: readonly Row[]): readonly Subject[];
}

interface Made {
  readonly bytes: Uint8Array;
  readonly subjects: readonly Subject[];
  readonly rows: number;
}

/**
 * The one way a list leaves the program: rows of one view go page by page to the thread that makes the file; then the
 * user gets it, right after the audit row with the ids. Leaving the stream before that leaves neither file nor row.
 */
export async function* exportList<Row>(
  deps: Deps,
  actor: Actor,
  list: ExportedList<Row>,
): AsyncGenerator<ExportEvent, void, undefined> {
  const { bytes, subjects, rows } = yield* withProgress(deps.signal, (tell: (event: ExportEvent) => void, signal) =>
    make(deps, list, tell, signal),
  );
  yield { kind: 'saving' };
  const { title, format, fields } = list;
  const name = `${title} ${today(deps.clock.now())}.${format}`;
  const outcome = await handOver(deps, actor, { subjects, fields, detail: { format, rows } }, (release) =>
    deps.dialogs.save(actor.windowId, { name, type: SPREADSHEET_TYPES[format], bytes, release }),
  );
  yield { kind: 'result', outcome };
}

async function make<Row>(
  deps: Deps,
  list: ExportedList<Row>,
  tell: (event: ExportEvent) => void,
  signal: AbortSignal,
): Promise<Made> {
  const { title, format, columns } = list;
  const sheet = openSpreadsheet({ title, format, columns }, signal);
  try {
    const subjects: Subject[] = [];
    let done = 0;
    await deps.report(async (r) => {
      for await (const { rows, total } of list.pages(r)) {
        signal.throwIfAborted();
        sheet.add(rows.map((row) => list.cellsOf(row)));
        subjects.push(...list.subjectsOf(rows));
        done += rows.length;
        tell({ kind: 'progress', done, total });
      }
    });
    tell({ kind: 'writing' });
    return { bytes: await sheet.finish(), subjects, rows: done };
  } finally {
    await sheet.close();
  }
}

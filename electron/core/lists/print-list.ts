import { setImmediate } from 'node:timers/promises';

import type { Reader } from '#db/sqlite/office-database.ts';
import { PRINT_ROWS_AT_ONCE, type PrintEvent } from '#shared/contract/list-events.ts';

import type { Actor } from '../calls/actor.ts';
import type { Deps } from '../calls/deps.ts';
import { withProgress } from '../calls/progress.ts';
import { shown, type Subject } from '../calls/unit-of-work.ts';
import type { ListPage } from './list-pages.ts';

export interface PrintedList<Row> {
  /** Columns whose values go to the page. */
  readonly fields: readonly string[];
  pages(r: Reader): AsyncIterable<ListPage<Row>>;
  subjectsOf(rows: readonly Row[]): readonly Subject[];
}

/**
 * All rows of a list as the data of its print: read in one view, named in one audit row, and only then handed over, in
 * pieces that the main process checks and sends one at a time.
 */
export async function* printList<Row>(
  deps: Deps,
  actor: Actor,
  list: PrintedList<Row>,
): AsyncGenerator<PrintEvent<Row>, void, undefined> {
  const { rows, subjects } = yield* withProgress(deps.signal, (tell: (event: PrintEvent<Row>) => void, signal) =>
    deps.report(async (r) => {
      const all: Row[] = [];
      const named: Subject[] = [];
      for await (const { rows: some, total } of list.pages(r)) {
        signal.throwIfAborted();
        all.push(...some);
        named.push(...list.subjectsOf(some));
        tell({ kind: 'progress', done: all.length, total });
      }
      return { rows: all, subjects: named };
    }),
  );
  await shown(deps, actor, { subjects, fields: list.fields, detail: { rows: rows.length } });
  for (let from = 0; from === 0 || from < rows.length; from += PRINT_ROWS_AT_ONCE) {
    // Pieces follow each other without a pause of their own: others are served in between.
    await setImmediate();
    yield { kind: 'rows', rows: rows.slice(from, from + PRINT_ROWS_AT_ONCE), total: rows.length };
  }
}

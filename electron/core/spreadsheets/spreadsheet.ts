import { Worker } from 'node:worker_threads';

import { threadFile } from '#db/sqlite/thread-client.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { AppError } from '#shared/kernel/app-error.ts';

/** text stays as it is, leading zeros too; date is a day 'YYYY-MM-DD'; number is a number. */
export type ColumnKind = 'text' | 'date' | 'number';

export interface SpreadsheetColumn {
  readonly header: string;
  readonly kind: ColumnKind;
}

/** A LocalDate in a column of dates, a number in one of numbers, else text; null is an empty cell. */
export type Cell = string | number | null;

export interface Spreadsheet {
  /** Name of the sheet and heading of every printed page. */
  readonly title: string;
  readonly columns: readonly SpreadsheetColumn[];
  /** May be made on the way, row by row: the main process then never works on all of them at once. */
  readonly rows: Iterable<readonly Cell[]>;
  readonly format: ExportFormat;
}

/** Makes the cells of each record only when its turn comes. */
export function* cellsFor<Record>(
  records: readonly Record[],
  cellsOf: (record: Record) => readonly Cell[],
): Generator<readonly Cell[]> {
  for (const record of records) yield cellsOf(record);
}

/** A spreadsheet whose rows are all there, as the thread has it in the end. */
export interface WholeSpreadsheet extends Omit<Spreadsheet, 'rows'> {
  readonly rows: readonly (readonly Cell[])[];
}

/** What the thread is started with; rows follow in messages, the last one null. */
export type SpreadsheetStart = Omit<Spreadsheet, 'rows'>;
export type SpreadsheetMessage = readonly (readonly Cell[])[] | null;

export const SPREADSHEET_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
};

/** So many rows are made and copied to the thread at once; between the pieces the main process serves others. */
const ROWS_AT_ONCE = 250;

/**
 * Makes the file of any list: the one function behind every export. Runs in a thread of its own.
 * @throws AppError CANCELLED when `signal` aborts
 */
export async function makeSpreadsheet(spreadsheet: Spreadsheet, signal?: AbortSignal): Promise<Uint8Array> {
  const { rows, ...start } = spreadsheet;
  if (signal?.aborted === true) throw new AppError('CANCELLED');
  const worker = new Worker(threadFile(import.meta, 'spreadsheet-thread'), {
    name: 'spreadsheet',
    workerData: start satisfies SpreadsheetStart,
  });
  const cancelled = Promise.withResolvers<never>();
  const cancel = (): void => cancelled.reject(new AppError('CANCELLED'));
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const made = resultOf(worker);
    const sent = sendRows(worker, rows);
    return await Promise.race([Promise.all([made, sent]).then(([bytes]) => bytes), cancelled.promise]);
  } finally {
    signal?.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}

async function sendRows(worker: Worker, rows: Spreadsheet['rows']): Promise<void> {
  let some: (readonly Cell[])[] = [];
  for (const row of rows) {
    some.push(row);
    if (some.length < ROWS_AT_ONCE) continue;
    worker.postMessage(some satisfies SpreadsheetMessage);
    some = [];
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  worker.postMessage(some satisfies SpreadsheetMessage);
  worker.postMessage(null satisfies SpreadsheetMessage);
}

async function resultOf(worker: Worker): Promise<Uint8Array> {
  return await new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) => resolve(bytes));
    worker.once('error', (cause) => reject(new Error('the spreadsheet thread failed', { cause })));
    worker.once('exit', () => reject(new Error('the spreadsheet thread ended without an answer')));
  });
}

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
  readonly rows: readonly (readonly Cell[])[];
  readonly format: ExportFormat;
}

/** What the thread is started with; rows follow in messages, the last one null. */
export type SpreadsheetStart = Omit<Spreadsheet, 'rows'>;
export type SpreadsheetMessage = Spreadsheet['rows'] | null;

export const SPREADSHEET_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
};

/** So many rows are copied to the thread at once; between the pieces the main process serves others. */
const ROWS_AT_ONCE = 1_000;

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
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    worker.postMessage(rows.slice(from, from + ROWS_AT_ONCE) satisfies SpreadsheetMessage);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  worker.postMessage(null satisfies SpreadsheetMessage);
}

async function resultOf(worker: Worker): Promise<Uint8Array> {
  return await new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) => resolve(bytes));
    worker.once('error', (cause) => reject(new Error('the spreadsheet thread failed', { cause })));
    worker.once('exit', () => reject(new Error('the spreadsheet thread ended without an answer')));
  });
}

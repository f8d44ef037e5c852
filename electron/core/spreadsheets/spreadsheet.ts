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

/** What a spreadsheet is made of besides its rows. */
export interface SpreadsheetStart {
  /** Name of the sheet and heading of every printed page. */
  readonly title: string;
  readonly columns: readonly SpreadsheetColumn[];
  readonly format: ExportFormat;
}

type Rows = readonly (readonly Cell[])[];

/** A spreadsheet whose rows are all there, as the thread has it in the end. */
export interface WholeSpreadsheet extends SpreadsheetStart {
  readonly rows: Rows;
}

/** What the thread is started with is a SpreadsheetStart; rows follow in messages, the last one null. */
export type SpreadsheetMessage = Rows | null;

export const SPREADSHEET_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
};

/** A file in the making, in a thread of its own. */
export interface OpenSpreadsheet {
  /** Takes further rows; at most some thousand at once, since they are copied to the thread. */
  add(rows: Rows): void;
  /** The bytes of the file. @throws AppError CANCELLED when the signal aborts */
  finish(): Promise<Uint8Array>;
  /** Ends the thread, whether the file is finished or not. */
  close(): Promise<void>;
}

/** Starts the file of any list: the one function behind every export. An aborted `signal` ends the thread at once. */
export function openSpreadsheet(start: SpreadsheetStart, signal: AbortSignal): OpenSpreadsheet {
  const worker = new Worker(threadFile(import.meta, 'spreadsheet-thread'), { name: 'spreadsheet', workerData: start });
  const cancelled = Promise.withResolvers<never>();
  const cancel = (): void => {
    cancelled.reject(new AppError('CANCELLED'));
    void worker.terminate();
  };
  signal.addEventListener('abort', cancel, { once: true });
  const made = Promise.race([cancelled.promise, resultOf(worker)]);
  // Heard by `finish`; a spreadsheet given up before that has nobody to tell.
  made.catch(() => undefined);
  if (signal.aborted) cancel();
  const send = (message: SpreadsheetMessage): void => worker.postMessage(message);
  return {
    add: send,
    finish: () => {
      send(null);
      return made;
    },
    close: async () => {
      signal.removeEventListener('abort', cancel);
      await worker.terminate();
    },
  };
}

async function resultOf(worker: Worker): Promise<Uint8Array> {
  return await new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) => resolve(bytes));
    worker.once('error', (cause) => reject(new Error('the spreadsheet thread failed', { cause })));
    worker.once('exit', () => reject(new Error('the spreadsheet thread ended without an answer')));
  });
}

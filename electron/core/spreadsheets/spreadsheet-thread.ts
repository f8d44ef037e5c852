/** Entry of the thread that makes one spreadsheet: rows arrive in pieces, the file goes back. */
import { parentPort, workerData } from 'node:worker_threads';

import { csvBytes } from './csv.ts';
import type { Cell, SpreadsheetMessage, SpreadsheetStart, WholeSpreadsheet } from './spreadsheet.ts';
import { xlsxBytes } from './xlsx.ts';

function start(): void {
  const port = parentPort;
  if (port === null) throw new Error('a spreadsheet is made in a worker');
  const head = workerData as SpreadsheetStart;
  const rows: (readonly Cell[])[] = [];
  port.on('message', (message: SpreadsheetMessage) => {
    if (message !== null) {
      rows.push(...message);
      return;
    }
    void make({ ...head, rows }).then((bytes) => port.postMessage(bytes, [bytes.buffer]));
  });
}

async function make(spreadsheet: WholeSpreadsheet) {
  return spreadsheet.format === 'csv' ? csvBytes(spreadsheet) : await xlsxBytes(spreadsheet);
}

start();

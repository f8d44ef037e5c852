import Papa from 'papaparse';

import { asLocalDate, formatDate } from '#shared/kernel/local-date.ts';

import type { Cell, ColumnKind, WholeSpreadsheet } from './spreadsheet.ts';
import { textCell } from './text-cell.ts';

/** Without it Excel takes the file for the code page of the computer. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The list as Polish Excel opens it with a double click: semicolons, UTF-8 with its mark, CRLF, decimal commas. */
export function csvBytes({ columns, rows }: Omit<WholeSpreadsheet, 'format' | 'title'>): Uint8Array<ArrayBuffer> {
  const text = Papa.unparse(
    {
      fields: columns.map(({ header }) => textCell(header)),
      data: rows.map((row) => columns.map(({ kind }, index) => csvCell(kind, row[index] ?? null))),
    },
    { delimiter: ';', newline: '\r\n', header: true },
  );
  return new TextEncoder().encode(`${BYTE_ORDER_MARK}${text}\r\n`);
}

function csvCell(kind: ColumnKind, value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  return kind === 'date' && isDay(value) ? formatDate(asLocalDate(value)) : textCell(value);
}

/** Cells of dates may also say something else in words („rekord chroniony”). */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

import writeXlsxFile, { type CellObject } from 'write-excel-file/node';

import { asLocalDate, formatDate } from '#shared/kernel/local-date.ts';

import { isDay } from './csv.ts';
import type { Cell, ColumnKind, WholeSpreadsheet } from './spreadsheet.ts';

/** The package names this type only inside the options of its last form. */
type Feature = NonNullable<NonNullable<Parameters<typeof writeXlsxFile>[1]>['features']>[number];

const NARROWEST = 8;
const WIDEST = 60;
/** Rows looked at for the width of a column. */
const ROWS_MEASURED = 500;
const SHEET_NAME_LENGTH = 31;
/** Excel counts days from 1900 and knows a 29 February 1900 that was not: earlier days are written as text. */
const FIRST_EXCEL_DAY = '1900-03-01';
/** Characters that no XML file may hold; a name pasted from elsewhere may. */
// oxlint-disable-next-line no-control-regex -- these are the very characters to take out
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/**
 * The list as an Excel file: bold heading that stays in view and stands on every printed page, automatic filter, A4 across,
 * as wide as the page; texts are texts (leading zeros stay, nothing is a formula), days are days.
 */
export async function xlsxBytes(spreadsheet: Omit<WholeSpreadsheet, 'format'>): Promise<Uint8Array<ArrayBuffer>> {
  const { title, columns, rows } = spreadsheet;
  const head = columns.map(({ header }): CellObject => ({ value: clean(header), type: String, fontWeight: 'bold' }));
  const body = rows.map((row) => columns.map(({ kind }, index) => xlsxCell(kind, row[index] ?? null)));
  const sheet = clean(title)
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, SHEET_NAME_LENGTH);
  const features = [printable({ title, sheet, columns: columns.length, rows: rows.length })];
  const options = { stickyRowsCount: 1, orientation: 'landscape', columns: widths(spreadsheet) } as const;
  const buffer = await writeXlsxFile([{ sheet, data: [head, ...body], ...options }], { features }).toBuffer();
  return new Uint8Array(buffer);
}

function xlsxCell(kind: ColumnKind, value: Cell): CellObject | null {
  if (value === null) return null;
  if (typeof value === 'number') return { value, type: Number };
  if (kind !== 'date' || !isDay(value)) return { value: clean(value), type: String };
  if (value < FIRST_EXCEL_DAY) return { value: formatDate(asLocalDate(value)), type: String };
  return { value: new Date(`${value}T00:00:00.000Z`), type: Date, format: 'dd.mm.yyyy' };
}

const clean = (text: string): string => text.replace(NOT_XML, '');

function widths({ columns, rows }: Pick<WholeSpreadsheet, 'columns' | 'rows'>): { width: number }[] {
  const measured = rows.slice(0, ROWS_MEASURED);
  return columns.map(({ header }, index) => {
    const longest = measured.reduce((most, row) => Math.max(most, String(row[index] ?? '').length), header.length);
    return { width: Math.min(WIDEST, Math.max(NARROWEST, longest + 2)) };
  });
}

/** What the package does not write: filter, heading on every page, fitting, head and foot of the page. */
function printable(of: { title: string; sheet: string; columns: number; rows: number }): Feature {
  const last = `${columnName(of.columns)}$${of.rows + 1}`;
  const name = `'${of.sheet.replaceAll("'", "''")}'`;
  const names =
    `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${xml(`${name}!$A$1:$${last}`)}</definedName>` +
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">${xml(`${name}!$1:$1`)}</definedName>`;
  const heading = xml(`&L${of.title.replaceAll('&', '&&')}&R&P z &N`);
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (content) => replaceOnce(content, '<definedNames/>', `<definedNames>${names}</definedNames>`),
        },
        'xl/worksheets/sheet{id}.xml': {
          transform: (content) => {
            let sheet = replaceOnce(
              content,
              '<sheetViews>',
              '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>',
            );
            sheet = replaceOnce(sheet, ' xSplit="0"', '');
            sheet = replaceOnce(sheet, 'activePane="bottomRight"', 'activePane="bottomLeft"');
            sheet = replaceOnce(sheet, '</sheetData>', `</sheetData><autoFilter ref="A1:${last.replace('$', '')}"/>`);
            const setup = '<pageSetup paperSize="9" orientation="landscape"';
            return replaceOnce(
              sheet,
              `${setup}/>`,
              `${setup} fitToWidth="1" fitToHeight="0"/><headerFooter><oddHeader>${heading}</oddHeader></headerFooter>`,
            );
          },
        },
      },
    },
  };
}

/** @throws Error when a new version of the package writes something else: better no file than one Excel wants to repair */
function replaceOnce(content: string, part: string, by: string): string {
  if (content.split(part).length !== 2) throw new Error(`the sheet does not hold ${part} once`);
  return content.replace(part, () => by);
}

/** 1 is A, 27 is AA. */
function columnName(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? columnName(rest) : '') + String.fromCharCode(65 + ((number - 1) % 26));
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

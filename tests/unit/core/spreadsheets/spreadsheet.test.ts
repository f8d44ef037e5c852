import { describe, expect, it } from 'vitest';

import { type Cell, openSpreadsheet, type SpreadsheetStart } from '#core/spreadsheets/spreadsheet.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { unzip } from '#tests/support/unzip.ts';

const COLUMNS = [
  { header: 'Nazwisko', kind: 'text' },
  { header: 'PESEL', kind: 'text' },
  { header: 'Data urodzenia', kind: 'date' },
  { header: 'Wiek', kind: 'number' },
] as const;

const ROWS = [
  ['Żółć "Mała"; Łąka', '02211307589', '2002-01-13', 24],
  ['=HYPERLINK("http://x")', '+48600100200', '1899-12-31', 1.5],
  ['rekord chroniony', null, null, null],
  ['Wiersz\u0001z\u000bsterującym', '@SUM(A1)', 'brak daty', -3],
] as const;

interface Spreadsheet extends SpreadsheetStart {
  readonly rows: readonly (readonly Cell[])[];
}

async function makeSpreadsheet({ rows, ...start }: Spreadsheet, signal = new AbortController().signal) {
  const sheet = openSpreadsheet(start, signal);
  try {
    for (const row of rows) sheet.add([row]);
    return await sheet.finish();
  } finally {
    await sheet.close();
  }
}

const list = (wishes: Partial<Spreadsheet>): Spreadsheet => ({
  title: 'Osoby & „rodziny” [2026]: wszystkie, jakie są w ośrodku',
  columns: COLUMNS,
  rows: ROWS,
  format: 'csv',
  ...wishes,
});

describe('csv', () => {
  it('opens right in Polish Excel and runs nothing', async () => {
    const bytes = await makeSpreadsheet(list({ format: 'csv' }));
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes);
    expect(text.split('\r\n')).toEqual([
      'Nazwisko;PESEL;Data urodzenia;Wiek',
      '"Żółć ""Mała""; Łąka";"=""02211307589""";13.01.2002;24',
      `"=""=HYPERLINK(""""http://x"""")""";"=""+48600100200""";31.12.1899;1,5`,
      'rekord chroniony;;;',
      `Wiersz\u0001z\u000bsterującym;"=""@SUM(A1)""";brak daty;-3`,
      '',
    ]);
  });
});

describe('xlsx', () => {
  const made = async (wishes: Partial<Spreadsheet> = {}) =>
    unzip(await makeSpreadsheet(list({ format: 'xlsx', ...wishes })));

  it('has the elements of a sheet once each, in the order the format asks for', async () => {
    const sheet = (await made()).get('xl/worksheets/sheet1.xml') ?? '';
    const order = [
      'sheetPr',
      'sheetViews',
      'cols',
      'sheetData',
      'autoFilter',
      'pageMargins',
      'pageSetup',
      'headerFooter',
    ];
    const places = order.map((name) => {
      expect(sheet.match(new RegExp(`<${name}[ >]`, 'g')), name).toHaveLength(1);
      return sheet.search(new RegExp(`<${name}[ >]`));
    });
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(sheet).toContain('fitToWidth="1" fitToHeight="0"');
    expect(sheet).toContain('<autoFilter ref="A1:D5"/>');
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('&amp;LOsoby &amp;&amp; „rodziny”');
  });

  it('repeats its heading on every printed page, under one list of names', async () => {
    const workbook = (await made()).get('xl/workbook.xml') ?? '';
    expect(workbook.match(/<definedNames/g)).toHaveLength(1);
    const sheetName = /<sheet [^>]*name="([^"]*)"/.exec(workbook)?.[1] ?? '';
    expect(sheetName.replaceAll('&amp;', '&').length).toBeLessThanOrEqual(31);
    expect(sheetName).not.toMatch(/[[\]:*?/\\]/);
    expect(workbook).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${sheetName}'!$1:$1</definedName>`,
    );
    expect(workbook).toContain(`hidden="1">'${sheetName}'!$A$1:$D$5</definedName>`);
  });

  it('keeps texts texts and days days', async () => {
    const files = await made();
    const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
    const strings = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
      (one) => one[1],
    );
    expect(sheet).not.toContain('<f>');
    expect(strings).toEqual(
      expect.arrayContaining(['02211307589', '=HYPERLINK("http://x")', '31.12.1899', 'Wierszzsterującym', 'brak daty']),
    );
    // 13.01.2002 is day 37269 of Excel's calendar; a cell of days has a style of its own.
    expect(sheet).toMatch(/<c r="C2" s="\d+"><v>37269<\/v><\/c>/);
    expect(sheet).toMatch(/<c r="D3"><v>1\.5<\/v><\/c>/);
    expect(sheet).toMatch(/<c r="A1" s="\d+" t="s">/);
  });

  it('is well with no row and with more columns than letters', async () => {
    expect((await made({ rows: [] })).get('xl/worksheets/sheet1.xml')).toContain('<autoFilter ref="A1:D1"/>');
    const columns = Array.from({ length: 28 }, (_, index) => ({ header: `K${index}`, kind: 'text' as const }));
    expect((await made({ columns, rows: [] })).get('xl/workbook.xml')).toContain('$A$1:$AB$1');
  });
});

it('is given up when the caller gives up', async () => {
  const controller = new AbortController();
  const making = makeSpreadsheet(list({ format: 'xlsx' }), controller.signal);
  controller.abort();
  await expect(making).rejects.toEqual(new AppError('CANCELLED'));
  await expect(makeSpreadsheet(list({}), controller.signal)).rejects.toThrow('CANCELLED');
});

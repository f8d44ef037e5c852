import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it, test } from 'vitest';

import { csvBytes } from '#core/spreadsheets/csv.ts';
import { textCell } from '#core/spreadsheets/text-cell.ts';

const AS_TEXT = [
  ...['02211307589', '3/2026', '3-2026', '1.2', '1,5', '12:30', '50%', '5 zł', '(5)', '1E5', ' 7', '8 a', '12.05.2026'],
  ...['2026-01-02', 'maj 2026', '5 maja', 'sty 5', 'Prawda', 'FAŁSZ', '#N/D!', '0', '1\u00a0000'],
  ...['=1+1', '+48600100200', '-2', '@SUM(A1)', '\t=1', ' =1', '＝1+1', "=cmd|'/c calc'!A1", '=', '- "a"\r\n=3'],
] as const;
const AS_IT_IS = [
  '',
  'Nowak',
  'Ogrodowa 8/3',
  '39-202 Jaworzec',
  'OPS.5/2026',
  'rekord chroniony',
  '"=1";=2',
  'brak daty',
];

/** One whole formula that is nothing but texts joined with &. */
const ONLY_TEXTS = /^="(?:[^"]|"")*"(?:&"(?:[^"]|"")*")*$/u;

/** The cell as the spreadsheet shows it; an error when anything in it would be run. */
function shownBy(cell: string): string {
  if (!cell.startsWith('=')) {
    expect(cell).not.toMatch(/^\s*[=+\-@]/u);
    return cell;
  }
  expect(cell).toMatch(ONLY_TEXTS);
  const pieces = [...cell.matchAll(/"((?:[^"]|"")*)"/gu)].map(([, piece = '']) => piece.replaceAll('""', '"'));
  for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(255);
  return pieces.join('');
}

function readBack(text: string): string {
  const columns = [
    { header: 'A', kind: 'text' },
    { header: 'B', kind: 'text' },
  ] as const;
  const csv = new TextDecoder().decode(csvBytes({ columns, rows: [[text, 'obok']] }));
  const { data } = Papa.parse<string[]>(csv, { delimiter: ';', newline: '\r\n' });
  expect(data).toEqual([['A', 'B'], [expect.any(String), 'obok'], ['']]);
  return shownBy(data[1]?.[0] ?? '');
}

describe('a text in a cell of csv', () => {
  test.each(AS_TEXT)('%j is written as a formula that gives it', (text) => {
    expect(textCell(text)).toMatch(ONLY_TEXTS);
    expect(readBack(text)).toBe(text);
  });

  test.each(AS_IT_IS)('%j stays as it is', (text) => {
    expect(textCell(text)).toBe(text);
    expect(readBack(text)).toBe(text);
  });

  it('is read back as it was, whatever it holds, and runs nothing', () => {
    const signs = fc.constantFrom(...Array.from('=+-@"\'&;,.:/|!()# \t\r\n0123456789eEaąA＝'));
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: signs }),
      fc.string({ unit: signs, maxLength: 1500, size: 'max' }),
      fc.tuple(fc.constantFrom(...AS_TEXT), fc.string()).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (one) => {
        expect(readBack(one)).toBe(one);
      }),
    );
  });

  it('too long for a formula keeps a sign in front, and is not run', () => {
    const long = `=${'a'.repeat(9000)}`;
    expect(textCell(long)).toBe(`'${long}`);
    expect(textCell('7'.repeat(9000))).toBe('7'.repeat(9000));
    expect(textCell(`-${'"'.repeat(2000)}`)).toMatch(ONLY_TEXTS);
  });
});

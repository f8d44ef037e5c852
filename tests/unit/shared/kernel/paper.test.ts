import { describe, expect, it } from 'vitest';

import { joinedTables, type Paper, paperLines, type PaperTable } from '#shared/kernel/paper.ts';

const ADDRESSES: PaperTable = {
  kind: 'table',
  key: 'addresses',
  title: 'Adresy',
  columns: [
    { key: 'town', header: 'Gdzie', share: 60 },
    { key: 'from', header: 'Od', share: 40, kind: 'date' },
  ],
  rows: [
    { key: '1', cells: ['Mielec', '2024-02-01'] },
    { key: '2', cells: ['Rzeszów', null] },
  ],
};

describe('the lines of a card', () => {
  it('say everything its parts say, a field a line', () => {
    const paper: Paper = {
      name: 'Karta osoby',
      title: 'Anna Kowalska',
      subtitle: 'Karta osoby, stan na 21.11.2026',
      parts: [
        { kind: 'facts', key: 'facts', title: null, facts: [['Płeć', 'kobieta']] },
        ADDRESSES,
        { ...ADDRESSES, key: 'families', title: 'Rodziny', rows: [] },
        { kind: 'text', key: 'note', title: 'Uwagi', text: 'Pierwsza.\nDruga.' },
      ],
    };
    expect(paperLines(paper).map(({ part, row, field, value }) => [part, row, field, value])).toEqual([
      ['Karta osoby', null, 'Kogo dotyczy', 'Anna Kowalska'],
      ['Karta osoby', null, 'Dokument', 'Karta osoby, stan na 21.11.2026'],
      ['Karta osoby', null, 'Płeć', 'kobieta'],
      ['Adresy', 1, 'Gdzie', 'Mielec'],
      ['Adresy', 1, 'Od', '01.02.2024'],
      ['Adresy', 2, 'Gdzie', 'Rzeszów'],
      ['Adresy', 2, 'Od', null],
      ['Rodziny', null, 'brak wpisów', null],
      ['Uwagi', null, 'Treść', 'Pierwsza.\nDruga.'],
    ]);
  });
});

describe('tables joined for a file', () => {
  it('stay one table when there is one', () => {
    expect(joinedTables([ADDRESSES]).columns.map(({ header }) => header)).toEqual(['Gdzie', 'Od']);
  });

  it('say in the first column which one a row stands in', () => {
    const families: PaperTable = {
      ...ADDRESSES,
      title: 'Rodziny',
      columns: [
        { key: 'from', header: 'Od', share: 40, kind: 'date' },
        { key: 'name', header: 'Nazwa', share: 60 },
      ],
      rows: [{ key: '3', cells: ['2025-01-07', 'Kowalscy'] }],
    };
    const { columns, rows } = joinedTables([ADDRESSES, families]);
    expect(columns.map(({ header }) => header)).toEqual(['Część', 'Gdzie', 'Od', 'Nazwa']);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Adresy', 'Mielec', '2024-02-01', null],
      ['Adresy', 'Rzeszów', null, null],
      ['Rodziny', null, '2025-01-07', 'Kowalscy'],
    ]);
  });
});

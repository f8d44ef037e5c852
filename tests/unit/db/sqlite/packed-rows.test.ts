import fc from 'fast-check';
import { expect, test } from 'vitest';

import { packRows, unpackRows } from '#db/sqlite/packed-rows.ts';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.integer(),
  fc.double({ noNaN: true }).map((number) => number + 0),
  fc.constant(null),
  fc.uint8Array(),
);
const COLUMNS = ['id', 'surname', 'count'];

test('rows come out as they went in, whatever SQLite stores', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell)), (rows) => {
      const packed = structuredClone(packRows(COLUMNS, rows));
      expect(unpackRows(packed)).toEqual(rows.map(([id, surname, count]) => ({ id, surname, count })));
    }),
  );
});

test('plain values travel as one text; blobs and infinite numbers, which JSON would change, do not', () => {
  expect(typeof packRows(COLUMNS, [['ł', null, 1]]).values).toBe('string');
  expect(packRows(COLUMNS, [['ł', new Uint8Array([1]), 1]]).values).toEqual([['ł', new Uint8Array([1]), 1]]);
  expect(packRows(COLUMNS, [['ł', null, Infinity]]).values).toEqual([['ł', null, Infinity]]);
});

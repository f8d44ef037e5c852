import { describe, expect, it } from 'vitest';

import { ConnectionLost } from '#renderer/client/index.ts';
import { secondsLeft } from '#renderer/ui/pace.ts';
import type { PrintBlock } from '#renderer/ui/print/document.ts';
import { batchesOf, heightsOf, type MeasuredSlice } from '#renderer/ui/print/measured-slices.ts';
import { nearPages } from '#renderer/ui/print/near-pages.ts';
import { gatherRows, type PrintProgress } from '#renderer/ui/print/use-print-rows.ts';
import type { PrintEvent } from '#shared/contract/list-events.ts';

const heading: PrintBlock = { kind: 'block', key: 'h', node: null, keepWithNext: true };
const table = (rows: number): PrintBlock => ({
  kind: 'table',
  key: `t${rows}`,
  label: 't',
  columns: [],
  rows: Array.from({ length: rows }, (_, index) => ({ key: String(index), cells: [] })),
});

describe('a document is measured in batches', () => {
  it('that hold every block and row once, in order, and never more than asked', () => {
    const blocks = [heading, table(7), heading, table(0), table(3)];
    const batches = batchesOf(blocks, 4);
    const lines = batches.map((batch) => batch.reduce((sum, { from, to }) => sum + Math.max(1, to - from), 0));
    expect(Math.max(...lines)).toBe(4);
    expect(batches.flat()).toEqual([
      { index: 0, from: 0, to: 0 },
      { index: 1, from: 0, to: 3 },
      { index: 1, from: 3, to: 7 },
      { index: 2, from: 0, to: 0 },
      { index: 3, from: 0, to: 0 },
      { index: 4, from: 0, to: 2 },
      { index: 4, from: 2, to: 3 },
    ]);
    expect(batchesOf([])).toEqual([]);
  });

  it('and has the heights it would have in one piece', () => {
    const blocks = [heading, table(5)];
    const measured = batchesOf(blocks, 3)
      .flat()
      .map((slice): MeasuredSlice => {
        if (slice.index === 0) return { slice, height: 30, rowHeights: [] };
        const rowHeights = Array.from({ length: slice.to - slice.from }, (_, row) => 10 + slice.from + row);
        return { slice, height: 25 + rowHeights.reduce((sum, one) => sum + one, 0), rowHeights };
      });
    expect(heightsOf(blocks, measured)).toEqual([
      { kind: 'block', height: 30, keepWithNext: true },
      { kind: 'table', headHeight: 25, rowHeights: [10, 11, 12, 13, 14] },
    ]);
  });
});

it.each([
  { top: 0, height: 500, count: 1, expected: [0, 1] },
  { top: 0, height: 500, count: 900, expected: [0, 3] },
  { top: 50_000, height: 500, count: 900, expected: [199, 203] },
  { top: 900_000, height: 500, count: 900, expected: [899, 900] },
  { top: -40, height: 100, count: 900, expected: [0, 2] },
])('of $count pages at $top those near the view are drawn', ({ top, height, count, expected }) => {
  const { from, to } = nearPages({ top, height }, 250, count, 1);
  expect([from, to]).toEqual(expected);
});

it('time left follows from the pace, once there is one', () => {
  expect(secondsLeft(1, 100, 1_000)).toBeNull();
  expect(secondsLeft(0, 0, 1_000)).toBeNull();
  expect(secondsLeft(25, 100, 2_000)).toBe(6);
});

describe('rows of a print', () => {
  async function* events(...all: PrintEvent<string>[]) {
    yield* all;
  }

  it('are gathered with their progress', async () => {
    const told: PrintProgress[] = [];
    const stream = events(
      { kind: 'progress', done: 2, total: 3 },
      { kind: 'rows', rows: ['a', 'b'], total: 3 },
      { kind: 'rows', rows: ['c'], total: 3 },
    );
    expect(await gatherRows(stream, (progress) => told.push(progress))).toEqual(['a', 'b', 'c']);
    expect(told).toEqual([{ done: 2, total: 3 }]);
  });

  it('that stop coming are no list', async () => {
    const cut = events({ kind: 'rows', rows: ['a', 'b'], total: 3 });
    await expect(gatherRows(cut, () => undefined)).rejects.toThrow(ConnectionLost);
    await expect(gatherRows(events(), () => undefined)).rejects.toThrow(ConnectionLost);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { paginate, type MeasuredBlock } from '#renderer/ui/print/paginate.ts';

const block = (height: number, keepWithNext = false): MeasuredBlock => ({ kind: 'block', height, keepWithNext });
const table = (headHeight: number, ...rowHeights: number[]): MeasuredBlock => ({
  kind: 'table',
  headHeight,
  rowHeights,
});

/** Height of a page as laid out, heads of tables counted on each page they enter. */
function heightOf(blocks: readonly MeasuredBlock[], page: ReturnType<typeof paginate>[number]): number {
  return page.reduce((sum, piece) => {
    const source = blocks[piece.index];
    if (piece.kind === 'block') return sum + (source?.kind === 'block' ? source.height : 0);
    if (source?.kind !== 'table') return sum;
    const rows = source.rowHeights.slice(piece.from, piece.to);
    return sum + source.headHeight + rows.reduce((a, b) => a + b, 0);
  }, 0);
}

describe('paginate', () => {
  it('keeps a heading on the page of the table it introduces', () => {
    const pages = paginate([block(80), block(15, true), table(10, 10, 10)], 100);
    expect(pages).toEqual([
      [{ kind: 'block', index: 0 }],
      [
        { kind: 'block', index: 1 },
        { kind: 'table', index: 2, from: 0, to: 2 },
      ],
    ]);
  });

  it('breaks a table between rows and counts its head again', () => {
    const pages = paginate([table(20, 40, 40, 40)], 100);
    expect(pages).toEqual([
      [{ kind: 'table', index: 0, from: 0, to: 2 }],
      [{ kind: 'table', index: 0, from: 2, to: 3 }],
    ]);
  });

  it('lets what is taller than a page go on over the next ones, cut between its lines', () => {
    const tall = { height: 230, cuts: [30, 60, 90, 120, 150, 180, 210] };
    expect(paginate([block(20), { ...block(230), tall } as MeasuredBlock, block(10)], 100)).toEqual([
      [{ kind: 'block', index: 0 }],
      [{ kind: 'block', index: 1, part: { from: 0, to: 90 } }],
      [{ kind: 'block', index: 1, part: { from: 90, to: 180 } }],
      [
        { kind: 'block', index: 1, part: { from: 180, to: 230 } },
        { kind: 'block', index: 2 },
      ],
    ]);
  });

  it('lets a row taller than a page go on under its head, each part with the padding of a row', () => {
    const tall = new Map([[1, { height: 110, cuts: [22, 44, 66, 88] }]]);
    expect(paginate([{ kind: 'table', headHeight: 20, rowHeights: [20, 120, 20], tall }], 100)).toEqual([
      [{ kind: 'table', index: 0, from: 0, to: 1 }],
      [{ kind: 'table', index: 0, from: 1, to: 2, parts: new Map([[1, { from: 0, to: 66 }]]) }],
      [{ kind: 'table', index: 0, from: 1, to: 3, parts: new Map([[1, { from: 66, to: 110 }]]) }],
    ]);
  });

  it('cuts a text without a line to cut at where the page ends, and loses none of it', () => {
    const pages = paginate([{ ...block(250), tall: { height: 250, cuts: [] } } as MeasuredBlock], 100);
    expect(pages.flat()).toEqual([
      { kind: 'block', index: 0, part: { from: 0, to: 100 } },
      { kind: 'block', index: 0, part: { from: 100, to: 200 } },
      { kind: 'block', index: 0, part: { from: 200, to: 250 } },
    ]);
  });

  it('gives what is taller than a page a page of its own instead of looping', () => {
    expect(paginate([block(10), block(500), block(10)], 100)).toHaveLength(3);
  });

  it('loses nothing, repeats nothing and never overfills a page, whatever the document', () => {
    const anyBlock = fc.oneof(
      fc.record({
        kind: fc.constant('block' as const),
        height: fc.integer({ min: 1, max: 90 }),
        keepWithNext: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('table' as const),
        headHeight: fc.integer({ min: 1, max: 20 }),
        rowHeights: fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 30 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 25 }), (blocks) => {
        const pages = paginate(blocks, 100);
        const lines = pages.flat().flatMap((piece) => {
          if (piece.kind === 'block') return [`${piece.index}`];
          return Array.from({ length: piece.to - piece.from }, (_, n) => `${piece.index}/${piece.from + n}`);
        });
        const expected = blocks.flatMap((one, index) =>
          one.kind === 'block' ? [`${index}`] : one.rowHeights.map((_, row) => `${index}/${row}`),
        );
        expect(lines).toEqual(expected);
        for (const page of pages) {
          const lines = page.reduce((sum, piece) => sum + (piece.kind === 'block' ? 1 : piece.to - piece.from), 0);
          if (lines > 1) expect(heightOf(blocks, page)).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});

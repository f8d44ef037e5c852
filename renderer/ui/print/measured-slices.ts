import type { PrintBlock } from './document.ts';
import type { MeasuredBlock, TallText } from './paginate.ts';

/** A block, or the rows `from`..`to` (exclusive) of a table, measured in one go. */
export interface Slice {
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

export interface MeasuredSlice {
  readonly slice: Slice;
  /** Of the whole piece, a table's head included. Units: CSS pixels. */
  readonly height: number;
  readonly rowHeights: readonly number[];
  /** Where what may not fit a page can be cut: by the number of the row in its table, a block's own under 0. */
  readonly tall?: ReadonlyMap<number, TallText>;
}

/** Lines measured at once: drawn and measured within a blink, so that the window stays alive. */
const LINES_AT_ONCE = 200;

/** A document in batches of at most `most` blocks and rows; a table without rows is one slice, as it has a head. */
export function batchesOf(blocks: readonly PrintBlock[], most = LINES_AT_ONCE): readonly (readonly Slice[])[] {
  const batches: Slice[][] = [];
  let batch: Slice[] = [];
  let left = most;
  const close = (): void => {
    if (batch.length > 0) batches.push(batch);
    batch = [];
    left = most;
  };
  const add = (slice: Slice, lines: number): void => {
    batch.push(slice);
    left -= lines;
    if (left <= 0) close();
  };
  blocks.forEach((block, index) => {
    const rows = block.kind === 'table' ? block.rows.length : 0;
    if (rows === 0) add({ index, from: 0, to: 0 }, 1);
    for (let from = 0; from < rows;) {
      const to = Math.min(rows, from + left);
      add({ index, from, to }, to - from);
      from = to;
    }
  });
  close();
  return batches;
}

/** What the page breaker needs to know of each block, joined from its slices in their order. */
export function heightsOf(blocks: readonly PrintBlock[], measured: readonly MeasuredSlice[]): readonly MeasuredBlock[] {
  const slicesOf = new Map<number, MeasuredSlice[]>();
  for (const one of measured) {
    const slices = slicesOf.get(one.slice.index);
    if (slices === undefined) slicesOf.set(one.slice.index, [one]);
    else slices.push(one);
  }
  return blocks.map((block, index): MeasuredBlock => {
    const slices = slicesOf.get(index) ?? [];
    const height = slices[0]?.height ?? 0;
    const tall = new Map(slices.flatMap((slice) => [...(slice.tall ?? [])]));
    if (block.kind === 'block') {
      const own = tall.get(0);
      const whole = { kind: 'block', height, keepWithNext: block.keepWithNext ?? false } as const;
      return own === undefined ? whole : { ...whole, tall: own };
    }
    // Head, borders and the space around the table: everything that is not a row. The same in every slice.
    const rowsOfFirst = (slices[0]?.rowHeights ?? []).reduce((sum, one) => sum + one, 0);
    return {
      kind: 'table',
      headHeight: height - rowsOfFirst,
      rowHeights: slices.flatMap(({ rowHeights }) => rowHeights),
      ...(tall.size === 0 ? {} : { tall }),
    };
  });
}

import type { ReactNode } from 'react';
import type { WindowWidth } from '../use-window-width.ts';

/** Where a cell stands in the two-line rows of narrow windows; a column without a place is not shown there. */
export type CompactPlace = 'what' | 'who' | 'date' | 'distance';

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  /** A CSS grid track: 'minmax(140px, 1.4fr)', '110px'. */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  /** Name of the order this column sorts by; without it the head is plain text. */
  readonly order?: string;
  /** Hidden under 1200 px of window. Never the name and the date. */
  readonly secondRank?: boolean;
  readonly compact?: CompactPlace;
  /** Always shown, not in the column chooser. */
  readonly fixed?: boolean;
  readonly align?: 'end';
  /** Second text: who works on it, how far it is. */
  readonly quiet?: boolean;
  /** A click on the text opens the record. */
  readonly opens?: boolean;
  /** The cell is a button that does something with the row at once (`onAct`); its whole name, null where there is nothing to do. */
  readonly acts?: (row: Row) => string | null;
};

export type Order = { readonly by: string; readonly descending?: boolean };

/** The columns that are drawn at this width, in their order. */
export function shownColumns<Row>(
  columns: readonly Column<Row>[],
  hidden: ReadonlySet<string>,
  width: WindowWidth,
): readonly Column<Row>[] {
  const chosen = columns.filter((column) => column.fixed === true || !hidden.has(column.key));
  if (width === 'narrow') return columns.filter((column) => column.compact !== undefined);
  return width === 'middle' ? chosen.filter((column) => column.secondRank !== true) : chosen;
}

export type Move = 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last';

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'first',
  End: 'last',
};

export function moveOf(key: string): Move | null {
  return MOVES[key] ?? null;
}

/** The row the focus moves to; stays within 0 and total - 1. */
export function nextIndex(index: number, move: Move, total: number, page: number): number {
  const target: Record<Move, number> = {
    up: index - 1,
    down: index + 1,
    'page-up': index - page,
    'page-down': index + page,
    first: 0,
    last: total - 1,
  };
  return Math.max(0, Math.min(total - 1, target[move]));
}

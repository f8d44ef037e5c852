import type { SceneItem, SceneRow } from '#shared/features/foster-care/timeline.ts';

/** In CSS pixels. */
export const LABELS = { ordinary: 160, narrow: 104 } as const;
export const HEAD = 25;
export const MARK = 24;
const BAR = { main: 31, other: 23 } as const;
const THIN = 8;
const GAP = 3;
const PAD = { main: 5, other: 5 } as const;

/** Narrower than this the time is not drawn: it scrolls. */
const LEAST_TRACK = 520;
/** Narrow windows, where it scrolls anyway, draw a year as wide as an ordinary one does, and a long stay as wide as there. */
const A_YEAR = 260;
const WIDE_TRACK = 950;

export function trackWidth(room: number, days: number, narrow: boolean): number {
  const wanted = narrow ? Math.min(WIDE_TRACK, Math.max(LEAST_TRACK, (days / 365) * A_YEAR)) : LEAST_TRACK;
  return Math.round(Math.max(room, wanted));
}

const kindOf = ({ main }: SceneRow): 'main' | 'other' => (main ? 'main' : 'other');

export function rowHeight(row: SceneRow): number {
  const bars = row.lanes * BAR[kindOf(row)] + (row.lanes - 1) * GAP;
  return 2 * PAD[kindOf(row)] + bars + row.thinLanes * (THIN + GAP) + 1;
}

/** Where an item stands in its row, from the row's upper edge. */
export function itemSpan(row: SceneRow, { entry, lane }: SceneItem): { readonly top: number; readonly height: number } {
  const bar = BAR[kindOf(row)];
  const pad = PAD[kindOf(row)];
  if (!entry.thin) return { top: pad + lane * (bar + GAP), height: bar };
  return { top: pad + row.lanes * (bar + GAP) + lane * (THIN + GAP), height: THIN };
}

/** About how wide words are in the letters of a bar, with the room around them. */
export const aboutWidth = (words: string): number => words.length * 6.4 + 18;

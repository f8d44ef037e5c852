import type { GenogramLayout } from './genogram-layout.ts';
import { SHAPE } from './genogram-measure.ts';

/** Room for a drawing on one sheet, in CSS pixels (1/96 inch). */
export interface SheetRoom {
  readonly width: number;
  readonly height: number;
}

/** A part of the drawing, in its own units, that stands on one sheet. */
export interface DrawingPart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnSheets {
  readonly orientation: 'portrait' | 'landscape';
  /** CSS pixels for one unit of the drawing. */
  readonly scale: number;
  /** Row by row, from left to right; one where the whole drawing fits. */
  readonly parts: readonly DrawingPart[];
}

/** Names of 12 px are then 6,75 pt: smaller ones are not read from paper. */
const SMALLEST_SCALE = 0.75;
/** Small families are not blown up. */
const LARGEST_SCALE = 1.15;
/** What two neighbouring parts share, so that everybody is whole on one of them. */
const OVERLAP = 4 * SHAPE;

/**
 * How a drawing goes to A4: whole and as large as it may be, on the side on which it is larger; where names would become
 * unreadably small, at the smallest scale in overlapping parts.
 */
export function sheetsOf(
  { width, height }: Pick<GenogramLayout, 'width' | 'height'>,
  rooms: Readonly<Record<DrawnSheets['orientation'], SheetRoom>>,
): DrawnSheets {
  const fitting = (room: SheetRoom): number => Math.min(LARGEST_SCALE, room.width / width, room.height / height);
  const [portrait, landscape] = [fitting(rooms.portrait), fitting(rooms.landscape)];
  const whole = Math.max(portrait, landscape);
  if (whole >= SMALLEST_SCALE) {
    const orientation = landscape > portrait ? 'landscape' : 'portrait';
    return { orientation, scale: whole, parts: [{ x: 0, y: 0, width, height }] };
  }
  const [upright, lying] = [partsOn(rooms.portrait), partsOn(rooms.landscape)];
  const orientation = upright.length < lying.length ? 'portrait' : 'landscape';
  return { orientation, scale: SMALLEST_SCALE, parts: orientation === 'portrait' ? upright : lying };

  function partsOn(room: SheetRoom): readonly DrawingPart[] {
    const columns = cuts(width, room.width / SMALLEST_SCALE);
    return cuts(height, room.height / SMALLEST_SCALE).flatMap(({ from: y, length: tall }) =>
      columns.map(({ from: x, length: wide }) => ({ x, y, width: wide, height: tall })),
    );
  }
}

/** Equal pieces of a length, none longer than `most`, each sharing OVERLAP with the one before it. */
function cuts(length: number, most: number): readonly { readonly from: number; readonly length: number }[] {
  if (length <= most) return [{ from: 0, length }];
  const count = Math.ceil((length - OVERLAP) / (most - OVERLAP));
  const step = (length - OVERLAP) / count;
  return Array.from({ length: count }, (_, index) => ({ from: index * step, length: step + OVERLAP }));
}

import type { PrintOrientation } from './document.ts';

/** Width of the text on an A4 page in millimetres: the paper less its margins (print.css). */
const LINE_MM: Readonly<Record<PrintOrientation, number>> = { portrait: 175, landscape: 262 };

/** Below so many millimetres for each share words of a printed table break. */
const LEAST_MM_PER_SHARE = 1.4;

/** True when columns with these shares in all keep their words whole. */
export function fitsLine(shares: number, orientation: PrintOrientation): boolean {
  return shares * LEAST_MM_PER_SHARE <= LINE_MM[orientation];
}

/** Upright as long as the columns fit. */
export function orientationFor(shares: number): PrintOrientation {
  return fitsLine(shares, 'portrait') ? 'portrait' : 'landscape';
}

import type { Box } from './genogram-outline.ts';

/** Side of a square, diameter of a circle, in the drawing's own units (one pixel at natural size). */
export const SHAPE = 36;
export const HALF = SHAPE / 2;
/** Room for one letter. */
export const LETTER = 6.3;

export const round = (value: number): number => Math.round(value * 10) / 10;
export const point = (x: number, y: number): string => `${round(x)} ${round(y)}`;
export const textWidth = (text: string): number => text.length * LETTER;

/** Words at a line: the middle of their baseline. */
export interface LineLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** The room that words at a line take. */
export function labelBox({ text, x, y }: LineLabel): Box {
  const half = textWidth(text) / 2 + 2;
  return { left: x - half, right: x + half, top: y - 11, bottom: y + 3 };
}

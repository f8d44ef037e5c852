import type { TallText } from './paginate.ts';

/** Boxes of neighbouring lines overlap by a hair, as letters stand taller than their line. */
const OVERLAP = 2;

/** Top and bottom of every line of text and every picture within `root`, from the top of the window. */
function linesOf(root: Element): readonly (readonly [top: number, bottom: number])[] {
  const range = document.createRange();
  const boxes: DOMRect[] = [...root.querySelectorAll('svg, img')].map((picture) => picture.getBoundingClientRect());
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    range.selectNodeContents(node);
    boxes.push(...range.getClientRects());
  }
  return boxes.map(({ top, bottom }) => [top, bottom]);
}

/**
 * Where a text that fills `height` pixels from `top` on may be cut so that no line of `roots`, which stand side by side,
 * is cut in two. Cuts are in pixels from `top`, ascending.
 */
export function tallText(roots: readonly Element[], top: number, height: number): TallText {
  const lines = roots.flatMap(linesOf).toSorted(([a], [b]) => a - b);
  const cuts: number[] = [];
  let end = -Infinity;
  for (const [from, to] of lines) {
    if (from >= end - OVERLAP && end > -Infinity) cuts.push((from + end) / 2 - top);
    end = Math.max(end, to);
  }
  return { height, cuts: cuts.filter((cut) => cut > 0 && cut < height) };
}

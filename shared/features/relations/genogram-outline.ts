/** An upright rectangle. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const inside = (boxes: readonly Box[], x: number, y: number): boolean =>
  boxes.some(({ left, top, right, bottom }) => left < x && x < right && top < y && y < bottom);

const sorted = (values: readonly number[]): readonly number[] => [...new Set(values)].toSorted((a, b) => a - b);

interface Side {
  readonly from: string;
  readonly to: string;
}

/** The line round these boxes taken together, as a path: every edge of their grid with inside on one side only. */
export function outlineOf(boxes: readonly Box[]): string {
  const xs = sorted(boxes.flatMap(({ left, right }) => [left, right]));
  const ys = sorted(boxes.flatMap(({ top, bottom }) => [top, bottom]));
  const filled = (column: number, row: number): boolean => {
    const [x0, x1, y0, y1] = [xs[column], xs[column + 1], ys[row], ys[row + 1]];
    if (x0 === undefined || x1 === undefined || y0 === undefined || y1 === undefined) return false;
    return inside(boxes, (x0 + x1) / 2, (y0 + y1) / 2);
  };
  const sides = new Map<string, Side[]>();
  const add = (fromX = 0, fromY = 0, toX = 0, toY = 0): void => {
    const side = { from: `${fromX} ${fromY}`, to: `${toX} ${toY}` };
    sides.set(side.from, [...(sides.get(side.from) ?? []), side]);
  };
  // Sides run with the inside on their right hand, so that each corner has as many that come as go.
  for (let column = 0; column + 1 < xs.length; column += 1) {
    for (let row = 0; row + 1 < ys.length; row += 1) {
      if (!filled(column, row)) continue;
      const [x0, x1, y0, y1] = [xs[column], xs[column + 1], ys[row], ys[row + 1]];
      if (!filled(column, row - 1)) add(x0, y0, x1, y0);
      if (!filled(column + 1, row)) add(x1, y0, x1, y1);
      if (!filled(column, row + 1)) add(x1, y1, x0, y1);
      if (!filled(column - 1, row)) add(x0, y1, x0, y0);
    }
  }
  return [...ringsOf(sides)].map((ring) => `M${ring.join('L')}Z`).join('');
}

function* ringsOf(sides: Map<string, Side[]>): Generator<readonly string[]> {
  for (const start of sides.keys()) {
    for (let side = sides.get(start)?.pop(); side !== undefined; side = sides.get(start)?.pop()) {
      const ring = [side.from];
      for (let next: Side | undefined = side; next !== undefined && next.to !== start;) {
        ring.push(next.to);
        next = sides.get(next.to)?.pop();
      }
      yield ring;
    }
  }
}

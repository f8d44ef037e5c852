import { HALF, labelBox, type LineLabel, point, textWidth } from './genogram-measure.ts';
import type { Box } from './genogram-outline.ts';
import type { SceneTie } from './genogram-scene.ts';

export interface TieLine {
  readonly path: string;
  readonly kind: SceneTie['kind'];
  readonly ended: boolean;
  readonly label: LineLabel | null;
}

/** Where everybody stands, and the room that is taken already. */
interface Ground {
  readonly xs: ReadonlyMap<string, number>;
  readonly y: (id: string) => number;
  readonly taken: readonly Box[];
}

/** Further ties of the same two bend so much wider, or stand so much higher. */
const APART = { curve: 34, over: 16 } as const;
const LABEL_HEIGHT = 14;
/** Where along a line its words may stand: the middle first. */
const PLACES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78] as const;

/** Curves round the sides; of siblings in one row, lines over them. No words stand on other words or on a person. */
export function tieLines(ties: readonly SceneTie[], ground: Ground): TieLine[] {
  const taken = [...ground.taken];
  const before = new Map<string, number>();
  return ties.map((tie) => {
    const { kind, ended } = tie;
    const pair = [tie.fromId, tie.toId].toSorted().join(' ');
    const further = before.get(pair) ?? 0;
    before.set(pair, further + 1);
    const { path, at } = wayOf(tie, further, ground);
    if (tie.label === null) return { path, kind, ended, label: null };
    const label = freeLabel(tie.label, at, taken);
    taken.push(labelBox(label));
    return { path, kind, ended, label };
  });
}

/** The first place along the line where nothing stands; where all are taken, the next free height. */
function freeLabel(text: string, at: Way['at'], taken: readonly Box[]): LineLabel {
  const isFree = (label: LineLabel): boolean => {
    const box = labelBox(label);
    return taken.every(
      (one) => one.right <= box.left || box.right <= one.left || one.bottom <= box.top || box.bottom <= one.top,
    );
  };
  const along = PLACES.map((place) => ({ text, ...at(place) })).find((label) => isFree(label));
  if (along !== undefined) return along;
  const { x, y } = at(0.5);
  let step = 1;
  while (!isFree({ text, x, y: heightOf(y, step) })) step += 1;
  return { text, x, y: heightOf(y, step) };
}

/** Above, below, further above, and so on. */
const heightOf = (y: number, step: number): number =>
  y + Math.ceil(step / 2) * LABEL_HEIGHT * (step % 2 === 1 ? -1 : 1);

interface Way {
  readonly path: string;
  /** The baseline of words at a place along the line, from 0 to 1. */
  readonly at: (place: number) => { readonly x: number; readonly y: number };
}

function wayOf({ fromId, toId, label }: SceneTie, further: number, { xs, y }: Ground): Way {
  const at = (id: string): number => xs.get(id) ?? 0;
  const [x1, y1, x2, y2] = [at(fromId), y(fromId), at(toId), y(toId)];
  if (y1 === y2) {
    const over = y1 - HALF - 10 - further * APART.over;
    const path = `M${point(x1, y1 - HALF)}L${point(x1, over)}L${point(x2, over)}L${point(x2, y2 - HALF)}`;
    return { path, at: (place) => ({ x: x1 + (x2 - x1) * place, y: over - 4 }) };
  }
  const others = [...xs].filter(([id]) => id !== fromId && id !== toId).map(([id, x]) => [x, y(id)] as const);
  const routes = routesOf([x1, y1, x2, y2], [...xs.values()], further);
  const [best] = routes.toSorted((a, b) => troubleOf(a, others, label) - troubleOf(b, others, label));
  const route = best ?? [x1, x1, x2, y1, y2];
  const [start, bend, end] = route;
  const path = `M${point(start, y1)}C${point(bend, y1)} ${point(bend, y2)} ${point(end, y2)}`;
  return { path, at: (place) => onCurve(route, place) };
}

/** Where a curve starts, how far out it bends, where it ends, and the heights of both ends. */
type Route = readonly [start: number, bend: number, end: number, fromY: number, toY: number];

/** Ways from the side of one shape to the side of another: left or right, close by or round everybody. */
function routesOf(
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  all: readonly number[],
  further: number,
): readonly Route[] {
  return [-1, 1].flatMap((side) => {
    const [start, end] = [x1 + side * HALF, x2 + side * (HALF + 3)];
    const near = side < 0 ? Math.min(start, end) : Math.max(start, end);
    const far = side < 0 ? Math.min(...all) : Math.max(...all);
    const wider = side * further * APART.curve;
    return [near + side * 40, near + side * 90, far + side * 130].map((bend): Route => [
      start,
      bend + wider,
      end,
      y1,
      y2,
    ]);
  });
}

function onCurve([start, bend, end, y1, y2]: Route, t: number): { readonly x: number; readonly y: number } {
  const [a, b, c] = [(1 - t) ** 3, 3 * t * (1 - t), t ** 3];
  return {
    x: a * start + b * bend + c * end,
    y: a * y1 + 3 * (1 - t) ** 2 * t * y1 + 3 * (1 - t) * t ** 2 * y2 + c * y2,
  };
}

/** How many others a curve and the words in its middle run over, then how long it is. */
function troubleOf(route: Route, others: readonly (readonly [number, number])[], label: string | null): number {
  const [start, bend, end] = route;
  let hits = 0;
  for (let step = 1; step < 20; step += 1) {
    const { x, y } = onCurve(route, step / 20);
    const half = label !== null && step === 10 ? textWidth(label) / 2 : 0;
    hits += others.filter(
      ([ox, oy]) => Math.abs(ox - x) < HALF + 6 + half && y > oy - HALF - 4 && y < oy + HALF + 34,
    ).length;
  }
  return hits * 60 + Math.abs(bend - start) + Math.abs(bend - end);
}

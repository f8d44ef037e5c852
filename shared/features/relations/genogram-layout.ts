import { yearOf } from '../../kernel/local-date.ts';
import { NBSP } from '../../kernel/polish.ts';
import { householdOf } from './genogram-household.ts';
import { HALF, labelBox, LETTER, point, round, SHAPE, textWidth } from './genogram-measure.ts';
import type { Box } from './genogram-outline.ts';
import { unitsOf } from './genogram-order.ts';
import { placeUnits, type Placed } from './genogram-places.ts';
import { generationsOf } from './genogram-ranks.ts';
import type { Scene, SceneChild, ScenePerson, SceneUnion } from './genogram-scene.ts';
import { type TieLine, tieLines } from './genogram-ties.ts';

const LINE = 15;
const LABEL_TOP = 16;
const MARGIN = 20;
/** From the last line of words to the first bus, between buses, and from the last bus to the next shapes. */
const BUS = { first: 16, step: 10, last: 22 } as const;
const WIDEST_LABEL = 124;

/** Somebody in the drawing: a square for a man, a circle for a woman, a diamond where the sex may not be told. */
export interface Shape {
  readonly person: ScenePerson;
  readonly shape: 'square' | 'circle' | 'diamond';
  readonly x: number;
  readonly y: number;
  readonly row: number;
  /** Words below the shape, one a line, cut to their room. */
  readonly lines: readonly string[];
  /** Room for shape and words that nobody else may enter. */
  readonly box: Box;
}

export interface UnionLine {
  readonly path: string;
  readonly kind: SceneUnion['kind'];
  /** Two strokes for a divorce or another end, one for a separation, none while it holds or where death ended it. */
  readonly strokes: 0 | 1 | 2;
  readonly mark: { readonly x: number; readonly y: number };
  readonly label: { readonly text: string; readonly x: number; readonly y: number } | null;
}

export interface DescentLine {
  readonly path: string;
  readonly kind: SceneChild['kind'];
}

/** A genogram ready to be drawn. The same scene always gives the same layout. */
export interface GenogramLayout {
  readonly width: number;
  readonly height: number;
  /** By generation, from left to right: the order in which the keyboard goes. */
  readonly shapes: readonly Shape[];
  readonly unions: readonly UnionLine[];
  readonly descents: readonly DescentLine[];
  readonly ties: readonly TieLine[];
  /** The line round those who live together; null when nobody does. */
  readonly household: string | null;
}

export function layOut(scene: Scene): GenogramLayout {
  if (scene.people.length === 0) {
    return { width: 0, height: 0, shapes: [], unions: [], descents: [], ties: [], household: null };
  }
  const rows = generationsOf(scene);
  const words = new Map(scene.people.map((person) => [person.id, wordsOf(person)]));
  const widths = {
    person: (id: string) => Math.max(SHAPE + 24, ...(words.get(id) ?? []).map((line) => textWidth(line) + 14)),
    unionLabel: (union: SceneUnion) => textWidth(unionWords(union) ?? ''),
  };
  const placed = placeUnits(scene, unitsOf(scene, rows, widths));
  const buses = busesOf(scene, placed, rows);
  const tops = topsOf(scene, rows, words, buses);
  const y = (id: string): number => tops[rows.get(id) ?? 0] ?? 0;
  const shapes = scene.people
    .map((person) =>
      shapeOf(person, placed.people.get(person.id) ?? 0, y(person.id), rows.get(person.id) ?? 0, {
        lines: words.get(person.id) ?? [],
        width: widths.person(person.id),
      }),
    )
    .toSorted((a, b) => a.row - b.row || a.x - b.x);
  const under = new Map(shapes.map(({ person, box }) => [person.id, box.bottom]));
  const drawing = new Drawing(scene, placed, y, under);
  const bottoms = tops.map((top, row) =>
    Math.max(top, ...shapes.filter((one) => one.row === row).map(({ box }) => box.bottom)),
  );
  const unions = scene.unions.flatMap((union, index) => drawing.union(union, index));
  const taken = [
    ...shapes.map(({ box }) => box),
    ...unions.flatMap(({ label }) => (label === null ? [] : [labelBox(label)])),
  ];
  return moved({
    shapes,
    unions,
    descents: [...buses].flatMap(([union, level]) => drawing.descent(union, level, bottoms, rows)),
    ties: tieLines(scene.ties, { xs: placed.people, y, taken }),
    household: householdOf(shapes),
  });
}

function wordsOf({ firstName, surname, deathDate, diedIn, hidden }: ScenePerson): readonly string[] {
  if (hidden !== null) return hidden.why === 'protected' ? ['rekord', 'chroniony'] : ['poza Twoim', 'zakresem'];
  // „w 2024 r.” is a death of which nobody knows the day.
  const death =
    diedIn === null ? (deathDate === null ? null : `zm. ${yearOf(deathDate)}`) : `zm. w${NBSP}${diedIn}${NBSP}r.`;
  return [firstName, surname, death].flatMap((line) => (line === null ? [] : [cut(line)]));
}

function cut(line: string): string {
  const most = Math.floor((WIDEST_LABEL - 14) / LETTER);
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

/** „od 2015”, „rozwód 2023”; nothing where no day is known. */
function unionWords({ kind, from, ended }: SceneUnion): string | null {
  if (ended !== null) {
    if (ended.reason === 'death') return null;
    const year = yearOf(ended.on);
    if (ended.reason === 'divorce') return `rozwód ${year}`;
    if (ended.reason === 'separation') return `rozstanie ${year}`;
    return `do ${year}`;
  }
  return from === null || kind === 'parents' ? null : `od ${yearOf(from)}`;
}

function shapeOf(
  person: ScenePerson,
  x: number,
  y: number,
  row: number,
  { lines, width }: { readonly lines: readonly string[]; readonly width: number },
): Shape {
  const shape = person.sex === 'male' ? 'square' : person.sex === 'female' ? 'circle' : 'diamond';
  const bottom = y + HALF + 4 + lines.length * LINE;
  return { person, shape, x, y, row, lines, box: { left: x - width / 2, right: x + width / 2, top: y - HALF, bottom } };
}

/** First line of words below the centre of a shape, and each further one. */
export const labelY = (y: number, line: number): number => y + HALF + LABEL_TOP + line * LINE;

/** For each union with children the level of its horizontal line, so that lines of different families do not meet. */
function busesOf(
  scene: Scene,
  { people, unions }: Placed,
  rows: ReadonlyMap<string, number>,
): ReadonlyMap<number, number> {
  const levels = new Map<number, number>();
  const taken = new Map<number, { from: number; to: number; level: number }[]>();
  for (const [index, { first }] of scene.unions.entries()) {
    const xs = scene.children.filter(({ union }) => union === index).map(({ id }) => people.get(id) ?? 0);
    if (xs.length === 0) continue;
    const drop = unions.get(index) ?? 0;
    const [from, to] = [Math.min(drop, ...xs) - 8, Math.max(drop, ...xs) + 8];
    const row = rows.get(first) ?? 0;
    const others = (taken.get(row) ?? []).filter((one) => one.from < to && from < one.to);
    let level = 0;
    while (others.some((one) => one.level === level)) level += 1;
    taken.set(row, [...(taken.get(row) ?? []), { from, to, level }]);
    levels.set(index, level);
  }
  return levels;
}

/** The height of the centres of each row. */
function topsOf(
  scene: Scene,
  rows: ReadonlyMap<string, number>,
  words: ReadonlyMap<string, readonly string[]>,
  buses: ReadonlyMap<number, number>,
): readonly number[] {
  const count = Math.max(...rows.values()) + 1;
  const tops: number[] = [];
  let top = 0;
  for (let row = 0; row < count; row += 1) {
    tops.push(top);
    const here = scene.people.filter(({ id }) => rows.get(id) === row);
    const lines = Math.max(2, ...here.map(({ id }) => words.get(id)?.length ?? 0));
    const levels = [...buses].filter(([union]) => rows.get(scene.unions[union]?.first ?? '') === row);
    const deepest = Math.max(0, ...levels.map(([, level]) => level));
    top += SHAPE + 4 + lines * LINE + BUS.first + deepest * BUS.step + BUS.last;
  }
  return tops;
}

class Drawing {
  readonly #scene: Scene;
  readonly #placed: Placed;
  readonly #y: (id: string) => number;
  /** Where the words of each person end. */
  readonly #under: ReadonlyMap<string, number>;

  constructor(scene: Scene, placed: Placed, y: (id: string) => number, under: ReadonlyMap<string, number>) {
    this.#under = under;
    this.#scene = scene;
    this.#placed = placed;
    this.#y = y;
  }

  #x(id: string): number {
    return this.#placed.people.get(id) ?? 0;
  }

  union(union: SceneUnion, index: number): UnionLine[] {
    const { first, second, kind, ended } = union;
    const drop = this.#placed.unions.get(index) ?? 0;
    const y = this.#y(first);
    if (second === null) {
      const x = this.#x(first);
      if (Math.abs(drop - x) < 1) return [];
      const path = `M${point(x + Math.sign(drop - x) * HALF, y)}L${point(drop, y)}`;
      return [{ path, kind, strokes: 0, mark: { x: drop, y }, label: null }];
    }
    const [left, right] = this.#x(first) < this.#x(second) ? [first, second] : [second, first];
    const [from, to] = [this.#x(left), this.#x(right)];
    const strokes = ended === null || ended.reason === 'death' ? 0 : ended.reason === 'separation' ? 1 : 2;
    const words = unionWords(union);
    const level = this.#y(right);
    if (this.#areNeighbours(left, right) || level !== y) {
      const path = `M${point(from + HALF, this.#y(left))}L${point(to - HALF, level)}`;
      const middle = (from + to) / 2;
      const at = { x: middle + Math.min(16, (to - from - SHAPE) / 4), y: (y + level) / 2 };
      const label = words === null ? null : { text: words, x: middle, y: (y + level) / 2 - 10 };
      return [{ path, kind, strokes, mark: at, label }];
    }
    // Somebody stands between the two: the line goes over them.
    const [outer, inner] = Math.abs(drop - from) < Math.abs(drop - to) ? [from, to] : [to, from];
    const over = y - HALF - 12;
    const path = `M${point(outer + Math.sign(drop - outer) * HALF, y)}L${point(drop, y)}L${point(drop, over)}L${point(inner, over)}L${point(inner, y - HALF)}`;
    const middle = (drop + inner) / 2;
    const label = words === null ? null : { text: words, x: middle, y: over - 6 };
    return [{ path, kind, strokes, mark: { x: middle, y: over }, label }];
  }

  #areNeighbours(left: string, right: string): boolean {
    const unit = this.#placed.rows.flat().find(({ places }) => places.some(({ personId }) => personId === left));
    const ids = unit?.places.map(({ personId }) => personId) ?? [];
    return Math.abs(ids.indexOf(left) - ids.indexOf(right)) === 1;
  }

  /** From the couple down, along, and down to each child. */
  descent(index: number, level: number, bottoms: readonly number[], rows: ReadonlyMap<string, number>): DescentLine[] {
    const union = this.#scene.unions[index];
    if (union === undefined) return [];
    const children = this.#scene.children.filter((one) => one.union === index);
    const drop = this.#placed.unions.get(index) ?? 0;
    const y = this.#y(union.first);
    const isAlone = union.second === null && Math.abs(drop - this.#x(union.first)) < 1;
    const bus = (bottoms[rows.get(union.first) ?? 0] ?? y) + BUS.first - 4 + level * BUS.step;
    const straight = (x: number): number => (children.length === 1 && Math.abs(x - drop) <= 9 ? drop : x);
    const xs = children.map(({ id }) => straight(this.#x(id)));
    const kind = children.some((one) => one.kind === 'birth') ? 'birth' : (children[0]?.kind ?? 'birth');
    // Of a parent alone the line begins below the name, not through it.
    const start = isAlone ? (this.#under.get(union.first) ?? y + HALF) : y;
    const stem = `M${point(drop, start)}L${point(drop, bus)}`;
    const along = `M${point(Math.min(drop, ...xs), bus)}L${point(Math.max(drop, ...xs), bus)}`;
    return [
      { path: `${stem}${along}`, kind },
      ...children.map((child) => {
        // Shapes are filled, so a line that ends behind one may stand a little beside its middle instead of bending.
        const x = straight(this.#x(child.id));
        return { path: `M${point(x, bus)}L${point(x, this.#y(child.id) - HALF / 2)}`, kind: child.kind };
      }),
    ];
  }
}

type Parts = Omit<GenogramLayout, 'width' | 'height'>;

/** Moves everything so that the drawing begins at its margin. */
function moved(parts: Parts): GenogramLayout {
  const paths = [...parts.unions, ...parts.descents, ...parts.ties].map(({ path }) => path);
  const points = [...paths, parts.household ?? ''].flatMap(pointsOf);
  const boxes = parts.shapes.map(({ box }) => box);
  const labels = [...parts.unions, ...parts.ties].flatMap(({ label }) => (label === null ? [] : [label]));
  const xs = [
    ...points.map(([x]) => x),
    ...boxes.flatMap(({ left, right }) => [left, right]),
    ...labels.flatMap(({ text, x }) => [x - textWidth(text) / 2, x + textWidth(text) / 2]),
  ];
  const ys = [
    ...points.map(([, y]) => y),
    ...boxes.flatMap(({ top, bottom }) => [top, bottom]),
    ...labels.map(({ y }) => y - 12),
  ];
  const [dx, dy] = [MARGIN - Math.min(...xs), MARGIN - Math.min(...ys)];
  const shift = <At extends { readonly x: number; readonly y: number }>(at: At): At => ({
    ...at,
    x: round(at.x + dx),
    y: round(at.y + dy),
  });
  const shiftLine = <Line extends { readonly path: string }>(line: Line): Line => ({
    ...line,
    path: shifted(line.path, dx, dy),
  });
  return {
    width: round(Math.max(...xs) + dx + MARGIN),
    height: round(Math.max(...ys) + dy + MARGIN),
    shapes: parts.shapes.map((shape) => ({
      ...shift(shape),
      box: {
        left: shape.box.left + dx,
        right: shape.box.right + dx,
        top: shape.box.top + dy,
        bottom: shape.box.bottom + dy,
      },
    })),
    unions: parts.unions.map((line) => ({
      ...shiftLine(line),
      mark: shift(line.mark),
      label: line.label === null ? null : shift(line.label),
    })),
    descents: parts.descents.map(shiftLine),
    ties: parts.ties.map((line) => ({ ...shiftLine(line), label: line.label === null ? null : shift(line.label) })),
    household: parts.household === null ? null : shifted(parts.household, dx, dy),
  };
}

const POINT = /(-?[\d.]+) (-?[\d.]+)/g;

const pointsOf = (path: string): (readonly [number, number])[] =>
  [...path.matchAll(POINT)].map(([, x, y]) => [Number(x), Number(y)] as const);

const shifted = (path: string, dx: number, dy: number): string =>
  path.replace(POINT, (_, x: string, y: string) => point(Number(x) + dx, Number(y) + dy));

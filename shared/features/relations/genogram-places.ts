import { mirrored, offsetsOf, widthOf, type Unit } from './genogram-order.ts';
import type { Scene } from './genogram-scene.ts';

/** Where everybody stands: the centre of each person and of each union's drop. */
export interface Placed {
  readonly rows: readonly (readonly Unit[])[];
  readonly people: ReadonlyMap<string, number>;
  readonly unions: ReadonlyMap<number, number>;
}

const GAP = 12;
const ROUNDS = 10;

/** Orders the units of each row so that lines cross little and children stand below their parents, then places them. */
export function placeUnits(scene: Scene, units: readonly Unit[]): Placed {
  let rows = firstOrder(scene, units);
  let best = judged(scene, rows);
  // Big families are drawn with less polish rather than late.
  const sweeps = units.length > 30 ? 2 : 5;
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    let better = false;
    for (const next of neighbours(rows)) {
      // Rows change while one walks; a neighbour of the old order may no longer be one of the new.
      const candidate = next(rows);
      const result = judged(scene, candidate);
      if (result.cost >= best.cost - 0.01) continue;
      [rows, best, better] = [candidate, result, true];
    }
    if (!better) break;
  }
  return best.placed;
}

type Rows = readonly (readonly Unit[])[];

/** From the oldest down: each unit, then the units of its children in the order of their ages. */
function firstOrder(scene: Scene, units: readonly Unit[]): Rows {
  const unitOf = new Map(
    units.flatMap((unit) =>
      unit.places.flatMap(({ personId }) => (personId === null ? [] : [[personId, unit] as const])),
    ),
  );
  const age = new Map(scene.people.map(({ id }, index) => [id, index]));
  const rows: Unit[][] = [];
  const seen = new Set<Unit>();
  const visit = (unit: Unit): void => {
    if (seen.has(unit)) return;
    seen.add(unit);
    (rows[unit.row] ??= []).push(unit);
    const inUnit = new Set(unit.places.map(({ personId }) => personId));
    const below = scene.children.filter(({ union }) => {
      const parents = scene.unions[union];
      return parents !== undefined && (inUnit.has(parents.first) || inUnit.has(parents.second ?? ''));
    });
    const sorted = below.toSorted((a, b) => a.union - b.union || (age.get(a.id) ?? 0) - (age.get(b.id) ?? 0));
    for (const { id } of sorted) {
      const next = unitOf.get(id);
      if (next !== undefined) visit(next);
    }
  };
  for (const unit of units.toSorted((a, b) => a.row - b.row)) visit(unit);
  return Array.from(rows, (row) => row ?? []);
}

/** Every order one step away: two units of a row change places, or one is turned round. */
function* neighbours(rows: Rows): Generator<(rows: Rows) => Rows> {
  for (const [row, units] of rows.entries()) {
    for (const index of units.keys()) {
      if (index > 0) yield (now) => replaced(now, row, swapped(now[row] ?? [], index));
      yield (now) =>
        replaced(
          now,
          row,
          (now[row] ?? []).map((unit, at) => (at === index ? mirrored(unit) : unit)),
        );
      if (index > 1) yield (now) => replaced(now, row, movedFirst(now[row] ?? [], index));
    }
  }
}

const replaced = (rows: Rows, row: number, units: readonly Unit[]): Rows =>
  rows.map((one, index) => (index === row ? units : one));

function swapped(units: readonly Unit[], index: number): readonly Unit[] {
  const [left, right] = [units[index - 1], units[index]];
  if (left === undefined || right === undefined) return units;
  return [...units.slice(0, index - 1), right, left, ...units.slice(index + 1)];
}

function movedFirst(units: readonly Unit[], index: number): readonly Unit[] {
  const moved = units[index];
  return moved === undefined ? units : [moved, ...units.slice(0, index), ...units.slice(index + 1)];
}

function judged(scene: Scene, rows: Rows): { readonly cost: number; readonly placed: Placed } {
  const placed = solve(scene, rows);
  return { cost: costOf(scene, placed), placed };
}

/** Centres of people and drops for units that begin at these left edges. */
function spread(scene: Scene, rows: Rows, lefts: ReadonlyMap<Unit, number>): Placed {
  const people = new Map<string, number>();
  const unions = new Map<number, number>();
  for (const unit of rows.flat()) {
    const [left, offsets] = [lefts.get(unit) ?? 0, offsetsOf(unit)];
    for (const [index, { personId, union }] of unit.places.entries()) {
      const centre = left + (offsets[index] ?? 0);
      if (personId !== null) people.set(personId, centre);
      else if (union !== null) unions.set(union, centre);
    }
  }
  for (const [index, { first, second }] of scene.unions.entries()) {
    if (unions.has(index)) continue;
    unions.set(index, dropOf(first, second, people, rows));
  }
  return { rows, people, unions };
}

/** Between neighbours in the middle; of a couple with somebody between them, in the gap beside the outer partner. */
function dropOf(first: string, second: string | null, people: ReadonlyMap<string, number>, rows: Rows): number {
  const x = people.get(first) ?? 0;
  if (second === null) return x;
  const other = people.get(second) ?? x;
  const unit = rows.flat().find(({ places }) => places.some(({ personId }) => personId === first));
  const places = unit?.places.map(({ personId }) => personId) ?? [];
  const [at, there] = [places.indexOf(first), places.indexOf(second)];
  if (at === -1 || there === -1 || Math.abs(at - there) === 1) return (x + other) / 2;
  const outer = Math.abs(at - places.length / 2) > Math.abs(there - places.length / 2) ? at : there;
  const inner = outer === at ? (there > outer ? outer + 1 : outer - 1) : at > outer ? outer + 1 : outer - 1;
  const [outerX, innerX] = [people.get(places[outer] ?? ''), people.get(places[inner] ?? '')];
  return outerX === undefined || innerX === undefined ? (x + other) / 2 : (outerX + innerX) / 2;
}

/** Lets parents and children pull each other, row by row down and up, keeping the order and the room of each unit. */
function solve(scene: Scene, rows: Rows): Placed {
  let lefts = new Map<Unit, number>();
  for (const row of rows) {
    let x = 0;
    for (const unit of row) {
      lefts.set(unit, x);
      x += widthOf(unit) + GAP;
    }
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? rows : rows.toReversed();
    for (const row of order) {
      const placed = spread(scene, rows, lefts);
      const wishes = row.map((unit) => wishOf(scene, unit, placed, lefts.get(unit) ?? 0));
      lefts = new Map([...lefts, ...settled(row, wishes)]);
    }
  }
  return spread(scene, rows, lefts);
}

interface Wish {
  readonly left: number;
  readonly weight: number;
}

function wishOf(scene: Scene, unit: Unit, placed: Placed, now: number): Wish {
  const inUnit = new Set(unit.places.flatMap(({ personId }) => (personId === null ? [] : [personId])));
  const moves: number[] = [];
  const byUnion = new Map<number, number[]>();
  for (const { id, union } of scene.children) {
    const [child, drop] = [placed.people.get(id), placed.unions.get(union)];
    const parents = scene.unions[union];
    if (child === undefined || drop === undefined || parents === undefined) continue;
    if (inUnit.has(id)) moves.push(drop - child);
    if (inUnit.has(parents.first)) byUnion.set(union, [...(byUnion.get(union) ?? []), child]);
  }
  for (const [union, children] of byUnion) {
    const middle = (Math.min(...children) + Math.max(...children)) / 2;
    moves.push(middle - (placed.unions.get(union) ?? middle));
  }
  if (moves.length === 0) return { left: now, weight: 0.05 };
  return { left: now + moves.reduce((sum, move) => sum + move, 0) / moves.length, weight: moves.length };
}

/** The places nearest to the wishes that keep order and room: pools neighbours that want to overlap (isotonic regression). */
function settled(row: readonly Unit[], wishes: readonly Wish[]): readonly (readonly [Unit, number])[] {
  const pools: { sum: number; weight: number; count: number }[] = [];
  let room = 0;
  const rooms = row.map((unit) => {
    const before = room;
    room += widthOf(unit) + GAP;
    return before;
  });
  for (const [index, { left, weight }] of wishes.entries()) {
    pools.push({ sum: (left - (rooms[index] ?? 0)) * weight, weight, count: 1 });
    for (let last = pools.at(-1), before = pools.at(-2); last !== undefined && before !== undefined;) {
      if (before.sum / before.weight <= last.sum / last.weight) break;
      pools.splice(-2, 2, {
        sum: before.sum + last.sum,
        weight: before.weight + last.weight,
        count: before.count + last.count,
      });
      [last, before] = [pools.at(-1), pools.at(-2)];
    }
  }
  const lefts = pools.flatMap(({ sum, weight, count }) => Array.from({ length: count }, () => sum / weight));
  return row.map((unit, index) => [unit, (lefts[index] ?? 0) + (rooms[index] ?? 0)] as const);
}

/** How hard the drawing is to read: long and crossing lines, a household torn apart, ages out of order. */
function costOf(scene: Scene, placed: Placed): number {
  const { people, unions, rows } = placed;
  const links = scene.children.map(({ id, union }) => ({
    id,
    union,
    top: unions.get(union) ?? 0,
    foot: people.get(id) ?? 0,
    row: rows.findIndex((row) => row.some(({ places }) => places.some(({ personId }) => personId === id))),
  }));
  let cost = links.reduce((sum, { top, foot }) => sum + Math.abs(top - foot), 0);
  for (const [index, a] of links.entries()) {
    for (const b of links.slice(index + 1)) {
      if (a.row !== b.row || a.union === b.union) continue;
      if ((a.top - b.top) * (a.foot - b.foot) < 0) cost += 90;
    }
  }
  cost += agesOutOfOrder(scene, placed) * 400;
  for (const { fromId, toId } of scene.ties) {
    cost += Math.abs((people.get(fromId) ?? 0) - (people.get(toId) ?? 0)) * 0.3;
  }
  for (const { first, second } of scene.unions) {
    if (second !== null && (people.get(first) ?? 0) > (people.get(second) ?? 0)) cost += 30;
  }
  return cost + householdRuns(scene, rows) * 80;
}

function agesOutOfOrder(scene: Scene, { people }: Placed): number {
  const age = new Map(scene.people.map(({ id }, index) => [id, index]));
  let wrong = 0;
  for (const [index, a] of scene.children.entries()) {
    for (const b of scene.children.slice(index + 1)) {
      if (a.union !== b.union) continue;
      const [older, younger] = (age.get(a.id) ?? 0) < (age.get(b.id) ?? 0) ? [a, b] : [b, a];
      if ((people.get(older.id) ?? 0) > (people.get(younger.id) ?? 0)) wrong += 1;
    }
  }
  return wrong;
}

function householdRuns(scene: Scene, rows: Rows): number {
  const inside = new Set(scene.people.filter(({ inHousehold }) => inHousehold).map(({ id }) => id));
  let runs = 0;
  for (const row of rows) {
    let before = false;
    for (const { personId } of row.flatMap(({ places }) => places)) {
      if (personId === null) continue;
      if (inside.has(personId) && !before) runs += 1;
      before = inside.has(personId);
    }
  }
  return runs;
}

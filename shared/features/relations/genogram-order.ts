import type { Scene, SceneUnion } from './genogram-scene.ts';

/** A place in a row: a person, or the open end of a union whose second partner nobody knows. */
export interface Place {
  readonly personId: string | null;
  readonly union: number | null;
  readonly width: number;
  /** Room to the place before it in the same unit, for the words on the line of the couple. */
  readonly before: number;
}

/** People of one row who belong together: a person alone, a couple, somebody with all partners. */
export interface Unit {
  readonly row: number;
  readonly places: readonly Place[];
}

export interface Widths {
  readonly person: (id: string) => number;
  readonly unionLabel: (union: SceneUnion) => number;
}

const OPEN_END = 12;
/** Shapes of a couple stand at least this far apart beside the words on their line. */
const COUPLE_ROOM = 64;

/** The units of every row, in the order of whoever is oldest in them. */
export function unitsOf(scene: Scene, rows: ReadonlyMap<string, number>, widths: Widths): Unit[] {
  const taken = new Set<string>();
  const units: Unit[] = [];
  for (const { id } of scene.people) {
    if (taken.has(id)) continue;
    const chain = chainOf(hubOf(id, scene, rows), scene, rows);
    for (const { personId } of chain) if (personId !== null) taken.add(personId);
    units.push({ row: rows.get(id) ?? 0, places: spaced(chain, scene, widths) });
  }
  return units;
}

interface Link {
  readonly union: number;
  readonly other: string | null;
}

function linksOf(id: string, scene: Scene, rows: ReadonlyMap<string, number>): readonly Link[] {
  const links = scene.unions.flatMap(({ first, second }, union): Link[] => {
    if (first !== id && second !== id) return [];
    const other = first === id ? second : first;
    return other !== null && rows.get(other) !== rows.get(id) ? [] : [{ union, other }];
  });
  // A parent alone hangs the children below; the open end is only for whoever has partners too.
  return links.length === 1 && links[0]?.other === null ? [] : links;
}

/** Whoever has most partners among those who hang together with that person. */
function hubOf(id: string, scene: Scene, rows: ReadonlyMap<string, number>): string {
  const found = [id];
  for (const one of found) {
    for (const { other } of linksOf(one, scene, rows)) if (other !== null && !found.includes(other)) found.push(other);
  }
  const degree = (one: string): number => linksOf(one, scene, rows).length;
  const place = new Map(scene.people.map((one, index) => [one.id, index]));
  return found.toSorted((a, b) => degree(b) - degree(a) || (place.get(a) ?? 0) - (place.get(b) ?? 0))[0] ?? id;
}

type Step = { readonly personId: string | null; readonly union: number | null };

/** Former partners to the left of the hub, the present one to the right; one couple alone as it is stored, the man first. */
function chainOf(hub: string, scene: Scene, rows: ReadonlyMap<string, number>): readonly Step[] {
  const taken = new Set([hub]);
  const links = fresh(hub, scene, rows, taken);
  const [only] = links;
  const right = links.at(-1);
  if (only === undefined || right === undefined) return [{ personId: hub, union: null }];
  if (links.length === 1 && scene.unions[only.union]?.second === hub) {
    return [...outward(only, scene, rows, taken).toReversed(), { personId: hub, union: null }];
  }
  const left = links.slice(0, -1).flatMap((link) => outward(link, scene, rows, taken).toReversed());
  return [...left, { personId: hub, union: null }, ...outward(right, scene, rows, taken)];
}

/** A partner and, further out, the partner's other partners. */
function outward(link: Link, scene: Scene, rows: ReadonlyMap<string, number>, taken: Set<string>): Step[] {
  if (link.other === null) return [{ personId: null, union: link.union }];
  const further = fresh(link.other, scene, rows, taken);
  const self = { personId: link.other, union: null };
  return [self, ...further.flatMap((one) => outward(one, scene, rows, taken))];
}

function fresh(id: string, scene: Scene, rows: ReadonlyMap<string, number>, taken: Set<string>): readonly Link[] {
  const links = linksOf(id, scene, rows).filter(({ other }) => other === null || !taken.has(other));
  for (const { other } of links) if (other !== null) taken.add(other);
  const ended = ({ union }: Link): number => {
    const one = scene.unions[union];
    return one === undefined || one.kind === 'parents' || one.ended !== null ? 0 : 1;
  };
  return links.toSorted((a, b) => ended(a) - ended(b) || a.union - b.union);
}

function spaced(chain: readonly Step[], scene: Scene, widths: Widths): readonly Place[] {
  const wide = (step: Step): number => (step.personId === null ? OPEN_END : widths.person(step.personId));
  return chain.map((step, index) => {
    const previous = chain[index - 1];
    const couple = previous === undefined ? undefined : unionBetween(previous, step, scene);
    const room = previous === undefined ? 0 : (wide(previous) + wide(step)) / 2;
    const wanted = couple === undefined ? 0 : COUPLE_ROOM + widths.unionLabel(couple);
    return { ...step, width: wide(step), before: Math.max(0, wanted - room) };
  });
}

function unionBetween(a: Step, b: Step, scene: Scene): SceneUnion | undefined {
  return scene.unions.find(
    ({ first, second }) =>
      (first === a.personId && second === b.personId) || (first === b.personId && second === a.personId),
  );
}

/** The same unit seen in a mirror; the room between a couple stays between them. */
export function mirrored({ row, places }: Unit): Unit {
  const turned = places.toReversed();
  return {
    row,
    places: turned.map((place, index) => ({ ...place, before: index === 0 ? 0 : (turned[index - 1]?.before ?? 0) })),
  };
}

export const widthOf = ({ places }: Unit): number => places.reduce((sum, { width, before }) => sum + width + before, 0);

/** Centres of the unit's places, from its left edge. */
export function offsetsOf({ places }: Unit): readonly number[] {
  let left = 0;
  return places.map(({ width, before }) => {
    left += before;
    const centre = left + width / 2;
    left += width;
    return centre;
  });
}

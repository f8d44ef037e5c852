import type { Scene } from './genogram-scene.ts';
import type { MemberRole } from '../families/member-role.schema.ts';

/** Sets that grow together; the one that is asked for first stands for all. */
class Groups {
  readonly #above = new Map<string, string>();

  of(id: string): string {
    let at = id;
    for (let above = this.#above.get(at); above !== undefined; above = this.#above.get(at)) at = above;
    return at;
  }

  join(a: string, b: string): void {
    const [one, other] = [this.of(a), this.of(b)];
    if (one !== other) this.#above.set(other, one);
  }
}

interface Edge {
  readonly upper: string;
  readonly lower: string;
  /** How many generations lie between. */
  readonly steps: number;
}

/** Couples and siblings stand in one row, parents a row above their children; who is tied to nobody stands by role. */
export function generationsOf(scene: Scene): ReadonlyMap<string, number> {
  const edges = edgesOf(scene);
  const rows = new Groups();
  const parts = new Groups();
  for (const { upper, lower } of edges) parts.join(upper, lower);
  const equals = [
    ...scene.unions.flatMap(({ first, second }) => (second === null ? [] : [[first, second] as const])),
    ...scene.ties.filter(isBetweenEquals).map(pairOf),
  ];
  for (const [a, b] of equals) {
    parts.join(a, b);
    // An uncle who married his niece stays in his own generation.
    if (!isAbove(a, b, edges, rows) && !isAbove(b, a, edges, rows)) rows.join(a, b);
  }
  for (const tie of scene.ties) {
    const { fromId, toId } = tie;
    if (isBetweenEquals(tie) || parts.of(fromId) === parts.of(toId)) continue;
    edges.push({ upper: toId, lower: fromId, steps: 1 });
    parts.join(fromId, toId);
  }
  const ranks = rankRows(scene, edges, rows);
  return levelled(scene, ranks, rows, parts);
}

const isBetweenEquals = ({ kind }: Scene['ties'][number]): boolean =>
  kind === 'siblings' || kind === 'half-siblings' || kind === 'equal-kin';

const pairOf = ({ fromId, toId }: Scene['ties'][number]): readonly [string, string] => [fromId, toId];

function edgesOf({ unions, children, ties }: Scene): Edge[] {
  const births = children.flatMap(({ id, union }) => {
    const parents = unions[union];
    if (parents === undefined) return [];
    return [parents.first, parents.second].flatMap((upper) => (upper === null ? [] : [{ upper, lower: id, steps: 1 }]));
  });
  const grand = ties.filter(({ kind }) => kind === 'grandparent');
  return [...births, ...grand.map(({ fromId, toId }) => ({ upper: toId, lower: fromId, steps: 2 }))];
}

function isAbove(upper: string, lower: string, edges: readonly Edge[], rows: Groups): boolean {
  const seen = new Set<string>();
  const stack = [rows.of(upper)];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    for (const edge of edges) if (rows.of(edge.upper) === at) stack.push(rows.of(edge.lower));
  }
  return upper !== lower && seen.has(rows.of(lower)) && rows.of(upper) !== rows.of(lower);
}

/** As high as the parents allow, then down to just above the children; bounded, should a circle slip in. */
function rankRows({ people }: Scene, edges: readonly Edge[], rows: Groups): Map<string, number> {
  const ranks = new Map(people.map(({ id }) => [rows.of(id), 0]));
  const rank = (id: string): number => ranks.get(rows.of(id)) ?? 0;
  const settle = (): void => {
    for (let round = 0; round < people.length; round += 1) {
      let moved = false;
      for (const { upper, lower, steps } of edges) {
        if (rows.of(upper) === rows.of(lower) || rank(lower) >= rank(upper) + steps) continue;
        ranks.set(rows.of(lower), rank(upper) + steps);
        moved = true;
      }
      if (!moved) return;
    }
  };
  settle();
  for (let round = 0; round < people.length; round += 1) {
    let moved = false;
    for (const row of ranks.keys()) {
      const below = edges.filter(({ upper, lower }) => rows.of(upper) === row && rows.of(lower) !== row);
      if (below.length === 0) continue;
      const lowest = Math.min(...below.map(({ lower, steps }) => rank(lower) - steps));
      if (lowest <= rank(row)) continue;
      ranks.set(row, lowest);
      moved = true;
    }
    if (!moved) break;
  }
  settle();
  return ranks;
}

const LEVELS: Readonly<Record<MemberRole, number>> = {
  grandparent: 0,
  mother: 1,
  father: 1,
  stepparent: 1,
  partner: 1,
  guardian: 1,
  'foster-carer': 1,
  other: 1,
  sibling: 2,
  child: 2,
  'foster-child': 2,
};

/** Puts parts that nothing connects beside each other by the roles their members have in the family. */
function levelled(
  { people }: Scene,
  ranks: ReadonlyMap<string, number>,
  rows: Groups,
  parts: Groups,
): ReadonlyMap<string, number> {
  const shift = new Map<string, number>();
  for (const { id, role } of people) {
    const part = parts.of(id);
    if (role !== null && !shift.has(part)) shift.set(part, LEVELS[role] - (ranks.get(rows.of(id)) ?? 0));
  }
  const placed = people.map(({ id }) => [id, (ranks.get(rows.of(id)) ?? 0) + (shift.get(parts.of(id)) ?? 1)] as const);
  // Rows that nobody stands in are left out.
  const used = [...new Set(placed.map(([, rank]) => rank))].toSorted((a, b) => a - b);
  return new Map(placed.map(([id, rank]) => [id, used.indexOf(rank)]));
}

import type { LocalDate } from '../../kernel/local-date.ts';
import { isParenthood, type EndReason, type RelationKind } from './relation-kinds.ts';
import { roleOf, type KinRole } from './relation-roles.ts';

/** A relation as far as kinship needs it. Withdrawn ones are left out before. */
export interface KnownRelation {
  readonly id: string;
  readonly kind: RelationKind;
  readonly firstId: string;
  readonly secondId: string;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly endReason: EndReason | null;
}

/** What somebody is to a person: entered (with the relation), or following from parents (with those it goes through). */
export interface Kin {
  readonly otherId: string;
  readonly role: KinRole;
  readonly relation: KnownRelation | null;
  readonly throughIds: readonly string[];
}

/** Who is whose parent, read once from the relations. */
interface Parents {
  readonly birth: ReadonlyMap<string, readonly string[]>;
  readonly any: ReadonlyMap<string, readonly string[]>;
  readonly children: ReadonlyMap<string, readonly string[]>;
}

/**
 * All kin of a person on a day: what was entered, from either side, and brothers, sisters, grandparents and grandchildren that
 * follow from the parents of that day. What was entered stands once, even where it also follows. The order is that of ids:
 * who shows it sorts.
 */
export function kinOf(personId: string, relations: readonly KnownRelation[], day: LocalDate): readonly Kin[] {
  const parents = parentsIn(relations.filter((relation) => makesParent(relation, day)));
  const entered = relations.flatMap((relation): Kin[] => {
    if (relation.firstId !== personId && relation.secondId !== personId) return [];
    const isFirst = relation.firstId === personId;
    const otherId = isFirst ? relation.secondId : relation.firstId;
    return [{ otherId, role: roleOf(relation.kind, isFirst), relation, throughIds: [] }];
  });
  const said = new Set(entered.map(({ otherId, role }) => `${lineOf(role)} ${otherId}`));
  const derived = [...siblingsOf(personId, parents), ...grandOf(personId, parents)].filter(
    ({ otherId, role }) => !said.has(`${lineOf(role)} ${otherId}`),
  );
  return [...entered, ...derived].sort((a, b) => (a.otherId < b.otherId ? -1 : a.otherId > b.otherId ? 1 : 0));
}

/** Roles of one line say the same thing about two people, more or less exactly. */
function lineOf(role: KinRole): string {
  switch (role) {
    case 'sibling':
    case 'half-sibling':
    case 'sibling-one-known':
    case 'adoptive-sibling':
      return 'siblings';
    default:
      return role;
  }
}

/**
 * Whether somebody is a parent by it on that day. Birth makes one for ever; an adoption from its beginning until a court
 * dissolves it (Family and Guardianship Code, art. 125), and death does not undo it.
 */
function makesParent({ kind, from, to, endReason }: KnownRelation, day: LocalDate): boolean {
  if (kind !== 'adoptive-parent') return isParenthood(kind);
  return (from === null || from <= day) && (to === null || to >= day || endReason === 'death');
}

function parentsIn(relations: readonly KnownRelation[]): Parents {
  const birth = new Map<string, string[]>();
  const any = new Map<string, string[]>();
  const children = new Map<string, string[]>();
  for (const { kind, firstId, secondId } of relations) {
    if (kind === 'parent') add(birth, secondId, firstId);
    add(any, secondId, firstId);
    add(children, firstId, secondId);
  }
  return { birth, any, children };
}

function add(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

const listOf = (lists: ReadonlyMap<string, readonly string[]>, key: string): readonly string[] => lists.get(key) ?? [];

/**
 * Brothers and sisters: both parents of birth shared; one shared, the other known and not shared; one shared, the other
 * unknown to at least one of the two; or a parent shared by adoption.
 */
function siblingsOf(personId: string, parents: Parents): Kin[] {
  const found = new Set(listOf(parents.any, personId).flatMap((parent) => listOf(parents.children, parent)));
  found.delete(personId);
  return [...found].map((otherId) => {
    const [own, theirs] = [listOf(parents.birth, personId), listOf(parents.birth, otherId)];
    const shared = own.filter((parent) => theirs.includes(parent));
    const role = ((): KinRole => {
      if (shared.length >= 2) return 'sibling';
      if (shared.length === 0) return 'adoptive-sibling';
      return own.length >= 2 && theirs.length >= 2 ? 'half-sibling' : 'sibling-one-known';
    })();
    const through =
      shared.length > 0
        ? shared
        : listOf(parents.any, personId).filter((parent) => listOf(parents.any, otherId).includes(parent));
    return { otherId, role, relation: null, throughIds: [...through].sort() };
  });
}

function grandOf(personId: string, parents: Parents): Kin[] {
  const up = twoSteps(personId, parents.any);
  const down = twoSteps(personId, parents.children);
  const kin = (role: KinRole, found: ReadonlyMap<string, readonly string[]>): Kin[] =>
    [...found].map(([otherId, through]) => ({ otherId, role, relation: null, throughIds: [...through].sort() }));
  return [...kin('grandparent', up), ...kin('grandchild', down)];
}

function twoSteps(
  personId: string,
  next: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const near of listOf(next, personId)) for (const far of listOf(next, near)) add(found, far, near);
  return found;
}

/** Whether a relation holds on that day: begun, or without a known beginning, and not over. */
export function holdsOn(relation: Pick<KnownRelation, 'from' | 'to'>, day: LocalDate): boolean {
  return (relation.from === null || relation.from <= day) && (relation.to === null || relation.to >= day);
}

/** Whether a relation is over on that day: a couple from the day of its end on, all else from the day after its last. */
export function isOverOn({ kind, to }: Pick<KnownRelation, 'kind' | 'to'>, day: LocalDate): boolean {
  if (to === null) return false;
  return kind === 'marriage' || kind === 'partnership' ? to <= day : to < day;
}

/**
 * The marriages of a person whose times overlap with another marriage of the same person. A warning, not a refusal: the
 * office writes down what it is told, and papers come late.
 */
export function overlappingMarriages(personId: string, relations: readonly KnownRelation[]): ReadonlySet<string> {
  const marriages = relations.filter(
    ({ kind, firstId, secondId }) => kind === 'marriage' && (firstId === personId || secondId === personId),
  );
  const overlapping = new Set<string>();
  for (const [index, one] of marriages.entries()) {
    for (const other of marriages.slice(index + 1)) {
      // One that ends on the day the other begins is no overlap.
      const apart =
        (one.to !== null && other.from !== null && one.to <= other.from) ||
        (other.to !== null && one.from !== null && other.to <= one.from);
      // Of two beginnings that nobody knows nothing can be said.
      if (apart || (one.from === null && other.from === null && (one.to !== null || other.to !== null))) continue;
      if ((one.from === null && one.to !== null) || (other.from === null && other.to !== null)) continue;
      overlapping.add(one.id).add(other.id);
    }
  }
  return overlapping;
}

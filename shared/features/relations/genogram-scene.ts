import {
  addDays,
  addYears,
  ageAt,
  ageInShort,
  ageInWords,
  formatDate,
  yearOf,
  type LocalDate,
} from '../../kernel/local-date.ts';
import type { Sex } from '../../kernel/pesel.ts';
import { memberRoleLabel } from '../families/families.labels.ts';
import type { MemberRole } from '../families/member-role.schema.ts';
import { isDistant, isExplained } from './genogram-distant.ts';
import { isEqual } from './relation-kinds.ts';
import { holdsOn } from './kinship.rules.ts';
import { couplesOf, isCouple, manFirst, type SceneUnion } from './genogram-couples.ts';
import { awayFromHome, daysOfMoves } from './genogram-homes.ts';
import { deathWords, firstUnknownDay, lifeOnDay } from './life-on-day.ts';
import { roleLabel, roleOf } from './relation-roles.ts';
import type { GenogramData } from './relations.schema.ts';

/** Somebody as the genogram shows them on its day. Who may not be named has neither name nor sex nor age. */
export interface ScenePerson {
  readonly id: string;
  readonly surname: string | null;
  readonly firstName: string | null;
  readonly sex: Sex | null;
  readonly birthDate: LocalDate | null;
  /** Dead by that day. */
  readonly deathDate: LocalDate | null;
  /** Died, or may have died, in this year, of which nobody knows the day; null where that is known, and before that year. */
  readonly diedIn: number | null;
  /** How the death reads: „zm. 2024”, „zm. w 2024 r., wiek 74–75, dzień nieznany”; null for whoever lives. */
  readonly deathWords: string | null;
  /** Completed years on that day, or at death; „3 m” in the first year. */
  readonly age: string | null;
  readonly ageWords: string | null;
  readonly inHousehold: boolean;
  /** The role in the family on that day, or the last one before it; null for whoever never belonged to it. */
  readonly role: MemberRole | null;
  readonly hidden: { readonly why: 'protected' | 'out-of-reach'; readonly ask: readonly string[] } | null;
}

/** How a child hangs below its parents. */
export interface SceneChild {
  readonly id: string;
  /** Index of the union in `unions`. */
  readonly union: number;
  readonly kind: 'birth' | 'adoptive' | 'foster';
}

/** A line between two people that no couple and no birth explains. */
export interface SceneTie {
  readonly fromId: string;
  readonly toId: string;
  readonly kind:
    | 'adoptive'
    | 'foster'
    | 'guardian'
    | 'grandparent'
    | 'siblings'
    | 'half-siblings'
    | 'kin'
    | 'equal-kin'
    | 'placement';
  /** Days where the tie has ended by that day: „2024–2025”. */
  readonly label: string | null;
  readonly ended: boolean;
}

/** A family on one day: who is there and how they hang together. Everything is in a settled order. */
export interface Scene {
  readonly day: LocalDate;
  readonly people: readonly ScenePerson[];
  readonly unions: readonly SceneUnion[];
  readonly children: readonly SceneChild[];
  readonly ties: readonly SceneTie[];
}

/** Where a child lives in care, once the office keeps placements: an arrow from the child to the carer. */
export interface ScenePlacement {
  readonly childId: string;
  readonly carerId: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly label: string;
}

export type { SceneUnion };

type Relation = GenogramData['relations'][number];

/**
 * The family on a day. Left out: who was not born yet, and who is connected only by what began later. What has ended stays,
 * marked as ended.
 */
export function sceneOn(
  data: Pick<GenogramData, 'people' | 'members' | 'relations' | 'homes'>,
  day: LocalDate,
  placements: readonly ScenePlacement[] = [],
): Scene {
  const born = new Set(data.people.filter((one) => !one.shown || one.birthDate <= day).map(({ id }): string => id));
  const known = data.relations
    .filter(({ firstId, secondId }) => born.has(firstId) && born.has(secondId))
    .filter(({ from }) => from === null || from <= day)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const livesElsewhere = awayFromHome(data, day);
  const there = connectedTo(startOf(data, born, day), known);
  const people = data.people
    .filter(({ id }) => there.has(id))
    .map((one) => scenePerson(one, data, day))
    .map((one) => (livesElsewhere.has(one.id) ? { ...one, inHousehold: false } : one))
    .toSorted(byAge);
  const relations = known.filter(({ firstId, secondId }) => there.has(firstId) && there.has(secondId));
  return { day, people, ...linesOf(people, relations, day, placements) };
}

/** Those who belonged to the family by that day. */
function startOf(
  { members }: Pick<GenogramData, 'members'>,
  born: ReadonlySet<string>,
  day: LocalDate,
): readonly string[] {
  const all = members.filter(({ personId }) => born.has(personId));
  // Before the family's first day: those it began with.
  const last = all.some(({ from }) => from <= day) ? day : (all.map(({ from }) => from).toSorted()[0] ?? day);
  return all.filter(({ from }) => from <= last).map(({ personId }) => personId);
}

function connectedTo(start: readonly string[], relations: readonly Relation[]): ReadonlySet<string> {
  const there = new Set(start);
  let grown = true;
  while (grown) {
    grown = false;
    for (const { firstId, secondId } of relations) {
      if (there.has(firstId) === there.has(secondId)) continue;
      there.add(firstId).add(secondId);
      grown = true;
    }
  }
  return there;
}

function scenePerson(
  one: GenogramData['people'][number],
  { members }: Pick<GenogramData, 'members'>,
  day: LocalDate,
): ScenePerson {
  const own = members.filter(({ personId, from }) => personId === one.id && from <= day);
  const present = own.filter((membership) => holdsOn(membership, day));
  const role = (present.at(-1) ?? own.at(-1))?.role ?? null;
  const inHousehold = present.length > 0;
  if (!one.shown) {
    const nobody = {
      surname: null,
      firstName: null,
      sex: null,
      birthDate: null,
      deathDate: null,
      diedIn: null,
      deathWords: null,
    };
    return {
      id: one.id,
      ...nobody,
      age: null,
      ageWords: null,
      inHousehold,
      role,
      hidden: { why: one.why, ask: one.ask },
    };
  }
  const { id, surname, firstName, sex, birthDate } = one;
  const life = lifeOnDay(one, day);
  const deathDate = life === 'dead' ? one.deathDate : null;
  const lastDay = deathDate ?? day;
  const isUnknown = life === 'unknown';
  return {
    id,
    surname,
    firstName,
    sex,
    birthDate,
    deathDate,
    diedIn: life !== 'alive' && one.deathDayUnknown === true && one.deathDate !== null ? yearOf(one.deathDate) : null,
    deathWords: life === 'alive' ? null : deathWords(one),
    // Within the year of such a death nobody knows how old the person was to become.
    age: isUnknown ? null : shortAge(birthDate, lastDay),
    ageWords: isUnknown ? null : ageInWords(birthDate, lastDay),
    // The dead belong to no household, even where nobody has ended their stay.
    inHousehold: inHousehold && deathDate === null,
    role,
    hidden: null,
  };
}

function shortAge(birth: LocalDate, day: LocalDate): string {
  const years = ageAt(birth, day);
  // „3 mies.” does not fit into a shape.
  return years > 0 ? String(years) : ageInShort(birth, day).replace(/(\p{L})\p{L}*\.?$/u, '$1');
}

/** Oldest first; those without a birth date last. */
function byAge(a: ScenePerson, b: ScenePerson): number {
  const [left, right] = [a.birthDate ?? '9999', b.birthDate ?? '9999'];
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

type Lines = Pick<Scene, 'unions' | 'children' | 'ties'>;

function linesOf(
  people: readonly ScenePerson[],
  relations: readonly Relation[],
  day: LocalDate,
  placements: readonly ScenePlacement[],
): Lines {
  const place = new Map(people.map(({ id }, index) => [id, index]));
  const sexOf = new Map(people.map(({ id, sex }) => [id, sex]));
  const unions = couplesOf(relations, sexOf, day);
  const children: SceneChild[] = [];
  const ties: SceneTie[] = [];
  for (const { id } of people) hangChild(id, relations, { unions, children, ties, sexOf, day });
  for (const { kind, firstId, secondId, from, to } of relations) {
    const tie = { fromId: secondId, toId: firstId, label: null, ended: false };
    const over = overBy({ from, to }, day);
    if (kind === 'guardian') ties.push({ ...tie, kind: 'guardian', ...over });
    if ((kind === 'foster-carer' || kind === 'adoptive-parent') && over.ended) {
      ties.push({ ...tie, kind: kind === 'foster-carer' ? 'foster' : 'adoptive', ...over });
    }
    if (kind === 'grandparent' && !isGrandparent(firstId, secondId, relations)) {
      ties.push({ ...tie, kind: 'grandparent' });
    }
    if (isDistant(kind) && !isExplained(kind, firstId, secondId, relations)) {
      const words = roleLabel(roleOf(kind, false), sexOf.get(firstId) ?? null);
      const label = over.label === null ? words : `${words}, ${over.label}`;
      ties.push({ ...tie, kind: isEqual(kind) ? 'equal-kin' : 'kin', label, ended: over.ended });
    }
    if (kind === 'sibling' || kind === 'half-sibling') {
      const shared = parentsOf(firstId, relations).some((id) => parentsOf(secondId, relations).includes(id));
      if (!shared) ties.push({ ...tie, kind: kind === 'sibling' ? 'siblings' : 'half-siblings' });
    }
  }
  for (const { childId, carerId, from, to, label } of placements) {
    if (!place.has(childId) || !place.has(carerId) || !holdsOn({ from, to }, day)) continue;
    ties.push({ fromId: childId, toId: carerId, kind: 'placement', label, ended: false });
  }
  return { unions, children, ties };
}

/** Whether something has ended by that day, and its days in words for the drawing. */
function overBy({ from, to }: Pick<Relation, 'from' | 'to'>, day: LocalDate): Pick<SceneTie, 'label' | 'ended'> {
  if (to === null || holdsOn({ from, to }, day)) return { label: null, ended: false };
  const first = from === null ? null : formatDate(from);
  return { label: first === null ? `do ${formatDate(to)}` : `${first}–${formatDate(to)}`, ended: true };
}

const parentsOf = (id: string, relations: readonly Relation[], kind: Relation['kind'] = 'parent'): string[] =>
  relations.filter((one) => one.kind === kind && one.secondId === id).map(({ firstId }) => firstId);

function isGrandparent(first: string, second: string, relations: readonly Relation[]): boolean {
  return ['parent' as const, 'adoptive-parent' as const].some((kind) =>
    parentsOf(second, relations, kind).some(
      (id) => parentsOf(id, relations).includes(first) || parentsOf(id, relations, 'adoptive-parent').includes(first),
    ),
  );
}

interface Drawn {
  readonly unions: SceneUnion[];
  readonly children: SceneChild[];
  readonly ties: SceneTie[];
  readonly sexOf: ReadonlyMap<string, Sex | null>;
  readonly day: LocalDate;
}

/**
 * A child hangs below its parents of birth; without them below the adoptive ones, then the carers of that day, two at most.
 * The others are ties, one for each couple and one for each carer alone. Care and adoption that have ended are ties with
 * their days.
 */
function hangChild(id: string, relations: readonly Relation[], drawn: Drawn): void {
  const holding = relations.filter((one) => one.secondId === id && holdsOn(one, drawn.day));
  const ways = [
    ['birth', parentsOf(id, relations)],
    ['adoptive', parentsOf(id, holding, 'adoptive-parent')],
    ['foster', parentsOf(id, holding, 'foster-carer')],
  ] as const;
  const [main, ...others] = ways.filter(([, parents]) => parents.length > 0);
  if (main === undefined) return;
  const [kind, parents] = main;
  drawn.children.push({ id, union: unionOf(parents, drawn), kind });
  for (const [way, theirs] of [[kind, parents.slice(2)] as const, ...others]) {
    if (way === 'birth') continue;
    const tied: string[] = [];
    for (const toId of theirs) {
      if (tied.some((one) => isCouple(one, toId, drawn.unions))) continue;
      tied.push(toId);
      drawn.ties.push({ fromId: id, toId, kind: way, label: null, ended: false });
    }
  }
}

function unionOf(parents: readonly string[], { unions, sexOf }: Drawn): number {
  const [one, other] = parents;
  if (one === undefined) throw new RangeError('a child without parents');
  const [first, second] = other === undefined ? [one, null] : manFirst(one, other, sexOf);
  const found = unions.findIndex((union) => union.first === first && union.second === second);
  if (found !== -1) return found;
  unions.push({ first, second, kind: 'parents', from: null, ended: null });
  return unions.length - 1;
}

/** What somebody is called in the genogram's words: „matka, 38 lat, we wspólnym gospodarstwie”. */
export function sceneWords(person: ScenePerson): string {
  const parts = [
    person.role === null ? null : memberRoleLabel(person.role, person.sex),
    person.deathWords ?? person.ageWords,
    person.inHousehold ? 'we wspólnym gospodarstwie' : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/**
 * The days on which the genogram looks different from the day before, up to `today`, oldest first: births, deaths, who came
 * and went, who moved out of the household or back, what began and ended.
 */
export function daysOfGenogram(
  data: Pick<GenogramData, 'people' | 'members' | 'relations' | 'homes'>,
  today: LocalDate,
): readonly LocalDate[] {
  const first = data.members.map(({ from }) => from).toSorted()[0] ?? today;
  const lives = data.people.flatMap((one) => (one.shown ? [one.birthDate, ...deathDays(one)] : []));
  // The last day of a stay still counts as one of it; on the day of a divorce the couple is a couple no more.
  const stays = data.members.flatMap(({ from, to }) => [from, dayAfter(to)]);
  const ties = data.relations.flatMap(({ kind, from, to }) => {
    const couple = kind === 'marriage' || kind === 'partnership';
    return [from, couple ? to : dayAfter(to)];
  });
  const days = new Set([...lives, ...stays, ...ties, ...daysOfMoves(data)].filter((day) => day !== null));
  // What lies a generation before the family's first day is another family's history.
  const earliest = addYears(first, -30);
  return [...days].filter((day) => day <= today && day >= earliest).toSorted();
}

/** Of a death known by its year: when nobody knows any more, and when everybody does again. */
function deathDays(one: Extract<GenogramData['people'][number], { shown: true }>): readonly (LocalDate | null)[] {
  const { birthDate, deathDate, deathDayUnknown } = one;
  if (deathDate === null || deathDayUnknown !== true) return [deathDate];
  return [firstUnknownDay({ birthDate, deathDate }), addDays(deathDate, 1)];
}

const dayAfter = (day: LocalDate | null): LocalDate | null => (day === null ? null : addDays(day, 1));

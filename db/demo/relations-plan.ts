import type { EndReason, RelationKind } from '#shared/features/relations/relation-kinds.ts';
import { addDays, addYears, ageAt, type LocalDate } from '#shared/kernel/local-date.ts';

import type { PlannedFamily, PlannedMember, PlannedPerson } from './plan.ts';

/** A relation of the demonstration; people are known by their place in the plan. */
export interface PlannedRelation {
  readonly kind: RelationKind;
  readonly first: number;
  readonly second: number;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly endReason: EndReason | null;
  readonly basis: string | null;
}

/** Relations, and who has died. */
export interface PlannedKinship {
  readonly relations: readonly PlannedRelation[];
  readonly deaths: readonly { readonly person: number; readonly on: LocalDate }[];
}

type FamilyDraft = { -readonly [Key in keyof PlannedFamily]: PlannedFamily[Key] };

/**
 * Relations that follow from who is what in the planned families, and one family with a story of its own: a divorce, a new
 * partner, half-siblings, a grandfather who died, a child that left and came back. Nothing is drawn by chance, so that the
 * rest of the office stays as it is. The story changes the members of its family.
 */
export function planKinship(
  people: readonly PlannedPerson[],
  families: readonly FamilyDraft[],
  today: LocalDate,
): PlannedKinship {
  const kin = new Kinship(people, today);
  const story = kin.tell(families);
  for (const family of families) if (family !== story) kin.follow(family.members);
  return { relations: kin.relations, deaths: kin.deaths };
}

class Kinship {
  readonly relations: PlannedRelation[] = [];
  readonly deaths: { person: number; on: LocalDate }[] = [];
  readonly #people: readonly PlannedPerson[];
  readonly #today: LocalDate;
  readonly #parents = new Map<number, number>();

  constructor(people: readonly PlannedPerson[], today: LocalDate) {
    this.#people = people;
    this.#today = today;
  }

  #born(person: number): LocalDate {
    return this.#people[person]?.birthDate ?? this.#today;
  }

  #add(kind: RelationKind, first: number, second: number, more: Partial<PlannedRelation> = {}): void {
    this.relations.push({ kind, first, second, from: null, to: null, endReason: null, basis: null, ...more });
  }

  #parent(parent: number, child: number): void {
    const known = this.#parents.get(child) ?? 0;
    if (known >= 2 || addYears(this.#born(parent), 15) > this.#born(child)) return;
    this.#parents.set(child, known + 1);
    this.#add('parent', parent, child);
  }

  /** When two may have married: both grown up, before the first child where that is possible. */
  #wedding(one: number, other: number, children: readonly number[]): LocalDate {
    const grown = [one, other].map((person) => addYears(this.#born(person), 19)).toSorted();
    const first = children.map((child) => this.#born(child)).toSorted()[0];
    const earliest = grown.at(-1) ?? this.#today;
    const wished = first === undefined ? addYears(earliest, 4) : addDays(first, -400);
    return wished < earliest ? earliest : wished > this.#today ? this.#today : wished;
  }

  /** What the roles of a family say. */
  follow(members: readonly PlannedMember[]): void {
    const of = (...roles: readonly string[]) => members.filter(({ role }) => roles.includes(role));
    const children = of('child').map(({ person }) => person);
    const parents = of('mother', 'father', 'foster-carer');
    for (const { person } of of('mother', 'father')) for (const child of children) this.#parent(person, child);
    const [one, other] = parents;
    if (one !== undefined && other !== undefined && one.person !== other.person) {
      const from = this.#wedding(one.person, other.person, children);
      const left = [one, other].map(({ to }) => to).find((to) => to !== null) ?? null;
      const ended = left !== null && left >= from;
      const basis = 'odpis aktu małżeństwa';
      this.#add('marriage', one.person, other.person, {
        from,
        basis,
        ...(ended ? { to: left, endReason: 'divorce' as const } : {}),
      });
    }
    for (const { person, from } of of('partner')) {
      for (const { person: parent } of parents.slice(0, 1)) this.#add('partnership', parent, person, { from });
    }
    for (const { person } of of('grandparent')) {
      for (const child of children) if (this.#isOlder(person, child, 30)) this.#add('grandparent', person, child);
    }
    this.#fostering(members);
  }

  #isOlder(person: number, other: number, years: number): boolean {
    return addYears(this.#born(person), years) <= this.#born(other);
  }

  #fostering(members: readonly PlannedMember[]): void {
    const carers = members.filter(({ role }) => role === 'foster-carer');
    for (const { person, from, to } of members.filter(({ role }) => role === 'foster-child')) {
      const end = to === null ? {} : { to, endReason: 'decision' as const };
      for (const carer of carers) {
        this.#add('foster-carer', carer.person, person, { from, ...end, basis: 'postanowienie sądu' });
      }
    }
  }

  /** The family with the story, or nothing in an office too small for one. */
  tell(families: readonly FamilyDraft[]): FamilyDraft | undefined {
    const inFamily = new Set(families.flatMap(({ members }) => members.map(({ person }) => person)));
    const free = [...this.#people.keys()].filter(
      (person) => !inFamily.has(person) && this.#people[person]?.protection === null,
    );
    for (const family of families) {
      if (family.protection !== null || family.archived !== null) continue;
      const mother = family.members.find(({ role }) => role === 'mother');
      const partner = family.members.find(({ role }) => role === 'partner');
      const children = family.members.filter(({ role }) => role === 'child');
      if (mother === undefined || partner === undefined || children.length < 2) continue;
      const grown = this.#born(mother.person);
      const find = (sex: string, from: number, to: number): number | undefined => {
        const at = free.findIndex((person) => {
          const years = ageAt(this.#born(person), grown);
          return this.#people[person]?.sex === sex && years >= from && years <= to;
        });
        return at === -1 ? undefined : free.splice(at, 1)[0];
      };
      const [grandmother, grandfather] = [find('female', 18, 42), find('male', 18, 45)];
      const eldest = children.map(({ person }) => this.#born(person)).toSorted()[0] ?? this.#today;
      const former = free.find((person) => {
        const fits = this.#people[person]?.sex === 'male' && addYears(this.#born(person), 19) <= eldest;
        return fits && Math.abs(ageAt(this.#born(person), this.#today) - ageAt(grown, this.#today)) <= 15;
      });
      if (grandmother === undefined || grandfather === undefined || former === undefined) continue;
      this.#story(family, { mother, partner, children, grandmother, grandfather, former });
      return family;
    }
    return undefined;
  }

  #story(family: FamilyDraft, cast: Cast): void {
    const { mother, partner, grandmother, grandfather, former } = cast;
    const children = cast.children.toSorted((a, b) => (this.#born(a.person) < this.#born(b.person) ? -1 : 1));
    const youngest = children.at(-1);
    for (const one of children) {
      this.#parent(mother.person, one.person);
      this.#parent(one === youngest ? partner.person : former, one.person);
    }
    const from = this.#wedding(
      mother.person,
      former,
      children.slice(0, -1).map(({ person }) => person),
    );
    const parting = youngest === undefined ? this.#today : addDays(this.#born(youngest.person), -500);
    const to = parting > from ? parting : from;
    const basis = 'wyrok rozwodowy';
    this.#add('marriage', former, mother.person, { from, to, endReason: 'divorce', basis });
    this.#add('partnership', mother.person, partner.person, { from: addDays(to, 90) });
    for (const grandparent of [grandmother, grandfather]) this.#add('parent', grandparent, mother.person);
    const wedding = addYears(
      this.#born(grandmother) > this.#born(grandfather) ? this.#born(grandmother) : this.#born(grandfather),
      17,
    );
    const death = addDays(this.#today, -700);
    this.deaths.push({ person: grandfather, on: death });
    this.#add('marriage', grandfather, grandmother, { from: wedding, to: death, endReason: 'death' });
    const away = children[0];
    if (away === undefined) return;
    const [left, back] = [addDays(this.#today, -420), addDays(this.#today, -60)];
    if (away.from >= left || away.to !== null) return;
    const court = 'postanowienie sądu o pieczy u babci';
    this.#add('foster-carer', grandmother, away.person, {
      from: left,
      to: addDays(back, -1),
      endReason: 'decision',
      basis: court,
    });
    family.members = [
      ...family.members.map((one) => (one === away ? { ...one, to: addDays(left, -1) } : one)),
      { ...away, from: back, to: null },
    ];
  }
}

interface Cast {
  readonly mother: PlannedMember;
  readonly partner: PlannedMember;
  readonly children: readonly PlannedMember[];
  readonly grandmother: number;
  readonly grandfather: number;
  readonly former: number;
}

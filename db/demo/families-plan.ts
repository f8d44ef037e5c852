import type { FamilyKind } from '#shared/features/families/families.schema.ts';
import type { MemberRole } from '#shared/features/families/member-role.schema.ts';
import { addDays, ageAt, daysBetween, yearOf, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Sex } from '#shared/kernel/pesel.ts';

import { joined, UKRAINIAN_SURNAMES, type Surname } from './names.ts';
import type { PeoplePlan } from './people-plan.ts';
import type { PlannedAddress, PlannedFamily, PlannedMember } from './plan.ts';
import type { Random } from './random.ts';

type Draft = { -readonly [Key in keyof PlannedFamily]: PlannedFamily[Key] };

/** A family while its members are drawn. */
interface Household {
  readonly surname: Surname;
  readonly start: LocalDate;
  readonly address: PlannedAddress;
  readonly foreign: boolean;
  readonly members: PlannedMember[];
  /** How many new people this family may still take from the size asked for. */
  room: number;
}

/** Case symbols by kind: support of families and foster care keep separate numbers. */
const CASE_SYMBOL: Readonly<Record<FamilyKind, string>> = {
  'care-difficulties': 'PR.5122',
  supporting: 'PR.5123',
  foster: 'PZ.5210',
  'family-childrens-home': 'PZ.5211',
  'foster-candidate': 'PZ.5212',
  'adoption-candidate': 'PZ.5213',
};

const FAMILY_NOTES = [
  'Wizyty po wcześniejszym telefonie.',
  'Dzieci uczą się w Szkole Podstawowej nr 2.',
  'Mieszkanie komunalne, w trakcie remontu.',
  'Rodzina korzysta ze świetlicy środowiskowej.',
] as const;

/** Without drawing: two families of three have an address of their own, some of those have moved once. */
function addressesOf(place: number, { start, address }: Household): PlannedFamily['addresses'] {
  if (place % 3 === 2) return [];
  if (place % 6 !== 0) return [{ ...address, from: start, to: null }];
  const moved = addDays(start, 30);
  const former = { street: 'ul. Długa', building: String((place % 40) + 1), flat: null } as const;
  const { town, terc, postalCode } = address;
  return [
    { ...former, town, terc, postalCode, from: start, to: addDays(moved, -1) },
    { ...address, from: moved, to: null },
  ];
}

/** Draws families, each of people drawn for it; children of families in difficulty are the ones placed in foster care. */
export class FamiliesPlan {
  readonly families: Draft[] = [];
  readonly #random: Random;
  readonly #today: LocalDate;
  readonly #people: PeoplePlan;
  /** Children who may still be placed, by their place in the list of people. */
  readonly #children: number[] = [];
  readonly #caseNumbers = new Map<string, number>();

  constructor(random: Random, today: LocalDate, people: PeoplePlan) {
    this.#random = random;
    this.#today = today;
    this.#people = people;
  }

  /** Adds a family of that kind with at most `room` new people. */
  add(kind: FamilyKind, room: number): void {
    const random = this.#random;
    const start = this.#people.pastDay(6 * 365, 40);
    const foreign = kind === 'care-difficulties' && random.chance(0.05);
    const household: Household = {
      surname: foreign ? random.pick(UKRAINIAN_SURNAMES) : this.#people.surname(),
      start,
      address: this.#people.address(start),
      foreign,
      members: [],
      room,
    };
    const kinds = this.#fill(kind, household);
    const serves = kind !== 'adoption-candidate' || random.chance(0.5);
    this.families.push({
      name: household.surname.family,
      kinds,
      caseNumber: random.chance(0.88) ? this.#caseNumber(kind, start) : null,
      note: random.chance(0.25) ? random.pick(FAMILY_NOTES) : null,
      addresses: addressesOf(this.families.length, household),
      members: household.members,
      workers: serves ? this.#people.assignments(this.#people.worker(), start) : [],
      protection: null,
      archived: null,
      createdOn: start,
    });
  }

  #fill(kind: FamilyKind, household: Household): PlannedFamily['kinds'] {
    const always = [{ kind, from: household.start, to: null }];
    switch (kind) {
      case 'care-difficulties':
        this.#inDifficulty(household);
        return always;
      case 'foster':
        return this.#foster(kind, household, this.#random.between(1, 3));
      case 'family-childrens-home':
        return this.#foster(kind, household, this.#random.between(4, 8));
      case 'supporting':
        this.#couple(household, ['mother', 'father'], [32, 58]);
        this.#ownChildren(household, this.#random.between(0, 2));
        return always;
      case 'foster-candidate':
      case 'adoption-candidate':
        this.#couple(household, ['other', 'other'], [28, 50]);
        if (this.#random.chance(0.3)) this.#ownChildren(household, 1);
        return always;
    }
  }

  #inDifficulty(household: Household): void {
    const random = this.#random;
    const kind = random.weighted({ couple: 45, mother: 30, patchwork: 15, grandparents: 5, father: 5 });
    const children = Number(random.weighted({ 1: 35, 2: 35, 3: 20, 4: 8, 6: 2 }));
    switch (kind) {
      case 'couple':
        this.#couple(household, ['mother', 'father'], [22, 46]);
        break;
      case 'mother':
        this.#person(household, 'female', 'mother', [20, 45]);
        if (random.chance(0.5)) this.#formerFather(household);
        break;
      case 'patchwork':
        this.#person(household, 'female', 'mother', [24, 44]);
        this.#person(household, 'male', random.pick(['partner', 'stepparent']), [24, 50], this.#people.surname());
        break;
      case 'grandparents':
        this.#person(household, 'female', 'grandparent', [52, 70]);
        this.#person(household, 'male', 'grandparent', [54, 74]);
        break;
      case 'father':
        this.#person(household, 'male', 'father', [26, 50]);
        break;
    }
    for (const child of this.#ownChildren(household, children)) this.#children.push(child);
  }

  /** Carers who were candidates first, children from families in difficulty or from elsewhere, some of them gone again. */
  #foster(kind: FamilyKind, household: Household, children: number): PlannedFamily['kinds'] {
    const random = this.#random;
    const since = this.#between(household.start, this.#today);
    if (random.chance(0.65)) this.#couple(household, ['foster-carer', 'foster-carer'], [34, 66]);
    else this.#person(household, 'female', 'foster-carer', [38, 68]);
    if (random.chance(0.3)) this.#ownChildren(household, 1);
    for (let placed = 0; placed < children; placed += 1) this.#fosterChild(household, since);
    if (since === household.start) return [{ kind, from: since, to: null }];
    return [
      { kind: 'foster-candidate', from: household.start, to: addDays(since, -1) },
      { kind, from: since, to: null },
    ];
  }

  #fosterChild(household: Household, since: LocalDate): void {
    const random = this.#random;
    const known = random.chance(0.65)
      ? this.#children.splice(random.between(0, this.#children.length), 1)[0]
      : undefined;
    const person = known ?? this.#newChild(household);
    if (person === undefined) return;
    const born = this.#people.people[person]?.birthDate ?? since;
    const from = this.#between(since > born ? since : born, this.#today);
    const gone = known === undefined && from < addDays(this.#today, -200) && random.chance(0.2);
    household.members.push({ person, role: 'foster-child', from, to: gone ? this.#between(from, this.#today) : null });
    if (!gone) this.#people.move(person, household.address, from);
  }

  #newChild(household: Household): number | undefined {
    if (household.room <= 0) return undefined;
    household.room -= 1;
    return this.#people.add({ sex: this.#sex(), age: [1, 17], surname: this.#people.surname() });
  }

  #couple(household: Household, roles: readonly [MemberRole, MemberRole], age: readonly [number, number]): void {
    const keepsOwnName = this.#random.chance(0.12) && !household.foreign;
    const surname = keepsOwnName ? joined(this.#people.surname(), household.surname) : household.surname;
    const wife = this.#person(household, 'female', roles[0], age, surname);
    if (wife === undefined) return;
    const wifesAge = ageAt(this.#people.people[wife]?.birthDate ?? this.#today, this.#today);
    this.#person(household, 'male', roles[1], [Math.max(20, wifesAge - 3), wifesAge + 8]);
  }

  #formerFather(household: Household): void {
    const father = this.#person(household, 'male', 'father', [24, 50]);
    const at = household.members.findIndex((member) => member.person === father);
    const member = household.members[at];
    if (member === undefined) return;
    household.members[at] = { ...member, to: this.#between(member.from, addDays(this.#today, -5)) };
  }

  /** Children no older than the youngest adult's age less 18, those below 18; returns their places. */
  #ownChildren(household: Household, count: number): number[] {
    const ages = household.members.map(({ person }) =>
      ageAt(this.#people.people[person]?.birthDate ?? this.#today, this.#today),
    );
    const oldest = Math.min(17, Math.min(...ages, 60) - 18);
    const children: number[] = [];
    for (let child = 0; child < count; child += 1) {
      const added = this.#person(household, this.#sex(), 'child', [0, Math.max(0, oldest)]);
      if (added !== undefined) children.push(added);
    }
    return children;
  }

  /** Adds one person of the household, or nobody when there is no room; returns the place. */
  #person(
    household: Household,
    sex: Sex,
    role: MemberRole,
    age: readonly [number, number],
    surname: Surname = household.surname,
  ): number | undefined {
    if (household.room <= 0) return undefined;
    household.room -= 1;
    const { address, start } = household;
    const taken = household.members.map((member) => this.#people.people[member.person]?.firstName ?? '');
    const wish = { sex, age, surname, address, notNamed: taken };
    const person = this.#people.add(household.foreign ? { ...wish, foreigner: 'family' } : wish);
    const born = this.#people.people[person]?.birthDate ?? start;
    household.members.push({ person, role, from: born > start ? born : start, to: null });
    return person;
  }

  #sex(): Sex {
    return this.#random.chance(0.5) ? 'female' : 'male';
  }

  #between(from: LocalDate, to: LocalDate): LocalDate {
    const days = Math.max(0, daysBetween(from, to));
    return addDays(from, this.#random.between(0, days));
  }

  #caseNumber(kind: FamilyKind, start: LocalDate): string {
    const symbol = CASE_SYMBOL[kind];
    const series = `${symbol}.${yearOf(start)}`;
    const number = (this.#caseNumbers.get(series) ?? 0) + 1;
    this.#caseNumbers.set(series, number);
    return `${symbol}.${number}.${yearOf(start)}`;
  }
}

import type { FamilyKind } from '#shared/features/families/families.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import { shareOut } from './caseloads-plan.ts';
import { FamiliesPlan } from './families-plan.ts';
import { LONG_SURNAME } from './names.ts';
import { PeoplePlan } from './people-plan.ts';
import type { DemoPlan, DemoSize } from './plan.ts';
import { Random } from './random.ts';
import { planKinship } from './relations-plan.ts';
import type { DemoLogin } from './users.ts';

/** How many in a hundred families are of each kind; the rest are families in difficulty. */
const SHARES: readonly (readonly [FamilyKind, number])[] = [
  ['supporting', 8],
  ['foster-candidate', 10],
  ['adoption-candidate', 5],
  ['foster', 20],
  ['family-childrens-home', 3],
];

const ARCHIVE_REASONS = [
  'Przeprowadzka do innej gminy.',
  'Cele planu pracy osiągnięte, koniec współpracy.',
  'Rezygnacja rodziny.',
] as const;

const PROTECTION_REASONS = [
  'Adres nie może dotrzeć do byłego partnera.',
  'Bliska osoba pracuje w ośrodku.',
  'Sprawa znana z mediów.',
] as const;

/**
 * Invents an office of exactly that many people and families, the same for the same seed and day. Nobody in it exists;
 * the PESEL numbers are valid, so by chance one may be somebody's.
 */
export function planDemoOffice(options: DemoSize & { readonly seed: number; readonly today: LocalDate }): DemoPlan {
  const random = new Random(options.seed);
  const people = new PeoplePlan(random, options.today);
  const families = new FamiliesPlan(random, options.today, people);
  const singlesKept = Math.floor(options.people * 0.08);

  const kinds = kindsOf(options.families);
  for (const [index, kind] of kinds.entries()) {
    const room = options.people - singlesKept - people.people.length;
    families.add(kind, Math.max(0, room - 2 * (kinds.length - index - 1)));
  }
  while (people.people.length < options.people) addSingle(random, people, options);

  protectSome(random, people, families);
  archiveSome(random, people, families, options.today);
  shareOut(families);
  const kinship = planKinship(people.people, families.families, options.today);
  return { people: people.people, families: families.families, kinship };
}

/** Families in difficulty come first, since foster children are drawn from them. */
function kindsOf(count: number): FamilyKind[] {
  const others = SHARES.flatMap(([kind, share]) =>
    Array.from({ length: Math.floor((count * share) / 100) }, (): FamilyKind => kind),
  );
  return [...Array.from({ length: count - others.length }, (): FamilyKind => 'care-difficulties'), ...others];
}

function addSingle(random: Random, people: PeoplePlan, size: DemoSize): void {
  const left = size.people - people.people.length;
  const age = random.weighted({ young: 40, adult: 40, old: 20 });
  people.add({
    sex: left === 1 || random.chance(0.5) ? 'female' : 'male',
    age: age === 'young' ? [18, 25] : age === 'adult' ? [26, 60] : [61, 92],
    surname: left === 1 ? LONG_SURNAME : people.surname(),
    ...(random.chance(0.7) ? { worker: people.worker() } : {}),
    ...(left % 8 === 2 ? { foreigner: 'single' as const } : {}),
  });
}

/** About one family in eighty is hidden with everybody in it, and one person in a hundred and fifty. */
function protectSome(random: Random, people: PeoplePlan, families: FamiliesPlan): void {
  for (const [index, family] of families.families.entries()) {
    if (index % 80 !== 7) continue;
    family.protection = { reason: PROTECTION_REASONS[0], logins: mayOpen(family.workers.at(-1)?.login) };
    for (const { person } of family.members) {
      const member = people.people[person];
      if (member !== undefined) member.protection = family.protection;
    }
  }
  for (const [index, person] of people.people.entries()) {
    if (index % 150 !== 149 || person.protection !== null) continue;
    person.protection = { reason: random.pick(PROTECTION_REASONS), logins: mayOpen(person.workers.at(-1)?.login) };
  }
}

function mayOpen(worker: DemoLogin | undefined): DemoLogin[] {
  return worker === undefined ? ['anna.kierownik'] : ['anna.kierownik', worker];
}

/** Some families have ended their cooperation, and so have some people who belong to no family of today. */
function archiveSome(random: Random, people: PeoplePlan, families: FamiliesPlan, today: LocalDate): void {
  const inFamily = new Set<number>();
  for (const family of families.families) {
    const ends = random.chance(0.07) && family.protection === null && !family.kinds.some(({ kind }) => isCare(kind));
    const on = people.pastDay(600, 5);
    if (ends && on > family.createdOn) family.archived = { on, reason: random.pick(ARCHIVE_REASONS) };
    else for (const { person } of family.members) inFamily.add(person);
  }
  for (const [index, person] of people.people.entries()) {
    const alone = !inFamily.has(index) && person.protection === null;
    const on = people.pastDay(600, 5);
    if (alone && on > person.createdOn && on <= today && random.chance(0.2)) {
      person.archived = { on, reason: random.pick(ARCHIVE_REASONS) };
    }
  }
}

function isCare(kind: FamilyKind): boolean {
  return kind === 'foster' || kind === 'family-childrens-home';
}

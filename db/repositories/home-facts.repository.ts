import { sql } from 'kysely';

import { HOME_FORMS, type HomeForm } from '#shared/features/foster-care/forms.ts';
import type { DisabilityDegree, HomeOnDay, LimitChild } from '#shared/features/foster-care/limits.facts.ts';
import { minorsBornFrom } from '#shared/features/people/majority.rules.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { holdsOn } from './reach.repository.ts';
import { groupBy, idList, known } from './values.ts';

/** A home on a day as limits look at it; consent, opinion and permit are said at the placing. */
export type HomeFacts = Pick<HomeOnDay, 'forms' | 'maxPlaces' | 'children' | 'adults' | 'readyTo'>;

/**
 * What the limits ask of homes on a day: forms, own number of places, and who lives there or is to have come by then. A child
 * who lives there and has a plan for the same home is one.
 * @param homeIds null for every home of the office
 * @param without people who are not counted: those about to be placed
 * @param told false leaves out who of those who live there is whose brother or sister: it is enough that those to be placed say so
 * @returns by the id of the home; homes without a form on the day too, when they were asked for or somebody is there
 */
export async function homesOnDay(
  r: Reader,
  day: LocalDate,
  homeIds: readonly string[] | null,
  without: readonly string[] = [],
  told: boolean = true,
): Promise<ReadonlyMap<string, HomeFacts>> {
  const [forms, people, ready] = await Promise.all([
    formsOn(r, day, homeIds),
    peopleIn(r, day, homeIds, without),
    readyToOn(r, day, homeIds),
  ]);
  const traits = await limitTraits(
    r,
    day,
    people.map(({ person_id }) => person_id),
    told,
  );
  // Whoever is older is an adult who stays on (art. 37).
  const minors = minorsBornFrom(day);
  const byHome = groupBy(people, ({ home_id }) => home_id);
  const ids = new Set([...(homeIds ?? []), ...forms.keys(), ...byHome.keys()]);
  return new Map(
    [...ids].map((id) => {
      const own = forms.get(id) ?? [];
      const there = byHome.get(id) ?? [];
      const isChild = ({ birth_date }: { readonly birth_date: string }): boolean => asLocalDate(birth_date) >= minors;
      return [
        id,
        {
          forms: own.map(({ form }) => form),
          maxPlaces: own.find(({ form }) => form !== 'respite')?.maxPlaces ?? null,
          children: there.filter(isChild).map((row) => traits.childOf(row.person_id, asLocalDate(row.birth_date))),
          adults: there.filter((row) => !isChild(row)).length,
          readyTo: ready.get(id) ?? [],
        },
      ];
    }),
  );
}

/** The same of people about to be placed, whose days of birth are read along; in the order of `ids`. */
export async function limitChildren(r: Reader, day: LocalDate, ids: readonly string[]): Promise<readonly LimitChild[]> {
  const [births, traits] = await Promise.all([
    r.selectFrom('people').select(['id', 'birth_date']).where('id', 'in', idList(ids)).execute(),
    limitTraits(r, day, ids),
  ]);
  return ids.flatMap((id) => {
    const row = births.find((one) => one.id === id);
    return row === undefined ? [] : [traits.childOf(id, asLocalDate(row.birth_date))];
  });
}

async function formsOn(r: Reader, day: LocalDate, homeIds: readonly string[] | null) {
  let query = r
    .selectFrom('home_forms as f')
    .select(['f.home_id', 'f.form', 'f.max_places'])
    .where('f.withdrawn_at', 'is', null)
    .where(holdsOn(day, 'f'))
    .orderBy('f.from_date');
  if (homeIds !== null) query = query.where('f.home_id', 'in', idList(homeIds));
  const rows = (await query.execute()).map((row) => ({
    homeId: row.home_id,
    form: known<HomeForm>(HOME_FORMS, row.form, 'home_forms.form'),
    maxPlaces: row.max_places,
  }));
  return groupBy(rows, ({ homeId }) => homeId);
}

async function peopleIn(r: Reader, day: LocalDate, homeIds: readonly string[] | null, without: readonly string[]) {
  const { rows } = await sql<{ home_id: string; person_id: string; birth_date: string }>`
    SELECT DISTINCT p.home_id, p.person_id, people.birth_date FROM placements p JOIN people ON people.id = p.person_id
    WHERE p.withdrawn_at IS NULL AND p.kind IN ('stay', 'planned') AND ${holdsOn(day, 'p')}
      ${homeIds === null ? sql`` : sql`AND p.home_id IN ${idList(homeIds)}`}
      AND p.person_id NOT IN ${idList(without)}
    ORDER BY p.home_id, people.birth_date, p.person_id`.execute(r);
  return rows;
}

/** The oldest age a home has written down that it is ready for: the last row that has begun. */
async function readyToOn(
  r: Reader,
  day: LocalDate,
  homeIds: readonly string[] | null,
): Promise<ReadonlyMap<string, readonly number[]>> {
  let query = r
    .selectFrom('home_readiness as h')
    .select(['h.home_id', 'h.age_to'])
    .where('h.withdrawn_at', 'is', null)
    .where('h.from_date', '<=', day)
    .orderBy('h.from_date')
    .orderBy('h.id');
  if (homeIds !== null) query = query.where('h.home_id', 'in', idList(homeIds));
  const rows = await query.execute();
  return new Map(rows.map(({ home_id, age_to }) => [home_id, age_to === null ? [] : [age_to]]));
}

const DEGREES: readonly (readonly [DisabilityDegree, readonly string[]])[] = [
  ['severe', ['severe', 'group-1', 'zus-independent']],
  ['moderate', ['moderate', 'group-2', 'zus-full']],
  ['under-16', ['under-16']],
  ['light', ['mild', 'group-3', 'zus-partial']],
];

/** What of people decides where they may be: certificates and bases of the day, brothers and sisters. */
async function limitTraits(r: Reader, day: LocalDate, ids: readonly string[], told: boolean = true) {
  const people = idList([...new Set(ids)]);
  const [certificates, juveniles, siblings] = await Promise.all([
    r
      .selectFrom('person_certificates as c')
      .select(['c.person_id', 'c.kind'])
      .where('c.person_id', 'in', people)
      .where(holdsOn(day, 'c'))
      .execute(),
    r
      .selectFrom('legal_bases as b')
      .select('b.person_id')
      .where('b.person_id', 'in', people)
      .where('b.kind', '=', 'juvenile')
      .where('b.withdrawn_at', 'is', null)
      .where(holdsOn(day, 'b'))
      .execute(),
    told ? siblingPairs(r, people) : [],
  ]);
  const kinds = groupBy(certificates, ({ person_id }) => person_id);
  const juvenile = new Set(juveniles.map(({ person_id }) => person_id));
  const brothers = groupBy(siblings, ({ id }) => id);
  return {
    childOf: (id: string, birthDate: LocalDate): LimitChild => {
      const own = (kinds.get(id) ?? []).map(({ kind }) => kind);
      return {
        id,
        birthDate,
        disability: DEGREES.find(([, of]) => own.some((kind) => of.includes(kind)))?.[0] ?? null,
        juvenile: juvenile.has(id),
        siblingIds: (brothers.get(id) ?? []).map(({ other }) => other),
      };
    },
  };
}

/** Brothers and sisters of people, each once: by a relation entered, or by a parent in common. */
export async function siblingPairs(
  r: Reader,
  people: ReturnType<typeof idList>,
): Promise<readonly { readonly id: string; readonly other: string }[]> {
  const { rows } = await sql<{ id: string; other: string }>`
    SELECT first_id AS id, second_id AS other FROM relations
      WHERE kind IN ('sibling', 'half-sibling') AND archived_on IS NULL AND first_id IN ${people}
    UNION SELECT second_id, first_id FROM relations
      WHERE kind IN ('sibling', 'half-sibling') AND archived_on IS NULL AND second_id IN ${people}
    UNION SELECT own.second_id, other.second_id FROM relations own JOIN relations other ON other.first_id = own.first_id
      WHERE own.kind IN ('parent', 'adoptive-parent') AND own.archived_on IS NULL AND own.second_id IN ${people}
        AND other.kind IN ('parent', 'adoptive-parent') AND other.archived_on IS NULL AND other.second_id <> own.second_id`.execute(
    r,
  );
  return rows;
}

/** Whether somebody has children of the own who live and are under age on the day: a minor mother may come with hers. */
export async function hasOwnChild(r: Reader, personId: string): Promise<boolean> {
  const row = await r
    .selectFrom('relations')
    .select('id')
    .where('first_id', '=', personId)
    .where('kind', '=', 'parent')
    .where('archived_on', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Days on which people stay or are to stay in a home, of those who share a day with the period. */
export async function daysInHome(
  r: Reader,
  homeId: string,
  period: { readonly from: LocalDate; readonly to: LocalDate | null },
  without: readonly string[],
): Promise<readonly { readonly from: LocalDate; readonly to: LocalDate | null }[]> {
  const { rows } = await sql<{ from_date: string; to_date: string | null }>`
    SELECT from_date, to_date FROM placements WHERE home_id = ${homeId} AND withdrawn_at IS NULL
      AND kind IN ('stay', 'planned') AND person_id NOT IN ${idList(without)}
      AND (to_date IS NULL OR to_date >= ${period.from}) AND (${period.to} IS NULL OR from_date <= ${period.to})`.execute(
    r,
  );
  return rows.map((row) => ({
    from: asLocalDate(row.from_date),
    to: row.to_date === null ? null : asLocalDate(row.to_date),
  }));
}

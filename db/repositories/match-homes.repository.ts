import { sql } from 'kysely';

import type { LimitChild } from '#shared/features/foster-care/limits.facts.ts';
import {
  NEEDS,
  type MatchHome,
  type Need,
  type Readiness,
  type SoughtChild,
} from '#shared/features/foster-care/matching.facts.ts';
import { ageAt, asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { homesOnDay, limitChildren, siblingPairs } from './home-facts.repository.ts';
import { officePlaces } from './home-occupancy.repository.ts';
import { placesOfHomes } from './home-places.repository.ts';
import { holdsOn, type Viewer } from './reach.repository.ts';
import { groupBy, idList } from './values.ts';
import { homesOfDay, type HomeOfDay } from './vacancies.repository.ts';

/** A home that may take children, with what a list says about it beside. */
export interface HomeToMatch {
  readonly home: HomeOfDay;
  readonly town: string | null;
  readonly facts: MatchHome;
}

/** Words of readiness by the need they answer. */
const READINESS_WORD: Readonly<Record<Need, string>> = {
  'chronic-illness': 'illness',
  disability: 'disability',
  juvenile: 'juvenile',
  'minor-mother': 'mother',
  foreign: 'foreign',
};

const YOUNGEST = 0;
const OLDEST = 25;
const MAJORITY = 18;

/**
 * Every home of the office that the viewer may see, as matching asks: from a day on and without an end. The children for whom
 * a place is sought take none of their own.
 */
export async function homesToMatch(
  r: Reader,
  viewer: Viewer,
  day: LocalDate,
  children: readonly string[],
): Promise<readonly HomeToMatch[]> {
  const homes = await homesOfDay(r, viewer, day);
  const ids = homes.map(({ id }) => id);
  const [office, onDay, where, carers, readiness, papers, loads, kin] = await Promise.all([
    officePlaces(r, null, { from: day, to: null }, children),
    homesOnDay(r, day, null, children, false),
    placesOfHomes(r, ids, day),
    carersOf(r, day),
    readinessOn(r, day),
    papersUntil(r, day),
    coordinatorLoads(r, day),
    kinOf(r, day, children),
  ]);
  return homes.map((home) => {
    const facts = onDay.get(home.id);
    const ready = readiness.get(home.id);
    const place = where.get(home.id);
    return {
      home,
      town: place?.town ?? null,
      facts: {
        id: home.id,
        name: home.name,
        communeId: place?.terc ?? null,
        forms: facts?.forms ?? [],
        carers: home.familyId === null ? null : (carers.get(home.id) ?? 'couple'),
        places: office.over(home.id, { from: day, to: null }),
        maxPlaces: facts?.maxPlaces ?? null,
        permit: home.permit,
        children: facts?.children ?? [],
        adults: facts?.adults ?? 0,
        ages: ready?.ages ?? null,
        readiness: readinessOf(ready?.accepts ?? []),
        papersValidUntil: papers.get(home.id) ?? null,
        coordinatorFamilies: loads.get(home.id) ?? null,
        kmToSchool: null,
        kinOf: kin.get(home.id) ?? [],
      },
    };
  });
}

/** What is ticked is ready; what is not ticked was not said. */
function readinessOf(accepts: readonly string[]): MatchHome['readiness'] {
  const of = (need: Need): Readiness => (accepts.includes(READINESS_WORD[need]) ? 'ready' : 'unknown');
  return {
    'chronic-illness': of('chronic-illness'),
    disability: of('disability'),
    juvenile: of('juvenile'),
    'minor-mother': of('minor-mother'),
    foreign: of('foreign'),
  };
}

async function carersOf(r: Reader, day: LocalDate): Promise<ReadonlyMap<string, 'couple' | 'woman' | 'man'>> {
  const { rows } = await sql<{ home_id: string; count: number; sex: string }>`
    SELECT h.id AS home_id, count(*) AS count, min(people.sex) AS sex FROM foster_homes h
      JOIN family_members m ON m.family_id = h.family_id AND m.role = 'foster-carer' AND ${holdsOn(day, 'm')}
      JOIN people ON people.id = m.person_id GROUP BY h.id`.execute(r);
  return new Map(
    rows.map(({ home_id, count, sex }) => [home_id, count > 1 ? 'couple' : sex === 'female' ? 'woman' : 'man']),
  );
}

/** The last row of readiness that has begun: ages and what was ticked. */
async function readinessOn(r: Reader, day: LocalDate) {
  const rows = await r
    .selectFrom('home_readiness')
    .select(['home_id', 'age_from', 'age_to', 'accepts'])
    .where('withdrawn_at', 'is', null)
    .where('from_date', '<=', day)
    .orderBy('from_date')
    .orderBy('id')
    .execute();
  return new Map(
    rows.map((row) => [
      row.home_id,
      {
        ages:
          row.age_from === null && row.age_to === null
            ? null
            : { from: row.age_from ?? YOUNGEST, to: row.age_to ?? OLDEST },
        accepts: wordsIn(row.accepts),
      },
    ]),
  );
}

function wordsIn(stored: string): readonly string[] {
  const list: unknown = JSON.parse(stored);
  return Array.isArray(list) ? list.map(String) : [];
}

/** The first day on which a medical certificate or a psychologist's opinion of a carer ends: the newest of each person. */
async function papersUntil(r: Reader, day: LocalDate): Promise<ReadonlyMap<string, LocalDate>> {
  const { rows } = await sql<{ home_id: string; until: string | null }>`
    SELECT home_id, min(valid_until) AS until FROM (
      SELECT home_id, valid_until, row_number() OVER (PARTITION BY home_id, kind, person_id ORDER BY issued_on DESC, id DESC) AS place
      FROM home_papers WHERE withdrawn_at IS NULL AND issued_on <= ${day}
        AND kind IN ('medical-certificate', 'psychological-opinion'))
    WHERE place = 1 GROUP BY home_id`.execute(r);
  return new Map(
    rows.flatMap(({ home_id, until }) => (until === null ? [] : [[home_id, asLocalDate(until)] as const])),
  );
}

/** How many foster families each home's koordynator has on the day, this one among them. */
async function coordinatorLoads(r: Reader, day: LocalDate): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ home_id: string; user_id: string }>`
    SELECT DISTINCT h.id AS home_id, a.user_id FROM foster_homes h JOIN assignments a ON a.family_id = h.family_id
      JOIN home_forms f ON f.home_id = h.id AND f.withdrawn_at IS NULL
    WHERE ${holdsOn(day, 'a')} AND ${holdsOn(day, 'f')} AND f.form <> 'respite'`.execute(r);
  const byUser = groupBy(rows, ({ user_id }) => user_id);
  return new Map(rows.map(({ home_id, user_id }) => [home_id, byUser.get(user_id)?.length ?? 0]));
}

/** The children whose grandparents, brothers or sisters run a home (art. 41(2)). */
async function kinOf(
  r: Reader,
  day: LocalDate,
  children: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = idList(children);
  const { rows } = await sql<{ home_id: string; child_id: string }>`
    WITH kin(child_id, kin_id) AS (
      SELECT second_id, first_id FROM relations WHERE kind = 'grandparent' AND archived_on IS NULL AND second_id IN ${ids}
      UNION SELECT own.second_id, above.first_id FROM relations own JOIN relations above ON above.second_id = own.first_id
        WHERE own.kind IN ('parent', 'adoptive-parent') AND own.archived_on IS NULL AND own.second_id IN ${ids}
          AND above.kind IN ('parent', 'adoptive-parent') AND above.archived_on IS NULL
      UNION SELECT first_id, second_id FROM relations
        WHERE kind IN ('sibling', 'half-sibling') AND archived_on IS NULL AND first_id IN ${ids}
      UNION SELECT second_id, first_id FROM relations
        WHERE kind IN ('sibling', 'half-sibling') AND archived_on IS NULL AND second_id IN ${ids}
      UNION SELECT own.second_id, other.second_id FROM relations own JOIN relations other ON other.first_id = own.first_id
        WHERE own.kind IN ('parent', 'adoptive-parent') AND own.archived_on IS NULL AND own.second_id IN ${ids}
          AND other.kind IN ('parent', 'adoptive-parent') AND other.archived_on IS NULL AND other.second_id <> own.second_id)
    SELECT DISTINCT h.id AS home_id, kin.child_id FROM kin JOIN family_members m ON m.person_id = kin.kin_id
      AND m.role = 'foster-carer' AND ${holdsOn(day, 'm')} JOIN foster_homes h ON h.family_id = m.family_id`.execute(r);
  const byHome = groupBy(rows, ({ home_id }) => home_id);
  return new Map([...byHome].map(([home, found]) => [home, found.map(({ child_id }) => child_id)]));
}

/** The children for whom a place is sought, with the needs that their records say. */
export async function soughtChildren(
  r: Reader,
  day: LocalDate,
  ids: readonly string[],
): Promise<{ readonly children: readonly SoughtChild[]; readonly recorded: readonly Need[] }> {
  const [limits, mothers, foreigners] = await Promise.all([
    limitChildren(r, day, ids),
    parentsAmong(r, ids),
    foreignersAmong(r, day, ids),
  ]);
  const children = limits.map((child: LimitChild): SoughtChild => ({
    ...child,
    withOwnChild: mothers.has(child.id) && ageAt(child.birthDate, day) < MAJORITY,
    brought: false,
    chronicIllness: false,
    foreign: foreigners.has(child.id),
  }));
  const recorded: Readonly<Record<Need, (child: SoughtChild) => boolean>> = {
    'chronic-illness': (child) => child.chronicIllness,
    disability: (child) => child.disability !== null,
    juvenile: (child) => child.juvenile,
    'minor-mother': (child) => child.withOwnChild,
    foreign: (child) => child.foreign,
  };
  return { children, recorded: NEEDS.filter((need) => children.some(recorded[need])) };
}

async function parentsAmong(r: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await r
    .selectFrom('relations')
    .select('first_id')
    .distinct()
    .where('kind', '=', 'parent')
    .where('archived_on', 'is', null)
    .where('first_id', 'in', idList(ids))
    .execute();
  return new Set(rows.map(({ first_id }) => first_id));
}

/** Those with a citizenship on the day and none of it Polish. */
async function foreignersAmong(r: Reader, day: LocalDate, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person_id: string }>`SELECT person_id FROM person_citizenships c
    WHERE person_id IN ${idList(ids)} AND (from_date IS NULL OR from_date <= ${day}) AND (to_date IS NULL OR to_date >= ${day})
    GROUP BY person_id HAVING sum(kind = 'polish') = 0`.execute(r);
  return new Set(rows.map(({ person_id }) => person_id));
}

/** The commune of the first child's address on the day, where it has one. */
export async function communeOf(
  r: Reader,
  day: LocalDate,
  ids: readonly string[],
): Promise<{ readonly terc: string; readonly name: string } | null> {
  const rows = await r
    .selectFrom('person_addresses as a')
    .innerJoin('communes as c', 'c.terc', 'a.terc')
    .select(['a.person_id', 'c.terc', 'c.name'])
    .where('a.person_id', 'in', idList(ids))
    .where(holdsOn(day, 'a'))
    .execute();
  const found = ids.flatMap((id) => rows.filter(({ person_id }) => person_id === id))[0];
  return found === undefined ? null : { terc: found.terc, name: found.name };
}

/** Names and days of birth of people, in the order of `ids`. The caller has checked that the viewer may see them. */
export async function namesOfChildren(r: Reader, ids: readonly string[]) {
  const rows = await r
    .selectFrom('people')
    .select(['id', 'first_name', 'surname', 'sex', 'birth_date', 'death_date', 'death_year'])
    .where('id', 'in', idList(ids))
    .execute();
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}

/** Ids of the brothers and sisters of people: by a relation entered, or by a parent in common. */
export async function siblingsOf(r: Reader, ids: readonly string[]): Promise<readonly string[]> {
  return [...new Set((await siblingPairs(r, idList(ids))).map(({ other }) => other))];
}

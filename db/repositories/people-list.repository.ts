import { sql, type RawBuilder, type SqlBool } from 'kysely';

import { addressLine } from '#shared/features/people/people.labels.ts';
import { birthDatesForAges } from '#shared/features/people/people.rules.ts';
import type { PeopleFilter, PersonRow } from '#shared/features/people/people.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { SEXES } from '#shared/kernel/pesel.ts';

import { fullTextExpression, PEOPLE_INDEX } from '../sqlite/full-text.ts';
import type { Reader } from '../sqlite/office-database.ts';
import { caseload, hiddenIds, holdsOn, notHidden, protectedIds, type Viewer } from './reach.repository.ts';
import { deathOf } from './person-details.repository.ts';
import { maskedIds, maskedRows, statusIs, type Status } from './masked-records.repository.ts';
import { asFamilyId, asPersonId, dateOrNull, groupBy, idList, known, pieces } from './values.ts';

export interface ListWindow {
  readonly offset: number;
  readonly limit: number;
}

export interface PeopleList {
  readonly rows: PersonRow[];
  /** Rows that match the filter, masked ones included. */
  readonly count: number;
  /** Rows of the same status without any other filter. */
  readonly total: number;
}

/**
 * One window of the list of people: shown ones in the order asked for, after them those that are protected from the
 * viewer. Masked rows come only where the filter asks about no attribute, since an age or a town found with them would
 * say what the protection hides; with a search only for the full name or PESEL.
 */
export async function listPeople(
  r: Reader,
  viewer: Viewer,
  filter: PeopleFilter,
  window: ListWindow,
): Promise<PeopleList> {
  const expression = filter.search === '' ? null : await fullTextExpression(r, PEOPLE_INDEX, filter.search);
  const filtered = expression !== null || asksForAttributes(filter);
  // Without a filter the count is known; with one, count and window come from one pass over what matches.
  const [total, masked, matched] = await Promise.all([
    countPeople(r, viewer, filter.status),
    asksForAttributes(filter) ? [] : maskedIds(r, viewer, 'person', filter.status, filter.search),
    filtered || viewer.reach === 'own'
      ? windowOfMatches(r, viewer, filter, expression, window)
      : windowOfAll(r, viewer, filter, window),
  ]);
  const shown = { count: total - masked.length, ...matched };
  const maskedFrom = Math.max(0, window.offset - shown.count);
  const maskedOfPage = masked.slice(maskedFrom, maskedFrom + window.limit - shown.ids.length);
  const [rows, maskedTail] = await Promise.all([
    shownPeople(r, viewer, shown.ids),
    maskedRows(r, 'person', maskedOfPage),
  ]);
  return { rows: [...rows, ...maskedTail], count: shown.count + masked.length, total };
}

/** How many people in use the viewer leads, or sees with a wider reach; who is only in archived families nobody leads. */
export async function countLedPeople(r: Reader, viewer: Viewer): Promise<number> {
  return await countPeople(r, viewer, 'active', { led: true });
}

/** How many people of that status are within the viewer's reach, masked ones included. */
export async function countPeople(
  r: Reader,
  viewer: Viewer,
  status: Status,
  narrowing: { readonly led?: boolean } = {},
): Promise<number> {
  const count = sql<number>`count(*)`.as('count');
  const query =
    viewer.reach === 'all'
      ? r.selectFrom('people').select(count)
      : r
          .selectFrom(idsAs(caseload('person', viewer.userId, viewer.today, narrowing)))
          .crossJoin('people')
          .whereRef('people.id', '=', 'found.id')
          .select(count);
  const row = await query.where(statusIs('people', status)).executeTakeFirstOrThrow();
  return row.count;
}

const idsAs = (ids: RawBuilder<string>) => sql<{ id: string }>`(SELECT person_id AS id FROM (${ids}))`.as('found');

const asksForAttributes = (filter: PeopleFilter): boolean =>
  filter.workerId !== null ||
  filter.terc !== null ||
  filter.ageFrom !== null ||
  filter.ageTo !== null ||
  filter.sex !== null;

const livingIn = (terc: string) =>
  sql<string>`SELECT person_id FROM person_addresses WHERE terc = ${terc} AND to_date IS NULL`;

/**
 * Where the pass over what matches starts, and the conditions it still has to check. It starts from what leaves fewest
 * people; no index serves the conditions ('+' before the column), so the plan does not depend on statistics in the file.
 */
function matches(viewer: Viewer, filter: PeopleFilter, expression: string | null) {
  const sets: RawBuilder<string>[] = [];
  if (viewer.reach === 'own') sets.push(caseload('person', viewer.userId, viewer.today));
  if (filter.workerId !== null)
    sets.push(caseload('person', filter.workerId, viewer.today, { led: true, unseenBy: viewer.userId }));
  if (filter.terc !== null) sets.push(livingIn(filter.terc));
  const [smallest, ...others] = sets;
  const inSets = expression === null ? others : sets;
  return { from: startOf(filter, expression, smallest), conditions: conditionsOf(viewer, filter, inSets) };
}

function startOf(filter: PeopleFilter, expression: string | null, smallest: RawBuilder<string> | undefined) {
  if (expression !== null) {
    return sql`(SELECT rowid AS rowkey FROM people_search WHERE people_search MATCH ${expression}) found
      CROSS JOIN people ON people.rowkey = found.rowkey`;
  }
  if (smallest === undefined) return sql`people INDEXED BY ${sql.ref(ORDER_INDEXES[filter.order])}`;
  return sql`(SELECT person_id AS id FROM (${smallest})) found CROSS JOIN people ON people.id = found.id`;
}

function conditionsOf(
  viewer: Viewer,
  filter: PeopleFilter,
  sets: readonly RawBuilder<string>[],
): RawBuilder<SqlBool>[] {
  const conditions = [statusIs('people', filter.status), notHidden(viewer, 'person', 'people.id')];
  if (filter.sex !== null) conditions.push(sql`+people.sex = ${filter.sex}`);
  const born = birthDatesForAges(filter.ageFrom, filter.ageTo, viewer.today);
  if (born.from !== null) conditions.push(sql`+people.birth_date >= ${born.from}`);
  if (born.to !== null) conditions.push(sql`+people.birth_date <= ${born.to}`);
  for (const set of sets) conditions.push(sql`+people.id IN (${set})`);
  return conditions;
}

const ORDER_COLUMNS = {
  name: ['sort_key', 'id'],
  'birth-date': ['birth_date', 'sort_key', 'id'],
  town: ['town_key', 'sort_key', 'id'],
} as const;
/** Each carries all that is filtered by, see the migration. */
const ORDER_INDEXES = { name: 'people_order', 'birth-date': 'people_birth', town: 'people_town' } as const;

async function windowOfAll(
  r: Reader,
  viewer: Viewer,
  { order, direction, status }: PeopleFilter,
  window: ListWindow,
): Promise<{ ids: string[] }> {
  let query = r
    .selectFrom('people')
    .select('people.id')
    .where(notHidden(viewer, 'person', 'people.id'))
    .where(statusIs('people', status));
  for (const column of ORDER_COLUMNS[order]) query = query.orderBy(`people.${column}`, direction);
  const rows = await query.limit(window.limit).offset(window.offset).execute();
  return { ids: rows.map(({ id }) => id) };
}

async function windowOfMatches(
  r: Reader,
  viewer: Viewer,
  filter: PeopleFilter,
  expression: string | null,
  window: ListWindow,
): Promise<{ count: number; ids: string[] }> {
  const { order } = filter;
  const direction = sql.raw(filter.direction === 'asc' ? 'ASC' : 'DESC');
  const columns = ORDER_COLUMNS[order].map((column) => sql.ref(column));
  const { from, conditions } = matches(viewer, filter, expression);
  const { rows } = await sql<{ count: number; id: string | null }>`
    WITH hits AS MATERIALIZED (
      SELECT ${sql.join(columns.map((column) => sql`people.${column}`))} FROM ${from}
      WHERE ${sql.join(conditions, sql` AND `)}
    ), page AS (
      SELECT id FROM hits ORDER BY ${sql.join(columns.map((column) => sql`${column} ${direction}`))} LIMIT ${window.limit} OFFSET ${window.offset}
    )
    SELECT count(*) AS count, NULL AS id FROM hits UNION ALL SELECT NULL, id FROM page`.execute(r);
  return { count: rows[0]?.count ?? 0, ids: rows.flatMap(({ id }) => (id === null ? [] : [id])) };
}

const DETAILS_AT_ONCE = 500;

/** Rows of people the viewer may see, in the order of `ids`; the caller has filtered them. */
async function shownPeople(r: Reader, viewer: Viewer, ids: readonly string[]): Promise<PersonRow[]> {
  const rows: PersonRow[] = [];
  for (const some of pieces(ids, DETAILS_AT_ONCE)) rows.push(...(await detailsOf(r, viewer, some)));
  return rows;
}

async function detailsOf(r: Reader, viewer: Viewer, ids: readonly string[]): Promise<PersonRow[]> {
  const [people, addresses, workers, memberships] = await Promise.all([
    basics(r, ids),
    presentAddresses(r, ids),
    presentWorkers(r, viewer, ids),
    presentFamilies(r, viewer, ids),
  ]);
  const personOf = new Map(people.map((person) => [person.id, person]));
  const addressOf = new Map(addresses.map((address) => [address.person_id, address]));
  const workerOf = new Map(workers.map((worker) => [worker.person_id, worker.display_name]));
  const familiesOf = groupBy(memberships, (membership) => membership.person_id);
  return ids.flatMap((id) => {
    const person = personOf.get(id);
    if (person === undefined) return [];
    const families = familiesOf.get(id) ?? [];
    const address = addressOf.get(id);
    return [
      {
        shown: true,
        id: asPersonId(person.id),
        surname: person.surname,
        firstName: person.first_name,
        secondName: person.second_name,
        birthDate: asLocalDate(person.birth_date),
        sex: known(SEXES, person.sex, 'people.sex'),
        death: deathOf(person),
        hasPesel: Boolean(person.has_pesel),
        addressLine: address === undefined ? null : addressLine(address),
        families: families.map((family) => ({
          id: asFamilyId(family.id),
          name: family.hidden ? '' : family.name,
          shown: !family.hidden,
        })),
        workerName:
          workerOf.get(id) ?? families.find((one) => !one.hidden && one.worker_name !== null)?.worker_name ?? null,
        isProtected: Boolean(person.is_protected),
        archivedOn: dateOrNull(person.archived_on),
      },
    ];
  });
}

function basics(r: Reader, ids: readonly string[]) {
  return r
    .selectFrom('people')
    .select([
      'id',
      'surname',
      'first_name',
      'second_name',
      'birth_date',
      'sex',
      'death_date',
      'death_year',
      'archived_on',
      sql<SqlBool>`pesel IS NOT NULL`.as('has_pesel'),
      sql<SqlBool>`people.id IN (${protectedIds('person')})`.as('is_protected'),
    ])
    .where('id', 'in', idList(ids))
    .execute();
}

/** The address that holds last; one that begins in some days is named already. */
export function presentAddresses(r: Reader, ids: readonly string[]) {
  return r
    .selectFrom('person_addresses')
    .select(['person_id', 'street', 'building', 'flat', 'town'])
    .where('person_id', 'in', idList(ids))
    .where('to_date', 'is', null)
    .execute();
}

function presentWorkers(r: Reader, viewer: Viewer, ids: readonly string[]) {
  return r
    .selectFrom('assignments')
    .innerJoin('users', 'users.id', 'assignments.user_id')
    .select(['assignments.person_id', 'users.display_name'])
    .where('assignments.person_id', 'in', idList(ids))
    .where('assignments.person_id', 'is not', null)
    .where(holdsOn(viewer.today, 'assignments'))
    .execute();
}

function presentFamilies(r: Reader, viewer: Viewer, ids: readonly string[]) {
  return r
    .selectFrom('family_members')
    .innerJoin('families', 'families.id', 'family_members.family_id')
    .leftJoin('assignments', (join) =>
      join.onRef('assignments.family_id', '=', 'families.id').on(holdsOn(viewer.today, 'assignments')),
    )
    .leftJoin('users', 'users.id', 'assignments.user_id')
    .select([
      'family_members.person_id',
      'families.id',
      'families.name',
      'users.display_name as worker_name',
      sql<SqlBool>`families.id IN (${hiddenIds('family', viewer.userId)})`.as('hidden'),
    ])
    .where('family_members.person_id', 'in', idList(ids))
    .where((eb) => eb.or([eb('family_members.to_date', 'is', null), eb('family_members.to_date', '>=', viewer.today)]))
    .where('families.archived_on', 'is', null)
    .orderBy('families.sort_key')
    .execute();
}

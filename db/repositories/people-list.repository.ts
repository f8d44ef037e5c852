import { sql, type RawBuilder, type SqlBool } from 'kysely';

import { addressLine } from '#shared/features/people/people.labels.ts';
import { birthDatesForAges } from '#shared/features/people/people.rules.ts';
import type { PeopleFilter, PersonRow } from '#shared/features/people/people.schema.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { SEXES } from '#shared/kernel/pesel.ts';

import { PEOPLE_INDEX, searched } from '../sqlite/full-text.ts';
import { keptStatement } from '../sqlite/kept-statement.ts';
import type { Reader } from '../sqlite/office-database.ts';
import { caseload, hiddenIds, holdsOn, notHidden, protectedIds, type Viewer } from './reach.repository.ts';
import { deathOf } from './person-details.repository.ts';
import { maskedIds, maskedRows, statusIs, type Status } from './masked-records.repository.ts';
import { asFamilyId, asPersonId, dateOrNull, idList, known } from './values.ts';

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
  const masking = !asksForAttributes(filter);
  const read = (expression: string | null) => pageOf(r, viewer, filter, expression, window);
  // All in one turn, so that the database is asked once.
  const [total, masked, matched] = await Promise.all([
    countPeople(r, viewer, filter.status),
    masking ? maskedIds(r, viewer, 'person', filter) : [],
    filter.search === '' ? read(null) : searched(r, PEOPLE_INDEX, filter.search, read),
  ]);
  const page = matched ?? (await read(null));
  const count = page.count ?? total - masked.length;
  const maskedFrom = Math.max(0, window.offset - count);
  const maskedOfPage = masked.slice(maskedFrom, maskedFrom + window.limit - page.rows.length);
  const maskedTail = await maskedRows(r, 'person', maskedOfPage);
  return { rows: [...page.rows, ...maskedTail], count: count + masked.length, total };
}

/**
 * How many people in use the viewer leads, as the list of people counts them under „Prowadzi” of that viewer; all of them
 * with a wider reach. Who is only in archived families nobody leads.
 */
export async function countLedPeople(r: Reader, viewer: Viewer): Promise<number> {
  return await countPeople(r, viewer, 'active', { led: true });
}

/** How many people of that status are within the viewer's reach, masked ones included. */
export async function countPeople(
  r: Reader,
  { userId, reach, today }: Viewer,
  status: Status,
  { led = false }: { readonly led?: boolean } = {},
): Promise<number> {
  const [row] = await peopleCount(r, { userId, reach, today, status, led: Number(led) });
  return row?.count ?? 0;
}

const peopleCount = keptStatement<
  Viewer & { readonly status: Status; readonly led: number },
  { readonly count: number }
>(['userId', 'today'], ({ userId, reach, today, status, led }) => {
  const from =
    reach === 'all'
      ? sql`people`
      : sql`(SELECT person_id AS id FROM (${caseload('person', userId, today, led === 1 ? { led: true, unseenBy: userId } : {})})) found
          CROSS JOIN people ON people.id = found.id`;
  const seen =
    led === 1 && reach === 'own' ? sql` AND ${notHidden({ userId, reach, today }, 'person', 'people.id')}` : sql``;
  return sql`SELECT count(*) AS count FROM ${from} WHERE ${statusIs('people', status)}${seen}`;
});

const asksForAttributes = (filter: PeopleFilter): boolean =>
  filter.workerId !== null ||
  filter.terc !== null ||
  filter.ageFrom !== null ||
  filter.ageTo !== null ||
  filter.sex !== null;

/** What one page is asked with. */
type PageQuestion = Pick<PeopleFilter, 'status' | 'order' | 'direction' | 'sex' | 'terc' | 'workerId'> &
  Viewer &
  ListWindow & {
    /** Of the full-text index. */
    readonly expression: string | null;
    /** JSON of the ids that were chosen. */
    readonly chosen: string | null;
    readonly bornFrom: LocalDate | null;
    readonly bornTo: LocalDate | null;
  };

const chosenSet = (chosen: string) => sql<string>`SELECT DISTINCT value AS person_id FROM json_each(${chosen})`;

const livingIn = (terc: string, today: LocalDate) =>
  sql<string>`SELECT person_id FROM person_addresses WHERE terc = ${terc} AND ${holdsOn(today, 'person_addresses')}`;

/**
 * Where the pass over what matches starts, and the conditions it still has to check. It starts from what leaves fewest
 * people; no index serves the conditions ('+' before the column), so the plan does not depend on statistics in the file.
 */
function matches(asked: PageQuestion) {
  const { reach, userId, today, expression, workerId, terc, chosen } = asked;
  const sets: RawBuilder<string>[] = [];
  if (chosen !== null) sets.push(chosenSet(chosen));
  if (reach === 'own') sets.push(caseload('person', userId, today));
  if (workerId !== null) sets.push(caseload('person', workerId, today, { led: true, unseenBy: userId }));
  if (terc !== null) sets.push(livingIn(terc, today));
  const [smallest, ...others] = sets;
  const inSets = expression === null ? others : sets;
  return { from: startOf(asked, smallest), conditions: conditionsOf(asked, inSets) };
}

function startOf({ expression, order }: PageQuestion, smallest: RawBuilder<string> | undefined) {
  if (expression !== null) {
    return sql`(SELECT rowid AS rowkey FROM people_search WHERE people_search MATCH ${expression}) found
      CROSS JOIN people ON people.rowkey = found.rowkey`;
  }
  if (smallest === undefined) return sql`people INDEXED BY ${sql.ref(ORDER_INDEXES[order])}`;
  return sql`(SELECT person_id AS id FROM (${smallest})) found CROSS JOIN people ON people.id = found.id`;
}

function conditionsOf(asked: PageQuestion, sets: readonly RawBuilder<string>[]): RawBuilder<SqlBool>[] {
  const { status, sex, bornFrom, bornTo } = asked;
  const conditions = [statusIs('people', status), notHidden(asked, 'person', 'people.id')];
  if (sex !== null) conditions.push(sql`+people.sex = ${sex}`);
  if (bornFrom !== null) conditions.push(sql`+people.birth_date >= ${bornFrom}`);
  if (bornTo !== null) conditions.push(sql`+people.birth_date <= ${bornTo}`);
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

interface Page {
  readonly rows: readonly PersonRow[];
  /** Rows that match and may be shown; null when the filter leaves nobody out but the protected. */
  readonly count: number | null;
}

/** The rows of one window in the order asked for, with what they show, and how many match. */
async function pageOf(
  r: Reader,
  { userId, reach, today }: Viewer,
  { status, order, direction, sex, terc, workerId, ids, ageFrom, ageTo }: PeopleFilter,
  expression: string | null,
  { limit, offset }: ListWindow,
): Promise<Page> {
  const { from: bornFrom, to: bornTo } = birthDatesForAges(ageFrom, ageTo, today);
  const chosen = ids === null ? null : JSON.stringify(ids);
  const attributes = { status, order, direction, sex, terc, workerId, chosen, bornFrom, bornTo };
  const rows = await pageRows(r, { userId, reach, today, ...attributes, expression, limit, offset });
  return { rows: rows.flatMap((row) => (row.id === null ? [] : [personRow(row)])), count: rows[0]?.count ?? null };
}

/** One statement, since each further one costs a way to the database's thread and back. */
const pageRows = keptStatement<PageQuestion, PageRow & { readonly count: number | null; readonly id: string | null }>(
  ['userId', 'today', 'sex', 'terc', 'workerId', 'chosen', 'bornFrom', 'bornTo', 'expression', 'limit', 'offset'],
  (asked) => {
    const direction = asked.direction === 'asc' ? 'ASC' : 'DESC';
    const columns = ORDER_COLUMNS[asked.order];
    const orderOf = (table: string) => sql.raw(columns.map((column) => `${table}.${column} ${direction}`).join(', '));
    const part = sql`LIMIT ${asked.limit} OFFSET ${asked.offset}`;
    const { from, conditions } = matches(asked);
    const where = sql.join(conditions, sql` AND `);
    const { reach, expression, chosen, workerId, terc, sex, bornFrom, bornTo } = asked;
    const narrowed = [expression, chosen, workerId, terc, sex, bornFrom, bornTo].some((value) => value !== null);
    // Without a filter the count is known; with one, count and window come from one pass over what matches.
    const found =
      narrowed || reach === 'own'
        ? sql`hits AS MATERIALIZED (
          SELECT ${sql.raw(columns.map((column) => `people.${column}`).join(', '))} FROM ${from} WHERE ${where}
        ), page AS MATERIALIZED (SELECT id FROM hits ORDER BY ${orderOf('hits')} ${part}),
        counted AS (SELECT count(*) AS count FROM hits)`
        : sql`page AS MATERIALIZED (SELECT people.id FROM people WHERE ${where} ORDER BY ${orderOf('people')} ${part}),
        counted AS (SELECT NULL AS count)`;
    return sql`
      WITH ${found}
      SELECT counted.count, ${shownColumns(asked)}
      FROM counted LEFT JOIN page ON true LEFT JOIN people ON people.id = page.id
        LEFT JOIN person_addresses address ON address.person_id = people.id AND ${holdsOn(asked.today, 'address')}
      ORDER BY ${orderOf('people')}`;
  },
);

/** The present address as a left join gives it: building and town are there when there is one. */
export interface JoinedAddress {
  readonly street: string | null;
  readonly building: string | null;
  readonly flat: string | null;
  readonly town: string | null;
}

/** The line of an address that was joined, or null. */
export function presentAddressLine({ street, building, flat, town }: JoinedAddress): string | null {
  return building === null || town === null ? null : addressLine({ street, building, flat, town });
}

interface PageRow extends JoinedAddress {
  readonly id: string;
  readonly surname: string;
  readonly first_name: string;
  readonly second_name: string | null;
  readonly birth_date: string;
  readonly sex: string;
  readonly death_date: string | null;
  readonly death_year: number | null;
  readonly archived_on: string | null;
  readonly has_pesel: SqlBool;
  readonly is_protected: SqlBool;
  readonly worker_name: string | null;
  /** JSON: [id, name, name of its worker or null, hidden 0/1] of each family, in Polish order. */
  readonly families: string;
}

/** What a row shows, for people joined with their present address. */
const shownColumns = ({
  userId,
  today,
}: Viewer) => sql`people.id, people.surname, people.first_name, people.second_name,
  people.birth_date, people.sex, people.death_date, people.death_year, people.archived_on, people.pesel IS NOT NULL AS has_pesel,
  people.id IN (${protectedIds('person')}) AS is_protected, address.street, address.building, address.flat, address.town,
  (SELECT u.display_name FROM assignments a JOIN users u ON u.id = a.user_id
    WHERE a.person_id = people.id AND ${holdsOn(today, 'a')}) AS worker_name,
  (SELECT json_group_array(json_array(f.id, f.name, u.display_name, f.id IN (${hiddenIds('family', userId)})) ORDER BY f.sort_key)
    FROM family_members m JOIN families f ON f.id = m.family_id
      LEFT JOIN assignments a ON a.family_id = f.id AND ${holdsOn(today, 'a')} LEFT JOIN users u ON u.id = a.user_id
    WHERE m.person_id = people.id AND ${holdsOn(today, 'm')} AND f.archived_on IS NULL) AS families`;

function personRow(row: PageRow): PersonRow {
  const families = (
    JSON.parse(row.families) as [id: string, name: string, workerName: string | null, hidden: number][]
  ).map(([id, name, workerName, hidden]) => ({ id, name, workerName, shown: hidden === 0 }));
  return {
    shown: true,
    id: asPersonId(row.id),
    surname: row.surname,
    firstName: row.first_name,
    secondName: row.second_name,
    birthDate: asLocalDate(row.birth_date),
    sex: known(SEXES, row.sex, 'people.sex'),
    death: deathOf(row),
    hasPesel: Boolean(row.has_pesel),
    addressLine: presentAddressLine(row),
    families: families.map(({ id, name, shown }) => ({ id: asFamilyId(id), name: shown ? name : '', shown })),
    workerName: row.worker_name ?? families.find((one) => one.shown && one.workerName !== null)?.workerName ?? null,
    isProtected: Boolean(row.is_protected),
    archivedOn: dateOrNull(row.archived_on),
  };
}

/** The address of each on that day; one that begins later is not among them. */
export function presentAddresses(r: Reader, ids: readonly string[], day: LocalDate) {
  return r
    .selectFrom('person_addresses')
    .select(['person_id', 'street', 'building', 'flat', 'town'])
    .where('person_id', 'in', idList(ids))
    .where(holdsOn(day, 'person_addresses'))
    .execute();
}

import { sql, type RawBuilder, type SqlBool } from 'kysely';

import type { ExceptionRow, ExceptionsFilter } from '#shared/features/foster-care/exceptions.schema.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import { fullTextExpression, PEOPLE_INDEX } from '../sqlite/full-text.ts';
import type { Reader } from '../sqlite/office-database.ts';
import { wordsOf } from './dictionaries.repository.ts';
import { namedHomes } from './named-homes.repository.ts';
import type { ListWindow } from './people-list.repository.ts';
import { recordedOf } from './placement-exceptions.repository.ts';
import { caseload, hiddenIds, namesToAsk, notHidden, withinReach, type Viewer } from './reach.repository.ts';
import { asPersonId, dateOrNull, idList } from './values.ts';

export interface ExceptionsList {
  readonly rows: ExceptionRow[];
  readonly count: number;
  readonly total: number;
}

/** Exceptions of placings that stand: what was taken back has none. Those of lasting stays, of stays that are over, or both. */
const FROM = sql`placement_exceptions e JOIN placements p ON p.id = e.placement_id AND p.withdrawn_at IS NULL
  JOIN people ON people.id = p.person_id JOIN foster_homes h ON h.id = p.home_id LEFT JOIN families fam ON fam.id = h.family_id`;

function statusIs(status: ExceptionsFilter['status'], day: LocalDate): RawBuilder<SqlBool> {
  const lasts = sql<SqlBool>`(p.to_date IS NULL OR p.to_date >= ${day})`;
  return status === 'all' ? sql<SqlBool>`1` : status === 'active' ? lasts : sql<SqlBool>`NOT ${lasts}`;
}

const ORDER: Readonly<Record<ExceptionsFilter['order'], RawBuilder<unknown>>> = {
  from: sql`from_date`,
  name: sql`sort_key`,
  home: sql`home_key`,
};

/**
 * One window of the report of exceptions, of children within the viewer's reach; those hidden from the viewer come after the
 * others, as lines without a name, where the filter asks about nothing of theirs.
 */
export async function listExceptions(
  r: Reader,
  viewer: Viewer,
  filter: ExceptionsFilter,
  window: ListWindow,
): Promise<ExceptionsList> {
  const expression = filter.search === '' ? null : await fullTextExpression(r, PEOPLE_INDEX, filter.search);
  const asks = expression !== null || filter.code !== null || filter.homeId !== null || filter.workerId !== null;
  const [total, masked, shown] = await Promise.all([
    countOf(r, viewer, filter.status),
    asks ? [] : maskedOf(r, viewer, filter),
    windowOf(r, viewer, filter, expression, window),
  ]);
  const maskedFrom = Math.max(0, window.offset - shown.count);
  const some = masked.slice(maskedFrom, maskedFrom + window.limit - shown.ids.length);
  const ask = await namesToAsk(
    r,
    'person',
    some.map(({ personId }) => personId),
  );
  return {
    rows: [
      ...(await rowsOf(r, viewer, shown.ids)),
      ...some.map(({ id, personId }) => ({ shown: false as const, id, ask: [...(ask.get(personId) ?? [])] })),
    ],
    count: shown.count + masked.length,
    total,
  };
}

async function countOf(r: Reader, viewer: Viewer, status: ExceptionsFilter['status']): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM ${FROM}
    WHERE ${statusIs(status, viewer.today)} AND ${withinReach(viewer, 'person', 'people.id')}`.execute(r);
  return rows[0]?.count ?? 0;
}

async function maskedOf(r: Reader, viewer: Viewer, { status, ids }: ExceptionsFilter) {
  const { rows } = await sql<{ id: string; person_id: string }>`SELECT e.id, p.person_id FROM ${FROM}
    WHERE ${statusIs(status, viewer.today)} AND ${withinReach(viewer, 'person', 'people.id')}
      AND people.id IN (${hiddenIds('person', viewer.userId)}) ORDER BY e.id`.execute(r);
  return rows
    .filter(({ id }) => ids === null || ids.includes(id))
    .map((row) => ({ id: row.id, personId: row.person_id }));
}

async function windowOf(
  r: Reader,
  viewer: Viewer,
  filter: ExceptionsFilter,
  expression: string | null,
  window: ListWindow,
): Promise<{ count: number; ids: string[] }> {
  const day = viewer.today;
  const direction = sql.raw(filter.direction === 'asc' ? 'ASC' : 'DESC');
  const conditions = [
    statusIs(filter.status, day),
    withinReach(viewer, 'person', 'people.id'),
    notHidden(viewer, 'person', 'people.id'),
  ];
  if (expression !== null) {
    conditions.push(sql`people.rowkey IN (SELECT rowid FROM people_search WHERE people_search MATCH ${expression})`);
  }
  if (filter.ids !== null) conditions.push(sql`e.id IN ${idList(filter.ids)}`);
  if (filter.code !== null) conditions.push(sql`e.code = ${filter.code}`);
  if (filter.homeId !== null) conditions.push(sql`p.home_id = ${filter.homeId}`);
  if (filter.workerId !== null) {
    conditions.push(sql<SqlBool>`people.id IN (${caseload('person', filter.workerId, day)})`);
  }
  const { rows } = await sql<{ count: number; id: string | null }>`
    WITH hits AS MATERIALIZED (
      SELECT e.id, people.sort_key, p.from_date,
        CASE WHEN coalesce(h.family_id, '') IN (${hiddenIds('family', viewer.userId)}) THEN ''
          ELSE coalesce(fam.sort_key, h.sort_key) END AS home_key
      FROM ${FROM} WHERE ${sql.join(conditions, sql` AND `)}
    ), page AS (
      SELECT id FROM hits ORDER BY ${ORDER[filter.order]} ${direction}, sort_key ${direction}, id ${direction}
      LIMIT ${window.limit} OFFSET ${window.offset}
    )
    SELECT count(*) AS count, NULL AS id FROM hits UNION ALL SELECT NULL, id FROM page`.execute(r);
  return { count: rows[0]?.count ?? 0, ids: rows.flatMap(({ id }) => (id === null ? [] : [id])) };
}

/** Rows the viewer may see, in the order of `ids`; the caller has filtered them. */
async function rowsOf(r: Reader, viewer: Viewer, ids: readonly string[]): Promise<ExceptionRow[]> {
  const [words, rows] = await Promise.all([
    wordsOf(r),
    r
      .selectFrom('placement_exceptions as e')
      .innerJoin('placements as p', 'p.id', 'e.placement_id')
      .innerJoin('people', 'people.id', 'p.person_id')
      .innerJoin('users', 'users.id', 'e.by_user')
      .select([
        'e.id',
        'e.code',
        'e.sentence',
        'e.article',
        'e.source',
        'e.reason',
        'e.family_consent',
        'e.coordinator_opinion',
        'e.permit',
        'e.at',
        'users.display_name',
        'people.id as person_id',
        'people.surname',
        'people.first_name',
        'p.home_id',
        'p.from_date',
        'p.to_date',
      ])
      .where('e.id', 'in', idList(ids))
      .execute(),
  ]);
  const homes = await namedHomes(
    r,
    viewer,
    rows.map(({ home_id }) => home_id),
    words,
  );
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rowOf.get(id);
    const from = row === undefined ? null : asLocalDate(row.from_date);
    const home = row === undefined || from === null ? undefined : homes.get(row.home_id)?.on(from);
    if (row === undefined || from === null || home === undefined) return [];
    return [
      {
        shown: true as const,
        ...recordedOf(row),
        personId: asPersonId(row.person_id),
        surname: row.surname,
        firstName: row.first_name,
        home,
        from,
        to: dateOrNull(row.to_date),
      },
    ];
  });
}

import { sql, type RawBuilder, type SqlBool } from 'kysely';

import { episodesOf } from '#shared/features/foster-care/care.rules.ts';
import { PLACEMENT_KINDS, type ChildRow, type ChildrenFilter } from '#shared/features/foster-care/care.schema.ts';
import { holdsOn as heldIn } from '#shared/kernel/dated-rows.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { SEXES } from '#shared/kernel/pesel.ts';

import { fullTextExpression, PEOPLE_INDEX } from '../sqlite/full-text.ts';
import type { Reader } from '../sqlite/office-database.ts';
import { wordsOf } from './dictionaries.repository.ts';
import { namedHomes } from './named-homes.repository.ts';
import { deathOf } from './person-details.repository.ts';
import type { ListWindow } from './people-list.repository.ts';
import {
  caseload,
  hiddenIds,
  holdsOn,
  namesToAsk,
  notHidden,
  protectedIds,
  withinReach,
  type Viewer,
} from './reach.repository.ts';
import { asHomeId, asPersonId, dateOrNull, groupBy, idList, known } from './values.ts';

export interface ChildrenList {
  readonly rows: ChildRow[];
  readonly count: number;
  readonly total: number;
}

/** The stay that places a child in the list: that of the day, else the last one. */
const STAY = (day: string): RawBuilder<unknown> => sql`(SELECT p.id FROM placements p
  WHERE p.person_id = c.person_id AND p.kind = 'stay' AND p.withdrawn_at IS NULL AND p.from_date <= ${day}
  ORDER BY p.from_date DESC LIMIT 1)`;

/** Condition: in care on the day, or has been and left. Children with nothing but what was taken back are in neither. */
function statusIs(status: ChildrenFilter['status'], day: string): RawBuilder<SqlBool> {
  const inCare = sql<SqlBool>`(s.to_date IS NULL OR s.to_date >= ${day})`;
  return status === 'all' ? sql<SqlBool>`1` : status === 'active' ? inCare : sql<SqlBool>`NOT ${inCare}`;
}

const ORDER: Readonly<Record<ChildrenFilter['order'], RawBuilder<unknown>>> = {
  name: sql`sort_key`,
  'birth-date': sql`birth_date`,
  home: sql`home_key`,
  since: sql`from_date`,
};

/**
 * One window of the children in care within the viewer's reach; those hidden from the viewer come after the others, as
 * lines without a name, where the filter asks about nothing of theirs.
 */
export async function listChildren(
  r: Reader,
  viewer: Viewer,
  filter: ChildrenFilter,
  window: ListWindow,
): Promise<ChildrenList> {
  const expression = filter.search === '' ? null : await fullTextExpression(r, PEOPLE_INDEX, filter.search);
  const asks =
    expression !== null ||
    filter.place !== null ||
    filter.form !== null ||
    filter.homeId !== null ||
    filter.workerId !== null;
  const [total, masked, shown] = await Promise.all([
    idsOf(r, viewer, filter.status, sql<SqlBool>`1`).then((all) => all.length),
    asks
      ? []
      : idsOf(r, viewer, filter.status, sql<SqlBool>`people.id IN (${hiddenIds('person', viewer.userId)})`, filter.ids),
    windowOf(r, viewer, filter, expression, window),
  ]);
  const maskedFrom = Math.max(0, window.offset - shown.count);
  const some = masked.slice(maskedFrom, maskedFrom + window.limit - shown.ids.length);
  const ask = await namesToAsk(r, 'person', some);
  return {
    rows: [
      ...(await childRows(r, viewer, shown.ids)),
      ...some.map((id) => ({ shown: false as const, id, ask: [...(ask.get(id) ?? [])] })),
    ],
    count: shown.count + masked.length,
    total,
  };
}

const FROM = (day: string): RawBuilder<unknown> => sql`foster_children c JOIN people ON people.id = c.person_id
  JOIN placements s ON s.id = ${STAY(day)}`;

async function idsOf(
  r: Reader,
  viewer: Viewer,
  status: ChildrenFilter['status'],
  condition: RawBuilder<SqlBool>,
  ids: readonly string[] | null = null,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`SELECT people.id FROM ${FROM(viewer.today)}
    WHERE ${statusIs(status, viewer.today)} AND ${withinReach(viewer, 'person', 'people.id')} AND ${condition}
    ORDER BY people.id`.execute(r);
  return rows.map(({ id }) => id).filter((id) => ids === null || ids.includes(id));
}

async function windowOf(
  r: Reader,
  viewer: Viewer,
  filter: ChildrenFilter,
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
  if (filter.ids !== null) conditions.push(sql`people.id IN ${idList(filter.ids)}`);
  if (filter.homeId !== null) conditions.push(sql`s.home_id = ${filter.homeId}`);
  if (filter.place !== null) {
    conditions.push(sql<SqlBool>`h.family_id IS ${sql.raw(filter.place === 'families' ? 'NOT NULL' : 'NULL')}`);
  }
  if (filter.form !== null) {
    conditions.push(sql<SqlBool>`EXISTS (SELECT 1 FROM home_forms f WHERE f.home_id = s.home_id AND f.withdrawn_at IS NULL
      AND f.form = ${filter.form} AND ${holdsOn(day, 'f')})`);
  }
  if (filter.workerId !== null) {
    conditions.push(sql<SqlBool>`people.id IN (${caseload('person', filter.workerId, day)})`);
  }
  const { rows } = await sql<{ count: number; id: string | null }>`
    WITH hits AS MATERIALIZED (
      SELECT people.id, people.sort_key, people.birth_date, s.from_date,
        CASE WHEN coalesce(h.family_id, '') IN (${hiddenIds('family', viewer.userId)}) THEN ''
          ELSE coalesce(fam.sort_key, h.sort_key) END AS home_key
      FROM ${FROM(day)} JOIN foster_homes h ON h.id = s.home_id LEFT JOIN families fam ON fam.id = h.family_id
      WHERE ${sql.join(conditions, sql` AND `)}
    ), page AS (
      SELECT id FROM hits ORDER BY ${ORDER[filter.order]} ${direction}, sort_key ${direction}, id ${direction}
      LIMIT ${window.limit} OFFSET ${window.offset}
    )
    SELECT count(*) AS count, NULL AS id FROM hits UNION ALL SELECT NULL, id FROM page`.execute(r);
  return { count: rows[0]?.count ?? 0, ids: rows.flatMap(({ id }) => (id === null ? [] : [id])) };
}

/** Rows of children the viewer may see, in the order of `ids`; the caller has filtered them. */
async function childRows(r: Reader, viewer: Viewer, ids: readonly string[]): Promise<ChildRow[]> {
  const day = viewer.today;
  const [words, people, stays, workers] = await Promise.all([
    wordsOf(r),
    r
      .selectFrom('people')
      .innerJoin('foster_children as c', 'c.person_id', 'people.id')
      .select([
        'people.id',
        'people.surname',
        'people.first_name',
        'people.sex',
        'people.birth_date',
        'people.death_date',
        'people.death_year',
        'c.case_number',
        sql<SqlBool>`people.id IN (${protectedIds('person')})`.as('is_protected'),
      ])
      .where('people.id', 'in', idList(ids))
      .execute(),
    r
      .selectFrom('placements')
      .select(['id', 'person_id', 'home_id', 'kind', 'from_date', 'to_date'])
      .where('person_id', 'in', idList(ids))
      .where('kind', '=', 'stay')
      .where('withdrawn_at', 'is', null)
      .orderBy('from_date')
      .execute(),
    coordinatorsOfChildren(r, ids, day),
  ]);
  const homes = await namedHomes(
    r,
    viewer,
    stays.map(({ home_id }) => home_id),
    words,
  );
  const staysOf = groupBy(
    stays.map((row) => ({
      id: row.id,
      personId: row.person_id,
      homeId: asHomeId(row.home_id),
      kind: known(PLACEMENT_KINDS, row.kind, 'placements.kind'),
      from: asLocalDate(row.from_date),
      to: dateOrNull(row.to_date),
    })),
    ({ personId }) => personId,
  );
  const personOf = new Map(people.map((person) => [person.id, person]));
  return ids.flatMap((id) => {
    const person = personOf.get(id);
    const begun = (staysOf.get(id) ?? []).filter(({ from }) => from <= day);
    const stay = begun.at(-1);
    const episode = episodesOf(begun).at(-1);
    if (person === undefined || stay === undefined || episode === undefined) return [];
    const home = homes.get(stay.homeId)?.on(day);
    if (home === undefined) return [];
    return [
      {
        shown: true as const,
        id: asPersonId(id),
        surname: person.surname,
        firstName: person.first_name,
        sex: known(SEXES, person.sex, 'people.sex'),
        birthDate: asLocalDate(person.birth_date),
        death: deathOf(person),
        caseNumber: person.case_number,
        home,
        since: episode.from,
        from: stay.from,
        leftOn: heldIn(stay, day) ? null : stay.to,
        coordinatorName: workers.get(id) ?? null,
        isProtected: Boolean(person.is_protected),
      },
    ];
  });
}

/** Who answers for each child: the koordynator of the family the child stays with, else the child's own worker. */
async function coordinatorsOfChildren(
  r: Reader,
  ids: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ person_id: string; display_name: string }>`
    SELECT c.person_id, coalesce(home_user.display_name, own_user.display_name) AS display_name
    FROM foster_children c
    LEFT JOIN placements s ON s.id = ${STAY(day)} AND (s.to_date IS NULL OR s.to_date >= ${day})
    LEFT JOIN foster_homes h ON h.id = s.home_id
    LEFT JOIN assignments home_a ON home_a.family_id = h.family_id AND home_a.from_date <= ${day}
      AND (home_a.to_date IS NULL OR home_a.to_date >= ${day})
    LEFT JOIN users home_user ON home_user.id = home_a.user_id
    LEFT JOIN assignments own_a ON own_a.person_id = c.person_id AND own_a.from_date <= ${day}
      AND (own_a.to_date IS NULL OR own_a.to_date >= ${day})
    LEFT JOIN users own_user ON own_user.id = own_a.user_id
    WHERE c.person_id IN ${idList(ids)}`.execute(r);
  return new Map(
    rows.flatMap((row) => (row.display_name === null ? [] : [[row.person_id, row.display_name] as const])),
  );
}

import { sql, type RawBuilder, type SqlBool } from 'kysely';

import { commonAddress, LIVING_APART } from '#shared/features/families/families.rules.ts';
import { FAMILY_KINDS, type FamiliesFilter, type FamilyRow } from '#shared/features/families/families.schema.ts';
import { addressLine } from '#shared/features/people/people.labels.ts';
import { livesOn } from '#shared/features/people/person-details.labels.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import { FAMILIES_INDEX, fullTextExpression } from '../sqlite/full-text.ts';
import type { Reader } from '../sqlite/office-database.ts';
import { assessmentDuesOf } from './assessments.repository.ts';
import { presentFamilyAddresses } from './family-addresses.repository.ts';
import { maskedIds, maskedRows, statusIs, type Status } from './masked-records.repository.ts';
import { deathOf } from './person-details.repository.ts';
import type { ListWindow } from './people-list.repository.ts';
import { caseload, hiddenIds, holdsOn, notHidden, protectedIds, withinReach, type Viewer } from './reach.repository.ts';
import { asFamilyId, dateOrNull, groupBy, idList, knownOrNull, pieces } from './values.ts';

export interface FamiliesList {
  readonly rows: FamilyRow[];
  /** Rows that match the filter, masked ones included. */
  readonly count: number;
  /** Rows of the same status without any other filter. */
  readonly total: number;
}

/**
 * One window of the list of families: shown ones in the order asked for, after them those that are protected from the
 * viewer. Masked rows come only where the filter asks about no attribute; with a search only for the whole name or case
 * number.
 */
export async function listFamilies(
  r: Reader,
  viewer: Viewer,
  filter: FamiliesFilter,
  window: ListWindow,
): Promise<FamiliesList> {
  const expression = filter.search === '' ? null : await fullTextExpression(r, FAMILIES_INDEX, filter.search);
  const asksForAttributes = filter.kind !== null || filter.workerId !== null;
  const [total, masked, shown] = await Promise.all([
    countFamilies(r, viewer, filter.status),
    asksForAttributes ? [] : maskedIds(r, viewer, 'family', filter),
    windowOfMatches(r, viewer, filter, expression, window),
  ]);
  const maskedFrom = Math.max(0, window.offset - shown.count);
  const [rows, maskedTail] = await Promise.all([
    shownFamilies(r, viewer, shown.ids),
    maskedRows(r, 'family', masked.slice(maskedFrom, maskedFrom + window.limit - shown.ids.length)),
  ]);
  return { rows: [...rows, ...maskedTail], count: shown.count + masked.length, total };
}

/** How many families of that status are within the viewer's reach, masked ones included. */
export async function countFamilies(r: Reader, viewer: Viewer, status: Status): Promise<number> {
  const row = await r
    .selectFrom('families')
    .select(sql<number>`count(*)`.as('count'))
    .where(withinReach(viewer, 'family', 'families.id'))
    .where(statusIs('families', status))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Whether any family in use within the viewer's reach has a member today. */
export async function someFamilyHasMembers(r: Reader, viewer: Viewer): Promise<boolean> {
  const row = await r
    .selectFrom('families')
    .innerJoin('family_members', 'family_members.family_id', 'families.id')
    .select('families.id')
    .where(withinReach(viewer, 'family', 'families.id'))
    .where(statusIs('families', 'active'))
    .where(holdsOn(viewer.today, 'family_members'))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Families without a case number come after those that have one; kinds follow the order of the table in the contract. */
const ORDER: Readonly<Record<FamiliesFilter['order'], RawBuilder<unknown>>> = {
  name: sql`sort_key`,
  'case-number': sql`case_number IS NULL, case_number`,
  kind: sql`kind_place`,
};

/** Families are few beside people: one pass over what matches gives count and window, in any order. */
async function windowOfMatches(
  r: Reader,
  viewer: Viewer,
  filter: FamiliesFilter,
  expression: string | null,
  window: ListWindow,
): Promise<{ count: number; ids: string[] }> {
  const direction = sql.raw(filter.direction === 'asc' ? 'ASC' : 'DESC');
  const conditions = [
    statusIs('families', filter.status),
    withinReach(viewer, 'family', 'families.id'),
    notHidden(viewer, 'family', 'families.id'),
  ];
  if (filter.kind !== null) conditions.push(sql`kinds.kind = ${filter.kind}`);
  if (filter.ids !== null) conditions.push(sql`+families.id IN ${idList(filter.ids)}`);
  if (filter.workerId !== null) {
    conditions.push(sql`+families.id IN (${caseload('family', filter.workerId, viewer.today)})`);
  }
  const from =
    expression === null
      ? sql`families`
      : sql`(SELECT rowid AS rowkey FROM families_search WHERE families_search MATCH ${expression}) found
          CROSS JOIN families ON families.rowkey = found.rowkey`;
  const { rows } = await sql<{ count: number; id: string | null }>`
    WITH hits AS MATERIALIZED (
      SELECT families.id, families.sort_key, families.case_number,
        instr(${`,${FAMILY_KINDS.join(',')},`}, ',' || kinds.kind || ',') AS kind_place
      FROM ${from} LEFT JOIN family_kinds kinds ON kinds.family_id = families.id AND ${holdsOn(viewer.today, 'kinds')}
      WHERE ${sql.join(conditions, sql` AND `)}
    ), page AS (
      SELECT id FROM hits ORDER BY ${ORDER[filter.order]} ${direction}, sort_key ${direction}, id ${direction}
      LIMIT ${window.limit} OFFSET ${window.offset}
    )
    SELECT count(*) AS count, NULL AS id FROM hits UNION ALL SELECT NULL, id FROM page`.execute(r);
  return { count: rows[0]?.count ?? 0, ids: rows.flatMap(({ id }) => (id === null ? [] : [id])) };
}

/** Rows of families the viewer may see, in the order of `ids`; the caller has filtered them. */
async function shownFamilies(r: Reader, viewer: Viewer, ids: readonly string[]): Promise<FamilyRow[]> {
  const rows: FamilyRow[] = [];
  for (const some of pieces(ids, 500)) rows.push(...(await detailsOf(r, viewer, some)));
  return rows;
}

async function detailsOf(r: Reader, viewer: Viewer, ids: readonly string[]): Promise<FamilyRow[]> {
  const [families, members, addresses, workers, dues] = await Promise.all([
    basics(r, ids, viewer.today),
    presentMembers(r, viewer, ids),
    presentFamilyAddresses(r, ids, viewer.today),
    presentWorkers(r, viewer, ids),
    assessmentDuesOf(r, ids, viewer.today),
  ]);
  const familyOf = new Map(families.map((family) => [family.id, family]));
  const membersOf = groupBy(members, (member) => member.family_id);
  const ownOf = new Map(addresses.map((address) => [address.family_id, addressLine(address)]));
  const workerOf = new Map(workers.map((worker) => [worker.family_id, worker.display_name]));
  return ids.flatMap((id) => {
    const family = familyOf.get(id);
    if (family === undefined) return [];
    const own = ownOf.get(id);
    const inFamily = (membersOf.get(id) ?? []).filter((one) => livesOn(deathOf(one), viewer.today));
    const shared = commonAddress(addressLines(inFamily));
    return [
      {
        shown: true,
        id: asFamilyId(family.id),
        name: family.name,
        kind: knownOrNull(FAMILY_KINDS, family.kind, 'family_kinds.kind'),
        caseNumber: family.case_number,
        memberCount: inFamily.length,
        childCount: inFamily.filter(({ role }) => role === 'child' || role === 'foster-child').length,
        addressLine: own ?? shared,
        addressFromMembers: own === undefined && shared !== null && shared !== LIVING_APART,
        workerName: workerOf.get(id) ?? null,
        assessmentDue: dues.get(id) ?? null,
        isProtected: Boolean(family.is_protected),
        archivedOn: dateOrNull(family.archived_on),
      },
    ];
  });
}

function addressLines(
  members: readonly {
    street: string | null;
    building: string | null;
    flat: string | null;
    town: string | null;
    hidden: SqlBool;
  }[],
): string[] {
  return members.flatMap(({ street, building, flat, town, hidden }) =>
    hidden || building === null || town === null ? [] : [addressLine({ street, building, flat, town })],
  );
}

function basics(r: Reader, ids: readonly string[], day: LocalDate) {
  return r
    .selectFrom('families')
    .leftJoin('family_kinds', (join) =>
      join.onRef('family_kinds.family_id', '=', 'families.id').on(holdsOn(day, 'family_kinds')),
    )
    .select([
      'families.id',
      'families.name',
      'families.case_number',
      'families.archived_on',
      'family_kinds.kind',
      sql<SqlBool>`families.id IN (${protectedIds('family')})`.as('is_protected'),
    ])
    .where('families.id', 'in', idList(ids))
    .execute();
}

function presentMembers(r: Reader, viewer: Viewer, ids: readonly string[]) {
  return r
    .selectFrom('family_members')
    .innerJoin('people', 'people.id', 'family_members.person_id')
    .leftJoin('person_addresses', (join) =>
      join
        .onRef('person_addresses.person_id', '=', 'family_members.person_id')
        .on(holdsOn(viewer.today, 'person_addresses')),
    )
    .select([
      'family_members.family_id',
      'family_members.role',
      'people.death_date',
      'people.death_year',
      'person_addresses.street',
      'person_addresses.building',
      'person_addresses.flat',
      'person_addresses.town',
      sql<SqlBool>`family_members.person_id IN (${hiddenIds('person', viewer.userId)})`.as('hidden'),
    ])
    .where('family_members.family_id', 'in', idList(ids))
    .where(holdsOn(viewer.today, 'family_members'))
    .orderBy('family_members.from_date')
    .orderBy('family_members.id')
    .execute();
}

function presentWorkers(r: Reader, viewer: Viewer, ids: readonly string[]) {
  return r
    .selectFrom('assignments')
    .innerJoin('users', 'users.id', 'assignments.user_id')
    .select(['assignments.family_id', 'users.display_name'])
    .where('assignments.family_id', 'in', idList(ids))
    .where('assignments.family_id', 'is not', null)
    .where(holdsOn(viewer.today, 'assignments'))
    .execute();
}

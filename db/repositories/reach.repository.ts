import { sql, type RawBuilder, type SqlBool } from 'kysely';

import { AppError } from '#shared/kernel/app-error.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Reach } from '#shared/permissions/roles.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { groupBy, idList } from './values.ts';

/** The kinds of records that have a reach and may be „szczególnie chroniona”. */
export type RecordKind = 'person' | 'family';

/** Who looks, and how far the permission in question reaches. Both parts of the one shared filter follow from it. */
export interface Viewer {
  readonly userId: UserId;
  readonly reach: Reach;
  /** The day in the office: „now” is a query over dated rows. */
  readonly today: LocalDate;
}

/** What a viewer may know of one record; a record that does not exist has no entry. */
export type Sight =
  | { readonly kind: 'shown' }
  | { readonly kind: 'hidden'; readonly ask: readonly string[] }
  | { readonly kind: 'out-of-reach' };

// Written out, not as references: these parts are in nearly every statement, and plain text is the quickest to put together.
const COLUMNS = { person: sql.raw('person_id'), family: sql.raw('family_id') } as const;
const column = (kind: RecordKind) => COLUMNS[kind];

/** Condition: a dated row holds on that day. */
export function holdsOn(day: LocalDate, alias: string): RawBuilder<SqlBool> {
  const name = sql.raw(alias);
  return sql<SqlBool>`(${name}.from_date <= ${day} AND (${name}.to_date IS NULL OR ${name}.to_date >= ${day}))`;
}

/**
 * Ids of a user's own caseload: records given to the user, and people who are in a family given to the user. A membership
 * counts until it ends, one that begins in some days included, so that who enters it does not lose sight of the person.
 * A family in the archive still lets its worker see its members, but gives them no worker: `led` leaves those out.
 * @param narrowing `led`: only whom the user leads now; `unseenBy`: without what follows only from families hidden from that user
 */
export function caseload(
  kind: RecordKind,
  userId: UserId,
  today: LocalDate,
  narrowing: { readonly led?: boolean; readonly unseenBy?: UserId } = {},
): RawBuilder<string> {
  const { led = false, unseenBy } = narrowing;
  const own = sql<string>`SELECT a.${column(kind)} FROM assignments a
    WHERE a.user_id = ${userId} AND +a.${column(kind)} IS NOT NULL AND ${holdsOn(today, 'a')}`;
  if (kind === 'family') return own;
  const openFamilies = unseenBy === undefined ? sql`` : sql` AND a.family_id NOT IN (${hiddenIds('family', unseenBy)})`;
  const inUse = led
    ? sql` AND m.from_date <= ${today} AND EXISTS (SELECT 1 FROM families f WHERE f.id = a.family_id AND +f.archived_on IS NULL)`
    : sql``;
  return sql<string>`${own} UNION
    SELECT m.person_id FROM assignments a CROSS JOIN family_members m ON m.family_id = a.family_id
    WHERE a.user_id = ${userId} AND +a.family_id IS NOT NULL AND ${holdsOn(today, 'a')}
      AND (m.to_date IS NULL OR m.to_date >= ${today})${openFamilies}${inUse}`;
}

/** Ids of the records that an open protection hides from the user. */
export function hiddenIds(kind: RecordKind, userId: UserId): RawBuilder<string> {
  return sql<string>`SELECT p.${column(kind)} FROM protections p
    WHERE p.lifted_at IS NULL AND p.${column(kind)} IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM protection_users pu WHERE pu.protection_id = p.id AND pu.user_id = ${userId})`;
}

/** Ids of all records under an open protection. */
export function protectedIds(kind: RecordKind): RawBuilder<string> {
  return sql<string>`SELECT p.${column(kind)} FROM protections p
    WHERE p.lifted_at IS NULL AND p.${column(kind)} IS NOT NULL`;
}

/** Condition: the record with this id is within the viewer's reach. Filters what another condition found ('+': no index serves it). */
export function withinReach(viewer: Viewer, kind: RecordKind, idColumn: string): RawBuilder<SqlBool> {
  if (viewer.reach === 'all') return sql<SqlBool>`1`;
  return sql<SqlBool>`+${sql.ref(idColumn)} IN (${caseload(kind, viewer.userId, viewer.today)})`;
}

/** Condition: no protection hides the record with this id from the viewer; a filter too. */
export function notHidden(viewer: Viewer, kind: RecordKind, idColumn: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`+${sql.ref(idColumn)} NOT IN (${hiddenIds(kind, viewer.userId)})`;
}

/** What the viewer may know of each of these records. */
export async function sightOf(
  r: Reader,
  viewer: Viewer,
  kind: RecordKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Sight>> {
  if (ids.length === 0) return new Map();
  const table = kind === 'person' ? 'people' : 'families';
  const rows = await r
    .selectFrom(table)
    .select([
      'id',
      withinReach(viewer, kind, `${table}.id`).as('reached'),
      sql<SqlBool>`${sql.ref(`${table}.id`)} IN (${hiddenIds(kind, viewer.userId)})`.as('hidden'),
    ])
    .where('id', 'in', idList(ids))
    .execute();
  const hidden = rows.filter((row) => row.reached && row.hidden).map((row) => row.id);
  const ask = await namesToAsk(r, kind, hidden);
  return new Map<string, Sight>(
    rows.map((row) => {
      if (!row.reached) return [row.id, { kind: 'out-of-reach' }];
      return [row.id, row.hidden ? { kind: 'hidden', ask: ask.get(row.id) ?? [] } : { kind: 'shown' }];
    }),
  );
}

/**
 * Lets only a record pass that the viewer may open.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED {ask: display names}
 */
export async function requireSight(r: Reader, viewer: Viewer, kind: RecordKind, ids: readonly string[]): Promise<void> {
  const sights = await sightOf(r, viewer, kind, ids);
  for (const id of ids) {
    const sight = sights.get(id);
    if (sight === undefined) throw new AppError('NOT_FOUND', { kind });
    if (sight.kind === 'out-of-reach') throw new AppError('OUT_OF_REACH', { kind });
    if (sight.kind === 'hidden') throw new AppError('RECORD_PROTECTED', { kind, ask: sight.ask });
  }
}

/** For each protected record the active users who may open it, in Polish order: whom to ask. */
export async function namesToAsk(
  r: Reader,
  kind: RecordKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const id = kind === 'person' ? 'protections.person_id' : 'protections.family_id';
  const rows = await r
    .selectFrom('protections')
    .innerJoin('protection_users', 'protection_users.protection_id', 'protections.id')
    .innerJoin('users', 'users.id', 'protection_users.user_id')
    .select([`${id} as record_id`, 'users.display_name'])
    .where('protections.lifted_at', 'is', null)
    .where('users.active', '=', 1)
    .where(id, 'in', idList(ids))
    .orderBy('users.sort_key')
    .execute();
  const groups = groupBy(rows, (row) => row.record_id ?? '');
  return new Map([...groups].map(([key, group]) => [key, group.map((row) => row.display_name)]));
}

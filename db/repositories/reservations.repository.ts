import { sql, type SqlBool } from 'kysely';

import type { ReservationLine } from '#shared/features/foster-care/care.schema.ts';
import type { HomeReservation, ReservationEnd } from '#shared/features/foster-care/reservations.schema.ts';
import { fullName } from '#shared/features/people/people.rules.ts';
import type { HomeId, PersonId, RecordId } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Reach } from '#shared/permissions/roles.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import type { Words } from './dictionaries.repository.ts';
import type { Change } from './kept-records.repository.ts';
import { namedHomes } from './named-homes.repository.ts';
import { hiddenIds, withinReach, type Viewer } from './reach.repository.ts';
import { asHomeId, asPersonId, asRecordId } from './values.ts';

/** A reservation as stored; in force while it has not ended and its last day is not over. */
export interface StoredReservation {
  readonly id: RecordId;
  readonly personId: PersonId;
  readonly homeId: HomeId;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly note: string | null;
  readonly version: number;
  readonly ended: ReservationEnd | null;
}

const COLUMNS = ['id', 'person_id', 'home_id', 'from_date', 'to_date', 'note', 'version', 'ended'] as const;

function reservationOf(row: {
  readonly id: string;
  readonly person_id: string;
  readonly home_id: string;
  readonly from_date: string;
  readonly to_date: string;
  readonly note: string | null;
  readonly version: number;
  readonly ended: ReservationEnd | null;
}): StoredReservation {
  return {
    id: asRecordId(row.id),
    personId: asPersonId(row.person_id),
    homeId: asHomeId(row.home_id),
    from: asLocalDate(row.from_date),
    until: asLocalDate(row.to_date),
    note: row.note,
    version: row.version,
    ended: row.ended,
  };
}

export async function storedReservation(r: Reader, id: RecordId): Promise<StoredReservation | null> {
  const row = await r.selectFrom('place_reservations').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : reservationOf(row);
}

/** The reservation of a child that has neither ended nor lapsed by the day; null where there is none. */
export async function reservationInForce(
  r: Reader,
  personId: PersonId,
  day: LocalDate,
): Promise<StoredReservation | null> {
  const row = await r
    .selectFrom('place_reservations')
    .select(COLUMNS)
    .where('person_id', '=', personId)
    .where('ended', 'is', null)
    .where('to_date', '>=', day)
    .orderBy('from_date')
    .executeTakeFirst();
  return row === undefined ? null : reservationOf(row);
}

/** @throws AppError RULE_BROKEN (by the triggers) when the home has no free place, or the child has a reservation */
export async function insertReservation(
  tx: Tx,
  one: Omit<StoredReservation, 'version' | 'ended'>,
  change: Change,
): Promise<void> {
  await tx
    .insertInto('place_reservations')
    .values({
      id: one.id,
      person_id: one.personId,
      home_id: one.homeId,
      from_date: one.from,
      to_date: one.until,
      note: one.note,
      version: 1,
      by_user: change.by,
      at: change.at,
      changed_at: change.at,
      changed_by: change.by,
      ended: null,
      ended_at: null,
      ended_by: null,
      end_reason: null,
    })
    .execute();
}

/** Who changed a reservation last, and when. */
export async function lastReservationChange(
  r: Reader,
  id: RecordId,
): Promise<{ readonly changedByName: string; readonly changedAt: string }> {
  const row = await r
    .selectFrom('place_reservations as l')
    .innerJoin('users', 'users.id', 'l.changed_by')
    .select(['l.changed_at', 'users.display_name'])
    .where('l.id', '=', id)
    .executeTakeFirstOrThrow();
  return { changedByName: row.display_name, changedAt: row.changed_at };
}

/** Takes the next version of a reservation if it still has that one. */
export async function takeReservationVersion(tx: Tx, id: RecordId, version: number, change: Change): Promise<boolean> {
  const result = await tx
    .updateTable('place_reservations')
    .set({ version: version + 1, changed_at: change.at, changed_by: change.by })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** @throws AppError RULE_BROKEN (by the trigger) when the home has no free place on the days added */
export async function setReservedUntil(tx: Tx, id: RecordId, until: LocalDate): Promise<void> {
  await tx.updateTable('place_reservations').set({ to_date: until }).where('id', '=', id).execute();
}

/** Ends a reservation; the place is free from now on. `reason` only of one that is withdrawn. */
export async function endReservation(
  tx: Tx,
  id: RecordId,
  end: { readonly how: ReservationEnd; readonly reason: string | null },
  { by, at }: Change,
): Promise<void> {
  await tx
    .updateTable('place_reservations')
    .set({ ended: end.how, ended_at: at, ended_by: by, end_reason: end.reason })
    .where('id', '=', id)
    .execute();
}

/** Undoes an end. @throws AppError RULE_BROKEN (by the triggers) when the place is taken by now */
export async function putReservationBack(tx: Tx, id: RecordId): Promise<void> {
  await tx
    .updateTable('place_reservations')
    .set({ ended: null, ended_at: null, ended_by: null, end_reason: null })
    .where('id', '=', id)
    .execute();
}

/** The reservations of a child in force on the viewer's day, for its card. */
export async function reservationsOfChild(
  r: Reader,
  viewer: Viewer,
  personId: PersonId,
  words: Words,
): Promise<ReservationLine[]> {
  const rows = await r
    .selectFrom('place_reservations as l')
    .innerJoin('users', 'users.id', 'l.by_user')
    .select(['l.id', 'l.home_id', 'l.from_date', 'l.to_date', 'l.note', 'l.version', 'l.at', 'users.display_name'])
    .where('l.person_id', '=', personId)
    .where('l.ended', 'is', null)
    .where('l.to_date', '>=', viewer.today)
    .orderBy('l.from_date')
    .execute();
  const homes = await namedHomes(
    r,
    viewer,
    rows.map(({ home_id }) => home_id),
    words,
  );
  return rows.flatMap((row) => {
    const home = homes.get(row.home_id)?.on(asLocalDate(row.from_date));
    if (home === undefined) return [];
    return [
      {
        id: asRecordId(row.id),
        version: row.version,
        home,
        from: asLocalDate(row.from_date),
        until: asLocalDate(row.to_date),
        note: row.note,
        byName: row.display_name,
        at: instant.parse(row.at),
      },
    ];
  });
}

/** The reservations of a home in force on the viewer's day; a child who is not shown to the viewer has no name. */
export async function reservationsOfHome(
  r: Reader,
  viewer: Viewer & { readonly childReach: Reach | null },
  homeId: HomeId,
): Promise<HomeReservation[]> {
  const { childReach } = viewer;
  const children: Viewer = { ...viewer, reach: childReach ?? 'own' };
  const rows = await r
    .selectFrom('place_reservations as l')
    .innerJoin('users', 'users.id', 'l.by_user')
    .innerJoin('people', 'people.id', 'l.person_id')
    .select([
      'l.id',
      'l.person_id',
      'l.from_date',
      'l.to_date',
      'l.note',
      'l.version',
      'l.at',
      'users.display_name',
      'people.surname',
      'people.first_name',
      sql<SqlBool>`(${withinReach(children, 'person', 'l.person_id')}
        AND l.person_id NOT IN (${hiddenIds('person', viewer.userId)}))`.as('shown'),
    ])
    .where('l.home_id', '=', homeId)
    .where('l.ended', 'is', null)
    .where('l.to_date', '>=', viewer.today)
    .orderBy('l.to_date')
    .orderBy('l.id')
    .execute();
  return rows.map((row) => {
    const shown = childReach !== null && Boolean(row.shown);
    return {
      id: asRecordId(row.id),
      version: row.version,
      personId: asPersonId(row.person_id),
      name: shown ? fullName({ surname: row.surname, firstName: row.first_name }) : null,
      from: asLocalDate(row.from_date),
      until: asLocalDate(row.to_date),
      note: shown ? row.note : null,
      byName: row.display_name,
      at: instant.parse(row.at),
    };
  });
}

import type { UserId } from '#shared/kernel/ids.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Kept } from '../schema/columns.ts';
import type { Reader, Tx } from '../sqlite/office-database.ts';
import type { Archiving } from './people.repository.ts';
import type { RecordKind } from './reach.repository.ts';
import { dateOrNull } from './values.ts';

const tableOf = { person: 'people', family: 'families' } as const;

/** Who changes a record and when (an instant). */
export interface Change {
  readonly by: UserId;
  readonly at: string;
}

/**
 * Takes the record's next version, if it still has the version the change is based on. First statement of every change:
 * whoever comes second sees it.
 * @returns the new version, or null when somebody else changed the record meanwhile
 */
export async function takeVersion(
  tx: Tx,
  kind: RecordKind,
  id: string,
  version: number,
  change: Change,
): Promise<number | null> {
  const result = await tx
    .updateTable(tableOf[kind])
    .set({ version: version + 1, changed_at: change.at, changed_by: change.by })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n ? version + 1 : null;
}

/** Who changed the record last, and when; null when there is no such record. */
export async function lastChange(
  r: Reader,
  kind: RecordKind,
  id: string,
): Promise<{ readonly version: number; readonly at: string; readonly byName: string } | null> {
  const row = await r
    .selectFrom(tableOf[kind])
    .innerJoin('users', 'users.id', `${tableOf[kind]}.changed_by`)
    .select([`${tableOf[kind]}.version`, `${tableOf[kind]}.changed_at as at`, 'users.display_name as byName'])
    .where(`${tableOf[kind]}.id`, '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Archives the record: from that day on it is not in use. */
export async function setArchived(tx: Tx, kind: RecordKind, id: string, { on, by, reason }: Archiving): Promise<void> {
  await setArchiving(tx, kind, id, { archived_on: on, archived_by: by, archive_reason: reason });
  await tx
    .insertInto('archive_stretches')
    .values({
      person_id: kind === 'person' ? id : null,
      family_id: kind === 'family' ? id : null,
      from_date: on,
      to_date: null,
    })
    .execute();
}

/**
 * Takes the record out of the archive: from that day on it is in use again. On the day of archiving it is the slip that is
 * undone, and no day in the archive stays.
 */
export async function setInUse(tx: Tx, kind: RecordKind, id: string, on: LocalDate): Promise<void> {
  await setArchiving(tx, kind, id, { archived_on: null, archived_by: null, archive_reason: null });
  const column = kind === 'person' ? 'person_id' : 'family_id';
  await tx
    .deleteFrom('archive_stretches')
    .where(column, '=', id)
    .where('to_date', 'is', null)
    .where('from_date', '>=', on)
    .execute();
  await tx
    .updateTable('archive_stretches')
    .set({ to_date: addDays(on, -1) })
    .where(column, '=', id)
    .where('to_date', 'is', null)
    .execute();
}

async function setArchiving(
  tx: Tx,
  kind: RecordKind,
  id: string,
  columns: Pick<Kept, 'archived_on' | 'archived_by' | 'archive_reason'>,
): Promise<void> {
  await tx.updateTable(tableOf[kind]).set(columns).where('id', '=', id).execute();
}

/** The day the record was archived; null when it is in use. */
export async function archivedOnOf(r: Reader, kind: RecordKind, id: string): Promise<LocalDate | null> {
  const row = await r.selectFrom(tableOf[kind]).select('archived_on').where('id', '=', id).executeTakeFirst();
  return dateOrNull(row?.archived_on ?? null);
}

/** The next version of a record whose change is based on nothing somebody looked at: one of many handed over at once. */
export async function nextVersion(tx: Tx, kind: RecordKind, id: string, change: Change): Promise<number> {
  const row = await tx
    .updateTable(tableOf[kind])
    .set((eb) => ({ version: eb('version', '+', 1), changed_at: change.at, changed_by: change.by }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

export async function isArchived(r: Reader, kind: RecordKind, id: string): Promise<boolean> {
  const row = await r.selectFrom(tableOf[kind]).select('archived_on').where('id', '=', id).executeTakeFirst();
  return row !== undefined && row.archived_on !== null;
}

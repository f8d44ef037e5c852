import type { UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

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

/** Archives the record; null takes it back out of the archive. */
export async function setArchived(tx: Tx, kind: RecordKind, id: string, archiving: Archiving | null): Promise<void> {
  await tx
    .updateTable(tableOf[kind])
    .set({
      archived_on: archiving?.on ?? null,
      archived_by: archiving?.by ?? null,
      archive_reason: archiving?.reason ?? null,
    })
    .where('id', '=', id)
    .execute();
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

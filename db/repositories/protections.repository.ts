import type { RecordId, UserId } from '#shared/kernel/ids.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import type { RecordKind } from './reach.repository.ts';
import { asRecordId, asUserId, pieces } from './values.ts';

export interface NewProtection {
  readonly id: RecordId;
  readonly kind: RecordKind;
  readonly recordId: string;
  readonly reason: string;
  readonly userIds: readonly UserId[];
  readonly by: UserId;
  /** Instant from which the record is hidden from everybody else. */
  readonly at: string;
}

/** The open protection of a record, with those who may open it in Polish order. */
export interface OpenProtection {
  readonly id: RecordId;
  readonly reason: string;
  readonly users: readonly { readonly userId: UserId; readonly displayName: string }[];
}

/** @throws SqliteFailure 'unique' when a record is protected already */
export async function insertProtections(tx: Tx, protections: readonly NewProtection[]): Promise<void> {
  for (const some of pieces(protections, 300)) {
    await tx
      .insertInto('protections')
      .values(
        some.map((one) => ({
          id: one.id,
          person_id: one.kind === 'person' ? one.recordId : null,
          family_id: one.kind === 'family' ? one.recordId : null,
          reason: one.reason,
          set_by: one.by,
          set_at: one.at,
          lifted_by: null,
          lifted_at: null,
        })),
      )
      .execute();
    const users = some.flatMap(({ id, userIds }) => [...new Set(userIds)].map((userId) => ({ id, userId })));
    for (const few of pieces(users, 1000)) {
      await tx
        .insertInto('protection_users')
        .values(few.map(({ id, userId }) => ({ protection_id: id, user_id: userId })))
        .execute();
    }
  }
}

/** Ends a protection: from now on reach alone decides who sees the record. */
export async function liftProtection(tx: Tx, id: RecordId, by: UserId, at: string): Promise<void> {
  await tx.updateTable('protections').set({ lifted_by: by, lifted_at: at }).where('id', '=', id).execute();
}

export async function openProtection(r: Reader, kind: RecordKind, recordId: string): Promise<OpenProtection | null> {
  const rows = await r
    .selectFrom('protections')
    .leftJoin('protection_users', 'protection_users.protection_id', 'protections.id')
    .leftJoin('users', 'users.id', 'protection_users.user_id')
    .select(['protections.id', 'protections.reason', 'users.id as user_id', 'users.display_name'])
    .where(kind === 'person' ? 'protections.person_id' : 'protections.family_id', '=', recordId)
    .where('protections.lifted_at', 'is', null)
    .orderBy('users.sort_key')
    .execute();
  const [first] = rows;
  if (first === undefined) return null;
  const users = rows.flatMap((row) =>
    row.user_id === null || row.display_name === null
      ? []
      : [{ userId: asUserId(row.user_id), displayName: row.display_name }],
  );
  return { id: asRecordId(first.id), reason: first.reason, users };
}

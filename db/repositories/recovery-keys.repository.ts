import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import { dateOrNull } from './values.ts';

/** The public half of a recovery key, as the office keeps it. Days are YYYY-MM-DD. */
export interface NewRecoveryKey {
  readonly id: string;
  /** age1…; the private half is on paper only. */
  readonly recipient: string;
  readonly createdOn: string;
  readonly confirmedOn: string;
}

/** Records a recovery key that was confirmed from paper. Reading them is recoveryInDatabase (db/generations). */
export async function insertRecoveryKey(tx: Tx, key: NewRecoveryKey): Promise<void> {
  await tx
    .insertInto('recovery_keys')
    .values({
      id: key.id,
      recipient: key.recipient,
      created_on: key.createdOn,
      confirmed_on: key.confirmedOn,
      retired_on: null,
    })
    .execute();
}

/** A recovery key as the office keeps it. */
export interface StoredRecoveryKey {
  readonly id: string;
  readonly recipient: string;
  readonly createdOn: LocalDate;
  readonly retiredOn: LocalDate | null;
}

/** All of them: in use first, the newest first. */
export async function recoveryKeys(r: Reader): Promise<readonly StoredRecoveryKey[]> {
  const rows = await r
    .selectFrom('recovery_keys')
    .select(['id', 'recipient', 'created_on', 'retired_on'])
    .orderBy((eb) => eb('retired_on', 'is not', null))
    .orderBy('created_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    recipient: row.recipient,
    createdOn: asLocalDate(row.created_on),
    retiredOn: dateOrNull(row.retired_on),
  }));
}

/** Takes a key out of use from that day on, or back into it. */
export async function setRecoveryKeyRetired(tx: Tx, id: string, on: LocalDate | null): Promise<void> {
  await tx.updateTable('recovery_keys').set({ retired_on: on }).where('id', '=', id).execute();
}

/** A key that no file was ever written for goes again. */
export async function removeAddedRecoveryKey(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('recovery_keys').where('id', '=', id).execute();
}

import type { Tx } from '../sqlite/office-database.ts';

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

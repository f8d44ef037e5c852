import type { OfficeDatabase } from '../sqlite/office-database.ts';
import type { RecoveryRecipient } from './keys-format.ts';
import type { SlotUser } from './reconcile.ts';

/** The recovery keys as the database knows them; it decides over keys.json (ensureRecovery). */
export async function recoveryInDatabase(office: Pick<OfficeDatabase, 'read'>): Promise<RecoveryRecipient[]> {
  const rows = await office.read((r) =>
    r
      .selectFrom('recovery_keys')
      .select(['id', 'recipient', 'created_on', 'confirmed_on', 'retired_on'])
      .orderBy('created_on')
      .orderBy('id')
      .execute(),
  );
  return rows.map((row) => ({
    id: row.id,
    recipient: row.recipient,
    date: row.created_on,
    confirmed: row.confirmed_on !== null,
    retired: row.retired_on !== null,
  }));
}

/** The users that slots are compared with (reconcileSlots). */
export async function slotUsersInDatabase(office: Pick<OfficeDatabase, 'read'>): Promise<SlotUser[]> {
  const rows = await office.read((r) =>
    r.selectFrom('users').select(['id', 'slot_id', 'active']).orderBy('id').execute(),
  );
  return rows.map((row) => ({ userId: row.id, slotId: row.slot_id, active: row.active === 1 }));
}

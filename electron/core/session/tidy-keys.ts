import {
  ensureRecovery,
  listSlots,
  loadKeys,
  reconcileSlots,
  recoveryInDatabase,
  removeSlot,
  slotUsersInDatabase,
  updateKeys,
} from '#db/generations/index.ts';

import type { Runtime } from './runtime.ts';

/**
 * After the office was opened with a password: makes the key files say what the database says, which a crash between the
 * two may have left apart. Recovery keys are written anew, slots without an active user go. A failure is no reason not to
 * work; the next opening tries again.
 */
export async function tidyKeys({ offices, ports }: Runtime): Promise<void> {
  try {
    const { generation, database, databaseKey } = offices;
    await ensureRecovery(generation, databaseKey, await recoveryInDatabase(database));
    // Slots before users: a slot that is listed then has its user in the database already.
    const loaded = await loadKeys(generation);
    if (loaded.state === 'damaged') return;
    const { refused } = reconcileSlots(listSlots(loaded.keys), await slotUsersInDatabase(database));
    if (refused.length === 0) return;
    await updateKeys(generation, (keys) => refused.reduce(removeSlot, keys));
    ports.logger.info('slots-without-user-removed', { count: refused.length });
  } catch (error) {
    ports.logger.error('keys-not-tidied', error);
  }
}

import { readFile } from 'node:fs/promises';

import { AppError } from '#shared/kernel/app-error.ts';

import type { Database } from '../schema/index.ts';
import { openDatabase } from '../sqlite/open-database.ts';
import { withFailures } from './failures.ts';
import type { OfficeKeys } from './keys-format.ts';
import { loadKeys } from './keys-file.ts';
import { listSlots, openIdentity, openSlot, type SlotOwner } from './keys.ts';
import type { GenerationLayout } from './layout.ts';
import { reconcileSlots } from './reconcile.ts';
import { recoveryDigest, sameRecovery } from './recovery-file.ts';
import { recoveryInDatabase, slotUsersInDatabase } from './recovery-rows.ts';
import { wipe } from './secrets.ts';

export interface CheckGenerationOptions {
  readonly databaseKey: Uint8Array;
  readonly schemaVersion: number;
  /** A first run knows a password: it must open its slot, and every slot must have its user. */
  readonly owner?: SlotOwner;
}

/**
 * Proves that a built generation opens: both key files whole and alike, the office identity under this key, recovery.age
 * as recorded, the database readable to its end with the expected schema and the same recovery keys. Answers its version.
 * @throws AppError DATABASE_DAMAGED when the database fails; Error naming what does not fit
 */
export async function checkGeneration(draft: GenerationLayout, options: CheckGenerationOptions): Promise<number> {
  const keys = await checkKeys(draft, options);
  const office = await openDatabase<Database>({ file: draft.database, key: options.databaseKey });
  try {
    if (office.schemaVersion !== options.schemaVersion) {
      throw new Error(`the built database has schema ${office.schemaVersion}, expected ${options.schemaVersion}`);
    }
    if (!(await office.check('quick')).ok) throw new AppError('DATABASE_DAMAGED', { reason: 'built' });
    if (!sameRecovery(keys.recovery, await recoveryInDatabase(office))) {
      throw new Error('database and keys.json name different recovery keys');
    }
    if (options.owner !== undefined) {
      const { withoutKey, refused } = reconcileSlots(listSlots(keys), await slotUsersInDatabase(office));
      if (withoutKey.length + refused.length > 0) throw new Error('slots and active users do not match');
    }
    return office.schemaVersion;
  } finally {
    await office.close();
  }
}

async function checkKeys(draft: GenerationLayout, { databaseKey, owner }: CheckGenerationOptions): Promise<OfficeKeys> {
  const loaded = await loadKeys(draft.dir);
  if (loaded.state !== 'good' || loaded.copies !== 'same') throw new AppError('KEYS_DAMAGED', { what: 'keys' });
  const { keys } = loaded;
  openIdentity(keys, databaseKey);
  const recovery = await withFailures('files', () => readFile(draft.recovery));
  if (recoveryDigest(recovery) !== keys.recoveryDigest) throw new AppError('KEYS_DAMAGED', { what: 'recovery' });
  if (owner !== undefined) {
    const opened = await openSlot(keys, owner.login, owner.password);
    if (opened.state !== 'open') throw new Error('the password does not open its slot');
    const same = Buffer.from(opened.key).equals(databaseKey);
    wipe(opened.key);
    if (!same) throw new Error('the slot holds another key');
  }
  return keys;
}

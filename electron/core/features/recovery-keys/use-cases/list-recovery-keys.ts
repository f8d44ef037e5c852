import { presentBackups } from '#db/backup/index.ts';
import { recoveryFingerprint } from '#db/generations/index.ts';
import { recoveryKeys } from '#db/repositories/recovery-keys.repository.ts';
import { reachedBy } from '#shared/features/recovery-keys/recovery-keys.rules.ts';
import type { RecoveryKeyRow } from '#shared/features/recovery-keys/recovery-keys.schema.ts';
import { instant } from '#shared/kernel/instant.ts';

import type { Deps } from '../../../calls/deps.ts';

/** Every recovery key of the office and the known backups each opens; in use first, the newest first. */
export async function listRecoveryKeys(deps: Deps): Promise<RecoveryKeyRow[]> {
  const keys = await deps.read(recoveryKeys);
  const { ledger } = await deps.backups.ledger();
  const present = presentBackups(ledger);
  return keys.map(({ id, recipient, createdOn, retiredOn }) => {
    const fingerprint = recoveryFingerprint(recipient);
    const times = reachedBy(fingerprint, present)
      .map(({ createdAt }) => createdAt)
      .sort();
    const newest = times.at(-1);
    return {
      id,
      fingerprint,
      createdOn,
      retiredOn,
      backups: times.length,
      newestBackupAt: newest === undefined ? null : instant.parse(newest),
    };
  });
}

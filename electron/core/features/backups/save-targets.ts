import { type Ledger, readLedger, updateLedger } from '#db/backup/index.ts';
import { readInstallationId } from '#db/repositories/office.repository.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import { type AuditEntry, command } from '../../calls/unit-of-work.ts';

interface TargetsChange {
  readonly detail: NonNullable<AuditEntry['detail']>;
  readonly change: (targets: Ledger['targets']) => Ledger['targets'];
  /** Whether these targets are as the change wants them. */
  readonly holds: (targets: Ledger['targets']) => boolean;
}

/**
 * Changes the places for backups: the row first, then the ledger, which is no part of the database. When the ledger cannot
 * be written, a second row takes the first one back and the error is thrown. A change that holds in one of its two files is
 * written: the other one is put right by the next change.
 * @throws AppError DISK_FULL, FOLDER_NOT_WRITABLE
 */
export async function saveTargets(deps: Deps, actor: Actor, { detail, change, holds }: TargetsChange): Promise<void> {
  const record = (more: NonNullable<AuditEntry['detail']>): Promise<void> =>
    command(deps, actor, async (tx, audit) => {
      const subjects = [{ kind: 'office' as const, id: await readInstallationId(tx) }];
      await audit({ subjects, detail: { ...detail, ...more } });
    });
  const { dataFolder } = deps.backups;
  await record({});
  try {
    await updateLedger(dataFolder, (latest) => ({ ...latest, targets: change(latest.targets) }));
  } catch (error) {
    const now = await readLedger(dataFolder).catch(() => null);
    if (now?.state === 'good' && holds(now.ledger.targets)) {
      deps.logger.error('ledger-copy-not-written', error);
      return;
    }
    try {
      await record({ withdrawn: true });
    } catch (failure) {
      deps.logger.error('target-not-taken-back', failure);
    }
    throw error;
  }
}

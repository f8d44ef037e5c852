import { presentBackups } from '#db/backup/index.ts';
import type { BackupRow } from '#shared/features/backups/backups.schema.ts';
import { instant } from '#shared/kernel/instant.ts';

import type { Deps } from '../../../calls/deps.ts';

/** Proved backups, newest first, as far as is known still where they were put. */
export async function listBackups(deps: Deps): Promise<BackupRow[]> {
  const { ledger } = await deps.backups.ledger();
  const names = new Map(ledger.targets.map(({ id, name }) => [id, name]));
  return presentBackups(ledger)
    .map(({ id, targetId, reason, createdAt, provedAt, bytes, programVersion, recovery }) => {
      const tested = ledger.tests.findLast(({ backupId, failure }) => backupId === id && failure === null);
      return {
        id,
        targetId,
        targetName: names.get(targetId) ?? '',
        reason,
        createdAt: instant.parse(createdAt),
        provedAt: instant.parse(provedAt),
        bytes,
        programVersion,
        recovery: [...recovery],
        testedAt: tested === undefined ? null : instant.parse(tested.at),
      };
    })
    .sort((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
}

import { lastTestOf, presentBackups } from '#db/backup/index.ts';
import type { BackupRow } from '#shared/features/backups/backups.schema.ts';
import { instant } from '#shared/kernel/instant.ts';

import type { Deps } from '../../../calls/deps.ts';

/** Proved backups, newest first, as far as is known still where they were put; also those a test restore has found bad since. */
export async function listBackups(deps: Deps): Promise<BackupRow[]> {
  const { ledger } = await deps.backups.ledger();
  const names = new Map(ledger.targets.map(({ id, name }) => [id, name]));
  return presentBackups(ledger)
    .map(({ id, targetId, reason, createdAt, provedAt, bytes, programVersion, recovery }) => {
      const test = lastTestOf(ledger, id);
      const testAt = test === null ? null : instant.parse(test.at);
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
        testedAt: test?.failure === null ? testAt : null,
        failedTestAt: test?.failure === null ? null : testAt,
      };
    })
    .sort((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
}

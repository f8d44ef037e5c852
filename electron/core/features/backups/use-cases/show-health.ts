import { hasFailedTest, isSameDisk, lastTestFailed, presentBackups, withPatience } from '#db/backup/index.ts';
import { readOfficeSince } from '#db/repositories/office.repository.ts';
import { backupHealth } from '#shared/features/backups/backups.rules.ts';
import type { BackupHealthView } from '#shared/features/backups/backups.schema.ts';
import { instant } from '#shared/kernel/instant.ts';

import { healthRules } from '../../../backups/backup-rules.ts';
import type { Deps } from '../../../calls/deps.ts';

/** Whether backups are in order today, for the Pulpit and the line on top of every page. */
export async function showHealth(deps: Deps): Promise<BackupHealthView> {
  const now = deps.clock.now();
  const { state, ledger } = await deps.backups.ledger();
  const { rules, since } = await deps.read(async (r) => ({
    rules: await healthRules(r, now),
    since: await readOfficeSince(r),
  }));
  const { dataFolder } = deps.backups;
  const { patience } = deps.backups.places;
  const isOnDiskOfData = (id: string, path: string): Promise<boolean> =>
    withPatience(id, () => isSameDisk(dataFolder, path), { limitMs: patience.glanceMs }).catch(() => false);
  const targets = await Promise.all(
    ledger.targets.map(async ({ id, kind, path, failure }) => ({
      id,
      kind,
      failure: failure?.code ?? null,
      // A stick is another disk by its nature; what cannot be reached is not known to be the same.
      sameDisk: kind === 'folder' && (await isOnDiskOfData(id, path)),
    })),
  );
  const { lastProved, ...health } = backupHealth(
    {
      now,
      since,
      targets,
      backups: presentBackups(ledger).map(({ id, createdAt, provedAt, targetId }) => ({
        createdAt: instant.parse(createdAt),
        provedAt: instant.parse(provedAt),
        targetId,
        failedTest: hasFailedTest(ledger, id),
      })),
      lastTestFailed: lastTestFailed(ledger),
      testedAt: ledger.tests.filter(({ failure }) => failure === null).map(({ at }) => instant.parse(at)),
      ledgerDamaged: state === 'damaged' || ledger.begunAnew === true,
    },
    rules,
  );
  const targetName = ledger.targets.find(({ id }) => id === lastProved?.targetId)?.name ?? '';
  return {
    ...health,
    problems: [...health.problems],
    lastProved: lastProved === null ? null : { provedAt: lastProved.provedAt, ageDays: lastProved.ageDays, targetName },
    running: deps.backups.running,
  };
}

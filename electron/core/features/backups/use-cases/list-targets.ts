import { describeTarget, provedBackups } from '#db/backup/index.ts';
import type { TargetRow, TargetsView } from '#shared/features/backups/backups.schema.ts';
import { APP_ERROR_CODES, type AppErrorCode } from '#shared/kernel/app-error.ts';
import { instant } from '#shared/kernel/instant.ts';

import { dailyDueAt } from '../../../backups/daily.ts';
import type { Deps } from '../../../calls/deps.ts';

/** Places for backups and how they are at this moment; paths stay in the core. */
export async function listTargets(deps: Deps): Promise<TargetsView> {
  const now = deps.clock.now();
  const { ledger } = await deps.backups.ledger();
  const targets = await Promise.all(
    ledger.targets.map(async (target): Promise<TargetRow> => {
      const { problem, freeBytes, sameDisk } = await describeTarget(target, {
        drives: () => deps.places.drives(),
        dir: deps.backups.dataFolder,
        patience: deps.backups.places.patience,
      });
      const { failure } = target;
      const last = provedBackups(ledger, target.id).at(-1);
      return {
        id: target.id,
        kind: target.kind,
        name: target.name,
        addedAt: instant.parse(target.addedAt),
        problem,
        failure: failure === null ? null : { at: instant.parse(failure.at), code: knownCode(failure.code) },
        freeBytes,
        sameDisk,
        lastProvedAt: last === undefined ? null : instant.parse(last.provedAt),
      };
    }),
  );
  const offered = await deps.places.offered();
  // A place that is away is tried again every few minutes: that is not when the next backup comes.
  const reached = ledger.targets.filter(({ failure }) => failure === null);
  const due = (reached.length > 0 ? reached : ledger.targets)
    .map((target) => dailyDueAt(ledger, target, now) ?? now)
    .sort();
  return { targets, nextDailyAt: due[0] ?? null, offered: offered === null ? null : [...offered] };
}

function knownCode(code: string): AppErrorCode {
  return APP_ERROR_CODES.find((one) => one === code) ?? 'INTERNAL';
}

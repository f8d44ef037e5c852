import { type KnownTarget, type Ledger, provedBackups } from '#db/backup/index.ts';
import { nextDailyAt } from '#shared/features/backups/backups.rules.ts';
import { type Instant, instant } from '#shared/kernel/instant.ts';

/** When that place gets its next daily backup; null is at once. */
export function dailyDueAt(ledger: Ledger, { id, failure }: KnownTarget, now: Instant): Instant | null {
  const newest = provedBackups(ledger, id).at(-1);
  const last = newest === undefined ? null : { createdAt: instant.parse(newest.createdAt) };
  return nextDailyAt(last, failure === null ? null : instant.parse(failure.at), now);
}

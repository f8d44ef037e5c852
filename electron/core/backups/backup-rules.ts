import type { RetentionRules } from '#db/backup/index.ts';
import { ruleOn } from '#db/repositories/rules.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { HealthRules } from '#shared/features/backups/backups.rules.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { today } from '#shared/kernel/local-date.ts';

/** How many generations stay, by the office's rules of today. @throws AppError RULE_MISSING */
export async function retentionRules(r: Reader, now: Instant): Promise<RetentionRules> {
  const day = today(now);
  return {
    newest: (await ruleOn(r, 'backup-keep-newest', day)).value,
    days: (await ruleOn(r, 'backup-keep-days', day)).value,
    weeks: (await ruleOn(r, 'backup-keep-weeks', day)).value,
    months: (await ruleOn(r, 'backup-keep-months', day)).value,
    years: (await ruleOn(r, 'backup-keep-years', day)).value,
    beforeChangeDays: (await ruleOn(r, 'backup-before-change-days', day)).value,
  };
}

/** When backups are in order, by the office's rules of today. @throws AppError RULE_MISSING */
export async function healthRules(r: Reader, now: Instant): Promise<HealthRules> {
  const day = today(now);
  return {
    orangeDays: (await ruleOn(r, 'backup-orange-days', day)).value,
    redDays: (await ruleOn(r, 'backup-red-days', day)).value,
    testDays: (await ruleOn(r, 'backup-test-days', day)).value,
    awayDays: (await ruleOn(r, 'backup-away-days', day)).value,
  };
}

import { addDays, asLocalDate, daysBetween, type LocalDate, today } from '#shared/kernel/local-date.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** How many generations of each kind stay at one place; an office's own decision. */
export interface RetentionRules {
  /** The newest ones, however close together. */
  readonly newest: number;
  /** The last one of each of so many days, weeks, months and years that have one. */
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
  readonly years: number;
  /** Days for which a backup made before a migration or a restore stays in any case. */
  readonly beforeChangeDays: number;
}

/** What retention looks at in one proved backup at one place. */
export interface KeptBackup {
  readonly id: string;
  readonly createdAt: Instant;
  readonly reason: string;
  /** A test restore of it succeeded. */
  readonly tested: boolean;
}

const BEFORE_CHANGE: readonly string[] = ['migration', 'restore'];

/**
 * Ids of the backups at one place that may go, oldest first. Periods are counted by those that have a backup, so a
 * computer that stood still loses none; the last proved one and the last one that a test restore has opened always stay.
 * @param backups in the order in which they were proved: a clock that was wrong does not decide which one is the last
 */
export function backupsToRemove(
  backups: readonly KeptBackup[],
  rules: RetentionRules,
  now: Instant,
): readonly string[] {
  const newestFirst = [...backups].sort((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
  const dayOf = ({ createdAt }: KeptBackup): LocalDate => today(createdAt);
  const kept = new Set<string>(newestFirst.slice(0, Math.max(1, rules.newest)).map(({ id }) => id));
  const lastProved = backups.at(-1);
  const lastTested = backups.findLast((backup) => backup.tested);
  const newestTested = newestFirst.find((backup) => backup.tested);
  for (const one of [lastProved, lastTested, newestTested]) if (one !== undefined) kept.add(one.id);
  for (const [count, periodOf] of [
    [rules.days, dayOf],
    [rules.weeks, (backup: KeptBackup) => startOfWeek(dayOf(backup))],
    [rules.months, (backup: KeptBackup) => dayOf(backup).slice(0, 7)],
    [rules.years, (backup: KeptBackup) => dayOf(backup).slice(0, 4)],
  ] as const) {
    for (const id of lastOfPeriods(newestFirst, count, periodOf)) kept.add(id);
  }
  for (const backup of newestFirst) {
    const young = daysBetween(dayOf(backup), today(now)) < rules.beforeChangeDays;
    if (young && BEFORE_CHANGE.includes(backup.reason)) kept.add(backup.id);
  }
  return newestFirst
    .filter(({ id }) => !kept.has(id))
    .map(({ id }) => id)
    .reverse();
}

const A_MONDAY = asLocalDate('2024-01-01');

function startOfWeek(day: LocalDate): LocalDate {
  const offset = daysBetween(A_MONDAY, day) % 7;
  return addDays(day, -(offset < 0 ? offset + 7 : offset));
}

function lastOfPeriods(
  newestFirst: readonly KeptBackup[],
  count: number,
  periodOf: (backup: KeptBackup) => string,
): readonly string[] {
  const last = new Map<string, string>();
  for (const backup of newestFirst) {
    const period = periodOf(backup);
    if (!last.has(period)) last.set(period, backup.id);
  }
  return [...last.values()].slice(0, count);
}

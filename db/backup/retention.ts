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
  /** Days for which a backup made before a migration or a restore stays in any case, and one that a test found bad. */
  readonly beforeChangeDays: number;
}

/** What retention looks at in one proved backup at one place. */
export interface KeptBackup {
  readonly id: string;
  readonly createdAt: Instant;
  readonly reason: string;
  /** What the last test restore of it found; null while there was none. */
  readonly tested: 'whole' | 'bad' | null;
}

const BEFORE_CHANGE: readonly string[] = ['migration', 'restore', 'undo'];

/**
 * Ids of the backups at one place that may go, oldest first. Periods are counted by those that have a backup, so a
 * computer that stood still loses none; the last proved one and the last one that a test restore has opened always stay.
 * One that a test restore has found bad takes nobody's place, and stays as long as one made before a change while a good one is there.
 * @param all in the order in which they were proved: a clock that was wrong does not decide which one is the last
 */
export function backupsToRemove(all: readonly KeptBackup[], rules: RetentionRules, now: Instant): readonly string[] {
  const backups = all.filter(({ tested }) => tested !== 'bad');
  const newestFirst = backups.toSorted(newerFirst);
  const dayOf = ({ createdAt }: KeptBackup): LocalDate => today(createdAt);
  const kept = new Set<string>(newestFirst.slice(0, Math.max(1, rules.newest)).map(({ id }) => id));
  const lastProved = backups.at(-1);
  const lastTested = backups.findLast(({ tested }) => tested === 'whole');
  const newestTested = newestFirst.find(({ tested }) => tested === 'whole');
  for (const one of [lastProved, lastTested, newestTested]) if (one !== undefined) kept.add(one.id);
  for (const [count, periodOf] of [
    [rules.days, dayOf],
    [rules.weeks, (backup: KeptBackup) => startOfWeek(dayOf(backup))],
    [rules.months, (backup: KeptBackup) => dayOf(backup).slice(0, 7)],
    [rules.years, (backup: KeptBackup) => dayOf(backup).slice(0, 4)],
  ] as const) {
    for (const id of lastOfPeriods(newestFirst, count, periodOf)) kept.add(id);
  }
  const isYoung = (backup: KeptBackup): boolean => daysBetween(dayOf(backup), today(now)) < rules.beforeChangeDays;
  for (const backup of newestFirst) {
    if (isYoung(backup) && BEFORE_CHANGE.includes(backup.reason)) kept.add(backup.id);
  }
  const mayGo = (one: KeptBackup): boolean =>
    one.tested === 'bad' ? kept.size > 0 && !isYoung(one) : !kept.has(one.id);
  return all
    .filter(mayGo)
    .toSorted(newerFirst)
    .map(({ id }) => id)
    .reverse();
}

const newerFirst = (left: KeptBackup, right: KeptBackup): number => (left.createdAt < right.createdAt ? 1 : -1);

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

import { epochMs, type Instant, officeClock, toInstant } from '../../kernel/instant.ts';
import { addDays, daysBetween, type LocalDate, today } from '../../kernel/local-date.ts';
import type { RestoreNews, TARGET_KINDS } from './backups.schema.ts';

/** From which age on backups are no longer in order, in days; dated rules of the office. */
export interface HealthRules {
  /** A proved backup older than this is orange, than the next one red. */
  readonly orangeDays: number;
  readonly redDays: number;
  /** A test restore older than this is orange. */
  readonly testDays: number;
  /** A stick may be away, in the safe, until its own last backup is older than this. */
  readonly awayDays: number;
}

export interface HealthFacts {
  readonly now: Instant;
  /** When the office began to work on this computer: nothing can be late before. */
  readonly since: Instant;
  /** Proved and, as far as is known, still there; in the order in which they were proved. */
  readonly backups: readonly {
    readonly createdAt: Instant;
    readonly provedAt: Instant;
    readonly targetId: string;
    /** A test restore has found it bad: it no longer counts as proved. */
    readonly failedTest: boolean;
  }[];
  /** The last test restore that says something of a backup found one bad that is still there. */
  readonly lastTestFailed: boolean;
  readonly targets: readonly {
    readonly id: string;
    readonly kind: (typeof TARGET_KINDS)[number];
    /** Code of the last try when it failed. */
    readonly failure: string | null;
    /** It lies on the disk of the data itself. */
    readonly sameDisk: boolean;
  }[];
  /** Test restores that found everything whole. */
  readonly testedAt: readonly Instant[];
  /** What the program knew of its backups could not be read. */
  readonly ledgerDamaged: boolean;
}

export const HEALTH_PROBLEMS = [
  'no-target',
  'no-backup',
  'old-backup',
  'future-backup',
  'failed-test',
  'target-failed',
  'same-disk',
  'no-test',
  'old-test',
  'ledger-damaged',
] as const;
export type HealthProblem = (typeof HEALTH_PROBLEMS)[number];
export const HEALTH_STATES = ['ok', 'orange', 'red'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

export interface Health {
  readonly state: HealthState;
  /** Most pressing first. */
  readonly problems: readonly { readonly problem: HealthProblem; readonly state: 'orange' | 'red' }[];
  readonly lastProved: {
    readonly provedAt: Instant;
    readonly targetId: string;
    /** Null when its time is later than now: a clock was wrong, then or now. */
    readonly ageDays: number | null;
  } | null;
  readonly lastTestAt: Instant | null;
}

/**
 * Whether an office could get over the loss of its computer today. The age of a backup is that of the data in it; a time
 * later than now says nothing.
 */
export function backupHealth(facts: HealthFacts, rules: HealthRules): Health {
  const { now, since, targets, testedAt, ledgerDamaged } = facts;
  const daysSince = (at: Instant): number => Math.max(0, daysBetween(today(at), today(now)));
  const backups = facts.backups.filter(({ failedTest }) => !failedTest);
  const last = backups.at(-1) ?? null;
  const newestIsBad = facts.backups.at(-1)?.failedTest === true;
  const isDated = last === null || last.createdAt <= now;
  const known = (at: Instant): boolean => at <= now;
  const lastTestAt = testedAt.filter(known).reduce<Instant | null>((a, b) => (a !== null && a > b ? a : b), null);
  const problems: { problem: HealthProblem; state: 'orange' | 'red' }[] = [];
  const late = isDated ? daysSince(last?.createdAt ?? since) : 0;
  const byAge = late > rules.redDays ? 'red' : 'orange';
  if (targets.length === 0) problems.push({ problem: 'no-target', state: byAge });
  else if (facts.backups.length === 0) problems.push({ problem: 'no-backup', state: byAge });
  if (newestIsBad || facts.lastTestFailed) {
    problems.push({ problem: 'failed-test', state: newestIsBad ? 'red' : 'orange' });
  }
  if (last !== null && late > rules.orangeDays) problems.push({ problem: 'old-backup', state: byAge });
  if (!isDated) problems.push({ problem: 'future-backup', state: 'orange' });
  // A stick belongs in the safe: that it is away is no trouble while another place has the day's backups and its own is young.
  const lastAt = (id: string): Instant | null => backups.findLast(({ targetId }) => targetId === id)?.createdAt ?? null;
  const isYoung = (id: string, days: number): boolean => {
    const created = lastAt(id);
    return created !== null && created <= now && daysSince(created) <= days;
  };
  const restsElsewhere = ({ id, kind, failure }: HealthFacts['targets'][number]): boolean =>
    kind === 'usb' &&
    failure === 'TARGET_MISSING' &&
    isYoung(id, rules.awayDays) &&
    targets.some((other) => other.id !== id && other.failure === null && isYoung(other.id, rules.orangeDays));
  if (targets.some((one) => one.failure !== null && !restsElsewhere(one))) {
    problems.push({ problem: 'target-failed', state: 'orange' });
  }
  if (targets.length > 0 && targets.every(({ sameDisk }) => sameDisk)) {
    problems.push({ problem: 'same-disk', state: 'orange' });
  }
  const firstBackup = backups.map(({ createdAt }) => createdAt).reduce((a, b) => (a < b ? a : b), now);
  const untestedFor = daysSince(lastTestAt ?? firstBackup);
  if (untestedFor > rules.testDays) {
    problems.push({ problem: lastTestAt === null ? 'no-test' : 'old-test', state: 'orange' });
  }
  if (ledgerDamaged) problems.push({ problem: 'ledger-damaged', state: 'orange' });
  problems.sort((left, right) => Number(right.state === 'red') - Number(left.state === 'red'));
  return {
    state: problems[0]?.state ?? 'ok',
    problems,
    lastProved:
      last === null
        ? null
        : {
            provedAt: last.provedAt,
            targetId: last.targetId,
            ageDays: isDated ? daysSince(last.createdAt) : null,
          },
    lastTestAt,
  };
}

/** The rule that refuses to exchange the data of an office while no backup of the present ones could be made. */
export const NO_BACKUP_BEFORE = 'no-backup-before';

/** Places for backups an office may have at once. */
export const MOST_PLACES = 20;

const HOUR_MS = 3_600_000;
const RETRY_MS = 10 * 60_000;
/** The hour from which on the day's backup is made while people work. */
const DAILY_HOUR = 12;

/**
 * When a place gets its next daily backup while somebody is signed in: at noon of the day after the last one, or when that
 * one is a day old if that comes first, and ten minutes after a try that failed. When the computer was off then,
 * soon after the next sign-in. Null: at once, there is none yet, or the time of the last one or of the failed try is later
 * than now and so unknown.
 */
export function nextDailyAt(
  lastProved: { readonly createdAt: Instant } | null,
  failedAt: Instant | null,
  now: Instant,
): Instant | null {
  if (failedAt !== null) return failedAt > now ? null : toInstant(epochMs(failedAt) + RETRY_MS);
  if (lastProved === null || lastProved.createdAt > now) return null;
  const { createdAt } = lastProved;
  const noon = officeNoon(addDays(today(createdAt), 1));
  const dayOld = toInstant(epochMs(createdAt) + 24 * HOUR_MS);
  return noon < dayOld ? noon : dayOld;
}

/** The office's clock is one or two hours ahead of UTC. */
function officeNoon(day: LocalDate): Instant {
  const [winter, summer] = [DAILY_HOUR - 1, DAILY_HOUR - 2].map((hour) =>
    toInstant(Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)),
  ) as [Instant, Instant];
  return Number(officeClock(summer).hour) === DAILY_HOUR ? summer : winter;
}

const TOLD_FOR_MS = 24 * HOUR_MS;

/** The restores of this computer, as far as news of them goes. */
export interface RestoreFacts {
  readonly at: Instant;
  readonly createdAt: Instant;
  readonly undoneAt: Instant | null;
  /** What was before it can still be put back. */
  readonly undoable: boolean;
}

/** What the sign-in page and the Pulpit say of the last restore, or of its undo, for a day; null when there is nothing to say. */
export function restoreNewsOf(last: RestoreFacts | null, now: Instant): RestoreNews | null {
  if (last === null) return null;
  const { createdAt, undoneAt, undoable } = last;
  const at = undoneAt ?? last.at;
  if (epochMs(now) - epochMs(at) >= TOLD_FOR_MS) return null;
  if (undoneAt === null) return { kind: 'restore', at, createdAt, undoable };
  return { kind: 'undo', at, createdAt: last.at, undoable: false };
}

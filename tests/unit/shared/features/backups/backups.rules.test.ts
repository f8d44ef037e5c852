import { describe, expect, it } from 'vitest';

import {
  backupHealth,
  HEALTH_PROBLEMS,
  type HealthFacts,
  nextDailyAt,
  restoreNewsOf,
} from '#shared/features/backups/backups.rules.ts';
import { instant } from '#shared/kernel/instant.ts';

const at = (text: string) => instant.parse(text);
const RULES = { orangeDays: 3, redDays: 7, testDays: 180, awayDays: 35 };
const USB = { id: 'usb', kind: 'usb' as const, failure: null, sameDisk: false };
const SHARE = { id: 'share', kind: 'share' as const, failure: null, sameDisk: false };
const backup = (createdAt: string, targetId = 'usb') => ({
  createdAt: at(createdAt),
  provedAt: at(createdAt),
  targetId,
  failedTest: false,
});
const bad = (createdAt: string) => ({ ...backup(createdAt), failedTest: true });

const GOOD: HealthFacts = {
  now: at('2026-11-22T12:00:00.000Z'),
  since: at('2026-01-05T08:00:00.000Z'),
  backups: [backup('2026-10-21T15:00:00.000Z'), backup('2026-11-21T15:00:00.000Z')],
  targets: [USB],
  testedAt: [at('2026-10-22T08:00:00.000Z'), at('2026-05-22T08:00:00.000Z')],
  lastTestFailed: false,
  ledgerDamaged: false,
};

const CASES: readonly (readonly [string, Partial<HealthFacts>, 'ok' | 'orange' | 'red', readonly string[]])[] = [
  ['all in order', {}, 'ok', []],
  ['three days old is still in order', { backups: [backup('2026-11-19T08:00:00.000Z')] }, 'ok', []],
  ['four days old', { backups: [backup('2026-11-18T22:00:00.000Z')] }, 'orange', ['old-backup']],
  ['eight days old', { backups: [backup('2026-11-14T08:00:00.000Z')] }, 'red', ['old-backup']],
  [
    'no place yet in a new office',
    { since: at('2026-11-20T08:00:00.000Z'), targets: [], backups: [], testedAt: [] },
    'orange',
    ['no-target'],
  ],
  ['no place for long', { targets: [], backups: [], testedAt: [] }, 'red', ['no-target']],
  [
    'a place without a backup, new office',
    { since: at('2026-11-22T08:00:00.000Z'), backups: [], testedAt: [] },
    'orange',
    ['no-backup'],
  ],
  ['a place without a backup', { backups: [], testedAt: [] }, 'red', ['no-backup']],
  ['a place that failed', { targets: [USB, { ...SHARE, failure: 'TARGET_MISSING' }] }, 'orange', ['target-failed']],
  [
    'a stick in the safe, beside a place that has the day’s backup',
    {
      targets: [{ ...USB, failure: 'TARGET_MISSING' }, SHARE],
      backups: [backup('2026-10-18T15:00:00.000Z'), backup('2026-11-21T15:00:00.000Z', 'share')],
    },
    'ok',
    [],
  ],
  [
    'a stick that is away too long',
    {
      targets: [{ ...USB, failure: 'TARGET_MISSING' }, SHARE],
      backups: [backup('2026-10-17T15:00:00.000Z'), backup('2026-11-21T15:00:00.000Z', 'share')],
    },
    'orange',
    ['target-failed'],
  ],
  [
    'a stick that never had one',
    {
      targets: [{ ...USB, failure: 'TARGET_MISSING' }, SHARE],
      backups: [backup('2026-11-21T15:00:00.000Z', 'share')],
      testedAt: [at('2026-11-21T16:00:00.000Z')],
    },
    'orange',
    ['target-failed'],
  ],
  [
    'a stick that is full is no stick in the safe',
    {
      targets: [{ ...USB, failure: 'TARGET_FULL' }, SHARE],
      backups: [...GOOD.backups, backup('2026-11-21T15:00:00.000Z', 'share')],
    },
    'orange',
    ['target-failed'],
  ],
  [
    'a stick away and nothing else has a young one',
    {
      targets: [{ ...USB, failure: 'TARGET_MISSING' }, SHARE],
      backups: [backup('2026-11-18T15:00:00.000Z', 'share'), backup('2026-11-21T15:00:00.000Z')],
    },
    'orange',
    ['target-failed'],
  ],
  [
    'two sticks, both away',
    {
      targets: [
        { ...USB, failure: 'TARGET_MISSING' },
        { ...USB, id: 'other', failure: 'TARGET_MISSING' },
      ],
      backups: [backup('2026-11-21T15:00:00.000Z', 'other'), backup('2026-11-21T15:00:00.000Z')],
    },
    'orange',
    ['target-failed'],
  ],
  ['only on the disk of the data', { targets: [{ ...USB, sameDisk: true }] }, 'orange', ['same-disk']],
  [
    'also on another disk',
    {
      targets: [
        { ...USB, sameDisk: true },
        { ...USB, id: 'share' },
      ],
    },
    'ok',
    [],
  ],
  [
    'never tested since half a year',
    { testedAt: [], backups: [backup('2026-05-01T08:00:00.000Z'), ...GOOD.backups] },
    'orange',
    ['no-test'],
  ],
  ['never tested, but young', { testedAt: [] }, 'ok', []],
  ['tested long ago', { testedAt: [at('2026-05-22T08:00:00.000Z')] }, 'orange', ['old-test']],
  ['the list of backups was damaged', { ledgerDamaged: true }, 'orange', ['ledger-damaged']],
  [
    'made while the clock was a year ahead',
    { backups: [...GOOD.backups, backup('2027-11-22T12:00:00.000Z')] },
    'orange',
    ['future-backup'],
  ],
  [
    'the only one made while the clock was ahead, in an office that is old',
    { backups: [backup('2026-11-22T12:00:00.001Z')], testedAt: [] },
    'orange',
    ['future-backup'],
  ],
  [
    'made since with the right clock: one from the future before it decides nothing',
    { backups: [backup('2027-11-22T12:00:00.000Z'), backup('2026-11-22T11:00:00.000Z')] },
    'ok',
    [],
  ],
  [
    'one from the future hides no old one made after it',
    { backups: [backup('2027-11-22T12:00:00.000Z'), backup('2026-11-01T08:00:00.000Z')] },
    'red',
    ['old-backup'],
  ],
  [
    'a test in the future is none',
    { testedAt: [at('2027-10-22T08:00:00.000Z'), at('2026-05-22T08:00:00.000Z')] },
    'orange',
    ['old-test'],
  ],
  [
    'a test found the last one bad: those before it count',
    { backups: [...GOOD.backups, bad('2026-11-22T08:00:00.000Z')], lastTestFailed: true },
    'red',
    ['failed-test'],
  ],
  [
    'the last one is bad, though a test of another has succeeded since',
    { backups: [...GOOD.backups, bad('2026-11-22T08:00:00.000Z')] },
    'red',
    ['failed-test'],
  ],
  ['the only one is bad', { backups: [bad('2026-11-22T08:00:00.000Z')], lastTestFailed: true }, 'red', ['failed-test']],
  [
    'a test found an earlier one bad',
    { backups: [bad('2026-11-01T08:00:00.000Z'), ...GOOD.backups], lastTestFailed: true },
    'orange',
    ['failed-test'],
  ],
  [
    'an earlier bad one, and a test that succeeded since',
    { backups: [bad('2026-11-01T08:00:00.000Z'), ...GOOD.backups] },
    'ok',
    [],
  ],
  [
    'the worst first',
    { ledgerDamaged: true, backups: [backup('2026-11-01T08:00:00.000Z')] },
    'red',
    ['old-backup', 'ledger-damaged'],
  ],
];

describe('health of backups', () => {
  it.each(CASES)('%s', (_what, facts, state, problems) => {
    const health = backupHealth({ ...GOOD, ...facts }, RULES);
    expect(health.state).toBe(state);
    expect(health.problems.map(({ problem }) => problem)).toEqual(problems);
  });

  it('has a case for every problem', () => {
    const met = new Set(CASES.flatMap(([, , , problems]) => problems));
    expect([...met].sort()).toEqual([...HEALTH_PROBLEMS].sort());
  });

  it('names the last proved backup, its age in days of the office, where it is, and the last test', () => {
    expect(backupHealth(GOOD, RULES)).toMatchObject({
      lastProved: { provedAt: '2026-11-21T15:00:00.000Z', targetId: 'usb', ageDays: 1 },
      lastTestAt: '2026-10-22T08:00:00.000Z',
    });
    const ahead = backup('2026-11-22T13:00:00.000Z');
    const { lastProved } = backupHealth({ ...GOOD, backups: [...GOOD.backups, ahead] }, RULES);
    expect(lastProved).toEqual({ provedAt: ahead.provedAt, targetId: 'usb', ageDays: null });
  });

  it('the moments are the rules, not constants', () => {
    expect(backupHealth(GOOD, { orangeDays: 0, redDays: 30, testDays: 180, awayDays: 35 }).state).toBe('orange');
    expect(backupHealth(GOOD, { orangeDays: 0, redDays: 0, testDays: 180, awayDays: 35 }).state).toBe('red');
  });
});

describe('the next daily backup', () => {
  const NOW = at('2026-11-22T23:59:00.000Z');
  const after = (createdAt: string) => nextDailyAt({ createdAt: at(createdAt) }, null, NOW);

  it('is due at once where there is none, and ten minutes after a try that failed', () => {
    expect(nextDailyAt(null, null, NOW)).toBeNull();
    const failedAt = at('2026-11-22T12:00:00.000Z');
    expect(nextDailyAt(null, failedAt, NOW)).toBe('2026-11-22T12:10:00.000Z');
    expect(nextDailyAt({ createdAt: at('2026-11-22T08:00:00.000Z') }, failedAt, NOW)).toBe('2026-11-22T12:10:00.000Z');
  });

  it('is due at once where the last one, or the try that failed, is later than now: its time is unknown', () => {
    const future = at('2027-11-22T12:00:00.000Z');
    expect(nextDailyAt({ createdAt: future }, null, NOW)).toBeNull();
    expect(nextDailyAt({ createdAt: at('2026-11-22T08:00:00.000Z') }, future, NOW)).toBeNull();
    expect(nextDailyAt({ createdAt: future }, at('2026-11-22T12:00:00.000Z'), NOW)).toBe('2026-11-22T12:10:00.000Z');
  });

  it('is due at noon of the next day, or a day after the last one if that comes first', () => {
    expect(after('2026-11-22T16:00:00.000Z')).toBe('2026-11-23T11:00:00.000Z');
    expect(after('2026-11-22T07:30:00.000Z')).toBe('2026-11-23T07:30:00.000Z');
    // 00:30 of the 23rd by the clock of the office.
    expect(after('2026-11-22T23:30:00.000Z')).toBe('2026-11-23T23:30:00.000Z');
    expect(after('2026-07-22T16:00:00.000Z')).toBe('2026-07-23T10:00:00.000Z');
    expect(after('2026-03-28T16:00:00.000Z')).toBe('2026-03-29T10:00:00.000Z');
    expect(after('2026-10-24T16:00:00.000Z')).toBe('2026-10-25T11:00:00.000Z');
  });
});

describe('news of a restore', () => {
  const [restored, undone] = [at('2026-11-21T10:00:00.000Z'), at('2026-11-21T11:00:00.000Z')];
  const createdAt = at('2026-11-19T15:00:00.000Z');
  const last = { at: restored, createdAt, undoneAt: null, undoable: true };

  it('is told for a day, with the way back while there is one', () => {
    const told = { kind: 'restore', at: restored, createdAt, undoable: true };
    expect(restoreNewsOf(last, at('2026-11-22T09:59:59.000Z'))).toEqual(told);
    expect(restoreNewsOf({ ...last, undoable: false }, restored)).toEqual({ ...told, undoable: false });
    expect(restoreNewsOf(last, at('2026-11-22T10:00:00.000Z'))).toBeNull();
    expect(restoreNewsOf(null, restored)).toBeNull();
  });

  it('becomes that of its undo, which cannot be undone', () => {
    const told = { kind: 'undo', at: undone, createdAt: restored, undoable: false };
    expect(restoreNewsOf({ ...last, undoneAt: undone }, at('2026-11-22T10:59:59.000Z'))).toEqual(told);
    expect(restoreNewsOf({ ...last, undoneAt: undone }, at('2026-11-22T11:00:00.000Z'))).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { backupsToRemove, type KeptBackup, type RetentionRules } from '#db/backup/retention.ts';
import { instant, toInstant } from '#shared/kernel/instant.ts';

const NOW = instant.parse('2026-11-22T12:00:00.000Z');
const NONE: RetentionRules = { newest: 1, days: 0, weeks: 0, months: 0, years: 0, beforeChangeDays: 0 };

function backup(createdAt: string, more: Partial<KeptBackup> = {}): KeptBackup {
  return { id: createdAt, createdAt: instant.parse(createdAt), reason: 'daily', tested: null, ...more };
}

/** A backup at each of these times, named by it. */
const all = (...times: readonly string[]): KeptBackup[] => times.map((time) => backup(time));

describe('which backups stay', () => {
  it.each<readonly [string, Partial<RetentionRules>, readonly KeptBackup[], readonly string[]]>([
    ['none are there', {}, [], []],
    ['the only one stays, whatever the rules', { newest: 0 }, all('2020-01-01T08:00:00.000Z'), []],
    [
      'the newest ones, however they are listed',
      { newest: 2 },
      all('2026-11-20T08:00:00.000Z', '2026-11-22T08:00:00.000Z', '2026-11-21T08:00:00.000Z'),
      ['2026-11-20T08:00:00.000Z'],
    ],
    [
      'of a day the last one, by the Polish calendar',
      { days: 2 },
      // 23:30 UTC is half past midnight of the next day in the office.
      all(
        '2026-11-20T08:00:00.000Z',
        '2026-11-20T23:30:00.000Z',
        '2026-11-21T08:00:00.000Z',
        '2026-11-22T08:00:00.000Z',
      ),
      ['2026-11-20T08:00:00.000Z', '2026-11-20T23:30:00.000Z'],
    ],
    [
      'days are counted by those that have a backup: a holiday costs none',
      { days: 2 },
      all('2026-08-03T08:00:00.000Z', '2026-09-01T08:00:00.000Z', '2026-11-22T08:00:00.000Z'),
      ['2026-08-03T08:00:00.000Z'],
    ],
    [
      'weeks begin on Monday',
      { weeks: 2 },
      all(
        '2026-11-14T08:00:00.000Z',
        '2026-11-15T08:00:00.000Z',
        '2026-11-16T08:00:00.000Z',
        '2026-11-22T08:00:00.000Z',
      ),
      ['2026-11-14T08:00:00.000Z', '2026-11-16T08:00:00.000Z'],
    ],
    [
      'months and years',
      { months: 2, years: 3 },
      all(
        '2023-05-01T08:00:00.000Z',
        '2024-05-01T08:00:00.000Z',
        '2025-03-01T08:00:00.000Z',
        '2026-10-01T08:00:00.000Z',
        '2026-10-31T08:00:00.000Z',
        '2026-11-22T08:00:00.000Z',
      ),
      ['2023-05-01T08:00:00.000Z', '2026-10-01T08:00:00.000Z'],
    ],
    [
      'what was made before a migration, a restore or its undo stays for its days',
      { beforeChangeDays: 30 },
      [
        backup('2026-10-01T08:00:00.000Z', { reason: 'migration' }),
        backup('2026-11-01T08:00:00.000Z', { reason: 'restore' }),
        backup('2026-11-01T09:00:00.000Z', { reason: 'undo' }),
        backup('2026-11-02T08:00:00.000Z', { reason: 'hand' }),
        backup('2026-11-22T08:00:00.000Z'),
      ],
      ['2026-10-01T08:00:00.000Z', '2026-11-02T08:00:00.000Z'],
    ],
    [
      'the last one that a test restore has opened stays',
      {},
      [
        backup('2026-01-01T08:00:00.000Z', { tested: 'whole' }),
        backup('2026-02-01T08:00:00.000Z', { tested: 'whole' }),
        ...all('2026-03-01T08:00:00.000Z', '2026-11-22T08:00:00.000Z'),
      ],
      ['2026-01-01T08:00:00.000Z', '2026-03-01T08:00:00.000Z'],
    ],
    [
      'the one proved last stays, also when a clock was ahead before it',
      { newest: 2 },
      all(
        '2026-11-22T15:00:00.000Z',
        '2026-11-22T15:10:00.000Z',
        '2026-11-22T15:20:00.000Z',
        '2026-11-22T12:00:00.000Z',
      ),
      ['2026-11-22T15:00:00.000Z'],
    ],
    [
      'and the one tested last, whatever its time says',
      {},
      [
        backup('2027-11-22T08:00:00.000Z', { tested: 'whole' }),
        backup('2026-11-20T08:00:00.000Z', { tested: 'whole' }),
        ...all('2026-11-21T08:00:00.000Z', '2026-11-22T08:00:00.000Z'),
      ],
      ['2026-11-21T08:00:00.000Z'],
    ],
    [
      'one that a test found bad takes no place of a good one, and goes after its days',
      { newest: 2, beforeChangeDays: 3 },
      [
        backup('2026-11-17T08:00:00.000Z', { tested: 'bad' }),
        ...all('2026-11-18T08:00:00.000Z', '2026-11-19T08:00:00.000Z'),
        backup('2026-11-20T08:00:00.000Z', { tested: 'bad' }),
        backup('2026-11-21T08:00:00.000Z'),
        backup('2026-11-22T08:00:00.000Z', { tested: 'bad' }),
      ],
      ['2026-11-17T08:00:00.000Z', '2026-11-18T08:00:00.000Z'],
    ],
    [
      'nothing goes where none is good',
      {},
      [backup('2026-11-20T08:00:00.000Z', { tested: 'bad' }), backup('2026-11-21T08:00:00.000Z', { tested: 'bad' })],
      [],
    ],
  ])('%s', (_what, rules, backups, gone) => {
    expect(backupsToRemove(backups, { ...NONE, ...rules }, NOW)).toEqual(gone);
  });

  const count = fc.integer({ min: 0, max: 6 });
  const rules = fc.record({
    newest: count,
    days: count,
    weeks: count,
    months: count,
    years: count,
    beforeChangeDays: count,
  });
  const backups = fc.uniqueArray(
    fc.record({
      // Below zero: made while the clock was ahead.
      minutes: fc.integer({ min: -60 * 24 * 400, max: 60 * 24 * 1200 }),
      reason: fc.constantFrom('daily', 'migration', 'restore', 'hand'),
      tested: fc.constantFrom('whole', 'bad', null),
    }),
    { selector: ({ minutes }) => minutes, maxLength: 60 },
  );

  it('never removes the newest or the last proved one, nor such a tested one, and a second time nothing', () => {
    fc.assert(
      fc.property(backups, rules, (made, given) => {
        const kept = made.map(({ minutes, reason, tested }) => {
          const createdAt = toInstant(Date.parse(NOW) - minutes * 60_000);
          return { id: createdAt, createdAt, reason, tested };
        });
        const gone = new Set(backupsToRemove(kept, given, NOW));
        const byAge = kept.toSorted((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
        const isGood = ({ tested }: KeptBackup) => tested !== 'bad';
        const isTested = ({ tested }: KeptBackup) => tested === 'whole';
        const safe = [byAge.find(isGood), kept.findLast(isGood), byAge.find(isTested), kept.findLast(isTested)];
        for (const one of safe) expect(gone.has(one?.id ?? '')).toBe(false);
        const left = kept.filter(({ id }) => !gone.has(id));
        expect(backupsToRemove(left, given, NOW)).toEqual([]);
      }),
    );
  });
});

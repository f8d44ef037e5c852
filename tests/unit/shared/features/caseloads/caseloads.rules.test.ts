import { describe, expect, test } from 'vitest';

import { fitsCaseNumberPattern, mostFamilies, nextCaseNumber } from '#shared/features/caseloads/caseloads.rules.ts';
import { caseNumber } from '#shared/features/families/families.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

const DAY = asLocalDate('2026-11-21');
const led = (familyId: string, from: string, to: string | null = null) => ({
  familyId,
  from: asLocalDate(from),
  to: to === null ? null : asLocalDate(to),
});

describe('most families at once', () => {
  test.each([
    ['nobody leads nothing', [], [], 0],
    ['what ended before the day does not count', [led('a', '2026-01-01', '2026-11-20')], [], 0],
    ['the last day counts', [led('a', '2026-01-01', '2026-11-21')], [], 1],
    [
      'what begins later counts on its own day',
      [led('a', '2026-01-01'), led('b', '2026-12-01')],
      [led('new', '2026-11-21')],
      3,
    ],
    [
      'what ends before the later one begins does not',
      [led('a', '2026-01-01', '2026-11-30'), led('b', '2026-12-01')],
      [],
      1,
    ],
    ['a family that comes is not counted twice', [led('a', '2026-01-01')], [led('a', '2026-11-21')], 1],
    ['what comes counts from its own day on', [led('a', '2026-01-01', '2026-11-30')], [led('new', '2026-12-01')], 1],
    ['and only as long as it counts', [led('a', '2026-12-01')], [led('new', '2026-11-21', '2026-11-30')], 1],
  ])('%s', (_what, rows, coming, most) => {
    expect(mostFamilies(rows, coming, DAY)).toBe(most);
  });
});

describe('the next case number', () => {
  const pattern = 'PR.5122.{nr}.{rok}';
  test.each([
    ['the first of a year', [], 'PR.5122.1.2026'],
    ['one more than the highest, gaps stay', ['PR.5122.2.2026', 'PR.5122.9.2026'], 'PR.5122.10.2026'],
    ['other years and shapes do not count', ['PR.5122.70.2025', 'PR.5123.8.2026', 'PR.5122.x.2026'], 'PR.5122.1.2026'],
  ])('%s', (_what, given, next) => {
    expect(nextCaseNumber(pattern, 2026, given)).toBe(next);
  });

  test('a pattern without a place for the number proposes none', () => {
    expect(nextCaseNumber('PR.5122.{rok}', 2026, [])).toBeNull();
  });
});

describe('the shape of a case number', () => {
  test.each([
    ['PR.5122.{nr}.{rok}', 'PR.5122.14.2026', true],
    ['PR.5122.{nr}.{rok}', 'PR.5122.7.2019', true],
    ['PR.5122.{nr}.{rok}', 'cokolwiek 1', false],
    ['PR.5122.{nr}.{rok}', 'PR-5122-14-2026', false],
    ['PR.5122.{nr}.{rok}', 'PR.5122.14.26', false],
    ['DPR_(5)+{nr}/{rok}', 'DPR_(5)+3/2026', true],
    ['DPR_(5)+{nr}/{rok}', 'DPR_(55)3/2026', false],
  ])('%s: %s', (pattern, number, fits) => {
    expect(fitsCaseNumberPattern(pattern, number)).toBe(fits);
  });

  test('of any pattern is accepted by the schema, the proposed number first of all', () => {
    const pattern = 'DPR_(5)+{nr}/{rok}#';
    const proposed = nextCaseNumber(pattern, 2026, []);
    expect(proposed).toBe('DPR_(5)+1/2026#');
    expect([caseNumber.safeParse(proposed).success, caseNumber.safeParse('PR\n1').success]).toEqual([true, false]);
    expect(fitsCaseNumberPattern(pattern, proposed ?? '')).toBe(true);
  });
});

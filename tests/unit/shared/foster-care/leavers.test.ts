import { describe, expect, test } from 'vitest';

import {
  leaverBirthdays,
  leaverGaps,
  settleProblems,
  type KnownLeaver,
} from '#shared/features/foster-care/leavers.rules.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

const day = asLocalDate;

describe('the birthdays of those who come of age', () => {
  test.each([
    ['2008-02-29', '2025-02-28', '2026-02-28'],
    ['2004-02-29', '2021-02-28', '2022-02-28'],
    ['2008-03-01', '2025-03-01', '2026-03-01'],
    ['2008-12-31', '2025-12-31', '2026-12-31'],
  ])('of who was born on %s', (born, seventeen, eighteen) => {
    expect(leaverBirthdays(day(born))).toEqual({ seventeenOn: seventeen, eighteenOn: eighteen });
  });
});

describe('what is missing', () => {
  const known: KnownLeaver = {
    seventeenOn: day('2026-02-10'),
    inCare: true,
    basisKnown: true,
    path: 'open',
    guardian: { consentOn: day('2026-03-01') },
    programme: { approvedOn: day('2026-05-01') },
    helpUntil: day('2035-02-10'),
  };
  test.each<readonly [string, Partial<KnownLeaver>, string, readonly string[]]>([
    ['nothing of who has all', {}, '2026-11-20', []],
    [
      'the path of who has none',
      { path: 'none', guardian: null, programme: null },
      '2026-11-20',
      ['path', 'guardian', 'programme'],
    ],
    ['no programme before the 17th birthday', { programme: null }, '2026-02-09', []],
    ['the programme from the 17th birthday', { programme: null }, '2026-02-10', ['programme']],
    ['the consent', { guardian: { consentOn: null } }, '2026-11-20', ['consent']],
    ['the approval', { programme: { approvedOn: null } }, '2026-11-20', ['approval']],
    ['nothing on the last day of help', {}, '2035-02-10', []],
    ['the end of a path after the last day of help', {}, '2035-02-11', ['end']],
    ['the basis', { basisKnown: false }, '2026-11-20', ['basis']],
    ['nothing once the path has ended after care', { path: 'ended', inCare: false, guardian: null }, '2026-11-20', []],
    ['a new path of who is in care again', { path: 'ended' }, '2026-11-20', ['path']],
  ])('is %s', (_what, wishes, on, gaps) => {
    expect(leaverGaps({ ...known, ...wishes }, day(on))).toEqual(gaps);
  });
});

describe('a decision on help', () => {
  const person = { birthDate: day('2008-02-29'), death: null };
  const decide = (wishes: object) =>
    settleProblems(
      {
        how: 'decide',
        state: 'granted',
        number: null,
        on: day('2026-09-10'),
        from: day('2026-09-01'),
        to: null,
        ...wishes,
      },
      day('2026-09-01'),
      person,
      day('2026-11-20'),
    ).map(({ path }) => path);
  test('is about days when it grants, and about none when it refuses', () => {
    expect(decide({})).toEqual([]);
    expect(decide({ from: null })).toEqual(['from']);
    expect(decide({ state: 'refused' })).toEqual(['from']);
    expect(decide({ state: 'refused', from: null })).toEqual([]);
  });
  test('is not older than the request nor of tomorrow, and ends after it begins', () => {
    expect(decide({ on: day('2026-08-31') })).toEqual(['on']);
    expect(decide({ on: day('2026-11-21') })).toEqual(['on']);
    expect(decide({ to: day('2026-08-31') })).toEqual(['to']);
  });
});

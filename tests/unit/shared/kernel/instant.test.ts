import { expect, test } from 'vitest';

import { addSeconds, epochMs, formatInstant, formatTime, instant, toInstant } from '#shared/kernel/instant.ts';

const summer = toInstant(new Date('2026-07-01T22:30:00Z'));

test('an instant is UTC with milliseconds and nothing else', () => {
  expect(summer).toBe('2026-07-01T22:30:00.000Z');
  expect(instant.parse(summer)).toBe(summer);
  for (const text of [
    '2026-07-01',
    '2026-07-01T22:30:00Z',
    '2026-02-30T00:00:00.000Z',
    '2026-07-01T24:30:00.000Z',
    '',
  ]) {
    expect({ text, accepted: instant.safeParse(text).success }).toEqual({ text, accepted: false });
  }
});

test('is shown by the clock of Warsaw, summer and winter', () => {
  expect(formatInstant(summer)).toBe('02.07.2026, 00:30');
  expect(formatTime(toInstant(new Date('2026-11-21T09:05:00Z')))).toBe('10:05');
});

test('seconds added', () => {
  expect(addSeconds(summer, 90)).toBe('2026-07-01T22:31:30.000Z');
  expect(epochMs(addSeconds(summer, -1))).toBe(epochMs(summer) - 1000);
  expect(() => toInstant(Number.NaN)).toThrow(RangeError);
});

import { describe, expect, test } from 'vitest';

import { openedWhen } from '#renderer/features/dashboard/opened-when.ts';
import { instant } from '#shared/kernel/instant.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

const TODAY = asLocalDate('2026-11-21');

describe('when a card was opened', () => {
  test.each([
    ['2026-11-21T09:05:00.000Z', 'dziś, 10:05'],
    // Eleven in the evening of the 20th in Greenwich is the 21st in the office.
    ['2026-11-20T23:30:00.000Z', 'dziś, 00:30'],
    ['2026-11-20T13:20:00.000Z', 'wczoraj, 14:20'],
    ['2026-11-19T13:20:00.000Z', '19.11.2026, 14:20'],
  ])('%s is %s', (at, words) => {
    expect(openedWhen(instant.parse(at), TODAY)).toBe(words);
  });
});

import { expect, test } from 'vitest';

import { Attempts, waitAfter } from '#core/session/attempts.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { addSeconds } from '#shared/kernel/instant.ts';
import { TEST_NOW } from '#tests/support/core.ts';

test.each([
  [0, 0],
  [1, 0],
  [2, 0],
  [3, 2],
  [4, 4],
  [5, 8],
  [6, 16],
  [7, 32],
  [8, 64],
  [9, 128],
  [10, 256],
  [11, 300],
  [60, 300],
  [5000, 300],
])('after %i wrong tries in a row one waits %i seconds', (failures, seconds) => {
  expect(waitAfter(failures)).toBe(seconds);
});

function fail(attempts: Attempts, times: number, name = 'anna'): void {
  for (let time = 0; time < times; time += 1) attempts.failed(name, TEST_NOW);
}

test('a name that must wait is refused without a try, and told how long', () => {
  const attempts = new Attempts();
  fail(attempts, 4);
  expect(() => attempts.assertMayTry('anna', addSeconds(TEST_NOW, 1))).toThrow(AppError);
  expect(() => attempts.assertMayTry('anna', addSeconds(TEST_NOW, 4))).not.toThrow();
  expect(() => attempts.assertMayTry('marta', TEST_NOW)).not.toThrow();
});

test('a clock put back does not make the wait longer', () => {
  const attempts = new Attempts();
  fail(attempts, 3);
  try {
    attempts.assertMayTry('anna', addSeconds(TEST_NOW, -3600));
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', data: { waitSeconds: 2 } });
  }
});

test('a right try forgets the wrong ones and says how many there were', () => {
  const attempts = new Attempts();
  fail(attempts, 5);
  expect(attempts.succeeded('anna')).toBe(5);
  expect(attempts.succeeded('anna')).toBe(0);
  expect(() => attempts.assertMayTry('anna', TEST_NOW)).not.toThrow();
});

test('thousands of names tried do not fill the memory', () => {
  const attempts = new Attempts();
  fail(attempts, 3, 'first');
  for (let number = 0; number < 2_000; number += 1) attempts.failed(`name${number}`, TEST_NOW);
  expect(() => attempts.assertMayTry('first', TEST_NOW)).not.toThrow();
});

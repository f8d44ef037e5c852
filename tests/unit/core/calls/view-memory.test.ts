import { expect, test } from 'vitest';

import { createViewMemory, VIEW_WINDOW_MS } from '#core/calls/view-memory.ts';
import { addSeconds } from '#shared/kernel/instant.ts';
import { TEST_NOW } from '#tests/support/core.ts';

const WINDOW = VIEW_WINDOW_MS / 1000;

test.each([
  ['at once', 0, true],
  ['a second before the window ends', WINDOW - 1, true],
  ['when the window has ended', WINDOW, false],
  ['after the clock was put back', -1, false],
])('%s', (_when, seconds, recent) => {
  const views = createViewMemory();
  views.remember('anna', 'people.open', ['person:1'], TEST_NOW);
  expect(views.isRecent('anna', 'people.open', ['person:1'], addSeconds(TEST_NOW, seconds))).toBe(recent);
});

test('user, action and every record count, their order does not', () => {
  const views = createViewMemory();
  views.remember('anna', 'people.open', ['person:1', 'person:2'], TEST_NOW);
  expect(views.isRecent('anna', 'people.open', ['person:2', 'person:1'], TEST_NOW)).toBe(true);
  expect(views.isRecent('marta', 'people.open', ['person:1', 'person:2'], TEST_NOW)).toBe(false);
  expect(views.isRecent('anna', 'people.printCard', ['person:1', 'person:2'], TEST_NOW)).toBe(false);
  expect(views.isRecent('anna', 'people.open', ['person:1'], TEST_NOW)).toBe(false);
});

test('the oldest are forgotten first, so that the memory stays small', () => {
  const views = createViewMemory();
  for (let number = 0; number < 5_001; number += 1)
    views.remember('anna', 'people.open', [`person:${number}`], TEST_NOW);
  expect(views.isRecent('anna', 'people.open', ['person:0'], TEST_NOW)).toBe(false);
  expect(views.isRecent('anna', 'people.open', ['person:5000'], TEST_NOW)).toBe(true);
});

import { expect, test } from 'vitest';

import { createViewMemory, VIEW_WINDOW_MS, type ViewMemory } from '#core/calls/view-memory.ts';
import { addSeconds } from '#shared/kernel/instant.ts';
import { TEST_NOW } from '#tests/support/core.ts';

const WINDOW = VIEW_WINDOW_MS / 1000;

/** Whether a row is written for this view. */
function writes(
  views: ViewMemory,
  subjects: readonly string[],
  more: Partial<Record<'userId' | 'action', string>> = {},
) {
  const view = { userId: 'anna', action: 'people.open', subjects, ...more };
  return views.once(view, { now: () => TEST_NOW }, () => Promise.resolve());
}

test.each([
  ['at once', 0, false],
  ['a second before the window ends', WINDOW - 1, false],
  ['when the window has ended', WINDOW, true],
  ['after the clock was put back', -1, true],
])('%s', async (_when, seconds, written) => {
  const views = createViewMemory();
  await writes(views, ['person:1']);
  const later = { now: () => addSeconds(TEST_NOW, seconds) };
  const view = { userId: 'anna', action: 'people.open', subjects: ['person:1'] };
  expect(await views.once(view, later, () => Promise.resolve())).toBe(written);
});

test('user, action and every record count, their order does not', async () => {
  const views = createViewMemory();
  expect(await writes(views, ['person:1', 'person:2'])).toBe(true);
  expect(await writes(views, ['person:2', 'person:1'])).toBe(false);
  expect(await writes(views, ['person:1', 'person:2'], { userId: 'marta' })).toBe(true);
  expect(await writes(views, ['person:1', 'person:2'], { action: 'people.printCard' })).toBe(true);
  expect(await writes(views, ['person:1'])).toBe(true);
});

test('the oldest are forgotten first, so that the memory stays small', async () => {
  const views = createViewMemory();
  for (let number = 0; number < 5_001; number += 1) await writes(views, [`person:${number}`]);
  expect(await writes(views, ['person:5000'])).toBe(false);
  expect(await writes(views, ['person:0'])).toBe(true);
});

test('of several at one moment one writes, and when it fails the next one does', async () => {
  const views = createViewMemory();
  const view = { userId: 'anna', action: 'people.open', subjects: ['person:1'] };
  const tried: string[] = [];
  const asked = ['first', 'second', 'third'].map((name) =>
    views.once(view, { now: () => TEST_NOW }, async () => {
      await Promise.resolve();
      tried.push(name);
      if (name === 'first') throw new Error('full');
    }),
  );
  const [first, ...others] = await Promise.allSettled(asked);
  expect(first?.status).toBe('rejected');
  expect(others).toEqual([
    { status: 'fulfilled', value: true },
    { status: 'fulfilled', value: false },
  ]);
  expect(tried).toEqual(['first', 'second']);
});

test('each: only subjects not seen within the window are written, one writing at a time', async () => {
  const views = createViewMemory();
  const written: string[][] = [];
  const see = (subjects: readonly string[], at = TEST_NOW, userId = 'anna') =>
    views.each({ userId, action: 'notes.search', subjects }, { now: () => at }, async (fresh) => {
      await Promise.resolve();
      written.push([...fresh]);
    });
  await Promise.all([see(['a', 'b']), see(['b', 'c']), see(['c'])]);
  expect(written).toEqual([['a', 'b'], ['c']]);
  await see(['a'], TEST_NOW, 'marta');
  await see(['b', 'd'], addSeconds(TEST_NOW, WINDOW));
  expect(written.slice(2)).toEqual([['a'], ['b', 'd']]);
});

test('each: what could not be written is written by the next one', async () => {
  const views = createViewMemory();
  const view = { userId: 'anna', action: 'notes.search', subjects: ['a'] };
  const clock = { now: () => TEST_NOW };
  await expect(views.each(view, clock, () => Promise.reject(new Error('full')))).rejects.toThrow('full');
  const written: string[][] = [];
  await views.each(view, clock, (fresh) => Promise.resolve(void written.push([...fresh])));
  expect(written).toEqual([['a']]);
});

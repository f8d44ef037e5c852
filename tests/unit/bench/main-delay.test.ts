import { expect, test } from 'vitest';

import { DELAY_LIMIT, mainDelay } from '#tests/bench/main-delay.ts';

const delay = (max: number) => ({ p50: 1, p95: 1, max });
const told = (figures: ReturnType<typeof mainDelay>) => figures.map(({ name, p50, ok }) => [name, p50, ok]);

test('is the longest of all rows; rows worked out of others and those of the whole program have none', () => {
  const ran = ['people.list', 'people.list.added', 'people.export.csv', 'people.export.csv.delay', 'app.start'];
  ran.push('people.list.p50', 'people.list.p95');
  const delays = new Map([
    ['people.list', delay(3)],
    ['people.export.csv', delay(7)],
  ]);
  expect(told(mainDelay(ran, delays))).toEqual([['app.main-delay', 7, true]]);
});

test('names each row over the limit', () => {
  const over = DELAY_LIMIT + 1;
  expect(told(mainDelay(['people.list'], new Map([['people.list', delay(over)]])))).toEqual([
    ['app.main-delay', over, false],
    ['app.main-delay.people.list', over, false],
  ]);
});

test('fails for a row that ran without a measured delay, and names it', () => {
  const ran = ['people.list', 'notes.search', 'people.list.after-change'];
  const delays = new Map([
    ['people.list', delay(3)],
    ['people.list.after-change', delay(3)],
  ]);
  expect(told(mainDelay(ran, delays))).toEqual([
    ['app.main-delay', 3, false],
    ['app.main-delay.notes.search', 0, false],
  ]);
});

test('is no row when nothing else ran', () => {
  expect(mainDelay(['app.start'], new Map())).toEqual([]);
});

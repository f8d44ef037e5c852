import { expect, test } from 'vitest';

import { added, single, speed, spreadOf, tableOf, time, timed } from '#tests/bench/figures.ts';
import { ROWS } from '#tests/bench/rows/index.ts';

test('median and 95th percentile by the nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(spreadOf(hundred)).toEqual({ p50: 50, p95: 95 });
  expect(spreadOf([7])).toEqual({ p50: 7, p95: 7 });
  expect(() => spreadOf([])).toThrow(RangeError);
});

test('a row is over when its 95th percentile is, however good the median', () => {
  expect(timed('x', [1, 1, 1, 60], { limit: 50 })).toMatchObject({ p50: 1, p95: 60, limit: 50, ok: false });
  expect(timed('x', [1, 2, 3], { limit: 50, beside: { p50: 1, p95: 1 } })).toMatchObject({ ratio: 2, ok: true });
  expect(timed('x', [1, 2, 3], { limit: null }).ok).toBe(true);
  expect(single('x', 'MB', 3, 2).ok).toBe(false);
});

test('a speed beside another program must be reached', () => {
  expect(speed('x', { mine: 800, other: 100, limit: 0.1 })).toMatchObject({ unit: 'x', p50: 0.125, ok: true });
  expect(speed('x', { mine: 2000, other: 100, limit: 0.1 })).toMatchObject({ p50: 0.05, ok: false });
});

test('what is added is the median of the rounds’ differences, and over when that is', () => {
  const cheapAndDear = { whole: [2, 11, 2, 31], beside: [1, 10, 1, 10] };
  expect(added('x', { ...cheapAndDear, limit: 2 })).toMatchObject({ p50: 1, p95: 21, ok: true });
  expect(added('x', { ...cheapAndDear, limit: 1 }).ok).toBe(false);
  expect(added('x', { ...cheapAndDear, limit: null }).ok).toBe(true);
  expect(() => added('x', { whole: [1, 2], beside: [1], limit: 2 })).toThrow(RangeError);
});

test('rounds that warm up do not count', async () => {
  const rounds: number[] = [];
  const samples = await time((round) => Promise.resolve(rounds.push(round)), { rounds: 3, warmUp: 2 });
  expect(rounds).toEqual([0, 1, 2, 3, 4]);
  expect(samples).toHaveLength(3);
});

test('what comes before a round is not timed with it but comes each time', async () => {
  const order: string[] = [];
  const work = () => Promise.resolve(order.push('work'));
  const before = () => Promise.resolve(order.push('before'));
  await time(work, { rounds: 1, warmUp: 1, before });
  expect(order).toEqual(['before', 'work', 'before', 'work']);
});

test('the table marks what is over and stays in columns', () => {
  const table = tableOf([single('app.size', 'MB', 3, 2), timed('people.list', [1], { limit: 50 })]).split('\n');
  expect(table).toHaveLength(3);
  expect(table[1]).toMatch(/app\.size.*OVER$/);
  expect(table[2]).toMatch(/people\.list.*ok$/);
});

test('every figure that is promised has its row, and no name is measured twice', () => {
  const names = ROWS.flatMap((rows) => rows.names);
  expect(new Set(names).size).toBe(names.length);
  const promised = [
    'people.list',
    'people.filter',
    'people.search',
    'people.open',
    'people.open.first',
    'session.sign-in',
    'app.start',
    'app.end',
    'app.main-delay',
    'app.size.bundle',
    'app.size.memory',
  ];
  expect(names).toEqual(expect.arrayContaining(promised));
});

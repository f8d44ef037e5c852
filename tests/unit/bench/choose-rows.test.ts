import { describe, expect, test } from 'vitest';

import { chooseRows } from '#tests/bench/choose-rows.ts';
import { ROWS } from '#tests/bench/rows/index.ts';

const namesOf = (only: string) => chooseRows(ROWS, only).run.flatMap(({ names }) => names);
const everything = ROWS.flatMap(({ names }) => names);

describe('asked for', () => {
  test('nothing in particular, all rows run and all are told', () => {
    expect(namesOf('')).toEqual(everything);
    expect(everything.every(chooseRows(ROWS, '').isTold)).toBe(true);
  });

  test('a part, only that runs', () => {
    const people = namesOf('people.');
    expect(people.length).toBeGreaterThan(3);
    expect(people.filter((name) => !name.startsWith('people.'))).toEqual([]);
  });

  test.each(['app.main-delay', 'app.main-delay.people.list'])(
    '%s, all it sums up runs, and it alone is told',
    (only) => {
      const { isTold, leftOut } = chooseRows(ROWS, only);
      expect(namesOf(only)).toEqual(everything);
      expect(everything.filter(isTold).every((name) => name.startsWith('app.main-delay'))).toBe(true);
      expect(leftOut).toEqual([]);
    },
  );

  test('the rows of the program, the sum of all others is left out and named', () => {
    expect(namesOf('app.')).toEqual(['app.end', 'app.start', 'app.size.memory', 'app.size.bundle']);
    expect(chooseRows(ROWS, 'app.').leftOut).toEqual(['app.main-delay']);
  });

  test('a name that no row has, nothing runs', () => {
    expect(namesOf('nothing.like')).toEqual([]);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startsWithinOneTypingError, withinOneTypingError } from '#db/sqlite/typing-error.ts';

/** Distance of optimal string alignment by its definition, as slow as it is plain. */
function distance(a: string, b: string): number {
  const row = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const same = a[i - 1] === b[j - 1] ? 0 : 1;
    const best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
    const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    return swapped ? Math.min(best, at(i - 2, j - 2) + 1) : best;
  };
  const known = new Map<string, number>();
  const at = (i: number, j: number): number => {
    const key = `${i},${j}`;
    const value = known.get(key) ?? row(i, j);
    known.set(key, value);
    return value;
  };
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });

test.each([
  ['kowalska', 'kowalska', true],
  ['kowalska', 'kowalsak', true],
  ['kowalska', 'kowlska', true],
  ['kowalska', 'kowalskaa', true],
  ['kowalska', 'nowalska', true],
  ['kowalska', 'kowalsik', false],
  ['ab', 'ba', true],
  ['abc', 'cba', false],
  ['', 'a', true],
  ['', 'ab', false],
])('%s and %s: %s', (a, b, expected) => {
  expect(withinOneTypingError(a, b)).toBe(expected);
  expect(withinOneTypingError(b, a)).toBe(expected);
});

test('agrees with the definition of the distance', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(withinOneTypingError(a, b)).toBe(distance(a, b) <= 1);
    }),
    { numRuns: 2_000 },
  );
});

test('the beginning of a word agrees with trying every beginning', () => {
  fc.assert(
    fc.property(word, word, (typed, term) => {
      const beginnings = Array.from({ length: term.length + 1 }, (_unused, length) => term.slice(0, length));
      const expected = beginnings.some((beginning) => distance(typed, beginning) <= 1);
      expect(startsWithinOneTypingError(typed, term)).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
});

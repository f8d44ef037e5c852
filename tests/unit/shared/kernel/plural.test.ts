import { expect, test } from 'vitest';

import { countOf, formatInteger, plural } from '#shared/kernel/plural.ts';

test.each([
  [0, 'miesięcy'],
  [1, 'miesiąc'],
  [2, 'miesiące'],
  [4, 'miesiące'],
  [5, 'miesięcy'],
  [12, 'miesięcy'],
  [22, 'miesiące'],
  [101, 'miesięcy'],
  [112, 'miesięcy'],
  [1.5, 'miesiąca'],
])('%d %s', (n, form) => {
  expect(plural(n, 'miesiąc', 'miesiące', 'miesięcy', 'miesiąca')).toBe(form);
});

test('a number and its noun stay on one line', () => {
  expect(countOf(1240, 'osoba', 'osoby', 'osób')).toBe('1\u00a0240\u00a0osób');
  expect(countOf(2, 'osoba', 'osoby', 'osób')).toBe('2\u00a0osoby');
  expect(plural(1.5, 'osoba', 'osoby', 'osób')).toBe('osoby');
});

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1~000'],
  [-20_000, '−20~000'],
  [1_234_567, '1~234~567'],
])('%i is written %s', (n, text) => {
  expect(formatInteger(n).replaceAll('\u00a0', '~')).toBe(text);
});

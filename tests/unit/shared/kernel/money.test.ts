import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { asGrosze, formatAmount, formatMoney, grosze, parseMoney, sumMoney } from '#shared/kernel/money.ts';

describe('formatMoney', () => {
  test.each([
    [35_507_500, '355~075,00~zł'],
    [1_623_797_672, '16~237~976,72~zł'],
    [123_456, '1~234,56~zł'],
    [99_999, '999,99~zł'],
    [5, '0,05~zł'],
    [0, '0,00~zł'],
    [-123_456, '−1~234,56~zł'],
  ])('%i grosze', (amount, text) => {
    expect(formatMoney(asGrosze(amount)).replaceAll('\u00a0', '~')).toBe(text);
  });
});

describe('parseMoney', () => {
  test.each([
    ['1234,56', 123_456],
    ['1 234,56', 123_456],
    ['1\u00a0234,56 zł', 123_456],
    ['1\u202f234,56', 123_456],
    ['16 237 976,72', 1_623_797_672],
    ['1234.56', 123_456],
    ['1234', 123_400],
    ['12,5', 1250],
    ['-0,05', -5],
    ['−1 234,56 zł', -123_456],
    ['0', 0],
    ['-0', 0],
  ])('understands %j', (text, amount) => {
    expect(parseMoney(text)).toEqual({ ok: true, amount });
  });

  test.each([
    ['', 'empty'],
    [' zł', 'empty'],
    ['1.234,56', 'ambiguous'],
    ['1,234.56', 'ambiguous'],
    ['1.234', 'ambiguous'],
    ['1.234.567', 'ambiguous'],
    ['1,234', 'too-precise'],
    ['12 34', 'format'],
    ['1 2345,00', 'format'],
    ['12,', 'format'],
    ['dwa', 'format'],
    ['1e5', 'format'],
    ['--5', 'format'],
    ['99999999999999999', 'too-large'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parseMoney(text)).toEqual({ ok: false, reason });
  });

  test('reads back every amount it shows', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        const amount = asGrosze(value);
        expect(parseMoney(formatMoney(amount))).toEqual({ ok: true, amount });
        expect(parseMoney(formatAmount(amount))).toEqual({ ok: true, amount });
      }),
    );
  });
});

test('money is whole grosze', () => {
  expect(grosze.safeParse(12.5).success).toBe(false);
  expect(grosze.safeParse('12').success).toBe(false);
  expect(() => asGrosze(0.5)).toThrow(RangeError);
  expect(Object.is(asGrosze(-0), 0)).toBe(true);
});

test('own contribution is what the other sources leave, to the grosz', () => {
  const total = asGrosze(35_507_500);
  const [eu, state, own] = [asGrosze(30_181_375), asGrosze(3_373_212), asGrosze(1_952_913)];
  expect(sumMoney([eu, state, own])).toBe(total);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { asLocalDate } from '#shared/kernel/local-date.ts';
import { makePesel, parsePesel, pesel, peselMessage, SEXES } from '#shared/kernel/pesel.ts';

describe('parsePesel', () => {
  test.each([
    ['44051401359', '1944-05-14', 'male'],
    ['02211307589', '2002-01-13', 'female'],
    ['02122401358', '1902-12-24', 'male'],
    ['95830701232', '1895-03-07', 'male'],
    ['95830701249', '1895-03-07', 'female'],
    ['00410101230', '2100-01-01', 'male'],
    ['00410101247', '2100-01-01', 'female'],
    ['00622801234', '2200-02-28', 'male'],
  ])('%s is a person born %s, %s', (text, birthDate, sex) => {
    expect(parsePesel(text)).toEqual({ ok: true, pesel: text, birthDate, sex });
    expect(pesel.parse(text)).toBe(text);
  });

  test.each([
    ['44051401358', 'checksum'],
    ['02381307589', 'date'],
    ['4405140135', 'length'],
    ['440514013590', 'length'],
    ['4405140135x', 'length'],
    ['', 'length'],
    ['00000000000', 'date'],
  ] as const)('%j is refused: %s', (text, reason) => {
    expect(parsePesel(text)).toEqual({ ok: false, reason });
    const refused = pesel.safeParse(text);
    expect(refused.error?.issues[0]?.message).toBe(peselMessage(reason));
    expect(peselMessage(reason)).toMatch(/^PESEL: /);
  });

  test('forgives spaces in typing, but the stored form has none', () => {
    expect(parsePesel(' 440514 01359 ')).toMatchObject({ ok: true, pesel: '44051401359' });
    expect(pesel.safeParse('440514 01359').success).toBe(false);
  });

  const birth = fc
    .date({ min: new Date('1800-01-01T00:00Z'), max: new Date('2299-12-31T00:00Z'), noInvalidDate: true })
    .map((date) => asLocalDate(date.toISOString().slice(0, 10)));
  const made = fc.tuple(birth, fc.constantFrom(...SEXES), fc.integer({ min: 0, max: 4999 }));

  test('gives back the date and the sex a number was made of, in all five centuries', () => {
    fc.assert(
      fc.property(made, ([birthDate, sex, serial]) => {
        const number = makePesel(birthDate, sex, serial);
        expect(parsePesel(number)).toEqual({ ok: true, pesel: number, birthDate, sex });
      }),
      { numRuns: 2000 },
    );
  });

  test('finds every single wrong digit', () => {
    fc.assert(
      fc.property(made, fc.nat(10), fc.integer({ min: 1, max: 9 }), ([birthDate, sex, serial], at, by) => {
        const digits = makePesel(birthDate, sex, serial).split('');
        digits[at] = String((Number(digits[at]) + by) % 10);
        expect(parsePesel(digits.join(''))).toEqual({ ok: false, reason: 'checksum' });
      }),
    );
  });

  test('each serial of a day and sex is another number, and there are 5000', () => {
    const day = asLocalDate('2012-05-04');
    const numbers = SEXES.flatMap((sex) => Array.from({ length: 5000 }, (_, serial) => makePesel(day, sex, serial)));
    expect(new Set(numbers).size).toBe(10_000);
    expect(() => makePesel(day, 'male', 5000)).toThrow(RangeError);
  });
});

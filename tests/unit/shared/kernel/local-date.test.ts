import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';

import { toInstant } from '#shared/kernel/instant.ts';
import {
  addDays,
  addMonths,
  addYears,
  ageAt,
  ageInShort,
  ageInWords,
  asLocalDate,
  compareDates,
  daysBetween,
  formatDate,
  formatDateLong,
  formatDateWithWeekday,
  localDate,
  localDateNamed,
  localDateOf,
  parseTypedDate,
  relativeDays,
  today,
} from '#shared/kernel/local-date.ts';
import { NBSP } from '#shared/kernel/polish.ts';

const NOW = asLocalDate('2026-11-21');
const d = asLocalDate;
const anyDate = fc
  .date({ min: new Date('1800-01-01T00:00Z'), max: new Date('2299-12-31T00:00Z'), noInvalidDate: true })
  .map((date) => d(date.toISOString().slice(0, 10)));

describe('localDate', () => {
  test.each(['2026-02-28', '2024-02-29', '1800-01-01', '2299-12-31', '2000-02-29'])('accepts %s', (text) => {
    expect(localDate.parse(text)).toBe(text);
  });

  test.each(['2026-02-29', '1900-02-29', '1799-12-31', '2300-01-01', '2026-13-01', '2026-00-10', '2026-1-1', '', 'x'])(
    'refuses %s',
    (text) => {
      expect(localDate.safeParse(text).success).toBe(false);
      expect(() => d(text)).toThrow(RangeError);
    },
  );

  test('its message names the field', () => {
    const refused = localDateNamed('Data urodzenia', 'podaj datę urodzenia').safeParse('2026-02-30');
    expect(refused.error?.issues[0]?.message).toMatch(/^Data urodzenia: /);
    expect(localDateNamed('Data urodzenia', 'podaj datę urodzenia').safeParse(7).error?.issues[0]?.message).toMatch(
      /^Data urodzenia: /,
    );
  });
});

describe('arithmetic', () => {
  test('today follows the clock of Warsaw, not UTC', () => {
    expect(today(toInstant(new Date('2026-07-01T22:30:00Z')))).toBe('2026-07-02');
    expect(today(toInstant(new Date('2026-12-31T22:59:00Z')))).toBe('2026-12-31');
    expect(today(toInstant(new Date('2026-12-31T23:00:00Z')))).toBe('2027-01-01');
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-05-31', -3, '2026-02-28'],
    ['2026-11-21', 14, '2028-01-21'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(d(from), months)).toBe(to);
  });

  test('a year after 29 February is 28 February', () => {
    expect(addYears(d('2024-02-29'), 1)).toBe('2025-02-28');
  });

  test('agrees with Temporal on days, months and years from any day', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -1500, max: 1500 }), (date, amount) => {
        fc.pre(date > '1930' && date < '2170');
        const day = Temporal.PlainDate.from(date);
        expect(addDays(date, amount)).toBe(day.add({ days: amount }).toString());
        expect(addMonths(date, amount)).toBe(day.add({ months: amount }).toString());
        const years = Math.trunc(amount / 15);
        expect(addYears(date, years)).toBe(day.add({ years }).toString());
      }),
      { numRuns: 2000 },
    );
  });

  test('does not leave the years it knows', () => {
    expect(() => addDays(d('2299-12-31'), 1)).toThrow(RangeError);
    expect(() => addMonths(d('1800-01-31'), -1)).toThrow(RangeError);
  });

  test('days added are days between', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -400, max: 400 }), (date, days) => {
        fc.pre(date > '1802' && date < '2298');
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(Math.sign(compareDates(addDays(date, days), date))).toBe(Math.sign(days));
      }),
    );
  });

  test.each([
    ['2008-11-21', '2026-11-21', 18],
    ['2008-11-22', '2026-11-21', 17],
    ['2004-02-29', '2022-02-27', 17],
    ['2004-02-29', '2022-02-28', 18],
    ['2004-02-29', '2024-02-28', 19],
    ['2026-11-21', '2026-11-21', 0],
    ['2026-11-22', '2026-11-21', -1],
  ])('a person born %s is on %s aged %i', (birth, on, age) => {
    expect(ageAt(d(birth), d(on))).toBe(age);
  });

  test('age grows by one exactly on the birthday', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 110 }), (birth, years) => {
        fc.pre(birth < '2180');
        const birthday = addYears(birth, years);
        expect(ageAt(birth, birthday)).toBe(years);
        expect(ageAt(birth, addDays(birthday, -1))).toBe(years - 1);
      }),
    );
  });
});

describe('parseTypedDate', () => {
  test.each([
    ['1.2.26', '2026-02-01'],
    ['01.02.2026', '2026-02-01'],
    ['1-2-2026', '2026-02-01'],
    ['1/2/2026', '2026-02-01'],
    ['1 2 2026', '2026-02-01'],
    ['01022026', '2026-02-01'],
    ['010226', '2026-02-01'],
    ['2026-02-01', '2026-02-01'],
    ['2026.2.1', '2026-02-01'],
    [' 1. 2. 2026 r. ', '2026-02-01'],
    ['1.2.46', '2046-02-01'],
    ['1.2.47', '1947-02-01'],
    ['29.02.24', '2024-02-29'],
  ])('understands %s', (text, date) => {
    expect(parseTypedDate(text, { today: NOW })).toEqual({ ok: true, date, yearless: false });
  });

  // Today is 21.11.2026.
  test.each([
    ['12.3', '2026-03-12', '2026-03-12', '2027-03-12'],
    ['12.03', '2026-03-12', '2026-03-12', '2027-03-12'],
    ['12.3.', '2026-03-12', '2026-03-12', '2027-03-12'],
    ['12. 3. r.', '2026-03-12', '2026-03-12', '2027-03-12'],
    ['12 03', '2026-03-12', '2026-03-12', '2027-03-12'],
    ['12 3', '2026-03-12', '2026-03-12', '2027-03-12'],
    ['12-3', '2026-03-12', '2026-03-12', '2027-03-12'],
    ['12/03', '2026-03-12', '2026-03-12', '2027-03-12'],
    ['1203', '2026-03-12', '2026-03-12', '2027-03-12'],
    ['20.11', '2026-11-20', '2026-11-20', '2027-11-20'],
    ['21.11', '2026-11-21', '2026-11-21', '2026-11-21'],
    ['2211', '2026-11-22', '2025-11-22', '2026-11-22'],
    ['31.12', '2026-12-31', '2025-12-31', '2026-12-31'],
    ['1.1', '2026-01-01', '2026-01-01', '2027-01-01'],
    ['29.2', null, '2024-02-29', '2028-02-29'],
    ['30.2', null, null, null],
    ['0112', '2026-12-01', '2025-12-01', '2026-12-01'],
    ['1312', '2026-12-13', '2025-12-13', '2026-12-13'],
    ['1213', null, null, null],
  ])('completes %j: this year %s, past %s, ahead %s', (text, any, past, ahead) => {
    const read = (side?: 'past' | 'ahead') => {
      const parsed = parseTypedDate(text, { today: NOW, ...(side === undefined ? {} : { side }) });
      if (parsed.ok) expect(parsed.yearless).toBe(true);
      else expect(parsed.reason).toBe('no-such-day');
      return parsed.ok ? parsed.date : null;
    };
    expect([read(), read('past'), read('ahead')]).toEqual([any, past, ahead]);
  });

  test('a typed year is kept on either side', () => {
    for (const side of ['past', 'ahead'] as const) {
      for (const text of ['1.2.26', '1.2.2026', '01022026', '2026-02-01']) {
        expect(parseTypedDate(text, { today: NOW, side })).toEqual({ ok: true, date: '2026-02-01', yearless: false });
      }
      expect(parseTypedDate('1.2.27', { today: NOW, side })).toMatchObject({ date: '2027-02-01' });
    }
  });

  test('a birth date is never in the coming years', () => {
    expect(parseTypedDate('1.2.27', { today: NOW, latestYear: 2026 })).toEqual({
      ok: true,
      date: '1927-02-01',
      yearless: false,
    });
    expect(parseTypedDate('1.2.26', { today: NOW, latestYear: 2026 })).toEqual({
      ok: true,
      date: '2026-02-01',
      yearless: false,
    });
  });

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['jutro', 'format'],
    ['12', 'format'],
    ['123', 'format'],
    ['1.', 'format'],
    ['12 03 1', 'format'],
    ['1.2.026', 'format'],
    ['102026', 'no-such-day'],
    ['31.2.2026', 'no-such-day'],
    ['29.02.2026', 'no-such-day'],
    ['1.13.2026', 'no-such-day'],
    ['0.1.2026', 'no-such-day'],
    ['1.1.1799', 'year-out-of-range'],
    ['1.1.2300', 'year-out-of-range'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parseTypedDate(text, { today: NOW })).toEqual({ ok: false, reason });
  });

  test('reads back every date it shows', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(parseTypedDate(formatDate(date), { today: NOW })).toMatchObject({ ok: true, date });
        expect(parseTypedDate(formatDate(date).replaceAll('.', ''), { today: NOW })).toMatchObject({ ok: true, date });
        expect(parseTypedDate(date, { today: NOW })).toMatchObject({ ok: true, date });
      }),
    );
  });

  test('never throws and never invents a day', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.-/ r'.split('')) }), (text) => {
        const parsed = parseTypedDate(text, { today: NOW });
        if (parsed.ok) expect(localDate.safeParse(parsed.date).success).toBe(true);
      }),
    );
  });
});

describe('shown', () => {
  test('as the office writes dates', () => {
    expect(formatDate(NOW)).toBe('21.11.2026');
    expect(formatDateLong(d('2026-03-05'))).toBe('5\u00a0marca\u00a02026\u00a0r.');
    expect(formatDateWithWeekday(d('2026-11-26'))).toBe('czw.\u00a026.11');
    expect(formatDateWithWeekday(d('2026-11-22'))).toBe('niedz.\u00a022.11');
  });

  test.each([
    ['2026-11-21', 'dziś'],
    ['2026-11-22', 'jutro'],
    ['2026-11-27', 'za 6 dni'],
    ['2026-11-20', '1 dzień po terminie'],
    ['2026-11-18', '3 dni po terminie'],
  ])('%s is %s', (date, words) => {
    expect(relativeDays(d(date), NOW).replaceAll('\u00a0', ' ')).toBe(words);
  });

  test('no such day has no date', () => {
    expect(localDateOf(2026, 2, 29)).toBeUndefined();
    expect(localDateOf(2026, 2, 28)).toBe('2026-02-28');
  });
});

describe('the age in words', () => {
  const on = asLocalDate('2026-11-21');
  test.each([
    ['2026-11-21', '0 dni', '0 dni'],
    ['2026-11-20', '1 dzień', '1 dzień'],
    ['2026-11-08', '13 dni', '13 dni'],
    ['2026-11-07', '2 tygodnie', '2 tyg.'],
    ['2026-10-22', '4 tygodnie', '4 tyg.'],
    ['2026-10-21', '1 miesiąc', '1 mies.'],
    ['2026-08-22', '2 miesiące', '2 mies.'],
    ['2026-06-21', '5 miesięcy', '5 mies.'],
    ['2025-11-22', '11 miesięcy', '11 mies.'],
    ['2025-11-21', '1 rok', '1'],
    ['2022-11-22', '3 lata', '3'],
    ['2004-11-21', '22 lata', '22'],
    ['1914-11-21', '112 lat', '112'],
  ])('of somebody born on %s is %s', (birth, words, short) => {
    expect(ageInWords(asLocalDate(birth), on)).toBe(words.replace(' ', NBSP));
    expect(ageInShort(asLocalDate(birth), on)).toBe(short.replace(' ', NBSP));
  });

  test('completes a month on its last day where the month is shorter', () => {
    expect(ageInWords(asLocalDate('2026-01-31'), asLocalDate('2026-02-28'))).toBe(`1${NBSP}miesiąc`);
    expect(ageInWords(asLocalDate('2026-01-31'), asLocalDate('2026-02-27'))).toBe(`3${NBSP}tygodnie`);
  });

  test('never counts in years before the first birthday and always after it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const birth = addDays(on, -days);
        const years = ageAt(birth, on);
        expect(/ (rok|lata|lat)$/.test(ageInWords(birth, on).replace(NBSP, ' '))).toBe(years > 0);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { email } from '#shared/kernel/email.ts';
import { formatNip, nip, parseNip } from '#shared/kernel/nip.ts';
import { formatPhone, parsePhone, phone } from '#shared/kernel/phone.ts';
import { parsePostalCode, postalCode } from '#shared/kernel/postal-code.ts';
import { parseRegon, regon } from '#shared/kernel/regon.ts';

describe('NIP', () => {
  test.each(['856-734-62-15', '8567346215', 'PL8567346215', ' pl 856 734 62 15 '])('accepts %s', (text) => {
    const parsed = parseNip(text);
    expect(parsed).toEqual({ ok: true, nip: '8567346215' });
    expect(parsed.ok && formatNip(parsed.nip)).toBe('856-734-62-15');
  });

  test.each([
    ['8567346216', 'checksum'],
    ['856734621', 'length'],
    ['', 'length'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parseNip(text)).toEqual({ ok: false, reason });
    expect(nip.safeParse(text).error?.issues[0]?.message).toMatch(/^NIP: /);
  });

  test('no last digit fits where the sum leaves 10', () => {
    // 3 * 7 = 21 leaves 10 when divided by 11, and 10 is no digit
    for (let last = 0; last < 10; last += 1) expect(parseNip(`000000003${last}`).ok).toBe(false);
  });

  test('the stored form is digits only', () => {
    expect(nip.safeParse('856-734-62-15').success).toBe(false);
    expect(nip.parse('8567346215')).toBe('8567346215');
  });
});

describe('REGON', () => {
  test.each(['192598184', '12345678512347', '192 598 184'])('accepts %s', (text) => {
    expect(parseRegon(text)).toMatchObject({ ok: true });
  });

  test.each([
    ['192598183', 'checksum'],
    ['12345678512348', 'checksum'],
    ['12345678412347', 'checksum'],
    ['1925981', 'length'],
    ['1925981840', 'length'],
  ])('refuses %s as %s', (text, reason) => {
    expect(parseRegon(text)).toEqual({ ok: false, reason });
    expect(regon.safeParse(text).error?.issues[0]?.message).toMatch(/^REGON: /);
  });
});

describe('postal code', () => {
  test.each(['39-300', '39300', '39 300', ' 39–300 '])('understands %s', (text) => {
    expect(parsePostalCode(text)).toEqual({ ok: true, postalCode: '39-300' });
  });

  test.each(['3930', '393000', '39-3000', 'ab-cde', ''])('refuses %j', (text) => {
    expect(parsePostalCode(text)).toEqual({ ok: false, reason: 'format' });
    expect(postalCode.safeParse(text).error?.issues[0]?.message).toMatch(/^Kod pocztowy: /);
  });
});

describe('phone', () => {
  test.each(['600100200', '600 100 200', '600-100-200', '+48 600 100 200', '0048600100200', '(60) 010 02 00'])(
    'understands %s',
    (text) => {
      const parsed = parsePhone(text);
      expect(parsed).toEqual({ ok: true, phone: '+48600100200' });
      expect(parsed.ok && formatPhone(parsed.phone).replaceAll('\u00a0', ' ')).toBe('+48 600 100 200');
    },
  );

  test('keeps a foreign number with its country', () => {
    expect(parsePhone('+380 50 123 45 67')).toEqual({ ok: true, phone: '+380501234567' });
  });

  test.each(['60010020', '+4860010020', '+486001002001', '6001002001', 'brak', '+0123456789', ''])(
    'refuses %j',
    (text) => {
      expect(parsePhone(text)).toEqual({ ok: false, reason: 'format' });
      expect(phone.safeParse(text).error?.issues[0]?.message).toMatch(/^Telefon: /);
    },
  );

  test('what it shows it reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000_000, max: 999_999_999 }), (number) => {
        const parsed = parsePhone(String(number));
        expect(parsed.ok && parsePhone(formatPhone(parsed.phone))).toEqual(parsed);
      }),
    );
  });
});

describe('e-mail', () => {
  test.each(['jan.nowak@example.org', 'a@b.pl', 'Anna+x@mops.example.com'])('accepts %s', (text) => {
    expect(email.parse(text)).toBe(text);
  });

  test.each([
    'łucja@example.org',
    'jan@',
    '@example.org',
    'jan nowak@example.org',
    'jan@example',
    'a..b@c.pl',
    'a.@c.pl',
    '',
  ])('refuses %j', (text) => {
    expect(email.safeParse(text).error?.issues[0]?.message).toMatch(/^E-mail: /);
  });

  test('refuses more than 254 characters', () => {
    expect(email.safeParse(`${'a'.repeat(250)}@example.org`).success).toBe(false);
  });
});

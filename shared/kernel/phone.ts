import { z } from 'zod';

import { NBSP } from './polish.ts';
import { refuse, type Parsed } from './result.ts';

const STORED = /^\+(48\d{9}|(?!48|0)\d{7,15})$/;

/** The sentence about a number that is none. */
export const PHONE_MESSAGE = 'Telefon: podaj numer telefonu z 9 cyfr, a zagraniczny z plusem i numerem kraju.';

/** A telephone number as stored: '+48600100200'; a foreign one with its country code. */
export const phone = z
  .string('Telefon: podaj numer telefonu, na przykład 600 100 200.')
  .regex(STORED, PHONE_MESSAGE)
  .brand<'Phone'>();

export type Phone = z.infer<typeof phone>;

/** Understands 600100200, 600-100-200, (17) 850 01 00, 0048…, +48…, +380…; a number without a country code is Polish. */
export function parsePhone(text: string): Parsed<{ phone: Phone }, 'format'> {
  const typed = text.replace(/[\s\u00a0().\-–/]+/g, '').replace(/^00(?=\d{8})/, '+');
  const stored = /^\d{9}$/.test(typed) ? `+48${typed}` : typed;
  return STORED.test(stored) ? { ok: true, phone: stored as Phone } : refuse('format');
}

/** '+48 600 100 200'; a foreign number as stored, since its groups differ from country to country. */
export function formatPhone(value: Phone): string {
  const match = /^\+48(\d{3})(\d{3})(\d{3})$/.exec(value);
  return match === null ? value : ['+48', match[1], match[2], match[3]].join(NBSP);
}

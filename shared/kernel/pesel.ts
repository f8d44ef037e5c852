import { z } from 'zod';

import { localDateOf, dayOf, monthOf, yearOf, type LocalDate } from './local-date.ts';
import { refuse, type Parsed } from './result.ts';

export const SEXES = ['female', 'male'] as const;
export type Sex = (typeof SEXES)[number];

const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3] as const;

/** The century is added to the month: 1800s +80, 1900s +0, 2000s +20, 2100s +40, 2200s +60. */
const CENTURY_OF_MONTH: readonly number[] = [1900, 2000, 2100, 2200, 1800];

export type PeselReason = 'length' | 'checksum' | 'date';

/**
 * Checks a PESEL number: 11 digits (spaces and hyphens between them are forgiven), checksum, a real date of birth; gives
 * the date and the sex it carries (the tenth digit even: woman).
 */
export function parsePesel(text: string): Parsed<{ pesel: Pesel; birthDate: LocalDate; sex: Sex }, PeselReason> {
  const digits = text.replace(/[\s-]+/g, '');
  if (!/^\d{11}$/.test(digits)) return refuse('length');
  if (checkDigit(digits) !== Number(digits[10])) return refuse('checksum');
  const monthCode = Number(digits.slice(2, 4));
  const century = CENTURY_OF_MONTH[Math.floor(monthCode / 20)] ?? 0;
  const birthDate = localDateOf(century + Number(digits.slice(0, 2)), monthCode % 20, Number(digits.slice(4, 6)));
  if (birthDate === undefined) return refuse('date');
  return { ok: true, pesel: digits as Pesel, birthDate, sex: Number(digits[9]) % 2 === 0 ? 'female' : 'male' };
}

function checkDigit(digits: string): number {
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) sum += weight * Number(digits[index]);
  return (10 - (sum % 10)) % 10;
}

const MESSAGES: Readonly<Record<PeselReason, string>> = {
  length: 'PESEL: podaj numer PESEL z 11 cyfr.',
  checksum: 'PESEL: sprawdź numer PESEL z dokumentem, nie zgadza się cyfra kontrolna.',
  date: 'PESEL: sprawdź numer PESEL z dokumentem, pierwsze sześć cyfr nie jest datą urodzenia.',
};

/** The Polish sentence for the field of a PESEL that was refused. */
export const peselMessage = (reason: PeselReason): string => MESSAGES[reason];

/** A valid PESEL of exactly 11 digits. */
export const pesel = z
  .string('PESEL: podaj numer PESEL z 11 cyfr.')
  .superRefine((text, context) => {
    const parsed = /[\s-]/.test(text) ? refuse('length') : parsePesel(text);
    if (!parsed.ok) context.addIssue({ code: 'custom', message: MESSAGES[parsed.reason] });
  })
  .brand<'Pesel'>();

export type Pesel = z.infer<typeof pesel>;

/**
 * Makes a valid number for an invented person: `serial` is 0-4999, each one number for the day and the sex.
 * Throws RangeError for another serial.
 */
export function makePesel(birthDate: LocalDate, sex: Sex, serial: number): Pesel {
  if (!Number.isInteger(serial) || serial < 0 || serial > 4999) throw new RangeError('Serial is 0-4999');
  const year = yearOf(birthDate);
  const centuryIndex = CENTURY_OF_MONTH.indexOf(year - (year % 100));
  const pad = (value: number, length: number): string => String(value).padStart(length, '0');
  const date = pad(year % 100, 2) + pad(monthOf(birthDate) + centuryIndex * 20, 2) + pad(dayOf(birthDate), 2);
  const lastOfSerial = (serial % 5) * 2 + (sex === 'male' ? 1 : 0);
  const body = `${date}${pad(Math.floor(serial / 5), 3)}${lastOfSerial}`;
  return `${body}${checkDigit(body)}` as Pesel;
}

import { z } from 'zod';

import { groupDigits } from './plural.ts';
import { NBSP } from './polish.ts';
import { refuse, type Parsed } from './result.ts';

/** An amount of money in whole grosze (1 zł = 100 gr); negative for corrections. */
export const grosze = z.int('Podaj kwotę w złotych, na przykład 1 234,56.').brand<'Grosze'>();

export type Grosze = z.infer<typeof grosze>;

/** Throws RangeError for a fraction of a grosz or a number beyond exact integers. */
export function asGrosze(amount: number): Grosze {
  if (!Number.isSafeInteger(amount)) throw new RangeError('Money is a whole number of grosze');
  return (amount === 0 ? 0 : amount) as Grosze;
}

/** Throws RangeError when the sum leaves exact integers. */
export function sumMoney(amounts: Iterable<Grosze>): Grosze {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return asGrosze(sum);
}

/** '355 075,00 zł': always two decimals, groups from four digits up (as the offices' own tables), non-breaking spaces. */
export function formatMoney(amount: Grosze): string {
  return `${formatAmount(amount)}${NBSP}zł`;
}

/** '355 075,00', for columns whose head already says zł. */
export function formatAmount(amount: Grosze): string {
  const digits = Math.abs(amount).toString().padStart(3, '0');
  return `${amount < 0 ? '−' : ''}${groupDigits(digits.slice(0, -2))},${digits.slice(-2)}`;
}

export type MoneyReason = 'empty' | 'format' | 'ambiguous' | 'too-precise' | 'too-large';

/**
 * Understands 1234,56 · 1 234,56 · 1234.56 · 1234 · 12,5 · −12,00 zł. '1.234' and '1.234,56' are refused as ambiguous:
 * the dot may be a decimal point or a thousands separator, and a budget cannot guess.
 */
export function parseMoney(text: string): Parsed<{ amount: Grosze }, MoneyReason> {
  const typed = text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    .replace(/ ?(zł|PLN)$/i, '');
  if (typed === '') return refuse('empty');
  const match = /^([-−–]?) ?(\d+|\d{1,3}(?: \d{3})+)(?:([.,])(\d*))?$/.exec(typed);
  if (match === null) return refuse(/^[-−–]?[\d ]+[.,][\d .]*[.,]\d*$/.test(typed) ? 'ambiguous' : 'format');
  const [, sign = '', whole = '', separator = '', decimals = ''] = match;
  if (separator !== '' && decimals === '') return refuse('format');
  if (separator === '.' && decimals.length === 3) return refuse('ambiguous');
  if (decimals.length > 2) return refuse('too-precise');
  const value = Number(whole.replaceAll(' ', '')) * 100 + Number(decimals.padEnd(2, '0'));
  if (!Number.isSafeInteger(value)) return refuse('too-large');
  return { ok: true, amount: asGrosze(sign === '' ? value : -value) };
}

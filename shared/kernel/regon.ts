import { z } from 'zod';

import { refuse, type Parsed } from './result.ts';

const WEIGHTS_9 = [8, 9, 2, 3, 4, 5, 6, 7] as const;
const WEIGHTS_14 = [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8] as const;

export type RegonReason = 'length' | 'checksum';

/** Checks a REGON number: 9 digits, or 14 for a local unit (whose first 9 are valid on their own); gives the digits. */
export function parseRegon(text: string): Parsed<{ regon: Regon }, RegonReason> {
  const digits = text.replace(/[\s-]+/g, '');
  if (!/^(\d{9}|\d{14})$/.test(digits)) return refuse('length');
  const valid = checks(digits, WEIGHTS_9) && (digits.length === 9 || checks(digits, WEIGHTS_14));
  return valid ? { ok: true, regon: digits as Regon } : refuse('checksum');
}

function checks(digits: string, weights: readonly number[]): boolean {
  let sum = 0;
  for (const [index, weight] of weights.entries()) sum += weight * Number(digits[index]);
  return (sum % 11) % 10 === Number(digits[weights.length]);
}

const MESSAGES: Readonly<Record<RegonReason, string>> = {
  length: 'REGON: podaj numer REGON z 9 albo 14 cyfr.',
  checksum: 'REGON: sprawdź numer REGON z dokumentem, nie zgadza się cyfra kontrolna.',
};

/** A valid REGON of exactly 9 or 14 digits. */
export const regon = z
  .string('REGON: podaj numer REGON z 9 albo 14 cyfr.')
  .superRefine((text, context) => {
    const parsed = /\D/.test(text) ? refuse('length') : parseRegon(text);
    if (!parsed.ok) context.addIssue({ code: 'custom', message: MESSAGES[parsed.reason] });
  })
  .brand<'Regon'>();

export type Regon = z.infer<typeof regon>;

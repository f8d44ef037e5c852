import { z } from 'zod';

import { refuse, type Parsed } from './result.ts';

const WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7] as const;

export type NipReason = 'length' | 'checksum';

/** Checks a tax number (NIP): 10 digits, with or without hyphens, spaces and the prefix PL; gives the digits. */
export function parseNip(text: string): Parsed<{ nip: Nip }, NipReason> {
  const digits = text
    .trim()
    .replace(/^PL/i, '')
    .replace(/[\s-]+/g, '');
  if (!/^\d{10}$/.test(digits)) return refuse('length');
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) sum += weight * Number(digits[index]);
  return sum % 11 === Number(digits[9]) ? { ok: true, nip: digits as Nip } : refuse('checksum');
}

const MESSAGES: Readonly<Record<NipReason, string>> = {
  length: 'NIP: podaj numer NIP z 10 cyfr.',
  checksum: 'NIP: sprawdź numer NIP z dokumentem, nie zgadza się cyfra kontrolna.',
};

/** A valid NIP of exactly 10 digits. */
export const nip = z
  .string('NIP: podaj numer NIP z 10 cyfr.')
  .superRefine((text, context) => {
    const parsed = /\D/.test(text) ? refuse('length') : parseNip(text);
    if (!parsed.ok) context.addIssue({ code: 'custom', message: MESSAGES[parsed.reason] });
  })
  .brand<'Nip'>();

export type Nip = z.infer<typeof nip>;

/** '856-734-62-15'. */
export function formatNip(value: Nip): string {
  return `${value.slice(0, 3)}-${value.slice(3, 6)}-${value.slice(6, 8)}-${value.slice(8)}`;
}

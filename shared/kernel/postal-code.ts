import type { z } from 'zod';

import { refuse, type Parsed } from './result.ts';
import { filledText } from './typed-text.ts';

/** A Polish postal code, '39-300'. */
export const postalCode = filledText('Kod pocztowy', 'podaj kod pocztowy')
  .regex(/^\d{2}-\d{3}$/, 'Kod pocztowy: podaj kod pocztowy z pięciu cyfr w postaci 39-300.')
  .brand<'PostalCode'>();

export type PostalCode = z.infer<typeof postalCode>;

/** Understands 39-300, 39300, 39 300; gives the code with its hyphen. */
export function parsePostalCode(text: string): Parsed<{ postalCode: PostalCode }, 'format'> {
  const match = /^(\d{2})[\s\-–]*(\d{3})$/.exec(text.trim());
  if (match === null) return refuse('format');
  return { ok: true, postalCode: `${match[1] ?? ''}-${match[2] ?? ''}` as PostalCode };
}

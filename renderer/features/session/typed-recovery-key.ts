import { z } from 'zod';

import { i18n } from '#renderer/i18n/index.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { errorSentence } from '../../ui/error-sentence.ts';

/** The field of a recovery key as it is typed; what it says is judged by the office. */
export const recoveryKeySchema = z.strictObject({
  recoveryKey: z
    .string()
    .trim()
    .min(1, 'Klucz z karty: przepisz cały klucz z karty.')
    .max(2000, 'Klucz z karty: przepisz sam klucz z karty, tekst jest za długi.'),
});

const TYPO_WORDS = {
  short: 'short',
  long: 'long',
  checksum: 'checksum',
  'part-length': 'partLength',
  'part-first': 'partFirst',
  'part-sign': 'partSign',
} as const;
const typo = z.object({
  reason: z.enum(['short', 'long', 'checksum', 'part-length', 'part-first', 'part-sign']),
  /** Of the sentences that name a part. */
  part: z.int().default(1),
});

/** What is wrong with the typed key, said beside it: where the typing error is, or that the key opens nothing here. */
export function wrongRecoveryKey(error: unknown): { path: 'recoveryKey'; message: string } | null {
  if (!isAppError(error, 'WRONG_RECOVERY_KEY', 'RECOVERY_KEY_TYPO')) return null;
  const said = typo.safeParse(error.data);
  if (!said.success) return { path: 'recoveryKey', message: errorSentence(error) };
  const { reason, part } = said.data;
  return { path: 'recoveryKey', message: i18n.t(`recovery.typo.${TYPO_WORDS[reason]}`, { ns: 'session', part }) };
}

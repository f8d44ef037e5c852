import { generateX25519Identity, identityToRecipient } from 'age-encryption';

import { AppError } from '#shared/kernel/app-error.ts';

import { sha256 } from './secrets.ts';

/** Part 1 of every key; the same on all cards. */
const PREFIX = 'AGE-SECRET-KEY-1';
/** Letters and digits after the prefix: 32 bytes and a checksum in bech32. */
const DATA_LENGTH = 58;
const PART_LENGTH = 8;
/** Signs that bech32 never uses, read as the ones they are taken for on paper. */
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', I: 'L', '1': 'L', B: '8' };
/** Hyphens, dashes and the minus sign, whatever the keyboard or a word processor made of them. */
const SEPARATORS = /[\s\p{Cf}\p{Pd}\u2212_.]/gu;

/** A recovery key: an age X25519 identity. `text` is the secret; `recipient` is public and may be stored. */
export interface RecoveryKey {
  readonly text: string;
  readonly recipient: string;
}

/** A fresh recovery key. It is shown once and stored nowhere. */
export async function generateRecoveryKey(): Promise<RecoveryKey> {
  const text = await generateX25519Identity();
  return { text, recipient: await identityToRecipient(text) };
}

/**
 * Reads a key as people type it: any case, spaces, dashes and line breaks anywhere, part 1 left out or not, a saved key
 * file with its `#` lines, 0 typed as O. Throws RECOVERY_KEY_TYPO when the checksum does not fit: some letter differs.
 */
export async function parseRecoveryKey(typed: string): Promise<RecoveryKey> {
  const letters = readLetters(typed.replace(/^\s*#.*$/gm, ''));
  const head = letters.slice(0, -DATA_LENGTH);
  const data = letters.slice(-DATA_LENGTH);
  if (data.length !== DATA_LENGTH || (head !== '' && head !== readLetters(PREFIX)))
    throw new AppError('RECOVERY_KEY_TYPO');
  const text = `${PREFIX}${data}`;
  try {
    return { text, recipient: await identityToRecipient(text) };
  } catch {
    throw new AppError('RECOVERY_KEY_TYPO');
  }
}

/** The numbered parts of the card: part 1 is the prefix, then groups of eight, the last one shorter. */
export function splitRecoveryKey(text: string): string[] {
  const parts = [PREFIX];
  for (let at = PREFIX.length; at < text.length; at += PART_LENGTH) parts.push(text.slice(at, at + PART_LENGTH));
  return parts;
}

/** True when what was typed from paper is this part, with the same forgiveness as parseRecoveryKey. */
export function isSamePart(part: string, typed: string): boolean {
  return readLetters(typed) === readLetters(part);
}

/** A short public name of a recovery key, the same on every computer: 16 hex digits of SHA-256 of the recipient. */
export function recoveryFingerprint(recipient: string): string {
  return sha256(recipient).toString('hex').slice(0, 16);
}

function readLetters(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(SEPARATORS, '')
    .toUpperCase()
    .replace(/[OI1B]/g, (letter) => LOOKALIKES[letter] ?? letter);
}

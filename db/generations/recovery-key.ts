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
/** Those that bech32 uses, as they are read. */
const SIGNS = /^[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]+$/;
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
 * Reads a key as people type it: any case, spaces, dashes and line breaks anywhere, part 1 left out or not, the numbers of
 * the parts copied from the card or not, a saved key file with its `#` lines, 0 typed as O. Throws RECOVERY_KEY_TYPO {reason, part?} when the checksum does not fit: some
 * letter differs. The reason follows from what was typed alone, so it tells nothing of the key.
 */
export async function parseRecoveryKey(typed: string): Promise<RecoveryKey> {
  const text = typed.replace(/^\s*#.*$/gm, '');
  const bare = withoutNumbers(text);
  const key = (await keyOf(text)) ?? (bare === null ? null : await keyOf(bare));
  if (key === null) throw typoOf(bare ?? text);
  return key;
}

/** The key these letters are, of the right length and checksum; null for any others. */
async function keyOf(typed: string): Promise<RecoveryKey | null> {
  const letters = readLetters(typed);
  const head = letters.slice(0, -DATA_LENGTH);
  const data = letters.slice(-DATA_LENGTH);
  if (data.length !== DATA_LENGTH || (head !== '' && head !== readLetters(PREFIX))) return null;
  const text = `${PREFIX}${data}`;
  try {
    return { text, recipient: await identityToRecipient(text) };
  } catch {
    return null;
  }
}

/**
 * The parts alone, where each stands behind its number as on the card; null where the numbers are not all in their places.
 * Part 1 may be left out, with its number or only that.
 */
function withoutNumbers(text: string): string | null {
  const groups = text.split(/\s+/u).flatMap((group) => readLetters(group) || []);
  const first = 1 + PARTS.length - groups.length / 2;
  const numbered = groups.every((group, index) => index % 2 === 1 || group === numberOf(first + index / 2));
  if (groups.length % 2 === 0 && (first === 1 || first === 2) && numbered) {
    return groups.filter((_, index) => index % 2 === 1).join(' ');
  }
  const letters = groups.join('');
  const [head, ...others] = PARTS.map((signs, index) => ({ number: numberOf(index + 1), signs }));
  const shapes = head === undefined ? [] : [[head, ...others], [{ ...head, number: '' }, ...others], others];
  for (const shape of shapes) {
    const parts: string[] = [];
    let at = 0;
    for (const { number, signs } of shape) {
      if (!letters.startsWith(number, at)) break;
      parts.push(letters.slice(at + number.length, at + number.length + signs));
      at += number.length + signs;
    }
    if (parts.length === shape.length && at === letters.length) return parts.join('');
  }
  return null;
}

/** The number of a part as it is read among the signs of a key. */
const numberOf = (part: number): string => readLetters(String(part));

type RecoveryTypo =
  | { readonly reason: 'short' | 'long' | 'checksum' }
  | { readonly reason: 'part-length' | 'part-first' | 'part-sign'; readonly part: number };

/** Where the typing error is, as far as lengths and signs can tell; `part` counts as on the card, from 1. */
function typoOf(typed: string): AppError {
  const said = (typo: RecoveryTypo): AppError => new AppError('RECOVERY_KEY_TYPO', typo);
  const letters = readLetters(typed);
  const groups = typed.split(/\s+/u).flatMap((group) => readLetters(group) || []);
  const first = readLetters(PREFIX);
  const lengths = PARTS;
  const whole = first.length + DATA_LENGTH;
  const begun = letters.startsWith(first.slice(0, 3));
  const ofWhole = letters.length === whole;
  let parts: readonly string[];
  if (ofWhole || (letters.length === DATA_LENGTH && !begun)) {
    let at = 0;
    parts = lengths.slice(ofWhole ? 0 : 1).map((length) => letters.slice(at, (at += length)));
  } else if (groups.length === (begun ? lengths.length : lengths.length - 1)) parts = groups;
  else return said({ reason: letters.length < (begun ? whole : DATA_LENGTH) ? 'short' : 'long' });
  for (const [index, signs] of parts.entries()) {
    const part = index + 1 + lengths.length - parts.length;
    if (signs.length !== lengths[part - 1]) return said({ reason: 'part-length', part });
    if (part === 1 && signs !== first) return said({ reason: 'part-first', part });
    if (part > 1 && !SIGNS.test(signs)) return said({ reason: 'part-sign', part });
  }
  return said({ reason: 'checksum' });
}

/** The numbered parts of the card: part 1 is the prefix, then groups of eight, the last one shorter. */
export function splitRecoveryKey(text: string): string[] {
  const parts = [PREFIX];
  for (let at = PREFIX.length; at < text.length; at += PART_LENGTH) parts.push(text.slice(at, at + PART_LENGTH));
  return parts;
}

/** How many signs each part of the card has. */
const PARTS = splitRecoveryKey(PREFIX + 'Q'.repeat(DATA_LENGTH)).map((part) => readLetters(part).length);

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

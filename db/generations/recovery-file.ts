import { readFile } from 'node:fs/promises';

import { Decrypter, Encrypter } from 'age-encryption';

import { AppError } from '#shared/kernel/app-error.ts';

import { asFailure, codeOf, withFailures } from './failures.ts';
import { writeFileAtomically } from './files.ts';
import type { OfficeKeys, RecoveryRecipient } from './keys-format.ts';
import { loadKeys, type OnKeysStep, updateKeys } from './keys-file.ts';
import { activeRecovery, withRecovery } from './keys.ts';
import { generationLayout } from './layout.ts';
import { parseRecoveryKey, type RecoveryKey } from './recovery-key.ts';
import { KEY_BYTES, sha256, wipe } from './secrets.ts';

/** The message of age-encryption when none of the stanzas opens; any other failure means a damaged file. */
const NO_MATCH = /no identity matched/i;

/**
 * The database key as an age file to every active recovery key: `age -d -i key.txt recovery.age` gives the 32 raw bytes.
 * @throws AppError RULE_BROKEN {rule: 'no-recovery-key'} when no key is active
 */
export async function sealRecovery(
  databaseKey: Uint8Array,
  recovery: readonly RecoveryRecipient[],
): Promise<Uint8Array> {
  const active = activeRecovery(recovery);
  if (active.length === 0) throw new AppError('RULE_BROKEN', { rule: 'no-recovery-key' });
  const encrypter = new Encrypter();
  for (const { recipient } of active) encrypter.addRecipient(recipient);
  return encrypter.encrypt(databaseKey);
}

/** What keys.json keeps of recovery.age, to notice damage before the file is needed. */
export function recoveryDigest(file: Uint8Array): string {
  return sha256(file).toString('base64');
}

/**
 * Writes recovery.age for these recovery keys and then the key files that name them. A crash between the two is put right
 * by ensureRecovery at the next sign-in. Throws as sealRecovery and updateKeys.
 */
export async function writeRecovery(
  generation: string,
  databaseKey: Uint8Array,
  recovery: readonly RecoveryRecipient[],
  onStep?: OnKeysStep,
): Promise<OfficeKeys> {
  const file = await sealRecovery(databaseKey, recovery);
  return updateKeys(
    generation,
    async (keys) => {
      await withFailures('files', () => writeFileAtomically(generationLayout(generation).recovery, file));
      await onStep?.('recovery-written');
      return { ...withRecovery(keys, recovery), recoveryDigest: recoveryDigest(file) };
    },
    onStep,
  );
}

/**
 * After sign-in: makes key files and recovery.age say what the database says about recovery keys. The database decides,
 * so an entry planted in keys.json never receives the key. Answers whether anything was written.
 */
export async function ensureRecovery(
  generation: string,
  databaseKey: Uint8Array,
  inDatabase: readonly RecoveryRecipient[],
): Promise<boolean> {
  const loaded = await loadKeys(generation);
  if (loaded.state === 'damaged') throw new AppError('KEYS_DAMAGED', { what: 'keys' });
  const file = await readRecovery(generation);
  const digest = file === null ? null : recoveryDigest(file);
  if (sameRecovery(loaded.keys.recovery, inDatabase) && digest !== null && digest === loaded.keys.recoveryDigest)
    return false;
  await writeRecovery(generation, databaseKey, inDatabase);
  return true;
}

/** True when both lists have the same entries, in any order. */
export function sameRecovery(left: readonly RecoveryRecipient[], right: readonly RecoveryRecipient[]): boolean {
  return canonical(left) === canonical(right);
}

function canonical(recovery: readonly RecoveryRecipient[]): string {
  const rows = recovery.map(({ id, recipient, date, confirmed, retired }) => [id, recipient, date, confirmed, retired]);
  return JSON.stringify(rows.map((row) => JSON.stringify(row)).sort());
}

/**
 * The database key of a generation by a typed recovery key; the caller wipes it. Nothing else is needed: it works with both
 * key files damaged.
 * @throws AppError RECOVERY_KEY_TYPO (checksum, asked first), WRONG_RECOVERY_KEY (of another office, or retired),
 * KEYS_DAMAGED {what: 'recovery'} when recovery.age is missing or damaged
 */
export async function openRecovery(generation: string, typed: string): Promise<Uint8Array> {
  const recoveryKey = await parseRecoveryKey(typed);
  const file = await readRecovery(generation);
  if (file === null) throw new AppError('KEYS_DAMAGED', { what: 'recovery' });
  const decrypter = new Decrypter();
  decrypter.addIdentity(recoveryKey.text);
  let key: Uint8Array;
  try {
    key = await decrypter.decrypt(file);
  } catch (error) {
    throw await refusalOf(error, generation, recoveryKey);
  }
  if (key.length === KEY_BYTES) return key;
  wipe(key);
  throw new AppError('KEYS_DAMAGED', { what: 'recovery' });
}

/** A flipped bit in the key's own stanza looks like another key: the list in the key files tells them apart. */
async function refusalOf(error: unknown, generation: string, recoveryKey: RecoveryKey): Promise<AppError> {
  const damaged = new AppError('KEYS_DAMAGED', { what: 'recovery' }, { cause: error });
  if (!(error instanceof Error) || !NO_MATCH.test(error.message)) return damaged;
  const loaded = await loadKeys(generation).catch(() => null);
  const known =
    loaded?.state === 'good'
      ? loaded.keys.recovery.find((entry) => entry.recipient === recoveryKey.recipient)
      : undefined;
  if (known !== undefined && !known.retired) return damaged;
  return new AppError('WRONG_RECOVERY_KEY', known === undefined ? {} : { reason: 'retired' });
}

async function readRecovery(generation: string): Promise<Uint8Array | null> {
  try {
    return await readFile(generationLayout(generation).recovery);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EIO') return null;
    throw asFailure(error, 'files');
  }
}

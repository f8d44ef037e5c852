import { randomBytes } from 'node:crypto';

import { generateX25519Identity, identityToRecipient } from 'age-encryption';

import { AppError } from '#shared/kernel/app-error.ts';
import { foldLogin } from '#shared/kernel/polish.ts';

import { derivePasswordKey, type ScryptParameters, STRONG_KDF } from './kdf.ts';
import type { KeySlot, OfficeKeys, RecoveryRecipient } from './keys-format.ts';
import { deriveKey, KEY_BYTES, seal, sha256, unseal, wipe } from './secrets.ts';

const SALT_BYTES = 32;
const IDENTITY_PURPOSE = 'ostoja office identity 1';

/** Whose slot: the id that the user's row keeps, the sign-in name and the password as typed. */
export interface SlotOwner {
  readonly slotId: string;
  readonly login: string;
  readonly password: string;
}

export type OpenedSlot =
  /** The caller owns `key` and wipes it when done. */
  { readonly state: 'open'; readonly slotId: string; readonly key: Uint8Array } | { readonly state: 'wrong' };

/** Keys of a new office: one slot, the recovery keys, a new office identity. Counter 0 until first saved. */
export async function createKeys(
  databaseKey: Uint8Array,
  first: SlotOwner,
  recovery: readonly RecoveryRecipient[],
  kdf: ScryptParameters = STRONG_KDF,
): Promise<OfficeKeys> {
  return addSlot(await createSlotlessKeys(databaseKey, recovery), databaseKey, first, kdf);
}

/** Keys that no password opens yet: what a recovery key makes before it gives an administrator a new password. */
export async function createSlotlessKeys(
  databaseKey: Uint8Array,
  recovery: readonly RecoveryRecipient[],
): Promise<OfficeKeys> {
  return {
    counter: 0,
    fileSalt: randomBytes(SALT_BYTES).toString('base64'),
    slots: [],
    recovery,
    identity: await createIdentity(databaseKey),
    recoveryDigest: null,
  };
}

/**
 * Keys made anew when both files are damaged: from the database key that a recovery key gave, the recovery keys kept in
 * the database and a new administrator slot. Backups made before open with the recovery keys only, no longer with the lost
 * office identity; the other users show as "bez klucza".
 */
export async function rebuildKeys(
  databaseKey: Uint8Array,
  administrator: SlotOwner,
  recovery: readonly RecoveryRecipient[],
  kdf?: ScryptParameters,
): Promise<OfficeKeys> {
  return createKeys(databaseKey, administrator, recovery, kdf);
}

/**
 * Tries login and password. One scrypt is always computed, so an unknown login takes as long as a wrong password, and
 * nothing tells which half was wrong.
 */
export async function openSlot(keys: OfficeKeys, login: string, password: string): Promise<OpenedSlot> {
  const hash = hashLogin(keys.fileSalt, login);
  const slot = keys.slots.find((candidate) => candidate.loginHash === hash) ?? null;
  const pretended = slot ?? pretendedSlot(keys);
  const passwordKey = await derivePasswordKey(password, fromBase64(pretended.salt), pretended.kdf);
  const key = unseal(passwordKey, sealedOf(pretended), pretended.slotId);
  wipe(passwordKey);
  if (slot === null || key === null || key.length !== KEY_BYTES) return { state: 'wrong' };
  return { state: 'open', slotId: slot.slotId, key };
}

/** The slot a sign-in name belongs to, or null: for rows about wrong tries, never for an answer. */
export function slotOfLogin(keys: OfficeKeys, login: string): string | null {
  const hash = hashLogin(keys.fileSalt, login);
  return keys.slots.find((slot) => slot.loginHash === hash)?.slotId ?? null;
}

/** Adds a slot. Throws LOGIN_TAKEN when another slot has this login, ALREADY_DONE when the slot exists. */
export async function addSlot(
  keys: OfficeKeys,
  databaseKey: Uint8Array,
  owner: SlotOwner,
  kdf: ScryptParameters = STRONG_KDF,
): Promise<OfficeKeys> {
  if (keys.slots.some((slot) => slot.slotId === owner.slotId)) throw new AppError('ALREADY_DONE');
  return replaceSlot(keys, databaseKey, owner, kdf);
}

/**
 * Sets login and password of a slot, making the slot when it is missing ("bez klucza"). The id stays the same, so that a
 * crash between the database and keys.json leaves the old password, never a user without a key.
 */
export async function replaceSlot(
  keys: OfficeKeys,
  databaseKey: Uint8Array,
  owner: SlotOwner,
  kdf: ScryptParameters = STRONG_KDF,
): Promise<OfficeKeys> {
  const loginHash = hashLogin(keys.fileSalt, owner.login);
  const others = keys.slots.filter((slot) => slot.slotId !== owner.slotId);
  if (others.some((slot) => slot.loginHash === loginHash)) throw new AppError('LOGIN_TAKEN');
  const salt = randomBytes(SALT_BYTES);
  const passwordKey = await derivePasswordKey(owner.password, salt, kdf);
  const { nonce, sealed } = seal(passwordKey, databaseKey, owner.slotId);
  wipe(passwordKey);
  const { name, N, r, p } = kdf;
  const slot: KeySlot = {
    slotId: owner.slotId,
    loginHash,
    kdf: { name, N, r, p },
    salt: salt.toString('base64'),
    nonce: toBase64(nonce),
    sealed: toBase64(sealed),
  };
  return { ...keys, slots: [...others, slot] };
}

/** Takes a slot away; a missing one is no error. Throws RULE_BROKEN for the last slot: nobody could sign in any more. */
export function removeSlot(keys: OfficeKeys, slotId: string): OfficeKeys {
  const slots = keys.slots.filter((slot) => slot.slotId !== slotId);
  if (slots.length === 0 && keys.slots.length > 0) throw new AppError('RULE_BROKEN', { rule: 'last-slot' });
  return { ...keys, slots };
}

/** Ids of all slots. */
export function listSlots(keys: OfficeKeys): string[] {
  return keys.slots.map((slot) => slot.slotId);
}

/** The same keys with these recovery keys. recovery.age must be written anew (writeRecovery). */
export function withRecovery(keys: OfficeKeys, recovery: readonly RecoveryRecipient[]): OfficeKeys {
  return { ...keys, recovery };
}

/** The recovery keys that open this office and its next backups: all that are not retired. */
export function activeRecovery(recovery: readonly RecoveryRecipient[]): RecoveryRecipient[] {
  return recovery.filter((entry) => !entry.retired);
}

/**
 * The secret age identity of this installation (AGE-SECRET-KEY-1…). Throws KEYS_DAMAGED when `databaseKey` does not open
 * it: the key is of another office.
 */
export function openIdentity(keys: OfficeKeys, databaseKey: Uint8Array): string {
  const { recipient, nonce, sealed } = keys.identity;
  const wrapping = deriveKey(databaseKey, IDENTITY_PURPOSE);
  const plain = unseal(wrapping, { nonce: fromBase64(nonce), sealed: fromBase64(sealed) }, recipient);
  wipe(wrapping);
  if (plain === null) throw new AppError('KEYS_DAMAGED', { what: 'identity' });
  const text = Buffer.from(plain).toString('utf8');
  wipe(plain);
  return text;
}

async function createIdentity(databaseKey: Uint8Array): Promise<OfficeKeys['identity']> {
  const text = await generateX25519Identity();
  const recipient = await identityToRecipient(text);
  const wrapping = deriveKey(databaseKey, IDENTITY_PURPOSE);
  const plain = Buffer.from(text, 'utf8');
  const { nonce, sealed } = seal(wrapping, plain, recipient);
  wipe(wrapping, plain);
  return { recipient, nonce: toBase64(nonce), sealed: toBase64(sealed) };
}

function hashLogin(fileSalt: string, login: string): string {
  return sha256(fromBase64(fileSalt), foldLogin(login)).toString('base64');
}

/** A slot that no password opens, as costly as the real ones. */
function pretendedSlot(keys: OfficeKeys): KeySlot {
  return {
    slotId: '00000000-0000-0000-0000-000000000000',
    loginHash: '',
    kdf: keys.slots[0]?.kdf ?? { ...STRONG_KDF },
    salt: keys.fileSalt,
    nonce: toBase64(randomBytes(12)),
    sealed: toBase64(randomBytes(KEY_BYTES + 16)),
  };
}

function sealedOf(slot: KeySlot): { nonce: Uint8Array; sealed: Uint8Array } {
  return { nonce: fromBase64(slot.nonce), sealed: fromBase64(slot.sealed) };
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function fromBase64(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}

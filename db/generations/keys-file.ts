import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { AppError } from '#shared/kernel/app-error.ts';

import { asFailure, codeOf, withFailures } from './failures.ts';
import { renameFirmly, writeFileAtomically } from './files.ts';
import { type DecodedKeys, decodeKeys, encodeKeys, type OfficeKeys } from './keys-format.ts';
import { generationLayout } from './layout.ts';

/** Where a change of the keys may be cut off; the crash tests take the list from here. */
export const KEYS_STEPS = [
  'recovery-written',
  /** The new text lies beside keys.json. */
  'keys-prepared',
  'first-keys-written',
  'second-keys-written',
] as const;
export type KeysStep = (typeof KEYS_STEPS)[number];
export type OnKeysStep = (step: KeysStep) => Promise<void> | void;

export type LoadedKeys =
  | {
      readonly state: 'good';
      readonly keys: OfficeKeys;
      /** `rewritten`: the other copy was damaged, missing or older and is good again; `unwritable`: it could not be. */
      readonly copies: 'same' | 'rewritten' | 'unwritable';
    }
  /** No copy is whole. Passwords are of no use; a recovery key still opens the office. */
  | { readonly state: 'damaged' };

/** One of the two files, as it was found. */
export type KeysCopy = DecodedKeys | { readonly state: 'missing' };

export type KeysChoice =
  | { readonly state: 'good'; readonly keys: OfficeKeys; readonly rewrite: 'first' | 'second' | null }
  | { readonly state: 'damaged' }
  | { readonly state: 'newer' };

/** Which copy counts: a whole one, of two the higher counter, of equals keys.json; the other one is to be rewritten. */
export function chooseKeys(first: KeysCopy, second: KeysCopy): KeysChoice {
  if (first.state === 'newer' || second.state === 'newer') return { state: 'newer' };
  const one = first.state === 'good' ? first.keys : null;
  const two = second.state === 'good' ? second.keys : null;
  if (one === null && two === null) return { state: 'damaged' };
  if (one === null || (two !== null && two.counter > one.counter)) {
    return two === null ? { state: 'damaged' } : { state: 'good', keys: two, rewrite: 'first' };
  }
  const same = two !== null && encodeKeys(one).equals(encodeKeys(two));
  return { state: 'good', keys: one, rewrite: same ? null : 'second' };
}

/**
 * Reads both key files of a generation and puts the worse copy right.
 * @throws AppError NEWER_VERSION when a newer program wrote them
 */
export async function loadKeys(generation: string): Promise<LoadedKeys> {
  return inTurn(generation, async () => {
    const loaded = await load(generation);
    if (loaded.state === 'damaged' || loaded.rewrite === null) {
      return loaded.state === 'damaged' ? loaded : { state: 'good', keys: loaded.keys, copies: 'same' };
    }
    const files = generationLayout(generation);
    try {
      await writeFileAtomically(loaded.rewrite === 'first' ? files.keys : files.keysCopy, encodeKeys(loaded.keys));
      return { state: 'good', keys: loaded.keys, copies: 'rewritten' };
    } catch {
      // The good copy serves; the next start tries again.
      return { state: 'good', keys: loaded.keys, copies: 'unwritable' };
    }
  });
}

/**
 * Writes both files, each atomically, with the next counter, and answers what was written.
 * @throws AppError CONFLICT when the files were changed since `keys` were read; KEYS_DAMAGED when there is nothing to
 * compare with (rebuilt keys go through saveRebuiltKeys); DISK_FULL, FOLDER_NOT_WRITABLE
 */
export async function saveKeys(generation: string, keys: OfficeKeys, onStep?: OnKeysStep): Promise<OfficeKeys> {
  return inTurn(generation, () => save(generation, keys, onStep));
}

/** Loads, changes and saves in one go; changes of the same files wait for each other. Throws as saveKeys and KEYS_DAMAGED. */
export async function updateKeys(
  generation: string,
  change: (keys: OfficeKeys) => Promise<OfficeKeys> | OfficeKeys,
  onStep?: OnKeysStep,
): Promise<OfficeKeys> {
  return inTurn(generation, async () => {
    const loaded = await load(generation);
    if (loaded.state === 'damaged') throw new AppError('KEYS_DAMAGED', { what: 'keys' });
    return save(generation, await change(loaded.keys), onStep);
  });
}

/** Saves rebuilt keys where both copies are damaged; the damaged bytes stay beside them under another name. */
export async function saveRebuiltKeys(generation: string, keys: OfficeKeys): Promise<OfficeKeys> {
  return inTurn(generation, async () => {
    if ((await load(generation)).state === 'good') throw new AppError('ALREADY_DONE');
    const files = generationLayout(generation);
    const aside = `damaged-${randomUUID()}`;
    await withFailures('files', async () => {
      for (const file of [files.keys, files.keysCopy]) {
        if ((await readCopy(file)).state !== 'missing') await renameFirmly(file, `${file}.${aside}`);
      }
    });
    return save(generation, { ...keys, counter: 0 });
  });
}

async function save(generation: string, keys: OfficeKeys, onStep?: OnKeysStep): Promise<OfficeKeys> {
  const files = generationLayout(generation);
  const first = await readCopy(files.keys);
  const second = await readCopy(files.keysCopy);
  const onDisk = chooseKeys(first, second);
  if (onDisk.state === 'newer') throw new AppError('NEWER_VERSION');
  if (onDisk.state === 'good' && onDisk.keys.counter !== keys.counter) throw new AppError('CONFLICT', { what: 'keys' });
  if (onDisk.state === 'damaged' && (keys.counter > 0 || first.state !== 'missing' || second.state !== 'missing')) {
    throw new AppError('KEYS_DAMAGED', { what: 'keys' });
  }
  const next: OfficeKeys = { ...keys, counter: keys.counter + 1 };
  const bytes = encodeKeys(next);
  await withFailures('files', async () => {
    await writeFileAtomically(files.keys, bytes, () => onStep?.('keys-prepared'));
    await onStep?.('first-keys-written');
    await writeFileAtomically(files.keysCopy, bytes);
    await onStep?.('second-keys-written');
  });
  return next;
}

async function load(generation: string): Promise<Exclude<KeysChoice, { state: 'newer' }>> {
  const files = generationLayout(generation);
  const choice = chooseKeys(await readCopy(files.keys), await readCopy(files.keysCopy));
  if (choice.state === 'newer') throw new AppError('NEWER_VERSION');
  return choice;
}

async function readCopy(file: string): Promise<KeysCopy> {
  try {
    return decodeKeys(await readFile(file));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return { state: 'missing' };
    // A bad sector or a folder in the file's place: the other copy decides.
    if (code === 'EIO' || code === 'EISDIR') return { state: 'damaged' };
    throw asFailure(error, 'files');
  }
}

const turns = new Map<string, Promise<unknown>>();

/** Several sessions may change the keys of one office: one after the other, never from a stale reading. */
async function inTurn<T>(generation: string, work: () => Promise<T>): Promise<T> {
  const name = resolve(generation);
  const before = turns.get(name) ?? Promise.resolve();
  const mine = before.then(work, work);
  const settled = mine.catch(() => undefined);
  turns.set(name, settled);
  try {
    return await mine;
  } finally {
    if (turns.get(name) === settled) turns.delete(name);
  }
}

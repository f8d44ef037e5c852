import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { describeDatabase } from '#db/backup/database-copy.ts';
import { knownRestores, readLedger } from '#db/backup/index.ts';
import {
  folderLayout,
  generationDir,
  type GenerationLayout,
  generationLayout,
  listSlots,
  loadKeys,
  openIdentity,
  openRecovery,
  openSlot,
} from '#db/generations/index.ts';
import { GENERATION_FILES } from '#db/generations/layout.ts';
import { readAuditHeads } from '#db/repositories/audit-head-file.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { enter } from '#tests/support/office-folder.ts';

import { type Contents, contentsOf } from './table-digests.ts';

/** Somebody who may be able to sign in. */
export interface Person {
  readonly login: string;
  readonly password: string;
}

/** What is known of an office from the outside: the folder that holds it, its recovery key and its people. */
export interface Place {
  /** Holds the data folder `data`. */
  readonly dir: string;
  readonly recoveryKey: string;
  readonly people: readonly Person[];
}

/** A generation, opened and read to its end. */
export interface GenerationState extends Contents {
  readonly schemaVersion: number;
  /** SHA-256 over salt, slots and office identity: everything of the key files but their counter. */
  readonly keys: string;
  /** Slots and recovery keys as the key files list them. */
  readonly slots: readonly string[];
  readonly recovery: string;
  /** Who can sign in, with the password that opens the slot. */
  readonly signIns: readonly string[];
}

export type OfficeState =
  | { readonly state: 'first-run' }
  | (GenerationState & {
      readonly state: 'ready';
      readonly generation: number;
      /** The last restore this computer knows of, but for the ids in it. */
      readonly restore: { readonly to: number; readonly undone: boolean } | null;
    });

/**
 * Enters a folder as the program does and reads the office in it to its end: files, keys, every row, who can sign in.
 * @throws AppError for what the program itself would refuse to open: such damage is at least said
 * @throws Error for what it would not notice
 */
export async function stateOf(place: Place, knownSchemaVersion?: number): Promise<OfficeState> {
  const dir = join(place.dir, 'data');
  const { lock, ...entered } = await enter(dir, knownSchemaVersion);
  try {
    const left = await readdir(folderLayout(dir).staging);
    if (left.length > 0) throw new Error('staging was not emptied');
    if (entered.state !== 'ready') return { state: entered.state };
    if ((await readLedger(dir)).state !== 'good') throw new Error('the ledger of backups is damaged');
    const { generation, files, schemaVersion } = entered;
    const read = await generationState(place, files);
    if (read.schemaVersion !== schemaVersion)
      throw new Error('current.json names another schema than the database has');
    const last = (await knownRestores(dir)).at(-1);
    const restore = last === undefined ? null : { to: last.to, undone: last.undoneAt !== null };
    return { state: 'ready', generation, restore, ...read };
  } finally {
    await lock.release();
  }
}

/** Reads a generation that is not the office any more. Throws as stateOf. */
export async function olderState(place: Place, generation: number): Promise<GenerationState> {
  return await generationState(place, generationLayout(generationDir(join(place.dir, 'data'), generation)));
}

async function generationState(place: Place, files: GenerationLayout): Promise<GenerationState> {
  const key = await openRecovery(files.dir, place.recoveryKey);
  const loaded = await loadKeys(files.dir);
  if (loaded.state !== 'good') throw new AppError('KEYS_DAMAGED', { what: 'keys' });
  const { keys } = loaded;
  openIdentity(keys, key);
  const signIns: string[] = [];
  for (const { login, password } of place.people) {
    const opened = await openSlot(keys, login, password);
    if (opened.state !== 'open') continue;
    if (!Buffer.from(opened.key).equals(key)) throw new Error('a slot holds another key than the recovery key opens');
    signIns.push(`${login} ${password}`);
  }
  const { schemaVersion } = describeDatabase(files.database, key, true);
  const contents = contentsOf(files.database, key);
  await headsHold(files, key, contents);
  const names = await readdir(files.dir);
  const missing = GENERATION_FILES.filter((name) => !names.includes(name));
  const strange = names.filter(
    (name) =>
      !/^(?:office\.db(?:-wal|-shm)?|keys(?:\.2)?\.json|recovery\.age|audit-head\.json(?:\.part)?|\..*\.tmp)$/.test(
        name,
      ),
  );
  if (missing.length + strange.length > 0) throw new Error(`files of a generation: ${[...missing, ...strange].join()}`);
  const { fileSalt, slots, identity } = keys;
  return {
    ...contents,
    schemaVersion,
    keys: createHash('sha256')
      .update(JSON.stringify([fileSalt, slots, identity]))
      .digest('hex'),
    slots: listSlots(keys).sort(),
    recovery: JSON.stringify(keys.recovery),
    signIns,
  };
}

/** The heads of the log outside the database are whole, and none of them names a row that is gone or another one. */
async function headsHold(files: GenerationLayout, key: Uint8Array, { hashes }: Contents): Promise<void> {
  const read = await readAuditHeads(files.dir, key);
  if (read.state !== 'ok') throw new Error(`the heads of the log are ${read.state}`);
  const gone = read.heads.find(({ seq, hash }) => hashes[seq] !== hash);
  if (gone !== undefined) throw new Error(`row ${gone.seq} of the log is not as it was written down outside of it`);
}

export interface Wanted {
  /** Everything but the log must be as here. */
  readonly as: GenerationState & { readonly generation?: number };
  /** The log may have fewer rows than `as` has, but never fewer than these. */
  readonly atLeast: number;
  /** By default the key files must be the same byte for byte; where they are drawn anew, what they open must be. */
  readonly keys?: 'same' | 'drawn-anew';
}

/** Compares with what must be there. @throws Error naming the first difference */
export function assertEqual(found: OfficeState, { as, atLeast, keys = 'same' }: Wanted): void {
  if (found.state !== 'ready') throw new Error('there is no office');
  if (as.generation !== undefined) same('generation', found.generation, as.generation);
  same('schema version', found.schemaVersion, as.schemaVersion);
  same('tables', Object.keys(found.tables).join(), Object.keys(as.tables).join());
  for (const [name, digest] of Object.entries(as.tables)) same(`table ${name || 'schema'}`, found.tables[name], digest);
  if (keys === 'same') same('key files', found.keys, as.keys);
  same('slots', found.slots.join(), as.slots.join());
  same('recovery keys', found.recovery, as.recovery);
  same('who can sign in', found.signIns.join(), as.signIns.join());
  if (found.log.length < atLeast) throw new Error(`the log has ${found.log.length} rows, at least ${atLeast} expected`);
  for (const [index, row] of found.log.entries()) same(`row ${index + 1} of the log`, row, as.log[index]);
}

function same(what: string, found: unknown, expected: unknown): void {
  if (found !== expected) throw new Error(`${what}: found ${String(found)}, expected ${String(expected)}`);
}

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { headOf } from '#db/backup/age-head.ts';
import { inspectBackup, type Opener, prepareRestore } from '#db/backup/index.ts';
import { folderLayout, parseRecoveryKey } from '#db/generations/index.ts';
import { migrations } from '#db/migrations/index.ts';
import { TARGETS_FOLDER } from '#preview/preview-places.ts';
import { isAppError } from '#shared/kernel/app-error.ts';

import type { FaultOffices } from './fault-office.ts';
import { type PlaceFacts, TARGET } from './fault-place.ts';
import { assertEqual, type OfficeState, stateOf } from './office-state.ts';
import type { FaultRow } from './run-faults.ts';

/** age cuts what it encrypts into pieces of this size and adds a tag to each. */
const PIECE = 64 * 1024;
const TAG = 16;
/** A tar consists of blocks of this size; a header, then the content in whole blocks, and two blocks at its end. */
const BLOCK = 512;
/** Cuts are a fifth of the flips, and these at least: the ends of pieces and entries must be among them. */
const FEWEST_CUTS = 60;

type Row = Omit<FaultRow, 'ok'>;

interface Backup {
  readonly place: PlaceFacts;
  readonly before: OfficeState;
  readonly file: string;
  readonly whole: Buffer;
  readonly opener: Opener;
}

/** Flipped bits in a backup, and cuts: each is damage, and a restore that meets it says so and changes nothing. */
export async function damageFaults(offices: FaultOffices, rounds: number): Promise<readonly Row[]> {
  const flips = async (): Promise<Row> => {
    const backup = await backupOf(offices);
    const positions = flippedAt(backup.whole, rounds);
    return await damaged(
      'flipped bit in a backup',
      backup,
      positions.map((at, index) => flipped(backup.whole, at, index % 8)),
    );
  };
  const cuts = async (): Promise<Row> => {
    const backup = await backupOf(offices);
    const lengths = await cutAt(backup, Math.max(FEWEST_CUTS, Math.ceil(rounds / 5)));
    return await damaged(
      'backup cut short',
      backup,
      lengths.map((length) => () => backup.whole.subarray(0, length)),
    );
  };
  return await Promise.all([flips(), cuts()]);
}

async function backupOf(offices: FaultOffices): Promise<Backup> {
  const place = await offices.copy('changed');
  const file = join(place.dir, 'data', TARGETS_FOLDER, TARGET, place.backupName);
  const { text: secret, recipient } = await parseRecoveryKey(place.recoveryKey);
  const opener = { by: 'recovery', secret, recipient } as const;
  const backup = { place, file, opener, whole: await readFile(file), before: await stateOf(place) };
  if ((await verdictOn(backup)) !== 'whole') throw new Error('the whole backup does not open');
  return backup;
}

/** Damages the backup in each of the ways, lets a restore meet it, and looks whether it was said and nothing else happened. */
async function damaged(name: string, backup: Backup, ways: readonly (() => Buffer)[]): Promise<Row> {
  const counted = { rounds: 0, lost: 0, undetected: 0 };
  for (const way of ways) {
    counted.rounds += 1;
    const bytes = way();
    await writeFile(backup.file, bytes);
    if ((await verdictOn(backup)) !== 'damaged') counted.undetected += 1;
    // The damaged file stays for whoever can still make something of it, and staging is empty again.
    const untouched = (await readFile(backup.file)).equals(bytes);
    const left = await readdir(folderLayout(join(backup.place.dir, 'data')).staging);
    if (!untouched || left.length > 0) counted.lost += 1;
  }
  await writeFile(backup.file, backup.whole);
  const { before } = backup;
  if (before.state !== 'ready') throw new Error('there is no office');
  try {
    assertEqual(await stateOf(backup.place), { as: before, atLeast: before.log.length });
  } catch {
    counted.lost += 1;
  }
  return { name, ...counted };
}

/**
 * What the program says of the file: by its label, before a key is asked, and when a restore reads it with the recovery key.
 * Damage must be told by both.
 */
async function verdictOn({ place, file, opener }: Backup): Promise<string> {
  const dir = join(place.dir, 'data');
  const { state } = await inspectBackup({ file, knownSchemaVersion: migrations.length });
  try {
    const prepared = await prepareRestore({ dir, file, opener });
    await prepared.dispose();
    return state === 'whole' ? 'whole' : 'opened';
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error.code === 'BACKUP_DAMAGED' && state === 'damaged' ? 'damaged' : `${error.code} ${state}`;
  }
}

const flipped = (whole: Buffer, at: number, bit: number) => (): Buffer => {
  const bytes = Buffer.from(whole);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
  return bytes;
};

/** Positions of the flips: every byte of the head while it is at most half of them, the others evenly over the rest. */
function flippedAt(whole: Buffer, count: number): readonly number[] {
  const { headBytes } = layoutOf(whole);
  const inHead = Math.min(headBytes, Math.floor(count / 2));
  const rest = count - inHead;
  return Array.from({ length: count }, (_, index) =>
    index < inHead
      ? Math.floor((headBytes * index) / inHead)
      : headBytes + Math.floor(((whole.length - headBytes - 1) * (index - inHead)) / Math.max(1, rest - 1)),
  );
}

function layoutOf(whole: Buffer): { readonly headBytes: number } {
  const head = headOf(whole);
  if (head === null) throw new Error('the backup has no head');
  return head;
}

/**
 * Lengths of the cuts, each once: nothing, around the head's end, at every end of age's pieces, at the ends of header, content
 * and padding of both entries of the tar and of the tar itself, one byte short; and the others evenly between.
 */
async function cutAt({ whole, opener, place, file }: Backup, count: number): Promise<readonly number[]> {
  const { headBytes } = layoutOf(whole);
  const encrypted = (plain: number): number => headBytes + plain + TAG * Math.floor(plain / PIECE);
  const prepared = await prepareRestore({ dir: join(place.dir, 'data'), file, opener });
  await prepared.dispose();
  const { bytes } = prepared.manifest.database;
  const pieces = Math.floor((whole.length - headBytes) / (PIECE + TAG));
  const plain = whole.length - headBytes - TAG * Math.ceil((whole.length - headBytes) / (PIECE + TAG));
  const end = plain - 2 * BLOCK;
  const content = end - Math.ceil(bytes / BLOCK) * BLOCK;
  const entries = [BLOCK, content - BLOCK, content, content + bytes, end, end + BLOCK, plain].map(encrypted);
  const ends = Array.from({ length: pieces }, (_, index) => headBytes + (index + 1) * (PIECE + TAG));
  const named = [
    0,
    1,
    headBytes - 1,
    headBytes,
    headBytes + 1,
    whole.length - TAG,
    whole.length - 1,
    ...entries,
    ...ends,
  ];
  const lengths = new Set(named.filter((length) => length >= 0 && length < whole.length));
  if (lengths.size > count) return evenly([...lengths], count);
  for (let index = 1; lengths.size < count; index += 1)
    lengths.add(Math.floor((whole.length * index * 0.618_034) % whole.length));
  return [...lengths];
}

/** So many of them, from the first to the last. */
function evenly(all: readonly number[], count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)] ?? 0);
}

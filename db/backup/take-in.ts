import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { isAppError } from '#shared/kernel/app-error.ts';
import type { Instant } from '#shared/kernel/instant.ts';

import { codeOf } from '../generations/failures.ts';
import type { JobOptions } from './jobs.ts';
import { decodeLabel, type Label } from './label.ts';
import { type KnownBackup, type Ledger, readLedger, updateLedger } from './ledger.ts';
import { isBackupName, labelName } from './names.ts';
import { type Patience, withPatience } from './patience.ts';
import { digestOf } from './read-backup.ts';
import { asTargetFailure, type Target } from './targets.ts';

/** Files whose every byte is read in one look: the others wait for the next. */
const MOST_AT_ONCE = 2;

/** Files that were read and are not what they should be, until they change or the program starts anew: reading one takes long. */
const refused = new Set<string>();

export interface TakeInOptions extends Pick<JobOptions, 'signal'> {
  /** Data folder with the ledger. */
  readonly dir: string;
  readonly target: Target;
  readonly folder: string;
  /** Fingerprint of the office identity that must have made a backup. */
  readonly office: string;
  readonly now: Instant;
  readonly patience: Patience;
}

/**
 * Enters in the ledger this office's own backups that lie at a place and do not count as being there: made before a crash or a
 * damaged ledger, gone for a while, or moved here from another place. Each only when every byte is as the ledger says, or the
 * label beside it, which is written of proved backups alone. @throws AppError TARGET_*, CANCELLED
 * @returns how many are known again or anew
 */
export async function takeIn(options: TakeInOptions): Promise<number> {
  const { dir, target, folder, patience, ...hooks } = options;
  const look = async <T>(work: () => Promise<T>): Promise<T> =>
    await withPatience(target.id, work, { limitMs: patience.lookMs, signal: hooks.signal });
  const names = await look(() => listed(folder));
  const { ledger } = await readLedger(dir);
  const present = ledger.backups.filter(({ targetId, goneAt }) => targetId === target.id && goneAt === null);
  const found: KnownBackup[] = [];
  let read = 0;
  for (const fileName of names.filter(isBackupName)) {
    if (read >= MOST_AT_ONCE) break;
    if (present.some((one) => one.fileName === fileName)) continue;
    const file = join(folder, fileName);
    const lying = await look(() => lyingAt(options, ledger, fileName));
    if (lying === null || refused.has(lying.mark)) continue;
    read += 1;
    if (await isWhole(file, lying, { ...hooks, patience })) found.push(lying.backup);
  }
  if (found.length > 0) await updateLedger(dir, (latest) => withFound(latest, found));
  return found.length;
}

/** Each in its place by the time it was made: the last of all stays the one proved last. */
function withFound(ledger: Ledger, found: readonly KnownBackup[]): Ledger {
  const backups = [...ledger.backups];
  for (const one of found) {
    const known = backups.findIndex(({ id }) => id === one.id);
    const next = backups.findIndex(({ createdAt }) => createdAt > one.createdAt);
    if (known >= 0) backups[known] = one;
    else backups.splice(next < 0 ? backups.length : next, 0, one);
  }
  return { ...ledger, backups };
}

interface Lying {
  /** What the ledger is to say of it. */
  readonly backup: KnownBackup;
  /** Changes when the file does. */
  readonly mark: string;
}

/** A file that may be an own backup to be taken in, by its name, its size and what the ledger or its label says; or null. */
async function lyingAt(options: TakeInOptions, ledger: Ledger, fileName: string): Promise<Lying | null> {
  const { target, folder } = options;
  const file = join(folder, fileName);
  const gone = ledger.backups.find((one) => one.targetId === target.id && one.fileName === fileName);
  const told = gone ?? (await labelled(options, fileName));
  if (told === null) return null;
  const known = ledger.backups.find(({ id }) => id === told.id);
  // A copy of one that lies in its own place is somebody's own affair; the ledger knows each backup once.
  if (known?.goneAt === null) return null;
  const backup = { ...(known ?? told), targetId: target.id, fileName, goneAt: null };
  const found = await stat(file).catch(() => null);
  if (found?.size !== backup.bytes) return null;
  return { backup, mark: [file, backup.sha256, found.size, found.mtimeMs].join('|') };
}

async function isWhole(
  file: string,
  { backup, mark }: Lying,
  hooks: Pick<JobOptions, 'signal' | 'patience'>,
): Promise<boolean> {
  try {
    if ((await digestOf(file, hooks)) === backup.sha256) return true;
    refused.add(mark);
    return false;
  } catch (error) {
    // A file that cannot be read must not keep those behind it out for ever.
    if (isAppError(error, 'TARGET_FAILING')) refused.add(mark);
    throw error;
  }
}

/** The entry of a file whose label is this office's; null for every other. */
async function labelled({ target, folder, office, now }: TakeInOptions, fileName: string): Promise<KnownBackup | null> {
  const label = await labelAt(join(folder, labelName(fileName)));
  if (label === null || label.office !== office) return null;
  return {
    id: label.id,
    targetId: target.id,
    fileName,
    reason: 'found',
    createdAt: label.createdAt,
    provedAt: now,
    bytes: label.file.bytes,
    sha256: label.file.sha256,
    schemaVersion: label.schemaVersion,
    programVersion: label.programVersion,
    recovery: [...label.recovery],
    goneAt: null,
  };
}

async function listed(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw asTargetFailure(error);
  }
}

async function labelAt(file: string): Promise<Label | null> {
  try {
    const read = decodeLabel(await readFile(file));
    return read.state === 'good' ? read.label : null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw asTargetFailure(error);
  }
}

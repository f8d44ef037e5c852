import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { Instant } from '#shared/kernel/instant.ts';

import { codeOf } from '../generations/failures.ts';
import type { JobOptions } from './jobs.ts';
import { decodeLabel, type Label } from './label.ts';
import { type KnownBackup, type Ledger, readLedger, updateLedger } from './ledger.ts';
import { isBackupName, labelName } from './names.ts';
import { digestOf } from './read-backup.ts';
import { asTargetFailure, type Target } from './targets.ts';

/** Files whose every byte is read in one look: the others wait for the next. */
const MOST_AT_ONCE = 2;

export interface TakeInOptions extends Pick<JobOptions, 'signal' | 'patience'> {
  /** Data folder with the ledger. */
  readonly dir: string;
  readonly target: Target;
  readonly folder: string;
  /** Fingerprint of the office identity that must have made a backup. */
  readonly office: string;
  readonly now: Instant;
}

/**
 * Enters in the ledger this office's own backups that lie at a place and are not known there: made before a crash or a damaged
 * ledger, or gone for a while with a stick. One that was gone is back when its size is right; a new one when every byte is as
 * the label beside it says, which is written of proved backups alone. @throws AppError TARGET_*, CANCELLED
 * @returns how many are known again or anew
 */
export async function takeIn(options: TakeInOptions): Promise<number> {
  const { dir, target, folder } = options;
  const names = await listed(folder);
  const { ledger } = await readLedger(dir);
  const here = ledger.backups.filter(({ targetId }) => targetId === target.id);
  const back: string[] = [];
  for (const { id, fileName, bytes, goneAt } of here) {
    if (goneAt !== null && names.includes(fileName) && (await sizeOf(join(folder, fileName))) === bytes) back.push(id);
  }
  const found: KnownBackup[] = [];
  for (const fileName of names.filter(isBackupName)) {
    if (found.length >= MOST_AT_ONCE) break;
    if (here.some((one) => one.fileName === fileName)) continue;
    const backup = await proved(options, fileName);
    if (backup !== null) found.push(backup);
  }
  if (back.length + found.length > 0) await updateLedger(dir, (latest) => withFound(latest, back, found));
  return back.length + found.length;
}

/** Known again, and the new ones in their place by the time they were made: the last of all stays the one proved last. */
function withFound(ledger: Ledger, back: readonly string[], found: readonly KnownBackup[]): Ledger {
  const backups = ledger.backups.map((one) => (back.includes(one.id) ? { ...one, goneAt: null } : one));
  for (const one of found) {
    if (backups.some(({ id }) => id === one.id)) continue;
    const next = backups.findIndex(({ createdAt }) => createdAt > one.createdAt);
    backups.splice(next < 0 ? backups.length : next, 0, one);
  }
  return { ...ledger, backups };
}

/** The entry of a file whose label is this office's and which is as the label says; null for every other. */
async function proved(
  { target, folder, office, now, ...hooks }: TakeInOptions,
  fileName: string,
): Promise<KnownBackup | null> {
  const label = await labelAt(join(folder, labelName(fileName)));
  if (label === null || label.office !== office) return null;
  const file = join(folder, fileName);
  if ((await sizeOf(file)) !== label.file.bytes) return null;
  if ((await digestOf(file, hooks)) !== label.file.sha256) return null;
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

const sizeOf = (file: string): Promise<number | null> =>
  stat(file).then(
    ({ size }) => size,
    () => null,
  );

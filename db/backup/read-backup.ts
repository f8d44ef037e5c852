import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { AppError } from '#shared/kernel/app-error.ts';

import { codeOf, failureCode } from '../generations/failures.ts';
import { recoveryFingerprint } from '../generations/recovery-key.ts';
import { type Head, headOf, readFirst, sha256Of } from './age-head.ts';
import type { DatabaseFacts } from './database-copy.ts';
import { type JobOptions, runJob } from './jobs.ts';
import { decodeLabel, isTooNew, type Label } from './label.ts';
import { differenceOf } from './make-backup.ts';
import type { Manifest } from './manifest.ts';
import { labelName } from './names.ts';
import { PATIENCE, withPatience } from './patience.ts';
import { BackupProblem } from './problems.ts';
import { targetProblem } from './targets.ts';

/** What can be said of a backup before any key is asked. */
export interface Inspection {
  readonly label:
    | { readonly state: 'good'; readonly label: Label }
    /** There is none, or it cannot be read: then only a key tells whether the backup is whole. */
    | { readonly state: 'missing' | 'damaged' }
    | { readonly state: 'newer' };
  /**
   * `whole`: every byte is as its label says. `too-new`: whole or not, this program does not read it. `unlabelled`: it
   * looks like a backup. `no-backup`: it does not even begin like one.
   */
  readonly state: 'whole' | 'damaged' | 'too-new' | 'unlabelled' | 'no-backup';
  /** Which part of a damaged one differs; null otherwise. */
  readonly part: 'head' | 'body' | 'length' | null;
  readonly bytes: number;
}

export interface InspectOptions extends Pick<JobOptions, 'signal' | 'onProgress' | 'patience'> {
  readonly file: string;
  /** Newest migration this program knows. */
  readonly knownSchemaVersion: number;
}

/**
 * Says what a backup's label says and whether the file is as it says, without any key.
 * @throws AppError TARGET_MISSING and other TARGET_* when the file cannot be read
 */
export async function inspectBackup({ file, knownSchemaVersion, ...hooks }: InspectOptions): Promise<Inspection> {
  try {
    const { patience = PATIENCE, signal } = hooks;
    const look = async () => ({
      bytes: (await stat(file)).size,
      head: headOf(await readFirst(file, 'backup')),
      label: await readLabel(file),
    });
    const { bytes, head, label } = await withPatience(dirname(file), look, { limitMs: patience.lookMs, signal });
    if (label.state === 'newer') return { label, state: 'too-new', part: null, bytes };
    if (label.state !== 'good') return { label, state: head === null ? 'no-backup' : 'unlabelled', part: null, bytes };
    if (isTooNew(label.label, knownSchemaVersion)) return { label, state: 'too-new', part: null, bytes };
    const part = await damagedPart(file, bytes, label.label, hooks);
    return { label, state: part === null ? 'whole' : 'damaged', part, bytes };
  } catch (error) {
    throw readingFailure(error, null);
  }
}

/** SHA-256 of a file at a place, in hexadecimal digits. @throws AppError TARGET_*, CANCELLED */
export async function digestOf(file: string, hooks: Pick<JobOptions, 'signal' | 'patience'>): Promise<string> {
  try {
    return (await runJob({ kind: 'digest', file, place: 'backup' }, hooks)).sha256;
  } catch (error) {
    throw readingFailure(error, null);
  }
}

async function damagedPart(
  file: string,
  bytes: number,
  label: Label,
  hooks: Pick<JobOptions, 'signal' | 'onProgress' | 'patience'>,
): Promise<Inspection['part']> {
  if (!(await hasHead(file, label.file))) return 'head';
  if (bytes !== label.file.bytes) return 'length';
  const { sha256 } = await runJob({ kind: 'digest', file, place: 'backup' }, hooks);
  return sha256 === label.file.sha256 ? null : 'body';
}

/** True when the file begins with exactly the head that its label states. */
async function hasHead(file: string, { headBytes, headSha256 }: Head): Promise<boolean> {
  const first = await readFirst(file, 'backup', headBytes);
  return first.length === headBytes && sha256Of(first) === headSha256;
}

async function readLabel(file: string): Promise<Inspection['label']> {
  try {
    return decodeLabel(await readFile(join(dirname(file), labelName(basename(file)))));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { state: 'missing' };
    return { state: 'damaged' };
  }
}

/** With what a backup is opened. */
export type Opener =
  | { readonly by: 'recovery'; readonly secret: string; readonly recipient: string }
  /** The office identity of this installation, in the hands of a signed-in administrator. */
  | { readonly by: 'office'; readonly secret: string; readonly recipient: string };

export interface OpenBackupOptions extends JobOptions {
  readonly file: string;
  readonly opener: Opener;
  readonly knownSchemaVersion: number;
  /** A new file in staging that receives the database. */
  readonly database: string;
}

export interface OpenedBackup {
  readonly manifest: Manifest;
  readonly facts: DatabaseFacts;
}

/**
 * Reads a whole backup into staging and proves it: every piece authentic, the database as its manifest says and sound in
 * itself. Nothing outside `database` is touched; on failure the caller removes it.
 * @throws AppError WRONG_RECOVERY_KEY, BACKUP_OF_OTHER_OFFICE, BACKUP_KEY_UNCLEAR (no label tells which), BACKUP_DAMAGED
 * {part}, NEWER_VERSION {needed}, TARGET_*, DISK_FULL, FOLDER_NOT_WRITABLE, CANCELLED
 */
export async function openBackup(options: OpenBackupOptions): Promise<OpenedBackup> {
  const { file, opener, database, knownSchemaVersion, signal, onProgress, patience } = options;
  const hooks = {
    ...(patience === undefined ? {} : { patience }),
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
  try {
    const { secret: identity } = opener;
    const read = { kind: 'read', file, place: 'backup', identity, database, knownSchemaVersion } as const;
    const { manifest } = await runJob(read, hooks);
    const key = Buffer.from(manifest.database.key, 'hex');
    const facts = await runJob({ kind: 'check', file: database, key }, hooks);
    const difference = differenceOf(facts, manifest);
    if (difference !== null) throw new AppError('BACKUP_DAMAGED', { part: 'database', what: difference });
    return { manifest, facts };
  } catch (error) {
    const noKey = error instanceof BackupProblem && error.facts.reading === 'no-key';
    throw readingFailure(error, noKey ? await noKeyMeans(file, opener) : null);
  }
}

/**
 * What „no stanza opens" means: with an intact label the head either is as it was, and the key is another one, or it is
 * not, and the file is damaged. Without a label nobody can tell.
 */
async function noKeyMeans(file: string, opener: Opener): Promise<AppError> {
  const read = await readLabel(file);
  if (read.state !== 'good') return new AppError('BACKUP_KEY_UNCLEAR');
  const { label } = read;
  const headAsStated = await hasHead(file, label.file).catch(() => false);
  if (!headAsStated) return new AppError('BACKUP_DAMAGED', { part: 'head' });
  const mine = recoveryFingerprint(opener.recipient);
  const stated = opener.by === 'office' ? label.office === mine : label.recovery.includes(mine);
  // The label may be forged or of another file: a key it names must open.
  if (stated) return new AppError('BACKUP_DAMAGED', { part: 'head' });
  return new AppError(opener.by === 'office' ? 'BACKUP_OF_OTHER_OFFICE' : 'WRONG_RECOVERY_KEY');
}

function readingFailure(error: unknown, noKey: AppError | null): unknown {
  if (!(error instanceof BackupProblem)) {
    const code = error instanceof AppError ? null : codeOf(error);
    return code === null ? error : new AppError(targetProblem(code), { cause: code }, { cause: error });
  }
  const { kind, place, code, reading, needed, what } = error.facts;
  switch (kind) {
    case 'reading':
      if (reading === 'newer') return new AppError('NEWER_VERSION', { needed: needed ?? '' }, { cause: error });
      if (reading === 'no-key') return noKey ?? new AppError('BACKUP_KEY_UNCLEAR', {}, { cause: error });
      return new AppError('BACKUP_DAMAGED', { part: 'body', what }, { cause: error });
    case 'system': {
      const meant = place === 'staging' ? failureCode(code, 'files') : targetProblem(code);
      return meant === null ? error : new AppError(meant, { cause: code }, { cause: error });
    }
    case 'proof':
    case 'database':
    case 'source-damaged':
      return new AppError('BACKUP_DAMAGED', { part: 'database', what }, { cause: error });
  }
}

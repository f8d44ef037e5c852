import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { AppError } from '#shared/kernel/app-error.ts';

import { renameFirmly } from '../generations/files.ts';
import { recoveryFingerprint } from '../generations/recovery-key.ts';
import { activeRecovery } from '../generations/keys.ts';
import { generateDatabaseKey, wipe } from '../generations/secrets.ts';
import { newStagedPath, removeStaged } from '../generations/staging.ts';
import { makingFailure } from './failures.ts';
import { type JobOptions, runJob } from './jobs.ts';
import { encodeLabel, type Label } from './label.ts';
import { type BackupReason, type KnownBackup, ledgerHead, updateLedger } from './ledger.ts';
import type { Manifest } from './manifest.ts';
import { backupName, finalNameOfPart, isTemporaryName, labelName, partName } from './names.ts';
import { PATIENCE, withPatience } from './patience.ts';
import { BackupProblem } from './problems.ts';
import { asTargetFailure, assertRoom, flushTargetFolder, freeBytes, type Target, writeAtTarget } from './targets.ts';
import type { DatabaseFacts } from './database-copy.ts';
import type { Made } from './thread-messages.ts';

export interface MakeBackupOptions extends JobOptions {
  /** The data folder. */
  readonly dir: string;
  /** The open office's database and its key; the key is copied. */
  readonly database: string;
  readonly databaseKey: Uint8Array;
  /** The office identity: its public half receives, its secret half proves. */
  readonly identity: { readonly recipient: string; readonly secret: string };
  readonly target: Target;
  /** Where the target is now (locateTarget). */
  readonly folder: string;
  readonly id: string;
  readonly reason: BackupReason;
  readonly programVersion: string;
  /** The log's last restore (auditBranch); undefined where nobody has looked: then its head is not written down. */
  readonly auditBranch?: string | null;
  /** ISO UTC. */
  readonly now: () => string;
}

/** Room beyond the database: manifest, tar, age, the label. */
const EXTRA_BYTES = 1024 * 1024;

/**
 * Makes one backup of an open office while people work: copy under a fresh key, tar, age, written under a temporary name
 * and flushed, read back and opened, its database checked; only then named and entered in the ledger. A failure leaves
 * nothing at the target and in staging.
 * @throws AppError TARGET_MISSING, TARGET_FULL, TARGET_READ_ONLY, TARGET_FAILING, DISK_FULL, FOLDER_NOT_WRITABLE,
 * DATABASE_DAMAGED {reason: source | copy}, CANCELLED
 */
export async function makeBackup(options: MakeBackupOptions): Promise<KnownBackup> {
  const { dir, folder, id, target, signal, patience = PATIENCE } = options;
  const there = <T>(work: () => Promise<T>): Promise<T> =>
    withPatience(folder, work, { limitMs: patience.lookMs, signal });
  const createdAt = options.now();
  const fileName = backupName(id, createdAt);
  const part = join(folder, partName(fileName, options.identity.recipient));
  const copy = await newStagedPath(dir, 'backup', 'db');
  const copyKey = generateDatabaseKey();
  let named = false;
  try {
    await there(async () => {
      await assertRoomForBackup(options);
      await clearLeftovers(folder, options.identity.recipient);
    });
    const { made, facts } = await write(options, { copy, copyKey, part, createdAt });
    await prove(options, part, made, facts);
    await options.onStep?.('proved');
    const label = labelOf(options, made, createdAt);
    try {
      await there(() => writeAtTarget(folder, labelName(fileName), encodeLabel(label)));
      await options.onStep?.('labelled');
      await there(() => renameFirmly(part, join(folder, fileName)));
      named = true;
      await there(() => flushTargetFolder(folder));
    } catch (error) {
      throw asTargetFailure(error);
    }
    await options.onStep?.('renamed');
    const backup: KnownBackup = {
      id,
      targetId: target.id,
      fileName,
      reason: options.reason,
      createdAt,
      provedAt: options.now(),
      bytes: made.file.bytes,
      sha256: made.file.sha256,
      schemaVersion: made.manifest.schemaVersion,
      programVersion: options.programVersion,
      recovery: [...label.recovery],
      ...(options.auditBranch === undefined ? {} : ledgerHead(made.manifest.auditHead, options.auditBranch)),
      goneAt: null,
    };
    await updateLedger(dir, (ledger) => ({ ...ledger, backups: [...ledger.backups, backup] }));
    await options.onStep?.('recorded');
    return backup;
  } catch (error) {
    if (!named) {
      const clear = async (): Promise<void> => {
        for (const path of [part, join(folder, labelName(fileName))]) await rm(path, { force: true });
      };
      // Cancelled or not: what was begun is cleared away, as long as the place answers.
      await withPatience(folder, clear, { limitMs: patience.lookMs }).catch(() => undefined);
    }
    throw makingFailure(error);
  } finally {
    wipe(copyKey);
    // What cannot be removed now goes at the next start, with the rest of staging.
    for (const path of [copy, `${copy}-journal`]) await removeStaged(dir, path).catch(() => undefined);
    if (named) await options.onStep?.('cleaned');
  }
}

interface Draft {
  readonly copy: string;
  readonly copyKey: Uint8Array;
  readonly part: string;
  readonly createdAt: string;
}

async function write(
  options: MakeBackupOptions,
  { copy, copyKey, part, createdAt }: Draft,
): Promise<{ readonly made: Made; readonly facts: Promise<DatabaseFacts> }> {
  const { id, programVersion, signal, onProgress, onStep, patience } = options;
  // From its re-keying on nothing changes the copy: its check runs beside the writing and the reading back.
  const checked = Promise.withResolvers<DatabaseFacts>();
  checked.promise.catch(() => undefined);
  const made = await runJob(
    {
      kind: 'make',
      source: options.database,
      key: options.databaseKey,
      copyKey,
      copy,
      part,
      officeRecipient: options.identity.recipient,
      content: { id, createdAt, programVersion },
    },
    {
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(patience === undefined ? {} : { patience }),
      onStep: async (step) => {
        if (step === 'rekeyed') {
          const check = runJob({ kind: 'check', file: copy, key: copyKey }, signal === undefined ? {} : { signal });
          check.then(checked.resolve, checked.reject);
        }
        await onStep?.(step);
      },
    },
  );
  return { made, facts: checked.promise };
}

async function prove(
  { identity, signal, onProgress, patience }: MakeBackupOptions,
  part: string,
  made: Made,
  facts: Promise<DatabaseFacts>,
): Promise<void> {
  const read = await runJob(
    { kind: 'read', file: part, place: 'target', identity: identity.secret, database: null, knownSchemaVersion: null },
    {
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(patience === undefined ? {} : { patience }),
    },
  );
  if (read.file.sha256 !== made.file.sha256 || read.file.bytes !== made.file.bytes) throw unproved('file');
  if (JSON.stringify(read.manifest) !== JSON.stringify(made.manifest)) throw unproved('manifest');
  const difference = differenceOf(await facts, made.manifest);
  if (difference !== null) throw new BackupProblem({ kind: 'database', what: difference });
}

/** What in a database is not as its manifest says; null when all is. */
export function differenceOf(facts: DatabaseFacts, manifest: Manifest): string | null {
  const stated = [manifest.schemaVersion, manifest.installationId, manifest.counts, manifest.auditHead];
  const found = [facts.schemaVersion, facts.installationId, facts.counts, facts.auditHead];
  const names = ['schema version', 'installation', 'counts', 'audit head'];
  const index = stated.findIndex((value, at) => canonical(value) !== canonical(found[at]));
  return names[index] ?? null;
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function unproved(what: string): BackupProblem {
  return new BackupProblem({ kind: 'proof', what });
}

function labelOf(
  { id, programVersion, identity }: MakeBackupOptions,
  { manifest, file }: Made,
  createdAt: string,
): Label {
  return {
    backupVersion: manifest.version,
    schemaVersion: manifest.schemaVersion,
    programVersion,
    id,
    createdAt,
    file,
    recovery: activeRecovery(manifest.recovery).map(({ recipient }) => recoveryFingerprint(recipient)),
    office: recoveryFingerprint(identity.recipient),
  };
}

async function assertRoomForBackup({ dir, database, folder }: MakeBackupOptions): Promise<void> {
  const sizes = await Promise.all(
    [database, `${database}-wal`].map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, EXTRA_BYTES);
  await assertRoom(folder, bytes);
  const free = await freeBytes(dir);
  // The copy, and the journal of its re-keying.
  if (free < 2 * bytes) throw new AppError('DISK_FULL', { needed: 2 * bytes, free });
}

/** Small files are written in a moment: one that is a day old was left by a crash, of whichever installation. */
const LEFT_BEHIND_MS = 24 * 3_600_000;

/** Removes what a crash of this office left at the target: unfinished files, the labels made for them, old small files. */
async function clearLeftovers(folder: string, recipient: string): Promise<void> {
  try {
    const names = await readdir(folder);
    for (const name of names) {
      const fileName = finalNameOfPart(name, recipient);
      if (fileName !== null) {
        await rm(join(folder, name), { force: true });
        if (!names.includes(fileName)) await rm(join(folder, labelName(fileName)), { force: true });
      } else if (isTemporaryName(name)) {
        // Gone already when another installation has just put it in place.
        const found = await stat(join(folder, name)).catch(() => null);
        if (found !== null && Date.now() - found.mtimeMs > LEFT_BEHIND_MS)
          await rm(join(folder, name), { force: true });
      }
    }
  } catch (error) {
    throw asTargetFailure(error);
  }
}

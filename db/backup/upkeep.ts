import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { type Instant, instant } from '#shared/kernel/instant.ts';

import { firmly } from '../generations/files.ts';
import { type KnownBackup, type Ledger, readLedger, updateLedger } from './ledger.ts';
import { isBackupName, labelName } from './names.ts';
import { backupsToRemove, type RetentionRules } from './retention.ts';
import { asTargetFailure, flushTargetFolder, type Target } from './targets.ts';

/** Backups of a target that are proved and, as far as is known, still there. */
export function presentBackups(ledger: Ledger, targetId?: string): readonly KnownBackup[] {
  return ledger.backups.filter((one) => one.goneAt === null && (targetId === undefined || one.targetId === targetId));
}

/**
 * Looks at a target and notes which known backups are gone from it. @throws AppError TARGET_*
 * @returns ids of those that went since the last look
 */
export async function noteMissing(
  dir: string,
  target: Target,
  folder: string,
  now: Instant,
): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw asTargetFailure(error);
  });
  const missing = (ledger: Ledger): readonly KnownBackup[] =>
    presentBackups(ledger, target.id).filter(({ fileName }) => !names.includes(fileName));
  const gone = missing((await readLedger(dir)).ledger).map(({ id }) => id);
  if (gone.length > 0) await markGone(dir, gone, now);
  return gone;
}

/**
 * Removes the backups at a target that the rules no longer keep. @throws AppError TARGET_*
 * @returns how many went
 */
export async function applyRetention(
  dir: string,
  target: Target,
  folder: string,
  rules: RetentionRules,
  now: Instant,
): Promise<number> {
  const { ledger } = await readLedger(dir);
  const present = presentBackups(ledger, target.id);
  const tested = new Set(ledger.tests.filter(({ failure }) => failure === null).map(({ backupId }) => backupId));
  const kept = present.map(({ id, createdAt, reason }) => ({
    id,
    createdAt: instant.parse(createdAt),
    reason,
    tested: tested.has(id),
  }));
  return await removeBackups({ dir, target, folder, now }, backupsToRemove(kept, rules, now));
}

/** Where backups go from, and when. */
interface Removal {
  /** Data folder with the ledger. */
  readonly dir: string;
  readonly target: Target;
  readonly folder: string;
  readonly now: Instant;
}

/**
 * Removes these backups from a target, labels after files, and notes it. Only files that the ledger knows and whose names the
 * program gives. @throws AppError TARGET_*
 * @returns how many went
 */
export async function removeBackups({ dir, target, folder, now }: Removal, ids: readonly string[]): Promise<number> {
  const { ledger } = await readLedger(dir);
  const present = presentBackups(ledger, target.id);
  const removed: string[] = [];
  try {
    for (const id of ids) {
      const fileName = present.find((one) => one.id === id)?.fileName ?? '';
      if (!isBackupName(fileName)) continue;
      await firmly(() => rm(join(folder, fileName), { force: true }));
      await firmly(() => rm(join(folder, labelName(fileName)), { force: true }));
      removed.push(id);
    }
    if (removed.length > 0) await flushTargetFolder(folder);
  } catch (error) {
    throw asTargetFailure(error);
  } finally {
    if (removed.length > 0) await markGone(dir, removed, now);
  }
  return removed.length;
}

/** Notes how the last try at a target ended; null clears it. */
export async function noteOutcome(
  dir: string,
  targetId: string,
  failure: { at: Instant; code: string } | null,
): Promise<void> {
  const { ledger } = await readLedger(dir);
  const known = ledger.targets.find(({ id }) => id === targetId);
  if (known === undefined || (known.failure === null && failure === null)) return;
  await updateLedger(dir, (latest) => ({
    ...latest,
    targets: latest.targets.map((one) => (one.id === targetId ? { ...one, failure } : one)),
  }));
}

async function markGone(dir: string, ids: readonly string[], now: Instant): Promise<void> {
  const gone = new Set(ids);
  await updateLedger(dir, (ledger) => ({
    ...ledger,
    backups: ledger.backups.map((one) => (gone.has(one.id) && one.goneAt === null ? { ...one, goneAt: now } : one)),
  }));
}

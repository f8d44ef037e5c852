import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { AppErrorCode } from '#shared/kernel/app-error.ts';
import { type Instant, instant } from '#shared/kernel/instant.ts';

import { firmly } from '../generations/files.ts';
import { type KnownBackup, type Ledger, readLedger, type RestoreTest, updateLedger } from './ledger.ts';
import { isBackupName, labelName } from './names.ts';
import { backupsToRemove, type RetentionRules } from './retention.ts';
import { asTargetFailure, flushTargetFolder, type Target } from './targets.ts';

/** Backups of a target that are proved and, as far as is known, still there. */
export function presentBackups(ledger: Ledger, targetId?: string): readonly KnownBackup[] {
  return ledger.backups.filter((one) => one.goneAt === null && (targetId === undefined || one.targetId === targetId));
}

/**
 * The one refusal of a test restore that speaks against the backup: its bytes or its data do not hold. All others tell of its
 * place, of this computer, this program or of other keys, and whoever counted them would let a whole backup be removed.
 */
const AGAINST_THE_BACKUP: AppErrorCode = 'BACKUP_DAMAGED';

/** The last test restore that says something of this backup: null while there is none. */
export function lastTestOf(ledger: Ledger, id: string): RestoreTest | null {
  return ledger.tests.findLast((one) => one.backupId === id && speaksOfBackup(one)) ?? null;
}

/** Whether a test restore found this backup bad, and none has opened it since: it no longer counts as proved. */
export function hasFailedTest(ledger: Ledger, id: string): boolean {
  return (lastTestOf(ledger, id)?.failure ?? null) !== null;
}

/** Whether the last test restore that says something of a backup found one bad that is still there. */
export function lastTestFailed(ledger: Ledger): boolean {
  const last = ledger.tests.findLast(speaksOfBackup);
  return last !== undefined && last.failure !== null && presentBackups(ledger).some(({ id }) => id === last.backupId);
}

function speaksOfBackup({ failure }: RestoreTest): boolean {
  return failure === null || failure === AGAINST_THE_BACKUP;
}

/** Backups of a target that are still there and that no test restore has found bad. */
export function provedBackups(ledger: Ledger, targetId?: string): readonly KnownBackup[] {
  return presentBackups(ledger, targetId).filter(({ id }) => !hasFailedTest(ledger, id));
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
  const kept = present.map(({ id, createdAt, reason }) => {
    const test = lastTestOf(ledger, id);
    return {
      id,
      createdAt: instant.parse(createdAt),
      reason,
      tested: test === null ? null : test.failure === null ? ('whole' as const) : ('bad' as const),
    };
  });
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

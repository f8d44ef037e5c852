import type { Reader } from '../sqlite/office-database.ts';
import type { AuditHead } from './audit-chain.ts';

/** Rows with which a log goes on from another one: that of a backup, or that of the office before a restore. */
const BRANCHING_ACTIONS = ['backups.restore', 'backups.undoRestore'];

/** A head written down with the hash of the last restore row before it; null when the log had none. */
export interface BranchedHead extends AuditHead {
  readonly branch: string | null;
}

/** Hash of the newest row of a restore or of its undoing; null when there is none. */
export async function auditBranch(r: Reader): Promise<string | null> {
  return (await branchingRows(r)).at(-1)?.hash ?? null;
}

/**
 * Those of `known` that this log must contain. Between two restore rows a log only grows, so a head belongs to it when its
 * own restore row stands in it and it lies before the next one; heads of what a restore left behind are another log's.
 */
export async function headsOfThisLog(r: Reader, known: readonly BranchedHead[]): Promise<readonly AuditHead[]> {
  const rows = await branchingRows(r);
  const removed = await r.selectFrom('audit_checkpoints').select('seq').limit(1).executeTakeFirst();
  const ends = new Map<string | null, number>(rows.map(({ hash }, index) => [hash, rows[index + 1]?.seq ?? Infinity]));
  // A removed segment may have held restore rows: then nobody knows where the first branch ended.
  if (removed === undefined) ends.set(null, rows[0]?.seq ?? Infinity);
  return known
    .filter(({ branch, seq }) => seq < (ends.get(branch) ?? 0))
    .map(({ seq, hash }): AuditHead => ({ seq, hash }));
}

async function branchingRows(r: Reader): Promise<readonly AuditHead[]> {
  return await r
    .selectFrom('audit_log')
    .select(['seq', 'hash'])
    .where('action', 'in', BRANCHING_ACTIONS)
    .orderBy('seq')
    .execute();
}

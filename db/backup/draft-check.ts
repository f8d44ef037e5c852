import { AppError, isAppError } from '#shared/kernel/app-error.ts';

import { codeOf, failureCode } from '../generations/failures.ts';
import type { GenerationLayout } from '../generations/layout.ts';
import { readAuditHeads } from '../repositories/audit-head-file.ts';
import { verifyAudit } from '../repositories/audit-verification.ts';
import { openOffice } from '../sqlite/office-database.ts';
import { runJob } from './jobs.ts';
import { BackupProblem } from './problems.ts';

/**
 * Looks at a built generation as nobody has time to when an office waits for it: every page, index and reference under the
 * key it has now, and the whole log with the heads that lie beside it.
 * @throws BackupProblem, Error naming what does not hold
 */
export async function checkThoroughly(draft: GenerationLayout, databaseKey: Uint8Array): Promise<void> {
  await runJob({ kind: 'check', file: draft.database, key: databaseKey });
  const noted = await readAuditHeads(draft.dir, databaseKey);
  if (noted.state !== 'ok') throw new Error(`the heads of the log are ${noted.state}`);
  const office = await openOffice({ file: draft.database, key: databaseKey });
  try {
    const verdict = await office.read((r) => verifyAudit(r, { expectedHeads: noted.heads }));
    // That heads were lost once is the office's past, told where its log is verified: the data are whole.
    if (!verdict.ok && verdict.reason !== 'head-missing') throw new Error(`the log does not hold: ${verdict.reason}`);
  } finally {
    await office.close();
  }
}

/**
 * The refusal that a failure while a draft is made of a backup stands for: what does not hold is of the backup; refusals, and
 * what the system says of this computer, come back as they are.
 */
export function draftFailure(error: unknown): unknown {
  if (isAppError(error) && error.code !== 'DATABASE_DAMAGED') return error;
  if (error instanceof BackupProblem && error.facts.kind === 'system') return error;
  const code = isAppError(error) ? null : codeOf(error);
  if (code !== null && failureCode(code, 'with-proven-key') !== 'DATABASE_DAMAGED') return error;
  const what = error instanceof Error && !isAppError(error) ? error.message : 'database';
  return new AppError('BACKUP_DAMAGED', { part: 'draft', what }, { cause: error });
}

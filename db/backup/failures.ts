import { AppError } from '#shared/kernel/app-error.ts';

import { failureCode } from '../generations/failures.ts';
import { BackupProblem } from './problems.ts';
import { targetProblem } from './targets.ts';

/** The refusal that a failure while a backup is made or proved stands for; unknown errors come back as they are. */
export function makingFailure(error: unknown): unknown {
  if (!(error instanceof BackupProblem)) return error;
  const { kind, place, code, what } = error.facts;
  switch (kind) {
    case 'system': {
      if (place !== 'staging') return new AppError(targetProblem(code), { cause: code }, { cause: error });
      const meant = failureCode(code, 'files');
      return meant === null ? error : new AppError(meant, { cause: code }, { cause: error });
    }
    case 'reading':
    case 'proof':
      // What was just written reads back as something else.
      return new AppError('TARGET_FAILING', { what }, { cause: error });
    case 'database':
      return new AppError('DATABASE_DAMAGED', { reason: 'copy' }, { cause: error });
    case 'source-damaged':
      return new AppError('DATABASE_DAMAGED', { reason: 'source' }, { cause: error });
  }
}

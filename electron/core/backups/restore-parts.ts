import type { BackupProgress, KnownTarget, NewOwner } from '#db/backup/index.ts';
import type { ScryptParameters } from '#db/generations/index.ts';
import { AppError, isAppError } from '#shared/kernel/app-error.ts';

import type { Ports } from '../ports/index.ts';
import type { Offices } from '../session/offices.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Turns } from '../session/turns.ts';
import type { BackupKeeper } from './backup-keeper.ts';
import type { RestoreDesk } from './restore-desk.ts';
import type { RestoreHistory } from './restore-history.ts';
import type { OnRestoreStep } from './restore-steps.ts';

export interface Hooks {
  readonly signal?: AbortSignal;
  /** `target` is null for a file that is not in the list. */
  readonly onProgress?: (target: KnownTarget | null, progress: BackupProgress) => void;
  /** Told from the moment on which no cancelling stops a switch any more. */
  readonly onFinal?: (done: number, total: number) => void;
  /** Told while a generation is built for a test. */
  readonly onBuilding?: (done: number, total: number) => void;
}

/** Whoever asks for data to be exchanged. */
export interface ExchangeWish {
  readonly userId: string;
  /** Go on although no backup of the present data can be made. */
  readonly withoutBackup: boolean;
}

/** A wish for a restore: with an administrator of the data who gets a new password, where none of them could sign in. */
export interface RestoreWish extends ExchangeWish {
  readonly owner: NewOwner | null;
}

export interface RestoreParts {
  readonly ports: Ports;
  readonly offices: Offices;
  readonly sessions: Sessions;
  readonly turns: Turns;
  readonly backups: BackupKeeper;
  readonly desk: RestoreDesk;
  readonly history: RestoreHistory;
  readonly kdf: ScryptParameters;
  /** Awaited at each step of the work; the tests of faults end the process there. */
  readonly onStep?: OnRestoreStep | undefined;
}

/** True for an error that says something of the backup, and not that the test did not come about. */
export function isTestFailure(error: unknown): error is AppError {
  const notBegun = isAppError(error, 'CANCELLED', 'BACKUP_RUNNING', 'NOT_FOUND');
  return error instanceof AppError && !notBegun;
}

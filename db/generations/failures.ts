import { statfs } from 'node:fs/promises';

import { AppError, type AppErrorCode } from '#shared/kernel/app-error.ts';

import { SqliteFailure } from '../sqlite/errors.ts';

/** What was being done when it failed: the same SQLite answer means different things. */
export type FailureMoment =
  /** Files of the data folder are read or written. */
  | 'files'
  /** The database is opened or used with a key that a slot or a recovery key has given. */
  | 'with-proven-key';

const DISK_FULL_CODES: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL'];
const NOT_WRITABLE_CODES: readonly string[] = ['EACCES', 'EPERM', 'EROFS'];
const NOT_WRITABLE_FAMILIES: readonly string[] = ['SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM'];
const DAMAGE_FAMILIES: readonly string[] = ['SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_FORMAT'];

/**
 * The refusal an error code of the system or of SQLite means, or null when it means none of them. A database that does
 * not decrypt with a proven key is damaged, never a wrong password.
 */
export function failureCode(code: string, moment: FailureMoment): AppErrorCode | null {
  if (DISK_FULL_CODES.includes(code)) return 'DISK_FULL';
  if (NOT_WRITABLE_CODES.includes(code) || inFamily(code, NOT_WRITABLE_FAMILIES)) return 'FOLDER_NOT_WRITABLE';
  return moment === 'with-proven-key' && inFamily(code, DAMAGE_FAMILIES) ? 'DATABASE_DAMAGED' : null;
}

/** Extended result codes continue the primary one after an underscore: SQLITE_CORRUPT_VTAB. */
function inFamily(code: string, families: readonly string[]): boolean {
  return families.some((family) => code === family || code.startsWith(`${family}_`));
}

/** The AppError an error stands for; an AppError and an unknown error come back as they are. No path goes along. */
export function asFailure(error: unknown, moment: FailureMoment): unknown {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const meant = code === null ? null : failureCode(code, moment);
  return meant === null ? error : new AppError(meant, { cause: code }, { cause: error });
}

/** The code of an error of Node, of SQLite or of a database thread, or null. */
export function codeOf(error: unknown): string | null {
  if (error instanceof SqliteFailure) return error.sqliteCode;
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** SQLite reports a disk that fills up at an awkward moment (memory shared by connections) as an input-output error. */
const NEARLY_FULL_BYTES = 1024 * 1024;

/**
 * As asFailure; an input-output error on a disk without a free megabyte is a full disk. Ask before anything is removed.
 * @param place a folder on that disk
 */
export async function judgeFailure(error: unknown, moment: FailureMoment, place: string): Promise<unknown> {
  const meant = asFailure(error, moment);
  if (meant instanceof AppError || !inFamily(codeOf(error) ?? '', ['SQLITE_IOERR'])) return meant;
  const { bavail, bsize } = await statfs(place);
  return bavail * bsize < NEARLY_FULL_BYTES ? new AppError('DISK_FULL', {}, { cause: error }) : error;
}

/** Runs `work` and turns what it throws by asFailure. */
export async function withFailures<T>(moment: FailureMoment, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asFailure(error, moment);
  }
}

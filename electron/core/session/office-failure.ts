import type { SessionState } from '#shared/features/session/session.schema.ts';
import { type AppErrorCode, isAppError } from '#shared/kernel/app-error.ts';

/** Why nobody can work, as the failure screen shows it. */
export type Failure = Extract<SessionState, { state: 'failed' }>;

const FAILURES: ReadonlySet<string> = new Set<Failure['code']>([
  'DATABASE_DAMAGED',
  'KEYS_DAMAGED',
  'NEWER_VERSION',
  'SECOND_INSTANCE',
  'FOLDER_NOT_WRITABLE',
  'FOLDER_ON_NETWORK',
  'GENERATIONS_BROKEN',
  'DISK_FULL',
]);

/** True for refusals that stop the whole office. */
export function isFailureCode(code: AppErrorCode): code is Failure['code'] {
  return FAILURES.has(code);
}

/**
 * The failure screen of an error. @param reference the number under which the log has an unforeseen error; the screen shows it
 */
export function failureOf(error: unknown, reference?: string): Failure {
  if (!isAppError(error) || !isFailureCode(error.code)) {
    return failure('INTERNAL', reference === undefined ? {} : { reference });
  }
  return failure(
    error.code,
    Object.fromEntries(Object.entries(error.data).map(([name, value]) => [name, String(value)])),
  );
}

/** The failure screen of a code. */
export function failure(code: Failure['code'], data: Readonly<Record<string, string>>): Failure {
  return { state: 'failed', code, data };
}

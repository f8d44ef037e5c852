/**
 * The closed list of refusals that may reach the page. Everything else becomes INTERNAL with a reference number.
 * The page turns code and data into a Polish sentence. Data never hold what was typed. A person is named in them only to
 * somebody who may open that person's card (PESEL_TAKEN), and they go to the page alone: no log writes them.
 */
export const APP_ERROR_CODES = [
  // session and permission
  'NOT_SIGNED_IN',
  'SESSION_LOCKED',
  'PERMISSION_DENIED',
  'OUT_OF_REACH',
  'RECORD_PROTECTED',
  'WRONG_PASSWORD',
  'TOO_MANY_ATTEMPTS',
  'WRONG_RECOVERY_KEY',
  'RECOVERY_KEY_TYPO',
  'RECOVERY_PARTS_DIFFER',
  'OFFICE_NOT_READY',
  'OFFICE_ALREADY_SET_UP',
  // input and state
  'INVALID_INPUT',
  'NOT_FOUND',
  'CONFLICT',
  'RULE_BROKEN',
  'RULE_MISSING',
  'PESEL_TAKEN',
  'LOGIN_TAKEN',
  'ALREADY_DONE',
  // data folder and machine
  'DATABASE_DAMAGED',
  'KEYS_DAMAGED',
  'NEWER_VERSION',
  'SECOND_INSTANCE',
  'FOLDER_NOT_WRITABLE',
  'FOLDER_ON_NETWORK',
  'GENERATIONS_BROKEN',
  'DISK_FULL',
  'READ_ONLY_UNTIL_CHECKED',
  // backups and the places they are kept at
  'TARGET_MISSING',
  'TARGET_FULL',
  'TARGET_READ_ONLY',
  'TARGET_FAILING',
  'TARGET_REFUSED',
  'TARGET_UNMARKED',
  'BACKUP_RUNNING',
  'BACKUP_DAMAGED',
  'BACKUP_KEY_UNCLEAR',
  'BACKUP_OF_OTHER_OFFICE',
  'CANCELLED',
  'TIMED_OUT',
  'INTERNAL',
] as const;

export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/** A refusal the program means to give. `data` is JSON; message and stack carry the code alone, so they may be logged. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: AppErrorCode, data: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.data = data;
  }
}

/** True when `error` is an AppError, of one of `codes` if any are given. */
export function isAppError(error: unknown, ...codes: readonly AppErrorCode[]): error is AppError {
  return error instanceof AppError && (codes.length === 0 || codes.includes(error.code));
}

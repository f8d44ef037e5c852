import { randomInt } from 'node:crypto';

import { ORPCError, ValidationError } from '@orpc/server';

import { errorStatus } from '#shared/contract/procedure.ts';
import { APP_ERROR_CODES, AppError, type AppErrorCode } from '#shared/kernel/app-error.ts';

import type { Logger } from '../ports/index.ts';

/** One wrong field of an input, as the page shows it: where, and a Polish sentence. */
export interface FieldError {
  /** Keys from the input's root, joined by dots; empty for the whole input. */
  readonly path: string;
  readonly message: string;
}

/** No 0/O, 1/I/L: the reference is read aloud over the telephone. */
const REFERENCE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A short number under which the log has the stack: '7K2-Q4'. */
export function newReference(): string {
  const letters = Array.from({ length: 5 }, () => REFERENCE_LETTERS[randomInt(REFERENCE_LETTERS.length)] ?? 'X').join(
    '',
  );
  return `${letters.slice(0, 3)}-${letters.slice(3)}`;
}

/**
 * The declared error for anything a call may throw: an AppError keeps code and data, a wrong input names its fields,
 * everything else is INTERNAL under a reference and goes to the log.
 */
export function toDeclared(
  error: unknown,
  facts: { readonly action: string; readonly logger: Logger },
): ORPCError<string, unknown> {
  if (error instanceof AppError) return declared(error.code, error.data, error);
  const fields = fieldErrorsOf(error);
  if (fields !== null) return declared('INVALID_INPUT', { fields }, error);
  // Already declared: an error of a stream that passed this function before.
  if (error instanceof ORPCError && error.defined && isAppErrorCode(String(error.code)))
    return error as ORPCError<string, unknown>;
  const reference = newReference();
  facts.logger.error('call-failed', causeOf(error), { action: facts.action, reference });
  return declared('INTERNAL', { reference }, error);
}

/** The wrong fields when `error` is oRPC's refusal of an input; null for everything else, a wrong output included. */
function fieldErrorsOf(error: unknown): FieldError[] | null {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST' || !(error.cause instanceof ValidationError))
    return null;
  return error.cause.issues.map((issue) => ({
    path: (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
    message: issue.message,
  }));
}

/** A wrong output comes as an ORPCError whose cause holds the data: only where it happened may be logged. */
function causeOf(error: unknown): unknown {
  if (!(error instanceof ORPCError) || !(error.cause instanceof ValidationError)) return error;
  const paths = error.cause.issues.map((issue) =>
    (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
  );
  return new OutputMismatch(paths);
}

/** An answer that does not fit its own contract: our mistake. Names of fields only. */
export class OutputMismatch extends Error {
  constructor(paths: readonly string[]) {
    super(`the answer does not fit the contract at ${[...new Set(paths)].slice(0, 10).join(', ')}`);
    this.name = 'OutputMismatch';
  }
}

function isAppErrorCode(code: string): code is AppErrorCode {
  return (APP_ERROR_CODES as readonly string[]).includes(code);
}

function declared(
  code: AppErrorCode,
  data: Readonly<Record<string, unknown>>,
  cause: unknown,
): ORPCError<string, unknown> {
  return new ORPCError(code, { status: errorStatus(code), message: code, data, cause });
}

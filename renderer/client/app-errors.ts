import { ORPCError } from '@orpc/client';
import { APP_ERROR_CODES, AppError, type AppErrorCode } from '#shared/kernel/app-error.ts';
import { ConnectionLost } from './connection-lost.ts';

function isCode(code: string): code is AppErrorCode {
  return (APP_ERROR_CODES as readonly string[]).includes(code);
}

function dataOf(error: ORPCError<string, unknown>): Readonly<Record<string, unknown>> {
  const data: unknown = error.data;
  return typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>) : {};
}

/**
 * What a call threw, as the page knows it: a declared refusal is an AppError, an answer that is none of ours or no
 * answer at all is ConnectionLost, a call the page itself gave up keeps its AbortError.
 */
export function toPageError(error: unknown): unknown {
  if (error instanceof AppError || error instanceof ConnectionLost) return error;
  if (error instanceof ORPCError) {
    const refusal = error as ORPCError<string, unknown>;
    if (isCode(refusal.code)) return new AppError(refusal.code, dataOf(refusal), { cause: error });
  }
  if (error instanceof DOMException && error.name === 'AbortError') return error;
  return new ConnectionLost({ cause: error });
}

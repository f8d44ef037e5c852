import type { ProcedureKind } from '#shared/contract/procedure.ts';
import { AppError } from '#shared/kernel/app-error.ts';

import { refusalOfAbort } from './unit-of-work.ts';

/** Seconds for procedures whose contract names no limit. */
export const DEFAULT_TIME_LIMIT = 15;

export interface Limits {
  /** undefined: the default; null: none. */
  readonly seconds: number | null | undefined;
  readonly kind: ProcedureKind;
  /** Further signals that end the call: the caller left, the session was locked. */
  readonly ends: readonly (AbortSignal | undefined)[];
}

/**
 * Runs `work` under a signal that aborts with TIMED_OUT or with CANCELLED. What only reads is left behind at once. A
 * command is waited for: it looks at the signal before its commit, so that TIMED_OUT always means "nothing was saved".
 */
export async function withTimeLimit<T>(limits: Limits, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const seconds = limits.seconds === undefined ? DEFAULT_TIME_LIMIT : limits.seconds;
  const timer =
    seconds === null
      ? null
      : setTimeout(() => controller.abort(new AppError('TIMED_OUT', { seconds })), seconds * 1000);
  timer?.unref();
  const others = limits.ends.filter((signal) => signal !== undefined);
  const signal = AbortSignal.any([controller.signal, ...others]);
  try {
    const running = work(signal);
    if (limits.kind === 'command') return await running;
    return await Promise.race([running, rejectedBy(signal, running)]);
  } catch (error) {
    throw error === signal.reason && signal.aborted ? refusalOfAbort(signal) : error;
  } finally {
    if (timer !== null) clearTimeout(timer);
  }
}

async function rejectedBy(signal: AbortSignal, running: Promise<unknown>): Promise<never> {
  return await new Promise<never>((_resolve, reject) => {
    const abort = (): void => {
      // Nobody listens to the work any more; what it still throws must not end the program.
      running.catch(() => undefined);
      reject(refusalOfAbort(signal));
    };
    if (signal.aborted) abort();
    else {
      signal.addEventListener('abort', abort, { once: true });
      const stop = (): void => signal.removeEventListener('abort', abort);
      running.then(stop, stop);
    }
  });
}

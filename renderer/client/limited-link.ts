import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';
import { isContractProcedure } from '@orpc/contract';
import { contract } from '#shared/contract/index.ts';
import type { ProcedureMeta } from '#shared/contract/procedure.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { toPageError } from './app-errors.ts';
import type { Connection } from './connection.ts';
import { ConnectionLost } from './connection-lost.ts';

/** Seconds a call may take when its contract names no limit; the main process counts the same. */
const DEFAULT_SECONDS = 15;
/** The main process answers TIMED_OUT itself; only when not even that comes is the connection taken for lost. */
const GRACE_SECONDS = 5;

/** The limit of a procedure in milliseconds, or null for streams that live as long as the page. */
export function timeLimitOf(path: readonly string[]): number | null {
  let node: unknown = contract;
  for (const step of path) {
    node = typeof node === 'object' && node !== null ? (node as Readonly<Record<string, unknown>>)[step] : undefined;
  }
  if (!isContractProcedure(node)) return (DEFAULT_SECONDS + GRACE_SECONDS) * 1000;
  const meta = node['~orpc'].meta as ProcedureMeta;
  const seconds = meta.timeLimit === undefined ? DEFAULT_SECONDS : meta.timeLimit;
  return seconds === null ? null : (seconds + GRACE_SECONDS) * 1000;
}

/** Puts the time limit on every call, tells the connection how it went, and gives errors the page knows. */
export class LimitedLink implements ClientLink<ClientContext> {
  readonly #link: ClientLink<ClientContext>;
  readonly #connection: Connection;

  constructor(link: ClientLink<ClientContext>, connection: Connection) {
    this.#link = link;
    this.#connection = connection;
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    const limit = timeLimitOf(path);
    const timeout = limit === null ? null : AbortSignal.timeout(limit);
    const signals = [options.signal, timeout].filter((signal) => signal !== undefined && signal !== null);
    try {
      const output = await this.#link.call(path, input, {
        ...options,
        ...(signals.length === 0 ? {} : { signal: AbortSignal.any(signals) }),
      });
      this.#connection.report('open');
      return isStream(output) ? translated(output) : output;
    } catch (error) {
      throw this.#judge(error, timeout?.aborted === true);
    }
  }

  #judge(error: unknown, timedOut: boolean): unknown {
    const judged = timedOut ? new ConnectionLost({ cause: error }) : toPageError(error);
    if (judged instanceof AppError) this.#connection.report('open');
    if (judged instanceof ConnectionLost) this.#connection.report('lost');
    return judged;
  }
}

type Stream = AsyncIterator<unknown> & AsyncIterable<unknown>;

function isStream(output: unknown): output is Stream {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output;
}

/** The same stream, whose errors the page knows too. */
function translated(stream: Stream): Stream {
  const known = async <T>(step: Promise<T>): Promise<T> => {
    try {
      return await step;
    } catch (error) {
      throw toPageError(error);
    }
  };
  const iterator: Stream = {
    next: (...given) => known(stream.next(...given)),
    return: (value) => known(Promise.resolve(stream.return?.(value) ?? { done: true, value: undefined })),
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

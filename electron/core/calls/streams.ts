import { refusalOfAbort } from './unit-of-work.ts';

/** True for the answer of a streaming procedure. */
export function isStream(output: unknown): output is AsyncIterator<unknown> & AsyncIterable<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output;
}

interface StreamGuards<T> {
  /** Called with each event before it is given; what it throws ends the stream instead. */
  readonly passing?: (event: T) => void;
  /** Called when the stream came to its own end; what it throws ends it instead. */
  readonly finished?: () => void;
}

/** Events of long work that tell how far it is and show nobody anything. */
const TELLS_PROGRESS: ReadonlySet<unknown> = new Set(['progress', 'writing', 'saving']);

/** True for events that may hold what is shown: all but those known to be progress. */
export function mayShow(event: unknown): boolean {
  return typeof event !== 'object' || event === null || !('kind' in event) || !TELLS_PROGRESS.has(event.kind);
}

/**
 * The same stream, ended by `signal` (the caller left, the session was locked) and with its errors translated like those
 * of a plain call. Ending it early runs the `finally` of the generator behind it.
 */
export async function* guardStream<T>(
  stream: AsyncIterator<T> & AsyncIterable<T>,
  signal: AbortSignal,
  translate: (error: unknown) => unknown,
  { passing, finished }: StreamGuards<T> = {},
): AsyncGenerator<T, void, undefined> {
  const aborted = Promise.withResolvers<never>();
  aborted.promise.catch(() => undefined);
  const abort = (): void => aborted.reject(refusalOfAbort(signal));
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  let ended = false;
  try {
    for (;;) {
      const step = await Promise.race([stream.next(), aborted.promise]);
      if (step.done === true) {
        ended = true;
        finished?.();
        return;
      }
      passing?.(step.value);
      yield step.value;
    }
  } catch (error) {
    throw translate(error);
  } finally {
    signal.removeEventListener('abort', abort);
    // Not awaited: a generator that waits for something else ends when that comes.
    if (!ended) void Promise.resolve(stream.return?.()).catch(() => undefined);
  }
}

import { refusalOfAbort } from './unit-of-work.ts';

/** True for the answer of a streaming procedure. */
export function isStream(output: unknown): output is AsyncIterator<unknown> & AsyncIterable<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output;
}

/**
 * The same stream, ended by `signal` (the caller left, the session was locked) and with its errors translated like those
 * of a plain call. Ending it early runs the `finally` of the generator behind it.
 * @param finished called when it came to its own end; what it throws ends the stream instead
 */
export async function* guardStream<T>(
  stream: AsyncIterator<T> & AsyncIterable<T>,
  signal: AbortSignal,
  translate: (error: unknown) => unknown,
  finished: () => void = () => undefined,
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
        finished();
        return;
      }
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

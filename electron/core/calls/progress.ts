/**
 * Runs `work` and gives its newest progress until it ends, then its result. A slow page never holds the work up: what it
 * did not fetch in time is left out. Leaving the generator aborts the signal that `work` gets and waits for its end.
 */
export async function* withProgress<Progress, Result>(
  outer: AbortSignal,
  work: (tell: (progress: Progress) => void, signal: AbortSignal) => Promise<Result>,
): AsyncGenerator<Progress, Result, undefined> {
  const stopped = new AbortController();
  const latest: Progress[] = [];
  let wake = Promise.withResolvers<void>();
  const tell = (progress: Progress): void => {
    latest[0] = progress;
    wake.resolve();
  };
  const running = work(tell, AbortSignal.any([outer, stopped.signal]));
  const ended = running.then(
    () => true,
    () => true,
  );
  try {
    while (!(await Promise.race([ended, wake.promise.then(() => false)]))) {
      wake = Promise.withResolvers<void>();
      const progress = latest.pop();
      if (progress !== undefined) yield progress;
    }
    return await running;
  } finally {
    stopped.abort();
    await ended;
  }
}

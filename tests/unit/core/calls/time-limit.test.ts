import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { DEFAULT_TIME_LIMIT, withTimeLimit } from '#core/calls/time-limit.ts';
import { guardStream } from '#core/calls/streams.ts';
import { AppError } from '#shared/kernel/app-error.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = () => new Promise<never>(() => undefined);

test('reading that takes too long is left behind at once', async () => {
  const running = withTimeLimit({ seconds: undefined, kind: 'query', ends: [] }, never);
  const outcome = running.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(DEFAULT_TIME_LIMIT * 1000);
  expect(await outcome).toMatchObject({ code: 'TIMED_OUT', data: { seconds: DEFAULT_TIME_LIMIT } });
});

test('a command is waited for: it says itself whether it was saved', async () => {
  const saved = Promise.withResolvers<string>();
  let signal: AbortSignal | undefined;
  const running = withTimeLimit({ seconds: 5, kind: 'command', ends: [] }, (given) => {
    signal = given;
    return saved.promise;
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(signal?.aborted).toBe(true);
  saved.resolve('saved');
  expect(await running).toBe('saved');
});

test('no limit is no limit', async () => {
  const answer = Promise.withResolvers<string>();
  const running = withTimeLimit({ seconds: null, kind: 'query', ends: [] }, () => answer.promise);
  await vi.advanceTimersByTimeAsync(86_400_000);
  answer.resolve('late');
  expect(await running).toBe('late');
});

test('a caller who left, or a session that was locked, ends the reading with its reason', async () => {
  const left = new AbortController();
  const leaving = withTimeLimit({ seconds: 5, kind: 'query', ends: [undefined, left.signal] }, never);
  left.abort();
  await expect(leaving).rejects.toMatchObject({ code: 'CANCELLED' });
  const locked = new AbortController();
  const locking = withTimeLimit({ seconds: 5, kind: 'view', ends: [locked.signal] }, never);
  locked.abort(new AppError('SESSION_LOCKED'));
  await expect(locking).rejects.toMatchObject({ code: 'SESSION_LOCKED' });
});

test('a stream ends with the session, and the generator behind it cleans up', async () => {
  const locked = new AbortController();
  let cleaned = false;
  async function* numbers(): AsyncGenerator<number, void, undefined> {
    try {
      yield 1;
      yield 2;
    } finally {
      cleaned = true;
    }
  }
  const stream = guardStream(numbers(), locked.signal, (error) => error);
  expect(await stream.next()).toEqual({ done: false, value: 1 });
  locked.abort(new AppError('SESSION_LOCKED'));
  await expect(stream.next()).rejects.toMatchObject({ code: 'SESSION_LOCKED' });
  expect(cleaned).toBe(true);
});

test('errors of a stream are translated like those of a call', async () => {
  async function* failing(): AsyncGenerator<number, void, undefined> {
    yield 1;
    throw new Error('inside');
  }
  const stream = guardStream(failing(), new AbortController().signal, () => new AppError('INTERNAL'));
  await stream.next();
  await expect(stream.next()).rejects.toMatchObject({ code: 'INTERNAL' });
});

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ConnectionLost, useOffice } from '#renderer/client/index.ts';
import type { SessionStatus } from '#shared/features/session/session.schema.ts';

/** Pause before the line is tried anew; grows to five seconds while nobody answers. */
const PAUSES_MS = [250, 500, 1000, 2000, 5000] as const;

function pause(attempt: number, signal: AbortSignal): Promise<void> {
  const ms = PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)] ?? 5000;
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

/**
 * Follows the session of this window: the state at once and every change of it, whoever makes it. When the line breaks
 * it says so, connects anew, and lets every screen fetch again what it shows. A session call that has its answer has the
 * line opened anew, so that the screen never hangs on a change that was not told.
 */
export function useSessionWatch(): SessionStatus | null {
  const { client, connection } = useOffice();
  const cache = useQueryClient();
  const [status, setStatus] = useState<SessionStatus | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    let line = new AbortController();
    const stopRenewing = connection.onRenew(() => line.abort());
    const follow = async () => {
      let attempt = 0;
      while (!ended.signal.aborted) {
        line = new AbortController();
        const signal = AbortSignal.any([ended.signal, line.signal]);
        try {
          for await (const next of await client.session.watch({}, { signal })) {
            if (signal.aborted) break;
            if (attempt > 0) void cache.invalidateQueries();
            attempt = 0;
            connection.report('open');
            setStatus(next);
          }
        } catch (error) {
          // Reported below: whatever ended the stream, it has to be opened anew.
          if (!signal.aborted && !(error instanceof ConnectionLost)) attempt = Math.max(attempt, 1);
        }
        if (ended.signal.aborted) return;
        if (line.signal.aborted) continue;
        connection.report('lost');
        await pause(attempt, signal);
        attempt += 1;
      }
    };
    void follow();
    return () => {
      stopRenewing();
      ended.abort();
    };
  }, [client, connection, cache]);
  return status;
}

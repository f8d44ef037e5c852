import { useCallback, useEffect, useRef, useState } from 'react';

import type { AuditVerifyEvent } from '#shared/features/audit/audit.schema.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { useClient } from '../../client/index.ts';
import { secondsLeft } from '../../ui/pace.ts';

export type VerificationResult = Extract<AuditVerifyEvent, { kind: 'result' }>;

/** Where a verification of the log stands. `secondsLeft` is null until it can be told. */
export type Verification =
  | { readonly state: 'idle' | 'cancelled' }
  | {
      readonly state: 'running';
      readonly checked: number;
      readonly total: number | null;
      readonly secondsLeft: number | null;
      readonly cancelling: boolean;
    }
  | { readonly state: 'done'; readonly result: VerificationResult }
  | { readonly state: 'failed'; readonly error: unknown };

const STARTING: Verification = { state: 'running', checked: 0, total: null, secondsLeft: null, cancelling: false };

/** Runs the verification of the whole log as a stream; closing the stream cancels it in the office too. */
export function useVerification(): {
  readonly verification: Verification;
  readonly start: () => void;
  readonly cancel: () => void;
  readonly hide: () => void;
} {
  const client = useClient();
  const [verification, setVerification] = useState<Verification>({ state: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = useCallback(async (): Promise<void> => {
    const stop = new AbortController();
    running.current = stop;
    const began = performance.now();
    setVerification(STARTING);
    try {
      for await (const event of await client.audit.verify({}, { signal: stop.signal })) {
        if (stop.signal.aborted) break;
        if (event.kind === 'result') setVerification({ state: 'done', result: event });
        else setVerification(progressOf(event, performance.now() - began));
      }
      if (stop.signal.aborted) setVerification({ state: 'cancelled' });
    } catch (error) {
      const given = stop.signal.aborted || isAppError(error, 'CANCELLED');
      setVerification(given ? { state: 'cancelled' } : { state: 'failed', error });
    }
  }, [client]);

  return {
    verification,
    start: () => void run(),
    cancel: () => {
      setVerification((before) => (before.state === 'running' ? { ...before, cancelling: true } : before));
      running.current?.abort();
    },
    hide: () => setVerification({ state: 'idle' }),
  };
}

/** The newest progress with the time left at the pace so far. */
export function progressOf(
  { checked, total }: { readonly checked: number; readonly total: number },
  elapsedMs: number,
): Verification {
  const left = secondsLeft(checked, total, elapsedMs);
  return { state: 'running', checked, total, secondsLeft: left, cancelling: false };
}

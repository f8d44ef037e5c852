import { useEffect, useRef, useState } from 'react';

import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { SaveOutcome } from '#shared/contract/procedure.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { secondsLeft } from './pace.ts';

/** Asks the feature's procedure for exactly what is shown; aborting `signal` cancels the export. */
export type AskExport<Format> = (format: Format, signal: AbortSignal) => Promise<AsyncIterable<ExportEvent>>;

/** Where an export stands. `secondsLeft` is null until it can be told. */
export type ExportProgress = {
  readonly step: 'starting' | 'reading' | 'writing' | 'saving';
  readonly done: number;
  readonly total: number;
  readonly secondsLeft: number | null;
  readonly cancelling: boolean;
};

const STARTING: ExportProgress = { step: 'starting', done: 0, total: 0, secondsLeft: null, cancelling: false };

/** Runs one export at a time; leaving the screen cancels it. */
export function useExport<Format>(
  ask: AskExport<Format>,
  ends: {
    readonly done: (outcome: SaveOutcome) => Promise<void>;
    readonly cancelled: () => void;
    readonly failed: (error: unknown) => void;
  },
): {
  /** Null while nothing is exported. */
  readonly progress: ExportProgress | null;
  readonly start: (format: Format) => void;
  readonly cancel: () => void;
} {
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run(format: Format): Promise<void> {
    if (running.current !== null) return;
    const stop = new AbortController();
    running.current = stop;
    const began = performance.now();
    const tell = (event: Exclude<ExportEvent, { kind: 'result' }>): void =>
      setProgress((before) => progressAfter(before ?? STARTING, event, performance.now() - began));
    setProgress(STARTING);
    try {
      for await (const event of await ask(format, stop.signal)) {
        if (stop.signal.aborted) break;
        if (event.kind === 'result') await ends.done(event.outcome);
        else tell(event);
      }
      if (stop.signal.aborted) ends.cancelled();
    } catch (error) {
      if (stop.signal.aborted || isAppError(error, 'CANCELLED')) ends.cancelled();
      else ends.failed(error);
    } finally {
      running.current = null;
      setProgress(null);
    }
  }

  return {
    progress,
    start: (format) => void run(format),
    cancel: () => {
      setProgress((before) => (before === null ? null : { ...before, cancelling: true }));
      running.current?.abort();
    },
  };
}

/** What the page knows after one more event. */
export function progressAfter(
  before: ExportProgress,
  event: Exclude<ExportEvent, { kind: 'result' }>,
  elapsedMs: number,
): ExportProgress {
  switch (event.kind) {
    case 'progress': {
      const { done, total } = event;
      return { ...before, step: 'reading', done, total, secondsLeft: secondsLeft(done, total, elapsedMs) };
    }
    case 'writing':
      return { ...before, step: 'writing', secondsLeft: null };
    case 'saving':
      return { ...before, step: 'saving', secondsLeft: null };
  }
}

import { useEffect, useRef, useState } from 'react';

import type { BackupEvent } from '#shared/features/backups/backups.schema.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { errorSentence } from '../../ui/error-sentence.ts';
import { secondsLeft } from '../../ui/pace.ts';
import { useToast } from '../../ui/toast.tsx';
import { useText } from '../../i18n/index.ts';
import { useBackupsChanged } from './queries.ts';

type Progress = Extract<BackupEvent, { kind: 'progress' }>;

/** Work on backups that is under way. */
export interface BackupWork {
  readonly title: string;
  /** Null until the first sign of it. */
  readonly at: Progress | null;
  /** Time left of the present phase; null until it can be told. */
  readonly secondsLeft: number | null;
  readonly cancelling: boolean;
}

export interface BackupRunner {
  /** Null while nothing is under way. */
  readonly work: BackupWork | null;
  /** Calls a procedure that tells how far it is; `done` gets its last event. One at a time: a second is not begun. */
  readonly run: <Result extends { readonly kind: 'result' }>(wish: {
    readonly title: string;
    readonly ask: (signal: AbortSignal) => Promise<AsyncIterable<Progress | Result>>;
    readonly done?: (result: Result) => void;
    readonly failed?: (error: unknown) => void;
    /** Besides the word for it. */
    readonly cancelled?: () => void;
  }) => void;
  /** The same as a promise of the last event: null when it was cancelled. */
  readonly ask: <Result extends { readonly kind: 'result' }>(
    title: string,
    ask: (signal: AbortSignal) => Promise<AsyncIterable<Progress | Result>>,
  ) => Promise<Result | null>;
  readonly cancel: () => void;
}

/** Runs one piece of work at a time and says how it ended; leaving the screen cancels it. */
export function useBackupWork(): BackupRunner {
  const t = useText('backups');
  const toast = useToast();
  const changed = useBackupsChanged();
  const [work, setWork] = useState<BackupWork | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run: BackupRunner['run'] = (wish) => {
    if (running.current !== null) return;
    const stop = new AbortController();
    running.current = stop;
    void follow(wish, stop);
  };

  async function follow<Result extends { readonly kind: 'result' }>(
    wish: Parameters<typeof run<Result>>[0],
    stop: AbortController,
  ): Promise<void> {
    let final = false;
    const tellCancelled = (): void => {
      // Past the point of no return leaving the page cancels nothing: the sign-in page tells what came of it.
      if (!final) toast({ text: t('work.cancelled') });
      wish.cancelled?.();
    };
    let phase = '';
    let began = 0;
    setWork({ title: wish.title, at: null, secondsLeft: null, cancelling: false });
    try {
      for await (const event of await wish.ask(stop.signal)) {
        if (event.kind === 'progress' && event.phase === 'final') final = true;
        if (stop.signal.aborted) break;
        if (event.kind === 'result') wish.done?.(event);
        else {
          const name = `${event.targetName} ${event.phase}`;
          if (name !== phase) [phase, began] = [name, performance.now()];
          const left = secondsLeft(event.done, event.total, performance.now() - began);
          setWork((before) => (before === null ? null : { ...before, at: event, secondsLeft: left }));
        }
      }
      if (stop.signal.aborted) tellCancelled();
    } catch (error) {
      if (stop.signal.aborted || isAppError(error, 'CANCELLED')) tellCancelled();
      else if (wish.failed === undefined) toast({ text: errorSentence(error), tone: 'danger', lasting: true });
      else wish.failed(error);
    } finally {
      running.current = null;
      setWork(null);
      await changed();
    }
  }

  return {
    work,
    run,
    ask: (title, ask) =>
      new Promise((resolve, reject) => {
        run({ title, ask, done: resolve, failed: reject, cancelled: () => resolve(null) });
      }),
    cancel: () => {
      setWork((before) => (before === null ? null : { ...before, cancelling: true }));
      running.current?.abort();
    },
  };
}

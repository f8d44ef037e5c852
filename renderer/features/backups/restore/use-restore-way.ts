import { useEffect, useRef, useState } from 'react';

import type { BackupEvent } from '#shared/features/backups/backups.schema.ts';
import { useText } from '../../../i18n/index.ts';
import { type BackupRunner, useBackupWork } from '../use-backup-work.ts';
import type { ChosenFile } from './file-chooser.tsx';
import type { RestoreStep } from './restore-steps.tsx';

type Progress = Extract<BackupEvent, { kind: 'progress' }>;

/** The four steps of a restore: where one is, the file and the key so far, and what was read with them. */
export interface RestoreWay<Read extends { readonly kind: 'result' }> {
  readonly step: RestoreStep;
  readonly go: (step: RestoreStep) => void;
  readonly runner: BackupRunner;
  readonly file: ChosenFile | null;
  /** Another choice: what was read before it no longer counts. */
  readonly choose: (file: ChosenFile | null) => void;
  /** As typed, for whoever comes back to that step. */
  readonly typedKey: string;
  readonly keepKey: (typed: string) => void;
  /** The whole backup as it was read and proved; null until then. */
  readonly opened: Read | null;
  /** Reads it and goes on to the next step; stays where one is when it was cancelled. Throws as `ask`. */
  readonly read: (ask: (signal: AbortSignal) => Promise<AsyncIterable<Progress | Read>>) => Promise<void>;
  /** What was read is used up by a restore that was cancelled or failed: back to the reading. */
  readonly readAnew: () => void;
}

/** @param leave tells the program that the page is gone, so that nothing stays in staging */
export function useRestoreWay<Read extends { readonly kind: 'result' }>(
  leave: () => Promise<unknown>,
): RestoreWay<Read> {
  const t = useText('backups');
  const runner = useBackupWork();
  const [step, go] = useState<RestoreStep>('file');
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [typedKey, keepKey] = useState('');
  const [opened, setOpened] = useState<Read | null>(null);
  const leaving = useRef(leave);
  useEffect(() => {
    leaving.current = leave;
  });
  useEffect(() => () => void leaving.current().catch(() => undefined), []);
  return {
    step,
    go,
    runner,
    file,
    choose: (chosen) => {
      setFile(chosen);
      setOpened(null);
    },
    typedKey,
    keepKey,
    opened,
    read: async (ask) => {
      const result = await runner.ask<Read>(t('restore.reading'), ask);
      if (result === null) return;
      setOpened(result);
      go('check');
    },
    readAnew: () => {
      setOpened(null);
      go('key');
    },
  };
}

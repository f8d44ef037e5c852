import type { ReactNode } from 'react';

import { useText } from '../../i18n/index.ts';
import { LongWork } from '../../ui/long-work.tsx';
import type { BackupRunner, BackupWork } from './use-backup-work.ts';

/** How far a backup, a test or a restore is, and the way to stop it; nothing while there is none. */
export function BackupProgress({ runner }: { readonly runner: BackupRunner }): ReactNode {
  const t = useText('backups');
  const { work, cancel } = runner;
  if (work === null) return null;
  const { at } = work;
  return (
    <LongWork
      title={work.title}
      progress={at === null || at.total === 0 ? null : Math.min(1, at.done / at.total)}
      secondsLeft={work.secondsLeft}
      step={at === null ? t('work.starting') : t(phaseWords(at), { place: at.targetName })}
      cancelling={work.cancelling}
      {...(at?.phase === 'final' ? {} : { onCancel: cancel })}
    />
  );
}

/** A file that is in no place of the list has no name to be told. */
function phaseWords({ phase, targetName }: NonNullable<BackupWork['at']>) {
  return phase === 'proving' && targetName === '' ? 'work.provingFile' : (`work.${phase}` as const);
}

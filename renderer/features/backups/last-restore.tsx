import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { useConfirm } from '../../ui/dialog.tsx';
import { errorSentence } from '../../ui/error-sentence.ts';
import { fmt } from '../../ui/format.ts';
import { Notice } from '../../ui/states.tsx';
import { media } from '../../ui/theme/theme.ts';
import { useToast } from '../../ui/toast.tsx';
import { BackupProgress } from './backup-progress.tsx';
import { useLastRestore } from './queries.ts';
import { useBackupWork } from './use-backup-work.ts';
import { useWithoutBackup } from './use-without-backup.ts';

const useStyles = makeStyles({
  notice: { padding: '12px 24px', [media.narrow]: { padding: '12px 16px' } },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px 16px' },
});

/** While what was before the last restore can still be put back: when that was, and the way back. */
export function LastRestore(): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const client = useClient();
  const confirm = useConfirm();
  const askWithoutBackup = useWithoutBackup();
  const toast = useToast();
  const runner = useBackupWork();
  const { data } = useLastRestore();
  if (data === undefined || data === null) return null;
  const words = { at: fmt.instant(data.at), when: fmt.instant(data.createdAt) };
  const undo = async (): Promise<void> => {
    const question = { title: t('undo.title'), text: t('undo.text', words), confirm: t('undo.confirm') };
    if (!(await confirm(question))) return;
    exchange(false);
  };
  const exchange = (withoutBackup: boolean): void => {
    runner.run({
      title: t('undo.running'),
      ask: (signal) => client.backups.undoRestore({ withoutBackup }, { signal }),
      failed: (error) => {
        const goOn = askWithoutBackup(error, 'undo');
        if (goOn === null) toast({ text: errorSentence(error), tone: 'danger', lasting: true });
        else void goOn.then((yes) => (yes ? exchange(true) : undefined));
      },
    });
  };
  return (
    <div className={styles.notice}>
      {runner.work === null ? (
        <Notice>
          <div className={styles.line}>
            <span>{t('undo.last', words)}</span>
            <Action size="small" label={t('undo.start')} onClick={() => void undo()} />
          </div>
        </Notice>
      ) : (
        <BackupProgress runner={runner} />
      )}
    </div>
  );
}

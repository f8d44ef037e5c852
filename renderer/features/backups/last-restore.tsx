import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { useConfirm } from '../../ui/dialog.tsx';
import { fmt } from '../../ui/format.ts';
import { Notice } from '../../ui/states.tsx';
import { media } from '../../ui/theme/theme.ts';
import { BackupProgress } from './backup-progress.tsx';
import { useLastRestore } from './queries.ts';
import { useBackupWork } from './use-backup-work.ts';

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
  const runner = useBackupWork();
  const { data } = useLastRestore();
  if (data === undefined || data === null) return null;
  const words = { at: fmt.instant(data.at), when: fmt.instant(data.createdAt) };
  const undo = async (): Promise<void> => {
    const question = { title: t('undo.title'), text: t('undo.text', words), confirm: t('undo.confirm') };
    if (!(await confirm(question))) return;
    runner.run({ title: t('undo.running'), ask: (signal) => client.backups.undoRestore({}, { signal }) });
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

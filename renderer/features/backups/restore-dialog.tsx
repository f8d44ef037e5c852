import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';

import type { BackupRow, InspectedBackup } from '#shared/features/backups/backups.schema.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { errorSentence } from '../../ui/error-sentence.ts';
import { fmt } from '../../ui/format.ts';
import { Notice } from '../../ui/states.tsx';
import { Status } from '../../ui/status.tsx';
import { type } from '../../ui/theme/theme.ts';
import { BackupProgress } from './backup-progress.tsx';
import { useInspected } from './queries.ts';
import { useBackupWork } from './use-backup-work.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: '12px' },
  head: { ...type.strong, marginBottom: '4px' },
  list: { margin: 0, listStyleType: 'disc', paddingInlineStart: '20px', display: 'grid', gap: '4px' },
  file: { color: tokens.colorNeutralForeground2 },
});

/** What is in the file, what goes and what stays, then the restore itself. Nothing changes before the last button. */
export function RestoreDialog(props: { readonly backup: BackupRow; readonly onClose: () => void }): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const common = useText();
  const client = useClient();
  const { backup, onClose } = props;
  const inspected = useInspected(backup.id);
  const [failure, setFailure] = useState<unknown>(null);
  const runner = useBackupWork();
  const when = fmt.instant(backup.createdAt);
  const busy = runner.work !== null;
  const restore = (): void => {
    setFailure(null);
    runner.run({
      title: t('restore.running'),
      ask: (signal) => client.backups.restore({ backupId: backup.id }, { signal }),
      failed: setFailure,
    });
  };
  return (
    <Dialog
      alert
      title={t('restore.title', { when })}
      width={600}
      // While it is under way, leaving is „Przerwij”.
      onClose={() => (busy ? runner.cancel() : onClose())}
      {...(busy
        ? {}
        : {
            actions: (
              <>
                <Action kind="secondary" label={common('cancel')} onClick={onClose} />
                <Action
                  kind="primary"
                  label={t('restore.confirm')}
                  {...(inspected.data?.state === 'whole' || inspected.data?.state === 'unlabelled'
                    ? {}
                    : { disabledReason: t('restore.notYet') })}
                  onClick={restore}
                />
              </>
            ),
          })}
    >
      {busy ? (
        <BackupProgress runner={runner} />
      ) : (
        <div className={styles.content}>
          {failure === null ? null : <Notice tone="danger">{errorSentence(failure)}</Notice>}
          <div className={styles.file} role="status">
            {inspected.isError ? (
              <Status kind="late">{errorSentence(inspected.error)}</Status>
            ) : inspected.data === undefined ? (
              <Status kind="running">{t('restore.looking')}</Status>
            ) : (
              <FileState inspected={inspected.data} place={backup.targetName} />
            )}
          </div>
          <Part title={t('restore.lost')} lines={[t('restore.lostWork', { when }), t('restore.lostAccounts')]} />
          <Part
            title={t('restore.kept')}
            lines={[t('restore.keptData'), t('restore.keptPasswords'), t('restore.keptKeys'), t('restore.keptUndo')]}
          />
          <p>{t('restore.everybodyOut')}</p>
        </div>
      )}
    </Dialog>
  );
}

function Part(props: { readonly title: string; readonly lines: readonly string[] }): ReactNode {
  const styles = useStyles();
  return (
    <section>
      <h3 className={styles.head}>{props.title}</h3>
      <ul className={styles.list}>
        {props.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function FileState(props: { readonly inspected: InspectedBackup; readonly place: string }): ReactNode {
  const t = useText('backups');
  const { state, programVersion } = props.inspected;
  const { place } = props;
  switch (state) {
    case 'whole':
      return <Status kind="done">{t('restore.whole', { place })}</Status>;
    case 'unlabelled':
      return <Status kind="look">{t('restore.unlabelled', { place })}</Status>;
    case 'damaged':
      return <Status kind="late">{t('restore.damaged', { place })}</Status>;
    case 'too-new':
      return <Status kind="late">{t('restore.tooNew', { version: programVersion ?? '' })}</Status>;
    case 'no-backup':
      return <Status kind="late">{t('restore.noBackup')}</Status>;
  }
}

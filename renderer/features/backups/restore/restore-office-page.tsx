import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';

import type { OpenBackupEvent } from '#shared/features/backups/backups.schema.ts';
import { useClient } from '../../../client/index.ts';
import { useText } from '../../../i18n/index.ts';
import { Action } from '../../../ui/action.tsx';
import { media, type } from '../../../ui/theme/theme.ts';
import { BackupProgress } from '../backup-progress.tsx';
import { useOfferedBackups } from '../queries.ts';
import { ContentsTable } from './contents-table.tsx';
import { FileChooser } from './file-chooser.tsx';
import { isUsable, LabelFacts } from './file-state.tsx';
import { KeyForm } from './key-form.tsx';
import { NewOfficeStep } from './new-office-step.tsx';
import { RestoreSheet } from './restore-sheet.tsx';
import { useRestoreWay } from './use-restore-way.ts';

const useStyles = makeStyles({
  root: {
    flexGrow: 1,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    [media.low]: { display: 'block' },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 16px',
    padding: '16px 24px 12px',
    [media.narrow]: { padding: '12px 16px 8px' },
  },
  title: { ...type.title, margin: 0, ':focus': { outlineStyle: 'none' } },
});

type Opened = Extract<OpenBackupEvent, { kind: 'result' }>;

/** A backup becomes the office of a computer that has none, or none that opens: file, key, what is in it, new password. */
export function RestoreOfficePage(props: {
  /** An office lies here already, which cannot be opened. */
  readonly afterFailure: boolean;
  readonly onBack: () => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const common = useText();
  const client = useClient();
  const { data: offered } = useOfferedBackups();
  const way = useRestoreWay<Opened>(() => client.session.leaveRestore({}));
  const { step, go, runner, file, opened } = way;
  const heading = useRef<HTMLHeadingElement>(null);
  const title = t('newComputer.title');
  const program = common('program');
  useEffect(() => {
    document.title = `${title} – ${program}`;
    heading.current?.focus();
  }, [title, program]);

  const read = async (recoveryKey: string): Promise<void> => {
    if (file === null) return;
    way.keepKey(recoveryKey);
    await way.read((signal) => client.session.openBackup({ fileId: file.fileId, recoveryKey }, { signal }));
  };
  const usable = file !== null && isUsable(file.inspected);
  const side =
    opened !== null && (step === 'check' || step === 'change') ? (
      <ContentsTable backup={opened.backup} now={null} />
    ) : file === null ? null : (
      <LabelFacts inspected={file.inspected} name={file.name} />
    );
  const sheet = { newOffice: true, side, sideLabel: t('restore.contents') } as const;
  const content = (): ReactNode => {
    switch (step) {
      case 'file':
        return (
          <RestoreSheet
            {...sheet}
            step={step}
            title={t('restore.fileTitle')}
            lead={t('restore.fileLeadNew')}
            foot={
              <Action
                kind="primary"
                label={common('next')}
                {...(usable ? {} : { disabledReason: t('restore.notYet') })}
                onClick={() => go('key')}
              />
            }
          >
            <FileChooser
              offered={offered}
              chosen={file}
              choose={(name) => client.session.chooseBackup({ offered: name })}
              onChosen={way.choose}
            />
          </RestoreSheet>
        );
      case 'key':
        return (
          <RestoreSheet {...sheet} step={step} title={t('restore.keyTitle')} lead={t('restore.keyLead')}>
            <BackupProgress runner={runner} />
            <div hidden={runner.work !== null}>
              <KeyForm typed={way.typedKey} read={read} onBack={() => go('file')} />
            </div>
          </RestoreSheet>
        );
      case 'check':
        return (
          <RestoreSheet
            {...sheet}
            step={step}
            title={t('restore.checkTitle')}
            lead={t('restore.checkLead')}
            foot={
              <>
                <Action kind="primary" label={common('next')} onClick={() => go('change')} />
                <Action label={common('back')} onClick={() => go('key')} />
              </>
            }
          >
            {null}
          </RestoreSheet>
        );
      case 'change':
        return opened === null ? null : (
          <RestoreSheet
            {...sheet}
            step={step}
            title={t('newComputer.changeTitle')}
            lead={t(opened.passwordsStay ? 'newComputer.changeLeadStay' : 'newComputer.changeLead')}
          >
            <NewOfficeStep
              opened={opened}
              afterFailure={props.afterFailure}
              onBack={() => go('check')}
              // What was prepared is used up by a restore that was cancelled or failed: the file is read anew.
              onLost={way.readAnew}
            />
          </RestoreSheet>
        );
    }
  };
  return (
    <main className={styles.root}>
      <div className={styles.head}>
        <h1 className={styles.title} tabIndex={-1} ref={heading}>
          {title}
        </h1>
        <Action
          label={t('newComputer.leave')}
          shortcut="Escape"
          {...(runner.work === null ? {} : { disabledReason: t('make.busy') })}
          onClick={props.onBack}
        />
      </div>
      {content()}
    </main>
  );
}

import { type ReactNode, useState } from 'react';

import type { PrepareRestoreEvent, RestoreSource } from '#shared/features/backups/backups.schema.ts';
import type { NewOwner } from '#shared/features/session/session.schema.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { useClient } from '../../../client/index.ts';
import { useText } from '../../../i18n/index.ts';
import { Action } from '../../../ui/action.tsx';
import { errorSentence } from '../../../ui/error-sentence.ts';
import { Page } from '../../../ui/page.tsx';
import { PATHS } from '../../../ui/paths.ts';
import { useGo, useScreenSearch } from '../../../ui/screen.ts';
import { Notice } from '../../../ui/states.tsx';
import { Status } from '../../../ui/status.tsx';
import { BackupProgress } from '../backup-progress.tsx';
import { useBackups, useInspected, useOfferedFiles } from '../queries.ts';
import { restoreScreen } from '../screens.ts';
import { useWithoutBackup } from '../use-without-backup.ts';
import { BackupChoice, type Choice } from './backup-choice.tsx';
import { ContentsTable } from './contents-table.tsx';
import { type ChosenFile, FileChooser } from './file-chooser.tsx';
import { FileState, isUsable, LabelFacts } from './file-state.tsx';
import { KeyForm } from './key-form.tsx';
import { NewOwnerForm } from './new-owner-form.tsx';
import { RestoreSheet } from './restore-sheet.tsx';
import type { RestoreStep } from './restore-steps.tsx';
import { useRestoreWay } from './use-restore-way.ts';
import { WhatChanges } from './what-changes.tsx';

type Prepared = Extract<PrepareRestoreEvent, { kind: 'result' }>;

/** Odtwarzanie z kopii, in four steps: which backup, who opens it, what is in it, the change itself. */
export function RestorePage(): ReactNode {
  const t = useText('backups');
  const common = useText();
  const client = useClient();
  const go = useGo();
  const askWithoutBackup = useWithoutBackup();
  const way = useRestoreWay<Prepared>(() => client.backups.leaveRestore({}));
  const { step, runner, file, opened: prepared } = way;
  const [{ backup: arrivedWith }] = useScreenSearch(restoreScreen);
  const backups = useBackups();
  const offered = useOfferedFiles();
  const [choice, setChoice] = useState<Choice | null>(
    arrivedWith === null ? null : { kind: 'known', backupId: arrivedWith },
  );
  const [byKey, setByKey] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const known = useInspected(choice?.kind === 'known' ? choice.backupId : null);

  const inspected = choice?.kind === 'known' ? known.data : choice?.kind === 'file' ? file?.inspected : undefined;
  const usable = inspected !== undefined && isUsable(inspected);
  /** This office opens its own backups; a foreign one, or one nobody knows of, wants the key from the safe. */
  const opensHere = choice?.kind === 'known' || file?.opensHere === true;
  const askKey = !opensHere || byKey;
  const busy = runner.work !== null;

  const change = (next: Choice, chosen: ChosenFile | null = file): void => {
    setChoice(next);
    way.choose(chosen);
    setFailure(null);
    setByKey(false);
  };
  const read = (source: RestoreSource): Promise<void> =>
    way.read((signal) => client.backups.prepareRestore({ source }, { signal }));
  const readHere = (): void => {
    if (choice === null) return;
    setFailure(null);
    const source: RestoreSource =
      choice.kind === 'known' ? choice : { kind: 'file', fileId: file?.fileId ?? '', recoveryKey: null };
    read(source).catch((error: unknown) => {
      // Of a file without a label only now is it known that the key from the safe is needed.
      if (isAppError(error, 'BACKUP_KEY_UNCLEAR', 'BACKUP_OF_OTHER_OFFICE')) setByKey(true);
      setFailure(errorSentence(error));
    });
  };
  const restore = async (owner: NewOwner | null, withoutBackup = false): Promise<void> => {
    if (prepared === null) return;
    setFailure(null);
    const asked = { preparedId: prepared.backup.preparedId, withoutBackup, owner };
    try {
      await runner.ask(t('restore.running'), (signal) => client.backups.restore(asked, { signal }));
    } catch (error) {
      const goOn = askWithoutBackup(error, 'restore');
      if (goOn !== null) {
        // Nothing has changed and what was prepared still waits.
        if (await goOn) await restore(owner, true);
        return;
      }
      // A password that is easy to guess is told at its field.
      if (owner !== null && isAppError(error, 'INVALID_INPUT')) throw error;
      const lost = isAppError(error, 'NOT_FOUND');
      setFailure(lost ? t('restore.prepared') : errorSentence(error));
      way.readAnew();
    }
  };

  /** Nobody who administers the restored data could sign in with a password of today. */
  const needsOwner = prepared !== null && prepared.administrators.length > 0;
  const failed = failure === null ? null : <Notice tone="danger">{failure}</Notice>;
  const progress = <BackupProgress runner={runner} />;
  const side =
    prepared !== null && (step === 'check' || step === 'change') ? (
      <ContentsTable backup={prepared.backup} now={prepared.now} />
    ) : inspected === undefined ? null : (
      <LabelFacts inspected={inspected} name={choice?.kind === 'file' ? (file?.name ?? null) : null} />
    );
  const sheet = { newOffice: false, side, sideLabel: t('restore.differences') } as const;
  const back = (to: RestoreStep): ReactNode => <Action label={common('back')} onClick={() => way.go(to)} />;

  const content = (): ReactNode => {
    switch (step) {
      case 'file':
        return (
          <RestoreSheet
            {...sheet}
            step={step}
            title={t('restore.fileTitle')}
            lead={t('restore.fileLead')}
            foot={
              <Action
                kind="primary"
                label={common('next')}
                {...(usable ? {} : { disabledReason: t('restore.notYet') })}
                onClick={() => way.go('key')}
              />
            }
          >
            <BackupChoice backups={backups.data ?? []} choice={choice} onChoose={(next) => change(next)} />
            {choice?.kind === 'file' ? (
              <FileChooser
                offered={offered.data}
                chosen={file}
                choose={(name) => client.backups.chooseFile({ offered: name })}
                onChosen={(chosen) => change({ kind: 'file' }, chosen)}
              />
            ) : choice === null ? null : (
              <div role="status">
                {known.isError ? (
                  <Status kind="late">{errorSentence(known.error)}</Status>
                ) : known.data === undefined ? (
                  <Status kind="running">{t('restore.looking')}</Status>
                ) : (
                  <FileState inspected={known.data} />
                )}
              </div>
            )}
          </RestoreSheet>
        );
      case 'key':
        return (
          <RestoreSheet
            {...sheet}
            step={step}
            title={t('restore.keyTitle')}
            lead={askKey ? t('restore.keyLead') : t('restore.keyHere')}
            {...(askKey || busy
              ? {}
              : {
                  foot: (
                    <>
                      <Action kind="primary" label={t('restore.read')} onClick={readHere} />
                      {back('file')}
                      {choice?.kind === 'file' ? (
                        <Action kind="quiet" label={t('restore.keyAsk')} onClick={() => setByKey(true)} />
                      ) : null}
                    </>
                  ),
                })}
          >
            {failed}
            {!askKey || choice?.kind !== 'file' ? null : (
              <p>{t(file?.opensHere === false ? 'restore.keyElsewhere' : 'restore.keyUnknown')}</p>
            )}
            {progress}
            {askKey && file !== null ? (
              <div hidden={busy}>
                <KeyForm
                  typed={way.typedKey}
                  read={async (recoveryKey) => {
                    setFailure(null);
                    way.keepKey(recoveryKey);
                    await read({ kind: 'file', fileId: file.fileId, recoveryKey });
                  }}
                  onBack={() => way.go('file')}
                />
              </div>
            ) : null}
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
                <Action kind="primary" label={common('next')} onClick={() => way.go('change')} />
                {back('key')}
              </>
            }
          >
            {null}
          </RestoreSheet>
        );
      case 'change':
        return prepared === null ? null : (
          <RestoreSheet
            {...sheet}
            step={step}
            title={t('restore.changeTitle')}
            lead={t('restore.everybodyOut')}
            {...(busy || needsOwner
              ? {}
              : {
                  foot: (
                    <>
                      <Action kind="primary" label={t('restore.confirm')} onClick={() => void restore(null)} />
                      {back('check')}
                    </>
                  ),
                })}
          >
            {failed}
            {busy ? progress : <WhatChanges backup={prepared.backup} />}
            {needsOwner ? (
              <div hidden={busy}>
                <NewOwnerForm
                  lead={t('restore.needsOwner')}
                  administrators={prepared.administrators}
                  officeName={prepared.backup.officeName}
                  notes={[]}
                  submit={t('restore.confirm')}
                  save={restore}
                  onBack={() => way.go('check')}
                />
              </div>
            ) : null}
          </RestoreSheet>
        );
    }
  };
  return (
    <Page
      title={t('restore.title')}
      breadcrumb={[{ label: t('title'), to: PATHS.backups }, { label: t('restore.title') }]}
      layout="bare"
      actions={
        <Action
          label={common('cancel')}
          shortcut="Escape"
          {...(busy ? { disabledReason: t('make.busy') } : {})}
          onClick={() => go(PATHS.backups)}
        />
      }
    >
      {content()}
    </Page>
  );
}

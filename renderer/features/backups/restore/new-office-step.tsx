import { type ReactNode, useEffect, useRef } from 'react';

import type { OpenBackupEvent } from '#shared/features/backups/backups.schema.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { useClient } from '../../../client/index.ts';
import { useText } from '../../../i18n/index.ts';
import { fmt } from '../../../ui/format.ts';
import { leaveWord } from '../../../ui/toast.tsx';
import { BackupProgress } from '../backup-progress.tsx';
import { useBackupWork } from '../use-backup-work.ts';
import { NewOwnerForm } from './new-owner-form.tsx';

/** The last step on a new computer: one administrator, the new password, and the office opens. */
export function NewOfficeStep(props: {
  readonly opened: Extract<OpenBackupEvent, { kind: 'result' }>;
  readonly afterFailure: boolean;
  readonly onBack: () => void;
  /** The restore was cancelled or failed after it had begun. */
  readonly onLost: () => void;
}): ReactNode {
  const t = useText('backups');
  const client = useClient();
  const runner = useBackupWork();
  const { backup, administrators, passwordsStay } = props.opened;
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return (
    <>
      <BackupProgress runner={runner} />
      <div hidden={runner.work !== null}>
        <NewOwnerForm
          administrators={administrators}
          officeName={backup.officeName}
          notes={[t('newComputer.keysStay'), ...(props.afterFailure ? [t('newComputer.nothingDeleted')] : [])]}
          submit={t('newComputer.submit')}
          save={async (owner) => {
            const asked = { preparedId: backup.preparedId, ...owner };
            // The program may be on the screen before the last event is here, so the word for it is left first.
            const when = fmt.instant(backup.createdAt);
            const takeBack = leaveWord({
              text: t(passwordsStay ? 'newComputer.doneStay' : 'newComputer.done', { when }),
              lasting: true,
            });
            try {
              const done = await runner.ask<{ kind: 'result' }>(t('newComputer.running'), (signal) =>
                client.session.restoreOffice(asked, { signal }),
              );
              // Whoever is signed in by now has left this page behind: that is no cancelling.
              if (done === null && here.current) {
                takeBack();
                props.onLost();
              }
            } catch (error) {
              takeBack();
              if (!isAppError(error, 'NOT_FOUND')) throw error;
              props.onLost();
            }
          }}
          onBack={props.onBack}
        />
      </div>
    </>
  );
}

import { makeStyles } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';

import type { OpenBackupEvent } from '#shared/features/backups/backups.schema.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { useClient } from '../../../client/index.ts';
import { useText } from '../../../i18n/index.ts';
import { Action } from '../../../ui/action.tsx';
import { Form, SelectField, useOfficeForm } from '../../../ui/form/index.ts';
import { fmt } from '../../../ui/format.ts';
import { leaveWord } from '../../../ui/toast.tsx';
import { NewPasswordFields, newOwnerSchema } from '../../session/index.ts';
import { BackupProgress } from '../backup-progress.tsx';
import { useBackupWork } from '../use-backup-work.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gap: '16px', maxWidth: '420px' },
  list: { margin: '16px 0 0', listStyleType: 'disc', paddingInlineStart: '20px', display: 'grid', gap: '4px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '20px' },
});

/** The last step on a new computer: one administrator, the new password, and the office opens. */
export function NewOwnerForm(props: {
  readonly opened: Extract<OpenBackupEvent, { kind: 'result' }>;
  readonly afterFailure: boolean;
  readonly onBack: () => void;
  /** The restore was cancelled or failed after it had begun. */
  readonly onLost: () => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const common = useText();
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
  const form = useOfficeForm({
    draft: { never: 'recovery-key' },
    schema: newOwnerSchema,
    defaultValues: { userId: administrators[0]?.id ?? '', newPassword: '', repeat: '' },
    save: async ({ userId, newPassword: fresh }) => {
      const chosen = administrators.find(({ id }) => id === userId);
      if (chosen === undefined) throw new Error('The chosen administrator is not in the list');
      const asked = { preparedId: backup.preparedId, userId: chosen.id, newPassword: fresh };
      // The program may be on the screen before the last event is here, so the word for it is left first.
      const takeBack = leaveWord({
        text: t(passwordsStay ? 'newComputer.doneStay' : 'newComputer.done', { when: fmt.instant(backup.createdAt) }),
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
    },
    onSaved: () => undefined,
  });
  return (
    <>
      <BackupProgress runner={runner} />
      <div hidden={runner.work !== null}>
        <Form form={form} guard={false} onCancel={props.onBack}>
          <div className={styles.fields}>
            <SelectField
              control={form.form.control}
              name="userId"
              label={t('newComputer.administrator')}
              options={administrators.map((one) => ({ value: one.id, label: `${one.displayName} (${one.login})` }))}
              required
            />
            <NewPasswordFields
              control={form.form.control}
              name="newPassword"
              repeatName="repeat"
              label={t('newComputer.password')}
              repeatLabel={t('newComputer.repeat')}
              words={[...administrators.flatMap((one) => [one.displayName, one.login]), backup.officeName]}
              autoFocus
            />
          </div>
          <ul className={styles.list}>
            <li>{t('newComputer.keysStay')}</li>
            {props.afterFailure ? <li>{t('newComputer.nothingDeleted')}</li> : null}
          </ul>
          <div className={styles.actions}>
            <Action kind="primary" type="submit" label={t('newComputer.submit')} onClick={() => undefined} />
            <Action label={common('back')} onClick={props.onBack} />
          </div>
        </Form>
      </div>
    </>
  );
}

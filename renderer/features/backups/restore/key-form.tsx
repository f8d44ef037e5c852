import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { isAppError } from '#shared/kernel/app-error.ts';
import { useText, i18n } from '../../../i18n/index.ts';
import { Action } from '../../../ui/action.tsx';
import { Form, TextAreaField, useOfficeForm } from '../../../ui/form/index.ts';
import { recoveryKeySchema, wrongRecoveryKey } from '../../session/index.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gap: '16px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '20px' },
});

/** What is wrong, beside the key: a typing error by its part, a key of another office, or that nobody can tell. */
function blamed(error: unknown): { path: 'recoveryKey'; message: string } | null {
  if (isAppError(error, 'WRONG_RECOVERY_KEY')) {
    return { path: 'recoveryKey', message: i18n.t('restore.wrongKey', { ns: 'backups' }) };
  }
  if (isAppError(error, 'BACKUP_KEY_UNCLEAR')) {
    return { path: 'recoveryKey', message: i18n.t('restore.unclear', { ns: 'backups' }) };
  }
  return wrongRecoveryKey(error);
}

/** The recovery key from paper; sending it reads the whole backup. */
export function KeyForm(props: {
  /** What was typed before, when one comes back to this step. */
  readonly typed: string;
  readonly read: (recoveryKey: string) => Promise<void>;
  readonly onBack: () => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const common = useText();
  const form = useOfficeForm({
    draft: { never: 'recovery-key' },
    schema: recoveryKeySchema,
    defaultValues: { recoveryKey: props.typed },
    checked: 'when-sent',
    blamed,
    save: async ({ recoveryKey }) => await props.read(recoveryKey),
    onSaved: () => undefined,
  });
  return (
    <Form form={form} guard={false} onCancel={props.onBack}>
      <div className={styles.fields}>
        <TextAreaField
          control={form.form.control}
          name="recoveryKey"
          label={t('restore.key')}
          hint={t('restore.keyHint')}
          rows={4}
          required
          autoFocus
          fixedWidth
        />
      </div>
      <div className={styles.actions}>
        <Action kind="primary" type="submit" label={t('restore.read')} onClick={() => undefined} />
        <Action label={common('back')} onClick={props.onBack} />
      </div>
    </Form>
  );
}

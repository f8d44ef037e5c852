import { makeStyles } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';

import { addUserInput, type UserRow } from '#shared/features/administration/administration.schema.ts';
import { useClient, useSignedIn } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useOfficeForm } from '../../ui/form/index.ts';
import { useUsersChanged } from './queries.ts';
import { ReadyDialog } from './ready-dialog.tsx';
import { TemporaryPasswordField } from './temporary-password-field.tsx';

const useStyles = makeStyles({ form: { marginTop: '12px' } });

const schema = z.strictObject({ temporaryPassword: addUserInput.shape.temporaryPassword });

/** A temporary password for somebody without a key, or who forgot; then the words to hand over. */
export function ResetPasswordDialog(props: { user: UserRow; onClose: () => void }): ReactNode {
  const styles = useStyles();
  const t = useText('administration');
  const common = useText();
  const client = useClient();
  const { office } = useSignedIn();
  const changed = useUsersChanged();
  const [given, setGiven] = useState<string | null>(null);
  const { user } = props;
  const form = useOfficeForm({
    draft: { never: 'password' },
    schema,
    defaultValues: { temporaryPassword: '' },
    save: async ({ temporaryPassword }) => {
      await client.administration.resetPassword({ userId: user.id, temporaryPassword });
      await changed();
      return temporaryPassword;
    },
    onSaved: setGiven,
  });
  if (given !== null) {
    return (
      <ReadyDialog
        title={t('ready.reset')}
        account={{ displayName: user.displayName, login: user.login, temporaryPassword: given }}
        onClose={props.onClose}
      />
    );
  }
  return (
    <Dialog
      title={t('reset.title', { name: user.displayName })}
      width={520}
      onClose={props.onClose}
      actions={
        <>
          <Action label={common('cancel')} onClick={props.onClose} />
          <Action
            kind="primary"
            shortcut="Ctrl+S"
            label={t('reset.confirm')}
            disabled={form.form.formState.isSubmitting}
            onClick={() => void form.submit()}
          />
        </>
      }
    >
      <p>{t('reset.text')}</p>
      <div className={styles.form}>
        <Form form={form} guard={false}>
          <TemporaryPasswordField
            control={form.form.control}
            name="temporaryPassword"
            words={[user.displayName, user.login, office.name]}
            onGenerated={(password) => form.form.setValue('temporaryPassword', password, { shouldValidate: true })}
          />
        </Form>
      </div>
    </Dialog>
  );
}

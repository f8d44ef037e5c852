import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';

import { i18n, useText } from '#renderer/i18n/index.ts';
import { newPassword, typedPassword } from '#shared/features/session/session.schema.ts';
import { useClient, useSignedIn } from '../../client/index.ts';
import { Form, PasswordField, useOfficeForm } from '../../ui/form/index.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { PATHS } from '../../ui/paths.ts';
import { defineScreen, useGoBack } from '../../ui/screen.ts';
import { useToast } from '../../ui/toast.tsx';
import { NewPasswordFields, wrongOldPassword } from './new-password.tsx';

export const ownPasswordScreen = defineScreen({
  path: PATHS.ownPassword,
  permission: 'signed-in',
  search: z.object({}),
});

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: '16px', maxWidth: '400px' },
  note: { color: tokens.colorNeutralForeground2, margin: '0 0 16px' },
});

const FORM_ID = 'own-password-form';

function ownPasswordSchema() {
  return z
    .strictObject({ oldPassword: typedPassword, newPassword, repeat: z.string() })
    .refine((values) => values.newPassword === values.repeat, {
      path: ['repeat'],
      error: () => i18n.t('repeatWrong', { ns: 'session' }),
    });
}

/** Zmiana własnego hasła. The user's other sessions end, so that an old password opens nothing any more. */
export function OwnPasswordPage(): ReactNode {
  const styles = useStyles();
  const t = useText('session');
  const client = useClient();
  const toast = useToast();
  const { user, office } = useSignedIn();
  const back = useGoBack(PATHS.dashboard);
  const form = useOfficeForm({
    draft: { never: 'password' },
    schema: useMemo(() => ownPasswordSchema(), []),
    defaultValues: { oldPassword: '', newPassword: '', repeat: '' },
    retyped: 'oldPassword',
    blamed: (error) => wrongOldPassword(error, 'own'),
    save: ({ oldPassword, newPassword: fresh }) => client.session.changePassword({ oldPassword, newPassword: fresh }),
    onSaved: () => {
      toast({ text: t('own.done') });
      back();
    },
  });
  return (
    <FormPage
      title={t('own.title')}
      form={form}
      formId={FORM_ID}
      onCancel={back}
      save={{ label: t('own.submit'), icon: null }}
    >
      <p className={styles.note}>{t('own.lead')}</p>
      <Form form={form} id={FORM_ID} onCancel={back}>
        <div className={styles.fields}>
          <PasswordField control={form.form.control} name="oldPassword" label={t('own.old')} required autoFocus />
          <NewPasswordFields
            control={form.form.control}
            name="newPassword"
            repeatName="repeat"
            label={t('change.new')}
            repeatLabel={t('change.repeat')}
            words={[user.displayName, user.login, office.name]}
          />
        </div>
      </Form>
    </FormPage>
  );
}

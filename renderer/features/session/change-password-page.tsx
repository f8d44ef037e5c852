import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { z } from 'zod';

import { i18n, useText } from '#renderer/i18n/index.ts';
import { newPassword, typedPassword, type SignedInUser } from '#shared/features/session/session.schema.ts';
import { useClient } from '../../client/index.ts';
import { Action } from '../../ui/action.tsx';
import { Form, PasswordField, useOfficeForm } from '../../ui/form/index.ts';
import { useFollowSession } from './mutations.ts';
import { NewPasswordFields, wrongOldPassword } from './new-password.tsx';
import { SessionFrame } from './session-frame.tsx';
import { SubmitButton } from './submit-button.tsx';

const useStyles = makeStyles({
  lead: { color: tokens.colorNeutralForeground2, margin: '0 0 16px' },
  fields: { display: 'flex', flexDirection: 'column', gap: '16px' },
  other: { marginTop: '12px' },
});

const schema = z
  .strictObject({ oldPassword: typedPassword, newPassword, repeat: z.string() })
  .refine((values) => values.newPassword === values.repeat, {
    path: ['repeat'],
    error: () => i18n.t('repeatWrong', { ns: 'session' }),
  });

/** Shown after a temporary password, before anything else: nobody works under a password somebody else knows. */
export function ChangePasswordPage(props: { user: SignedInUser; officeName: string }): ReactNode {
  const styles = useStyles();
  const t = useText('session');
  const client = useClient();
  const follow = useFollowSession();
  const form = useOfficeForm({
    draft: { never: 'password' },
    schema,
    defaultValues: { oldPassword: '', newPassword: '', repeat: '' },
    retyped: 'oldPassword',
    blamed: (error) => wrongOldPassword(error, 'change'),
    save: async ({ oldPassword, newPassword: fresh }) => {
      await client.session.changePassword({ oldPassword, newPassword: fresh });
      return client.session.status({});
    },
    onSaved: follow,
  });
  return (
    <SessionFrame title={t('change.title')} office={props.officeName}>
      <p className={styles.lead}>{t('change.lead')}</p>
      <Form form={form} guard={false}>
        <div className={styles.fields}>
          <PasswordField control={form.form.control} name="oldPassword" label={t('change.old')} required autoFocus />
          <NewPasswordFields
            control={form.form.control}
            name="newPassword"
            repeatName="repeat"
            label={t('change.new')}
            repeatLabel={t('change.repeat')}
            words={[props.user.displayName, props.user.login, props.officeName]}
          />
          <SubmitButton label={t('change.submit')} working={form.form.formState.isSubmitting} />
        </div>
      </Form>
      <div className={styles.other}>
        <Action
          kind="quiet"
          label={t('change.signOut')}
          onClick={() => void client.session.signOut({}).then(follow, () => undefined)}
        />
      </div>
    </SessionFrame>
  );
}

import { makeStyles } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';

import { useText } from '#renderer/i18n/index.ts';
import { typedPassword } from '#shared/features/session/session.schema.ts';
import { useClient } from '../../client/index.ts';
import { Action } from '../../ui/action.tsx';
import { Form, PasswordField, TextField, useOfficeForm } from '../../ui/form/index.ts';
import { LockClosedRegular, PersonRegular } from '../../ui/icons.ts';
import { type } from '../../ui/theme/theme.ts';
import { useFollowSession } from './mutations.ts';
import { SessionFrame } from './session-frame.tsx';
import { SubmitButton } from './submit-button.tsx';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: '16px' },
  links: { display: 'flex', justifyContent: 'space-between', flexWrap: 'wrap', gap: '4px', marginTop: '12px' },
  help: { marginTop: '12px' },
  helpTitle: { ...type.strong, margin: 0 },
});

const schema = z.strictObject({
  login: z.string().trim().min(1, 'Użytkownik: wpisz nazwę użytkownika.'),
  password: typedPassword,
});

/** Name, password, one button. What was wrong is never said apart, so that names can't be guessed. */
export function SignInPage(props: { version: string; news: ReactNode; onRecover: () => void }): ReactNode {
  const styles = useStyles();
  const t = useText('session');
  const client = useClient();
  const follow = useFollowSession();
  const [help, setHelp] = useState(false);
  const form = useOfficeForm({
    draft: { never: 'password' },
    schema,
    defaultValues: { login: '', password: '' },
    checked: 'when-sent',
    retyped: 'password',
    save: (values) => client.session.signIn(values),
    onSaved: follow,
  });
  const working = form.form.formState.isSubmitting;
  return (
    <SessionFrame title={t('signIn.title')} foot={<span>{t('signIn.version', { version: props.version })}</span>}>
      {props.news}
      <Form form={form} guard={false}>
        <div className={styles.fields}>
          <TextField
            control={form.form.control}
            name="login"
            label={t('user')}
            icon={<PersonRegular />}
            autoComplete="username"
            size="large"
            autoFocus
          />
          <PasswordField
            control={form.form.control}
            name="password"
            label={t('password')}
            icon={<LockClosedRegular />}
            size="large"
          />
          <SubmitButton label={working ? t('signIn.working') : t('signIn.submit')} working={working} />
        </div>
      </Form>
      <div className={styles.links}>
        <Action kind="quiet" label={t('signIn.forgotten')} onClick={() => setHelp(!help)} />
        <Action kind="quiet" label={t('signIn.haveKey')} onClick={props.onRecover} />
      </div>
      {help ? (
        <div className={styles.help} role="status">
          <p className={styles.helpTitle}>{t('signIn.forgottenTitle')}</p>
          <span>{t('signIn.forgottenText')}</span>
        </div>
      ) : null}
    </SessionFrame>
  );
}

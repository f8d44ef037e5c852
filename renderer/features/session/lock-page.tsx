import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';

import { i18n, useText } from '#renderer/i18n/index.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { typedPassword, type SignedInUser } from '#shared/features/session/session.schema.ts';
import { useClient } from '../../client/index.ts';
import { Action } from '../../ui/action.tsx';
import { Form, PasswordField, useOfficeForm } from '../../ui/form/index.ts';
import { LockClosedRegular } from '../../ui/icons.ts';
import { Notice } from '../../ui/states.tsx';
import { type } from '../../ui/theme/theme.ts';
import { useFollowSession } from './mutations.ts';
import { SessionFrame } from './session-frame.tsx';
import { SubmitButton } from './submit-button.tsx';

const useStyles = makeStyles({
  who: { ...type.lead, margin: 0 },
  lead: { color: tokens.colorNeutralForeground2, margin: '2px 0 16px' },
  fields: { display: 'flex', flexDirection: 'column', gap: '16px' },
  wrong: { marginBottom: '16px' },
  help: { marginTop: '12px' },
  helpTitle: { ...type.strong, margin: 0 },
  links: { display: 'flex', justifyContent: 'space-between', flexWrap: 'wrap', gap: '4px', marginTop: '12px' },
  helpKey: { marginTop: '4px' },
  note: { ...type.note, color: tokens.colorNeutralForeground3, margin: '8px 0 0' },
});

/** Here nobody types a name, so nothing is said of one. */
function wrongPassword(failure: unknown, className: string): ReactNode | undefined {
  return isAppError(failure, 'WRONG_PASSWORD') ? (
    <div className={className}>
      <Notice tone="danger">{i18n.t('lock.wrong', { ns: 'session' })}</Notice>
    </div>
  ) : undefined;
}

const schema = z.strictObject({ password: typedPassword });

/** The lock: the same person goes on where they were; the data stay open behind it. */
export function LockPage(props: { user: SignedInUser; officeName: string; onRecover: () => void }): ReactNode {
  const styles = useStyles();
  const t = useText('session');
  const client = useClient();
  const follow = useFollowSession();
  const [help, setHelp] = useState(false);
  const form = useOfficeForm({
    draft: { never: 'password' },
    schema,
    defaultValues: { password: '' },
    checked: 'when-sent',
    retyped: 'password',
    save: (values) => client.session.unlock(values),
    onSaved: follow,
  });
  return (
    <SessionFrame title={t('lock.title')} office={props.officeName}>
      <p className={styles.who}>{props.user.displayName}</p>
      <p className={styles.lead}>{t('lock.lead')}</p>
      <Form form={form} guard={false} failure={wrongPassword(form.failure, styles.wrong)}>
        <div className={styles.fields}>
          <PasswordField
            control={form.form.control}
            name="password"
            label={t('password')}
            icon={<LockClosedRegular />}
            size="large"
            autoFocus
          />
          <SubmitButton label={t('lock.submit')} working={form.form.formState.isSubmitting} />
        </div>
      </Form>
      <div className={styles.links}>
        <Action
          kind="quiet"
          label={t('lock.other')}
          onClick={() => void client.session.signOut({}).then(follow, () => undefined)}
        />
        <Action kind="quiet" label={t('signIn.forgotten')} onClick={() => setHelp(!help)} />
      </div>
      {help ? (
        <div className={styles.help}>
          <div role="status">
            <p className={styles.helpTitle}>{t('signIn.forgottenTitle')}</p>
            <span>{t('signIn.forgottenText')}</span>
          </div>
          <div className={styles.helpKey}>
            <Action kind="quiet" label={t('signIn.haveKey')} onClick={props.onRecover} />
          </div>
        </div>
      ) : null}
      <p className={styles.note}>{t('lock.otherHint')}</p>
    </SessionFrame>
  );
}

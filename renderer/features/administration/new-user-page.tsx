import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';

import { addUserInput, type AddUserInput } from '#shared/features/administration/administration.schema.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { useClient, useSignedIn } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { errorSentence } from '../../ui/error-sentence.ts';
import { Form, TextField, useOfficeForm } from '../../ui/form/index.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { PATHS } from '../../ui/paths.ts';
import { useGo, useGoBack } from '../../ui/screen.ts';
import { Section } from '../../ui/section.tsx';
import { useUsersChanged } from './queries.ts';
import { ReadyDialog } from './ready-dialog.tsx';
import { RolesField } from './roles-field.tsx';
import { TemporaryPasswordField } from './temporary-password-field.tsx';

const FORM_ID = 'user-form';

const useStyles = makeStyles({
  body: { maxWidth: '720px' },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: '16px',
    alignItems: 'start',
    padding: '12px 0',
  },
  one: { padding: '12px 0' },
  text: { color: tokens.colorNeutralForeground2, paddingTop: '12px' },
});

/** A sign-in name somebody else has is told beside its field. */
function loginTaken(error: unknown): { path: 'login'; message: string } | null {
  return isAppError(error, 'LOGIN_TAKEN') ? { path: 'login', message: errorSentence(error) } : null;
}

/** Nowy użytkownik. Saving shows once more what is to be handed over: the sign-in name and the temporary password. */
export function NewUserPage(): ReactNode {
  const styles = useStyles();
  const t = useText('administration');
  const client = useClient();
  const { office } = useSignedIn();
  const go = useGo();
  const back = useGoBack(PATHS.administration);
  const changed = useUsersChanged();
  const [made, setMade] = useState<AddUserInput | null>(null);
  const form = useOfficeForm<AddUserInput, AddUserInput, AddUserInput>({
    draft: { form: 'administration.new-user', omit: ['temporaryPassword'] },
    schema: addUserInput,
    defaultValues: { displayName: '', login: '', roles: [], temporaryPassword: '' },
    blamed: loginTaken,
    save: async (input) => {
      await client.administration.addUser(input);
      await changed();
      return input;
    },
    onSaved: setMade,
  });
  const { control } = form.form;
  const [displayName, login] = useWatch({ control, name: ['displayName', 'login'] });
  return (
    <FormPage
      title={t('form.title')}
      breadcrumb={[{ label: t('title'), to: PATHS.administration }, { label: t('form.title') }]}
      form={form}
      formId={FORM_ID}
      onCancel={back}
      save={{ label: t('form.save'), done: made !== null }}
    >
      <div className={styles.body}>
        <Form form={form} id={FORM_ID} onCancel={back}>
          <Section title={t('form.who')}>
            <div className={styles.fields}>
              <TextField
                control={control}
                name="displayName"
                label={t('form.displayName')}
                hint={t('form.displayNameHint')}
                required
                autoFocus
                maxLength={120}
              />
              <TextField
                control={control}
                name="login"
                label={t('form.login')}
                hint={t('form.loginHint')}
                required
                maxLength={60}
              />
            </div>
          </Section>
          <Section title={t('form.may')}>
            <div className={styles.one}>
              <RolesField control={control} />
            </div>
          </Section>
          <Section title={t('form.firstSignIn')}>
            <p className={styles.text}>{t('form.passwordText')}</p>
            <div className={styles.one}>
              <TemporaryPasswordField
                control={control}
                name="temporaryPassword"
                words={[displayName, login, office.name]}
                onGenerated={(password) =>
                  form.form.setValue('temporaryPassword', password as string, {
                    shouldValidate: true,
                    shouldDirty: true,
                  })
                }
              />
            </div>
          </Section>
        </Form>
      </div>
      {made === null ? null : (
        <ReadyDialog title={t('ready.created')} account={made} onClose={() => go(PATHS.administration)} />
      )}
    </FormPage>
  );
}

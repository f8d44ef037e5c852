import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';

import { i18n, useText } from '#renderer/i18n/index.ts';
import { passwordEstimator } from '#shared/features/session/password-estimator.ts';
import { passwordProblem } from '#shared/features/session/password.rules.ts';
import { displayName, login, newPassword } from '#shared/features/session/session.schema.ts';
import { Action } from '../../../ui/action.tsx';
import { CheckField, Form, TextField, useOfficeForm } from '../../../ui/form/index.ts';
import { type } from '../../../ui/theme/theme.ts';
import { NewPasswordFields } from '../new-password.tsx';
import { WizardSheet } from './wizard-sheet.tsx';

const schema = z
  .strictObject({ displayName, login, password: newPassword, repeat: z.string(), alsoManager: z.boolean() })
  .refine((values) => values.password === values.repeat, {
    path: ['repeat'],
    error: () => i18n.t('repeatWrong', { ns: 'session' }),
  });
/** The rule the office is founded under, said before the next step: the office's own name is known to the page by now. */
const judgedSchema = (office: readonly string[]) =>
  schema.superRefine(async ({ displayName: name, login: signIn, password }, context) => {
    const problem = passwordProblem(password, { displayName: name, login: signIn, office }, await passwordEstimator());
    if (problem !== null) context.addIssue({ code: 'custom', path: ['password'], message: problem });
  });
export type AdministratorValues = z.infer<typeof schema>;
export const EMPTY_ADMINISTRATOR: AdministratorValues = {
  displayName: '',
  login: '',
  password: '',
  repeat: '',
  alsoManager: true,
};

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: '16px', maxWidth: '480px' },
  note: { ...type.note, color: tokens.colorNeutralForeground3, margin: '0 0 0 32px' },
  actions: { display: 'flex', gap: '8px', marginTop: '24px' },
});

export function AdministratorStep(props: {
  values: AdministratorValues;
  officeName: string;
  officeShortName: string;
  onBack: (values: AdministratorValues) => void;
  onNext: (values: AdministratorValues) => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('session');
  const common = useText();
  const { officeName, officeShortName } = props;
  const form = useOfficeForm({
    draft: { never: 'first-run' },
    schema: useMemo(() => judgedSchema([officeName, officeShortName]), [officeName, officeShortName]),
    defaultValues: props.values,
    save: (values) => Promise.resolve(values),
    onSaved: props.onNext,
  });
  const { control, getValues } = form.form;
  const back = (): void => props.onBack(getValues());
  const named = useWatch({ control, name: ['displayName', 'login'] });
  return (
    <WizardSheet step="administrator" title={t('firstRun.administratorTitle')} lead={t('firstRun.administratorLead')}>
      <Form form={form} guard={false} onCancel={back}>
        <div className={styles.fields}>
          <TextField control={control} name="displayName" label={t('firstRun.displayName')} required autoFocus />
          <TextField
            control={control}
            name="login"
            label={t('firstRun.login')}
            hint={t('firstRun.loginHint')}
            autoComplete="username"
            required
          />
          <NewPasswordFields
            control={control}
            name="password"
            repeatName="repeat"
            label={t('firstRun.password')}
            repeatLabel={t('firstRun.repeat')}
            words={[...named, officeName]}
          />
          <div>
            <CheckField control={control} name="alsoManager" label={t('firstRun.alsoManager')} />
            <p className={styles.note}>{t('firstRun.alsoManagerHint')}</p>
          </div>
        </div>
        <div className={styles.actions}>
          <Action kind="primary" type="submit" label={common('next')} onClick={() => undefined} />
          <Action kind="quiet" label={common('back')} onClick={back} />
        </div>
      </Form>
    </WizardSheet>
  );
}

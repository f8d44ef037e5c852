import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';

import { useText } from '#renderer/i18n/index.ts';
import type { recoverableUser } from '#shared/features/session/session.schema.ts';
import { useClient } from '../../client/index.ts';
import { Action } from '../../ui/action.tsx';
import { Form, SelectField, TextAreaField, useOfficeForm } from '../../ui/form/index.ts';
import { Status } from '../../ui/status.tsx';
import { type } from '../../ui/theme/theme.ts';
import { leaveWord } from '../../ui/toast.tsx';
import { useFollowSession } from './mutations.ts';
import { newOwnerSchema } from './new-owner-schema.ts';
import { NewPasswordFields } from './new-password.tsx';
import { recoveryKeySchema, wrongRecoveryKey } from './typed-recovery-key.ts';
import { SessionFrame } from './session-frame.tsx';
import { SubmitButton } from './submit-button.tsx';

const useStyles = makeStyles({
  lead: { color: tokens.colorNeutralForeground2, margin: '0 0 16px' },
  fields: { display: 'flex', flexDirection: 'column', gap: '16px' },
  other: { marginTop: '12px' },
  note: { ...type.note, color: tokens.colorNeutralForeground3, margin: '8px 0 0' },
});

type Administrator = z.infer<typeof recoverableUser>;

/** The worst day's page: the key from the safe first, then whose password it sets. Nothing is lost on the way. */
export function RecoveryPage(props: { onBack: () => void }): ReactNode {
  const [proved, setProved] = useState<{ key: string; administrators: readonly Administrator[] } | null>(null);
  return proved === null ? (
    <KeyStep onProved={(key, administrators) => setProved({ key, administrators })} onBack={props.onBack} />
  ) : (
    <PasswordStep recoveryKey={proved.key} administrators={proved.administrators} onBack={props.onBack} />
  );
}

function KeyStep(props: {
  onProved: (key: string, administrators: readonly Administrator[]) => void;
  onBack: () => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('session');
  const client = useClient();
  const form = useOfficeForm({
    draft: { never: 'recovery-key' },
    schema: recoveryKeySchema,
    defaultValues: { recoveryKey: '' },
    checked: 'when-sent',
    blamed: wrongRecoveryKey,
    save: async ({ recoveryKey }) => ({ recoveryKey, ...(await client.session.checkRecoveryKey({ recoveryKey })) }),
    onSaved: (result) => props.onProved(result.recoveryKey, result.administrators),
  });
  const working = form.form.formState.isSubmitting;
  return (
    <SessionFrame title={t('recovery.title')}>
      <p className={styles.lead}>{t('recovery.lead')}</p>
      <Form form={form} guard={false} onCancel={props.onBack}>
        <div className={styles.fields}>
          <TextAreaField
            control={form.form.control}
            name="recoveryKey"
            label={t('recovery.key')}
            hint={t('recovery.keyHint')}
            rows={4}
            required
            autoFocus
            fixedWidth
          />
          <SubmitButton label={working ? t('recovery.checking') : t('recovery.check')} working={working} />
        </div>
      </Form>
      <div className={styles.other}>
        <Action kind="quiet" label={t('recovery.back')} onClick={props.onBack} />
      </div>
    </SessionFrame>
  );
}

function PasswordStep(props: {
  recoveryKey: string;
  administrators: readonly Administrator[];
  onBack: () => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('session');
  const client = useClient();
  const follow = useFollowSession();
  const form = useOfficeForm({
    draft: { never: 'recovery-key' },
    schema: newOwnerSchema,

    defaultValues: { userId: props.administrators[0]?.id ?? '', newPassword: '', repeat: '' },
    save: async ({ userId, newPassword: fresh }) => {
      const chosen = props.administrators.find((one) => one.id === userId);
      if (chosen === undefined) throw new Error('The chosen administrator is not in the list');
      // The program may be on the screen before the answer is here, so the word for it is left first.
      const takeBack = leaveWord({ text: t('recovery.done'), lasting: true });
      const asked = { recoveryKey: props.recoveryKey, userId: chosen.id, newPassword: fresh };
      return await client.session.recover(asked).catch((error: unknown) => {
        takeBack();
        throw error;
      });
    },
    onSaved: follow,
  });
  const working = form.form.formState.isSubmitting;
  return (
    <SessionFrame title={t('recovery.title')}>
      <p className={styles.lead}>
        <Status kind="done">{t('recovery.accepted')}</Status>
      </p>
      <Form form={form} guard={false} onCancel={props.onBack}>
        <div className={styles.fields}>
          <SelectField
            control={form.form.control}
            name="userId"
            label={t('recovery.administrator')}
            options={props.administrators.map((one) => ({
              value: one.id,
              label: `${one.displayName} (${one.login})`,
            }))}
            required
          />
          <NewPasswordFields
            control={form.form.control}
            name="newPassword"
            repeatName="repeat"
            label={t('recovery.new')}
            repeatLabel={t('recovery.repeat')}
            words={props.administrators.flatMap((one) => [one.displayName, one.login])}
            autoFocus
          />
          <SubmitButton label={working ? t('recovery.working') : t('recovery.submit')} working={working} />
        </div>
      </Form>
      <p className={styles.note}>{t('recovery.nothingLost')}</p>
      <div className={styles.other}>
        <Action kind="quiet" label={t('recovery.back')} onClick={props.onBack} />
      </div>
    </SessionFrame>
  );
}

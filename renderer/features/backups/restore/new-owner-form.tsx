import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { RestoredAdministrator } from '#shared/features/backups/backups.schema.ts';
import type { NewOwner } from '#shared/features/session/session.schema.ts';
import { useText } from '../../../i18n/index.ts';
import { Action } from '../../../ui/action.tsx';
import { Form, SelectField, useOfficeForm } from '../../../ui/form/index.ts';
import { Notice } from '../../../ui/states.tsx';
import { NewPasswordFields, newOwnerSchema } from '../../session/index.ts';

const useStyles = makeStyles({
  lead: { marginBottom: '16px' },
  fields: { display: 'grid', gap: '16px', maxWidth: '420px' },
  list: { margin: '16px 0 0', listStyleType: 'disc', paddingInlineStart: '20px', display: 'grid', gap: '4px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '20px' },
});

/** One administrator of the data that are restored and a new password for that person. */
export function NewOwnerForm(props: {
  readonly administrators: readonly RestoredAdministrator[];
  readonly officeName: string;
  /** Why it is asked, where the page does not say so. */
  readonly lead?: string;
  /** What else there is to know before the last button. */
  readonly notes: readonly string[];
  readonly submit: string;
  /** Restores; throws what a field is to be blamed for. */
  readonly save: (owner: NewOwner) => Promise<void>;
  readonly onBack: () => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const common = useText();
  const { administrators, notes } = props;
  const form = useOfficeForm({
    draft: { never: 'recovery-key' },
    schema: newOwnerSchema,
    defaultValues: { userId: administrators[0]?.id ?? '', newPassword: '', repeat: '' },
    save: async ({ userId, newPassword }) => {
      const chosen = administrators.find(({ id }) => id === userId);
      if (chosen === undefined) throw new Error('The chosen administrator is not in the list');
      await props.save({ userId: chosen.id, newPassword });
    },
    onSaved: () => undefined,
  });
  return (
    <Form form={form} guard={false} onCancel={props.onBack}>
      {props.lead === undefined ? null : (
        <div className={styles.lead}>
          <Notice>{props.lead}</Notice>
        </div>
      )}
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
          words={[...administrators.flatMap((one) => [one.displayName, one.login]), props.officeName]}
        />
      </div>
      {notes.length === 0 ? null : (
        <ul className={styles.list}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        <Action kind="primary" type="submit" label={props.submit} onClick={() => undefined} />
        <Action label={common('back')} onClick={props.onBack} />
      </div>
    </Form>
  );
}

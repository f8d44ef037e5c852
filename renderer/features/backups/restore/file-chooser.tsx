import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { z } from 'zod';

import type { ChosenBackup } from '#shared/features/backups/backups.schema.ts';
import { useText } from '../../../i18n/index.ts';
import { Action } from '../../../ui/action.tsx';
import { Form, SelectField, useOfficeForm } from '../../../ui/form/index.ts';
import { FolderOpenRegular } from '../../../ui/icons.ts';
import { Notice } from '../../../ui/states.tsx';
import { Status } from '../../../ui/status.tsx';
import { FileState } from './file-state.tsx';

const useStyles = makeStyles({
  line: { display: 'grid', gap: '12px', justifyItems: 'start' },
  field: { width: 'min(100%, 480px)' },
});

export type ChosenFile = Extract<ChosenBackup, { kind: 'chosen' }>;

/** Lets the user choose the file of a backup and says at once what can be said of it without a key. */
export function FileChooser(props: {
  /** Names to choose from; null where the system asks; undefined while it is not known which. */
  readonly offered: readonly string[] | null | undefined;
  readonly chosen: ChosenFile | null;
  readonly choose: (offered: string | null) => Promise<ChosenBackup>;
  readonly onChosen: (file: ChosenFile) => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const common = useText();
  const { offered, chosen } = props;
  const form = useOfficeForm({
    draft: { never: 'a-name' },
    schema: z.strictObject({
      offered: offered === null ? z.string() : z.string().min(1, 'Plik kopii: wybierz plik kopii z listy.'),
    }),
    defaultValues: { offered: '' },
    checked: 'when-sent',
    save: async ({ offered: name }) => await props.choose(name === '' ? null : name),
    onSaved: (result) => {
      if (result.kind === 'chosen') props.onChosen(result);
    },
  });
  const looking = form.form.formState.isSubmitting;
  if (offered === undefined) return null;
  if (offered !== null && offered.length === 0) return <Notice>{t('restore.noOffered')}</Notice>;
  return (
    <Form form={form} guard={false}>
      <div className={styles.line}>
        {offered === null ? null : (
          <div className={styles.field}>
            <SelectField
              control={form.form.control}
              name="offered"
              label={t('restore.offered')}
              empty={common('form.choose')}
              options={offered.map((name) => ({ value: name, label: name }))}
              required
            />
          </div>
        )}
        <Action
          type="submit"
          label={t(chosen === null ? 'restore.choose' : 'restore.chooseOther')}
          icon={<FolderOpenRegular />}
          onClick={() => undefined}
        />
        <div role="status">
          {looking ? (
            <Status kind="running">{t('restore.looking')}</Status>
          ) : chosen === null ? null : (
            <FileState inspected={chosen.inspected} />
          )}
        </div>
      </div>
    </Form>
  );
}

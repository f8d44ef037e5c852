import type { ReactNode } from 'react';
import type { z } from 'zod';

import { addTargetInput, TARGET_KINDS } from '#shared/features/backups/backups.schema.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { ChoiceField, SelectField, TextField, useOfficeForm } from '../../ui/form/index.ts';
import { StepDialog } from '../../ui/step-dialog.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useBackupsChanged } from './queries.ts';

type Kind = z.infer<typeof addTargetInput>['kind'];
const KINDS = TARGET_KINDS.filter((kind): kind is Kind => kind !== 'share');

/** A further place for backups: the user says what it is and chooses the folder in the system's own dialog. */
export function AddPlaceDialog(props: {
  /** Folders to choose from where there is no such dialog. */
  readonly offered: readonly string[] | null;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('backups');
  const client = useClient();
  const toast = useToast();
  const changed = useBackupsChanged();
  const { offered, onClose } = props;
  const form = useOfficeForm({
    draft: { never: 'a-name' },
    schema: addTargetInput,
    defaultValues: { kind: 'folder', name: null, offered: offered?.[0] ?? null },
    save: async (fields) => {
      const outcome = await client.backups.addTarget(fields);
      await changed();
      return outcome;
    },
    onSaved: (outcome) => {
      // The folder was not chosen: what was typed stays.
      if (outcome.kind === 'cancelled') return;
      toast({ text: t('places.added', { name: outcome.name }) });
      onClose();
    },
  });
  const { control } = form.form;
  return (
    <StepDialog
      title={t('add.title')}
      text={t('add.text')}
      confirm={offered === null ? t('add.choose') : t('add.save')}
      form={form}
      onClose={onClose}
    >
      <ChoiceField
        control={control}
        name="kind"
        label={t('add.kind')}
        options={KINDS.map((value) => ({ value, label: t(`add.kinds.${value}`) }))}
      />
      {offered === null ? null : (
        <SelectField
          control={control}
          name="offered"
          label={t('add.folder')}
          options={offered.map((name) => ({ value: name, label: name }))}
        />
      )}
      <TextField control={control} name="name" label={t('add.name')} hint={t('add.nameHint')} nullable />
    </StepDialog>
  );
}

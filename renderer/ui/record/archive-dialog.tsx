import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';

import { archiveReason } from '#shared/contract/record.ts';
import { useText } from '#renderer/i18n/index.ts';
import { CheckField, type KeptForm, TextAreaField, useOfficeForm } from '../form/index.ts';
import { StepDialog } from '../step-dialog.tsx';

/** What archiving a record asks for. */
export interface Archiving {
  readonly reason: string;
  /** Its open tasks are cancelled with it, and open again when it comes back. */
  readonly cancelTasks: boolean;
}

/** Asks why a record is put into the archive and, where tasks about it are open, whether they are cancelled with it. */
export function ArchiveDialog(props: {
  readonly text: string;
  readonly openTasks: number;
  readonly draft: KeptForm<Archiving>;
  readonly onClose: () => void;
  readonly onArchive: (archiving: Archiving) => Promise<void>;
}): ReactNode {
  const t = useText();
  const { openTasks } = props;
  const form = useOfficeForm<Archiving, Archiving, void>({
    draft: props.draft,
    schema: useMemo(() => z.strictObject({ reason: archiveReason, cancelTasks: z.boolean() }), []),
    defaultValues: { reason: '', cancelTasks: true },
    save: ({ reason, cancelTasks }) => props.onArchive({ reason, cancelTasks: cancelTasks && openTasks > 0 }),
    onSaved: props.onClose,
  });
  return (
    <StepDialog
      title={t('record.archiveTitle')}
      text={props.text}
      confirm={t('record.archive')}
      form={form}
      onClose={props.onClose}
    >
      <TextAreaField control={form.form.control} name="reason" label={t('record.archiveReason')} required rows={3} />
      {openTasks === 0 ? null : (
        <CheckField
          control={form.form.control}
          name="cancelTasks"
          label={t('record.archiveTasks', { count: openTasks })}
          hint={t('record.archiveTasksHint')}
        />
      )}
    </StepDialog>
  );
}

import { makeStyles } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';

import { Action } from './action.tsx';
import { Dialog } from './dialog.tsx';
import { Form, type KeptForm, TextAreaField, useOfficeForm } from './form/index.ts';
import { useText } from '#renderer/i18n/index.ts';

const useStyles = makeStyles({ text: { margin: '0 0 8px' } });

/** Asks for a reason before something is put away: archive, end, withdraw. Enter in the buttons, Escape closes. */
export function ReasonDialog(props: {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly confirm: string;
  readonly schema: z.ZodType<string, string>;
  /** Where the reason is kept while it is typed. */
  readonly draft: KeptForm<{ reason: string }>;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => Promise<void>;
}): ReactNode {
  const styles = useStyles();
  const t = useText();
  const { schema } = props;
  const form = useOfficeForm({
    draft: props.draft,
    schema: useMemo(() => z.strictObject({ reason: schema }), [schema]),
    defaultValues: { reason: '' },
    save: ({ reason }) => props.onReason(reason),
    onSaved: props.onClose,
  });
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      actions={
        <>
          <Action kind="secondary" label={t('cancel')} onClick={props.onClose} />
          <Action
            kind="primary"
            label={props.confirm}
            disabled={form.form.formState.isSubmitting}
            onClick={() => void form.submit()}
          />
        </>
      }
    >
      <p className={styles.text}>{props.text}</p>
      <Form form={form} guard={false}>
        <TextAreaField control={form.form.control} name="reason" label={props.label} required rows={3} />
      </Form>
    </Dialog>
  );
}

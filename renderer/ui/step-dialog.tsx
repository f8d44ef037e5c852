import { makeStyles } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';

import { useText } from '#renderer/i18n/index.ts';
import { Action } from './action.tsx';
import { Dialog } from './dialog.tsx';
import { Form, type OfficeForm } from './form/index.ts';

const useStyles = makeStyles({
  text: { margin: 0, marginBottom: '12px' },
  fields: { display: 'flex', flexDirection: 'column', gap: '12px' },
});

/** A step of a record that asks for a few fields: Enter and Ctrl+S do it, Escape closes. */
export function StepDialog<In extends FieldValues, Out>(props: {
  readonly title: string;
  readonly text?: string;
  readonly confirm: string;
  readonly form: OfficeForm<In, Out>;
  readonly onClose: () => void;
  /** Another way to confirm, between leaving and the usual one. */
  readonly another?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const styles = useStyles();
  const common = useText();
  const id = useId();
  return (
    <Dialog
      title={props.title}
      // Three buttons stand in one row.
      {...(props.another === undefined ? {} : { width: 560 })}
      onClose={props.onClose}
      actions={
        <>
          <Action kind="secondary" label={common('cancel')} onClick={props.onClose} />
          {props.another}
          <Action
            kind="primary"
            type="submit"
            form={id}
            label={props.confirm}
            shortcut="Ctrl+S"
            disabled={props.form.form.formState.isSubmitting}
            onClick={() => void props.form.submit()}
          />
        </>
      }
    >
      {props.text === undefined ? null : <p className={styles.text}>{props.text}</p>}
      <Form form={props.form} id={id} guard={false}>
        <div className={styles.fields}>{props.children}</div>
      </Form>
    </Dialog>
  );
}

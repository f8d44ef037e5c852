import { makeStyles } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';

import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, type OfficeForm } from '../../ui/form/index.ts';

const useStyles = makeStyles({ text: { margin: 0, marginBottom: '12px' } });

/** A step of a family that asks for two or three fields: Enter does it, Escape closes. */
export function StepDialog<In extends FieldValues, Out>(props: {
  title: string;
  text?: string;
  confirm: string;
  form: OfficeForm<In, Out>;
  onClose: () => void;
  /** Another way to confirm, between leaving and the usual one. */
  another?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const styles = useStyles();
  const common = useText();
  const id = useId();
  return (
    <Dialog
      title={props.title}
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
            disabled={props.form.form.formState.isSubmitting}
            onClick={() => void props.form.submit()}
          />
        </>
      }
    >
      {props.text === undefined ? null : <p className={styles.text}>{props.text}</p>}
      <Form form={props.form} id={id} guard={false}>
        {props.children}
      </Form>
    </Dialog>
  );
}

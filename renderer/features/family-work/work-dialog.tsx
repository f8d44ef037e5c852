import { makeStyles } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';

import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, type OfficeForm } from '../../ui/form/index.ts';

const useStyles = makeStyles({ fields: { display: 'flex', flexDirection: 'column', gap: '12px' } });

/** A step that asks for some fields: Enter does it, Escape closes. */
export function WorkDialog<In extends FieldValues, Out>(props: {
  title: string;
  text?: string;
  confirm: string;
  form: OfficeForm<In, Out>;
  width?: number;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const styles = useStyles();
  const common = useText();
  const id = useId();
  const { form, width } = props;
  return (
    <Dialog
      title={props.title}
      {...(width === undefined ? {} : { width })}
      onClose={props.onClose}
      actions={
        <>
          <Action kind="secondary" label={common('cancel')} onClick={props.onClose} />
          <Action
            kind="primary"
            shortcut="Ctrl+S"
            label={props.confirm}
            disabled={form.form.formState.isSubmitting}
            onClick={() => void form.submit()}
          />
        </>
      }
    >
      {props.text === undefined ? null : <p>{props.text}</p>}
      <Form form={form} id={id} guard={false}>
        <div className={styles.fields}>{props.children}</div>
      </Form>
    </Dialog>
  );
}

import { Field, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ComponentProps, ReactNode } from 'react';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { useRegisterLabel } from './form-context.ts';
import { fieldSentence } from './field-sentence.ts';
import { ErrorCircleFilled } from '../icons.ts';

/** What every field takes: where it is bound, its label above, the hint under it. */
export type FieldProps<V extends FieldValues, C, T> = {
  readonly control: Control<V, C, T>;
  readonly name: FieldPath<V>;
  readonly label: string;
  /** Whose the field is where the same label stands in many lines; the summary of errors says it. */
  readonly of?: string;
  readonly hint?: ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
  /** Called after the value changed by the user's hand. */
  readonly onEdited?: () => void;
};

const useStyles = makeStyles({
  field: { minWidth: 0, alignContent: 'start' },
  // Fluent drops the red frame while the field has the focus, which is just when it is being mended.
  wrong: {
    '& :is(.fui-Input, .fui-Textarea, .fui-Combobox, .fui-Select__select):focus-within': {
      borderTopColor: tokens.colorPaletteRedBorder2,
      borderRightColor: tokens.colorPaletteRedBorder2,
      borderBottomColor: tokens.colorPaletteRedBorder2,
      borderLeftColor: tokens.colorPaletteRedBorder2,
    },
    '& :is(.fui-Input, .fui-Textarea, .fui-Combobox, .fui-Select)::after': {
      borderBottomColor: tokens.colorPaletteRedBorder2,
    },
  },
  error: { color: tokens.colorStatusDangerForeground1 },
});

type FieldChild = Exclude<ComponentProps<typeof Field>['children'], undefined>;

/** What the frame shows of a field: its own props can be given as they are. */
export interface Framed {
  readonly name: string;
  readonly label: string;
  readonly of?: string;
  readonly hint?: ReactNode;
  readonly required?: boolean;
}

/** Label, control, hint and error in one column; the error is one Polish sentence beside a red sign. */
export function FieldFrame(props: {
  readonly field: Framed;
  readonly error: string | undefined;
  readonly children: FieldChild;
}) {
  const styles = useStyles();
  const { name, label, of, hint, required } = props.field;
  useRegisterLabel(name, of === undefined ? label : `${label} (${of})`);
  const sentence = props.error === undefined ? undefined : fieldSentence(props.error);
  return (
    <Field
      className={mergeClasses(styles.field, sentence !== undefined && styles.wrong)}
      label={label}
      required={required === true}
      {...(hint === undefined || hint === null ? {} : { hint: { children: hint } })}
      validationState={sentence === undefined ? 'none' : 'error'}
      {...(sentence === undefined
        ? {}
        : {
            validationMessage: { children: sentence, className: styles.error },
            validationMessageIcon: { children: <ErrorCircleFilled /> },
          })}
    >
      {props.children}
    </Field>
  );
}

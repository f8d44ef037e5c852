import { Input, type InputProps, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactElement, type ReactNode, useState } from 'react';
import { type FieldValues, useController } from 'react-hook-form';
import { useText } from '#renderer/i18n/index.ts';
import { parsePesel, type Sex } from '#shared/kernel/pesel.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { Action } from '../action.tsx';
import { EyeOffRegular, EyeRegular, KeyboardShiftRegular } from '../icons.ts';
import { FieldFrame, type FieldProps } from './field-frame.tsx';

const useStyles = makeStyles({
  control: { width: '100%', minWidth: 0 },
  fixed: { fontFamily: tokens.fontFamilyMonospace },
  caps: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
});

type TextOptions = {
  readonly placeholder?: string;
  readonly icon?: ReactElement;
  readonly after?: ReactElement;
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email';
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly size?: 'medium' | 'large';
  /** Empty text is stored as null, for schemas that say "not given". */
  readonly nullable?: boolean;
  /** Keys and checksums. */
  readonly fixedWidth?: boolean;
  readonly autoFocus?: boolean;
};

/** One line of text. */
export function TextField<V extends FieldValues, C, T>(props: FieldProps<V, C, T> & TextOptions) {
  const styles = useStyles();
  const { field, fieldState } = useController({ control: props.control, name: props.name });
  const change = (text: string) => {
    field.onChange(text === '' && props.nullable === true ? null : text);
    props.onEdited?.();
  };
  return (
    <FieldFrame
      path={props.name}
      label={props.label}
      hint={props.hint}
      required={props.required}
      error={fieldState.error?.message}
    >
      <Input
        className={mergeClasses(styles.control, props.fixedWidth === true && styles.fixed)}
        ref={field.ref}
        name={field.name}
        value={asText(field.value)}
        disabled={props.disabled === true}
        size={props.size ?? 'medium'}
        onChange={(_, data) => change(data.value)}
        onBlur={field.onBlur}
        {...inputOptions(props)}
      />
    </FieldFrame>
  );
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function inputOptions(options: TextOptions): InputProps {
  return {
    autoComplete: options.autoComplete ?? 'off',
    spellCheck: false,
    ...(options.placeholder === undefined ? {} : { placeholder: options.placeholder }),
    ...(options.icon === undefined ? {} : { contentBefore: options.icon }),
    ...(options.after === undefined ? {} : { contentAfter: options.after }),
    ...(options.inputMode === undefined ? {} : { inputMode: options.inputMode }),
    ...(options.maxLength === undefined ? {} : { maxLength: options.maxLength }),
    ...(options.autoFocus === undefined ? {} : { autoFocus: options.autoFocus }),
  };
}

/** Several lines of text. */
export function TextAreaField<V extends FieldValues, C, T>(
  props: FieldProps<V, C, T> & { readonly rows?: number; readonly nullable?: boolean },
) {
  const styles = useStyles();
  const { field, fieldState } = useController({ control: props.control, name: props.name });
  return (
    <FieldFrame
      path={props.name}
      label={props.label}
      hint={props.hint}
      required={props.required}
      error={fieldState.error?.message}
    >
      <Textarea
        className={styles.control}
        ref={field.ref}
        name={field.name}
        value={asText(field.value)}
        rows={props.rows ?? 3}
        resize="vertical"
        disabled={props.disabled === true}
        onChange={(_, data) => {
          field.onChange(data.value === '' && props.nullable === true ? null : data.value);
          props.onEdited?.();
        }}
        onBlur={field.onBlur}
      />
    </FieldFrame>
  );
}

/** A password: the eye shows it, and a lit Caps Lock is said under the field. */
export function PasswordField<V extends FieldValues, C, T>(
  props: FieldProps<V, C, T> & TextOptions & { readonly fresh?: boolean },
) {
  const styles = useStyles();
  const t = useText();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const { field, fieldState } = useController({ control: props.control, name: props.name });
  const watchCaps = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const caps = (
    <span className={styles.caps}>
      <KeyboardShiftRegular aria-hidden="true" />
      {t('form.capsLock')}
    </span>
  );
  return (
    <FieldFrame
      path={props.name}
      label={props.label}
      hint={capsLock ? caps : props.hint}
      required={props.required}
      error={fieldState.error?.message}
    >
      <Input
        {...inputOptions(props)}
        className={styles.control}
        ref={field.ref}
        name={field.name}
        type={shown ? 'text' : 'password'}
        autoComplete={props.fresh === true ? 'new-password' : 'current-password'}
        value={asText(field.value)}
        size={props.size ?? 'medium'}
        disabled={props.disabled === true}
        onChange={(_, data) => {
          field.onChange(data.value);
          props.onEdited?.();
        }}
        onBlur={() => {
          setCapsLock(false);
          field.onBlur();
        }}
        onKeyDown={watchCaps}
        onKeyUp={watchCaps}
        contentAfter={
          <Action
            kind="quiet"
            size="small"
            iconOnly
            icon={shown ? <EyeOffRegular /> : <EyeRegular />}
            label={shown ? t('form.hidePassword') : t('form.showPassword')}
            onClick={() => setShown(!shown)}
          />
        }
      />
    </FieldFrame>
  );
}

/** PESEL: eleven digits; a valid number reports the date of birth and the sex it carries, to fill other fields. */
export function PeselField<V extends FieldValues, C, T>(
  props: FieldProps<V, C, T> & {
    readonly onRecognised?: (found: { readonly birthDate: LocalDate; readonly sex: Sex }) => void;
    readonly after?: ReactNode;
  },
) {
  const styles = useStyles();
  const { field, fieldState } = useController({ control: props.control, name: props.name });
  const change = (typed: string) => {
    const digits = typed.replace(/[\s-]/g, '');
    field.onChange(digits);
    props.onEdited?.();
    const parsed = parsePesel(digits);
    if (parsed.ok) props.onRecognised?.({ birthDate: parsed.birthDate, sex: parsed.sex });
  };
  return (
    <FieldFrame
      path={props.name}
      label={props.label}
      hint={props.hint}
      required={props.required}
      error={fieldState.error?.message}
    >
      <Input
        className={styles.control}
        ref={field.ref}
        name={field.name}
        value={asText(field.value)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={14}
        disabled={props.disabled === true}
        onChange={(_, data) => change(data.value)}
        onBlur={field.onBlur}
      />
    </FieldFrame>
  );
}

/** A whole number, or null while empty. What is not a number stays as typed, for the schema to name. */
export function NumberField<V extends FieldValues, C, T>(
  props: FieldProps<V, C, T> & { readonly placeholder?: string; readonly unit?: string },
) {
  const styles = useStyles();
  const { field, fieldState } = useController({ control: props.control, name: props.name });
  const value: unknown = field.value;
  const change = (typed: string) => {
    const trimmed = typed.trim();
    const parsed = /^-?\d{1,9}$/.test(trimmed) ? Number(trimmed) : trimmed;
    field.onChange(trimmed === '' ? null : parsed);
    props.onEdited?.();
  };
  return (
    <FieldFrame
      path={props.name}
      label={props.label}
      hint={props.hint}
      required={props.required}
      error={fieldState.error?.message}
    >
      <Input
        className={styles.control}
        ref={field.ref}
        name={field.name}
        value={typeof value === 'number' ? String(value) : asText(value)}
        inputMode="numeric"
        autoComplete="off"
        placeholder={props.placeholder ?? ''}
        contentAfter={props.unit === undefined ? null : <span>{props.unit}</span>}
        disabled={props.disabled === true}
        onChange={(_, data) => change(data.value)}
        onBlur={field.onBlur}
      />
    </FieldFrame>
  );
}

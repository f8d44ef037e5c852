import { Input, type InputProps, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactElement, type ReactNode, useRef, useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useText } from '#renderer/i18n/index.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { parsePesel, type Sex } from '#shared/kernel/pesel.ts';
import { Action } from '../action.tsx';
import { EyeOffRegular, EyeRegular, KeyboardShiftRegular } from '../icons.ts';
import { FieldFrame, type FieldProps } from './field-frame.tsx';
import { type BoundField, useBoundField } from './use-bound-field.ts';

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
  /** The one field a screen opens for: sign-in, first step of a wizard. */
  readonly autoFocus?: boolean;
  /** What the text becomes when the field is left; typed back once, it stays as typed. */
  readonly propose?: (typed: string) => string;
};

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function inputOptions(options: TextOptions): InputProps {
  return {
    autoComplete: options.autoComplete ?? 'off',
    spellCheck: false,
    size: options.size ?? 'medium',
    ...(options.placeholder === undefined ? {} : { placeholder: options.placeholder }),
    ...(options.icon === undefined ? {} : { contentBefore: options.icon }),
    ...(options.after === undefined ? {} : { contentAfter: options.after }),
    ...(options.inputMode === undefined ? {} : { inputMode: options.inputMode }),
    ...(options.maxLength === undefined ? {} : { maxLength: options.maxLength }),
    ...(options.autoFocus === undefined ? {} : { autoFocus: options.autoFocus }),
  };
}

/** The bound input; a Field above clones its id and aria attributes into `props`. */
function BoundInput(
  props: InputProps & { readonly field: BoundField; readonly text: string; readonly onText: (text: string) => void },
) {
  const { field, text, onText, ...rest } = props;
  const { attach } = field;
  const styles = useStyles();
  return (
    <Input
      onBlur={field.left}
      {...rest}
      className={mergeClasses(styles.control, props.className)}
      ref={attach}
      name={field.name}
      value={text}
      onChange={(_, data) => onText(data.value)}
    />
  );
}

/** One line of text. */
export function TextField<V extends FieldValues, C, T>(props: FieldProps<V, C, T> & TextOptions) {
  const styles = useStyles();
  const field = useBoundField(props);
  const proposedFor = useRef<string | null>(null);
  const leave = (): void => {
    const typed = asText(field.value);
    const proposed = props.propose?.(typed) ?? typed;
    if (proposed !== typed && proposedFor.current !== typed) {
      proposedFor.current = typed;
      field.change(proposed);
    }
    field.left();
  };
  return (
    <FieldFrame field={props} error={field.error}>
      <BoundInput
        {...inputOptions(props)}
        onBlur={leave}
        {...(props.fixedWidth === true ? { className: styles.fixed } : {})}
        field={field}
        text={asText(field.value)}
        disabled={props.disabled === true}
        onText={(text) => field.change(text === '' && props.nullable === true ? null : text)}
      />
    </FieldFrame>
  );
}

/** Several lines of text. */
export function TextAreaField<V extends FieldValues, C, T>(
  props: FieldProps<V, C, T> & {
    readonly rows?: number;
    readonly nullable?: boolean;
    readonly autoFocus?: boolean;
    /** For keys: every character as wide as the next. */
    readonly fixedWidth?: boolean;
  },
) {
  const styles = useStyles();
  const field = useBoundField(props);
  const { attach } = field;
  return (
    <FieldFrame field={props} error={field.error}>
      <Textarea
        className={styles.control}
        ref={attach}
        name={field.name}
        value={asText(field.value)}
        rows={props.rows ?? 3}
        {...(props.fixedWidth === true ? { textarea: { className: styles.fixed } } : {})}
        resize="vertical"
        autoFocus={props.autoFocus === true}
        disabled={props.disabled === true}
        onChange={(_, data) => field.change(data.value === '' && props.nullable === true ? null : data.value)}
        onBlur={field.left}
      />
    </FieldFrame>
  );
}

/** A password: the eye shows it, and a lit Caps Lock is said under the field. `fresh` is one that is being set. */
export function PasswordField<V extends FieldValues, C, T>(
  props: FieldProps<V, C, T> & TextOptions & { readonly fresh?: boolean },
) {
  const styles = useStyles();
  const t = useText();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const field = useBoundField(props);
  const watchCaps = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const caps = (
    <span className={styles.caps}>
      <KeyboardShiftRegular aria-hidden="true" />
      {t('form.capsLock')}
    </span>
  );
  return (
    <FieldFrame field={capsLock ? { ...props, hint: caps } : props} error={field.error}>
      <BoundInput
        {...inputOptions(props)}
        field={field}
        text={asText(field.value)}
        type={shown ? 'text' : 'password'}
        autoComplete={props.fresh === true ? 'new-password' : 'current-password'}
        disabled={props.disabled === true}
        onText={field.change}
        onKeyDown={watchCaps}
        onKeyUp={watchCaps}
        onBlur={() => {
          setCapsLock(false);
          field.left();
        }}
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
  const field = useBoundField(props);
  const change = (typed: string) => {
    const digits = typed.replace(/[\s-]/g, '');
    field.change(digits);
    const parsed = parsePesel(digits);
    if (parsed.ok) props.onRecognised?.({ birthDate: parsed.birthDate, sex: parsed.sex });
  };
  return (
    <FieldFrame field={props} error={field.error}>
      <BoundInput
        field={field}
        text={asText(field.value)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={14}
        disabled={props.disabled === true}
        onText={change}
      />
    </FieldFrame>
  );
}

/** A whole number, or null while empty. What is not a number stays as typed, for the schema to name. */
export function NumberField<V extends FieldValues, C, T>(
  props: FieldProps<V, C, T> & { readonly placeholder?: string; readonly unit?: string },
) {
  const field = useBoundField(props);
  const change = (typed: string) => {
    const trimmed = typed.trim();
    const parsed = /^-?\d{1,9}$/.test(trimmed) ? Number(trimmed) : trimmed;
    field.change(trimmed === '' ? null : parsed);
  };
  return (
    <FieldFrame field={props} error={field.error}>
      <BoundInput
        field={field}
        text={typeof field.value === 'number' ? String(field.value) : asText(field.value)}
        inputMode="numeric"
        autoComplete="off"
        placeholder={props.placeholder ?? ''}
        contentAfter={props.unit === undefined ? null : <span>{props.unit}</span>}
        disabled={props.disabled === true}
        onText={change}
      />
    </FieldFrame>
  );
}

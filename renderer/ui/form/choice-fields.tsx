import { FieldContextProvider, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { media } from '../theme/theme.ts';
import { CheckBox } from './check-box.tsx';
import { FieldFrame, type FieldProps } from './field-frame.tsx';
import { useBoundField } from './use-bound-field.ts';

export type Option<Value extends string = string> = {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean;
};

const useStyles = makeStyles({
  control: { width: '100%', minWidth: 0 },
  segments: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    maxWidth: '100%',
    minHeight: '32px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: '4px',
    justifySelf: 'start',
    overflow: 'hidden',
  },
  segment: {
    position: 'relative',
    display: 'inline-flex',
    alignItems: 'center',
    paddingInline: '12px',
    minHeight: '30px',
    cursor: 'pointer',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRight: `1px solid ${tokens.colorNeutralStroke1}`,
    ':last-child': { borderRightStyle: 'none' },
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chosen: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
    [media.forced]: {
      backgroundColor: 'Highlight',
      color: 'HighlightText',
      forcedColorAdjust: 'none',
      ':hover': { backgroundColor: 'Highlight', color: 'HighlightText' },
    },
  },
  unavailable: { cursor: 'not-allowed', color: tokens.colorNeutralForegroundDisabled },
  checks: { display: 'flex', flexWrap: 'wrap', columnGap: '12px' },
  radio: { position: 'absolute', opacity: 0, inset: 0, width: '100%', height: '100%', margin: 0, cursor: 'inherit' },
});

/** A list to choose one from; Windows' own drop-down, so typing letters and every zoom work. */
export function SelectField<V extends FieldValues, C, T>(
  props: FieldProps<V, C, T> & {
    readonly options: readonly Option[];
    /** Text of the empty choice; without it one of the options is always chosen. */
    readonly empty?: string;
    readonly size?: 'medium' | 'large';
  },
) {
  const styles = useStyles();
  const field = useBoundField(props);
  const { value, attach } = field;
  return (
    <FieldFrame field={props} error={field.error}>
      <Select
        className={styles.control}
        ref={attach}
        name={field.name}
        size={props.size ?? 'medium'}
        value={typeof value === 'string' ? value : ''}
        disabled={props.disabled === true}
        onChange={(_, data) => field.change(data.value === '' && props.empty !== undefined ? null : data.value)}
        onBlur={field.left}
      >
        {/* Where an answer is required the empty choice is what stands there before, never one to take. */}
        {props.empty === undefined ? null : (
          <option value="" disabled={props.required === true} hidden={props.required === true}>
            {props.empty}
          </option>
        )}
        {props.options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled === true}>
            {option.label}
          </option>
        ))}
      </Select>
    </FieldFrame>
  );
}

/** Two to four choices side by side, without a form: „Moje / Zespół / Cały ośrodek”. */
export function Segments<Value extends string>(props: {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  readonly onChoose: (value: Value) => void;
  readonly disabled?: boolean;
  readonly labelledBy?: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  readonly attach?: (first: HTMLInputElement | null) => void;
  readonly onLeft?: () => void;
}) {
  const styles = useStyles();
  const group = useId();
  const naming =
    props.labelledBy === undefined ? { 'aria-label': props.label } : { 'aria-labelledby': props.labelledBy };
  return (
    <div
      className={styles.segments}
      role="radiogroup"
      {...naming}
      {...(props.describedBy === undefined ? {} : { 'aria-describedby': props.describedBy })}
      {...(props.invalid === true ? { 'aria-invalid': true } : {})}
    >
      {props.options.map((option, index) => {
        const chosen = option.value === props.value;
        const blocked = props.disabled === true || option.disabled === true;
        return (
          <label
            key={option.value}
            className={mergeClasses(styles.segment, chosen && styles.chosen, blocked && styles.unavailable)}
          >
            <input
              ref={index === 0 ? props.attach : undefined}
              className={styles.radio}
              type="radio"
              name={group}
              value={option.value}
              checked={chosen}
              disabled={blocked}
              onChange={() => props.onChoose(option.value)}
              onBlur={props.onLeft}
            />
            {option.label}
          </label>
        );
      })}
    </div>
  );
}

/** The same bound to a form: sex, kind of identity. */
export function ChoiceField<V extends FieldValues, C, T>(
  props: FieldProps<V, C, T> & { readonly options: readonly Option[] },
) {
  const field = useBoundField(props);
  const { value, attach } = field;
  return (
    <FieldFrame field={props} error={field.error}>
      {(wiring) => (
        <Segments
          label={props.label}
          options={props.options}
          value={typeof value === 'string' ? value : null}
          onChoose={(chosen) => field.change(chosen)}
          disabled={props.disabled === true}
          attach={attach}
          onLeft={field.left}
          {...(wiring['aria-labelledby'] === undefined ? {} : { labelledBy: wiring['aria-labelledby'] })}
          {...(wiring['aria-describedby'] === undefined ? {} : { describedBy: wiring['aria-describedby'] })}
          invalid={field.error !== undefined}
        />
      )}
    </FieldFrame>
  );
}

/** Any number of boxes under one label: who took part. `none` stands where there is nothing to tick. */
export function ChecksField<V extends FieldValues, C, T>(
  props: FieldProps<V, C, T> & { readonly options: readonly Option[]; readonly none?: string },
) {
  const styles = useStyles();
  const field = useBoundField(props);
  const { attach } = field;
  const chosen: readonly unknown[] = Array.isArray(field.value) ? field.value : [];
  return (
    <FieldFrame field={props} error={field.error}>
      {(wiring) => (
        <div
          role="group"
          className={styles.checks}
          aria-labelledby={wiring['aria-labelledby']}
          aria-describedby={wiring['aria-describedby']}
        >
          {props.options.length === 0 ? props.none : null}
          {/* Each box has its own name; the field's name belongs to the group. */}
          <FieldContextProvider value={undefined}>
            {props.options.map(({ value, label }, index) => (
              <CheckBox
                key={value}
                ref={index === 0 ? attach : undefined}
                label={label}
                checked={chosen.includes(value)}
                onChange={(_, data) =>
                  field.change(data.checked === true ? [...chosen, value] : chosen.filter((one) => one !== value))
                }
              />
            ))}
          </FieldContextProvider>
        </div>
      )}
    </FieldFrame>
  );
}

/** One yes-or-no, its text beside the box. */
export function CheckField<V extends FieldValues, C, T>(
  props: Omit<FieldProps<V, C, T>, 'label'> & { readonly label: string; readonly text?: ReactNode },
) {
  const field = useBoundField(props);
  const { value, attach } = field;
  return (
    <FieldFrame field={{ name: props.name, label: '', hint: props.hint }} error={field.error}>
      <CheckBox
        ref={attach}
        name={field.name}
        label={props.text === undefined ? props.label : { children: props.text }}
        checked={value === true}
        disabled={props.disabled === true}
        onChange={(_, data) => field.change(data.checked === true)}
        onBlur={field.left}
      />
    </FieldFrame>
  );
}

import type { ReactNode } from 'react';
import { type Control, type FieldPath, type FieldValues, get, useFormState, useWatch } from 'react-hook-form';

import { i18n } from '#renderer/i18n/index.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { PasswordField } from '../../ui/form/index.ts';
import { StrengthMeter } from './strength-meter.tsx';

/** Nobody types a name to change the own password, so only the password there was can be wrong. */
export function wrongOldPassword(
  error: unknown,
  page: 'own' | 'change',
): { path: 'oldPassword'; message: string } | null {
  if (!isAppError(error, 'WRONG_PASSWORD')) return null;
  return { path: 'oldPassword', message: i18n.t(`${page}.oldWrong`, { ns: 'session' }) };
}

/** A new password with its meter, and the second typing of it. */
export function NewPasswordFields<V extends FieldValues, C, T>(props: {
  control: Control<V, C, T>;
  name: FieldPath<V>;
  repeatName: FieldPath<V>;
  label: string;
  repeatLabel: string;
  /** Names a guesser would try. */
  words: readonly string[];
  autoFocus?: boolean;
}): ReactNode {
  const typed: unknown = useWatch({ control: props.control, name: props.name });
  const state = useFormState({ control: props.control, name: props.name });
  // Once the field's own sentence says what is missing, the meter need not say it in other words.
  const left = state.isSubmitted || get(state.touchedFields, props.name) === true;
  const told = left && get(state.errors, props.name) !== undefined;
  return (
    <>
      <PasswordField
        control={props.control}
        name={props.name}
        label={props.label}
        required
        fresh
        hint={<StrengthMeter password={typeof typed === 'string' ? typed : ''} words={props.words} silent={told} />}
        {...(props.autoFocus === true ? { autoFocus: true } : {})}
      />
      <PasswordField control={props.control} name={props.repeatName} label={props.repeatLabel} required fresh />
    </>
  );
}

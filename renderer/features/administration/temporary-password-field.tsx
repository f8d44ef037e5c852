import type { ReactNode } from 'react';
import { type Control, type FieldPath, type FieldPathValue, type FieldValues, useWatch } from 'react-hook-form';

import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { TextField } from '../../ui/form/index.ts';
import { StrengthMeter } from '../session/index.ts';
import { speakablePassword } from './speakable-password.ts';

/**
 * A password the administrator reads out to somebody, so it is shown as it is typed; its owner changes it at the first
 * sign-in.
 */
export function TemporaryPasswordField<V extends FieldValues, C, T>(props: {
  control: Control<V, C, T>;
  name: FieldPath<V>;
  /** Names a guesser would try. */
  words: readonly string[];
  onGenerated: (password: FieldPathValue<V, FieldPath<V>>) => void;
}): ReactNode {
  const t = useText('administration');
  const typed: unknown = useWatch({ control: props.control, name: props.name });
  return (
    <TextField
      control={props.control}
      name={props.name}
      label={t('form.password')}
      required
      fixedWidth
      maxLength={200}
      hint={<StrengthMeter password={typeof typed === 'string' ? typed : ''} words={props.words} />}
      after={
        <Action
          kind="quiet"
          size="small"
          label={t('form.generate')}
          onClick={() => props.onGenerated(speakablePassword() as FieldPathValue<V, FieldPath<V>>)}
        />
      }
    />
  );
}

import { useCallback, useContext } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { LabelContext } from './form-context.ts';
import { whenPointerIsUp } from './pointer-up.ts';

/** One field of the form as controls need it. */
export type BoundField = {
  readonly name: string;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly change: (value: unknown) => void;
  /** The user left the field; from then on it is checked as he types. */
  readonly left: () => void;
  /** Given the element that takes the focus when the field is the first wrong one. */
  readonly attach: (element: HTMLElement | null) => void;
};

export function useBoundField<V extends FieldValues, C, T>(props: {
  readonly control: Control<V, C, T>;
  readonly name: FieldPath<V>;
  readonly onEdited?: () => void;
}): BoundField {
  const { field, fieldState, formState } = useController({ control: props.control, name: props.name });
  const { ref, onChange, onBlur, name } = field;
  const value: unknown = field.value;
  // Values filled in by another field check this one too; nothing is red before it was left or sent.
  const due = fieldState.isTouched || formState.isSubmitted || fieldState.error?.type === 'server';
  const registry = useContext(LabelContext);
  const attach = useCallback(
    (element: HTMLElement | null) => {
      registry?.place(name, element);
      ref(element);
    },
    [registry, name, ref],
  );
  return {
    name,
    value,
    error: fieldState.error === undefined || !due ? undefined : (fieldState.error.message ?? ''),
    change: (next) => {
      onChange(next);
      props.onEdited?.();
    },
    left: () => whenPointerIsUp(onBlur),
    attach,
  };
}

import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';

import { Action } from './action.tsx';
import type { OfficeForm } from './form/index.ts';

/**
 * A dialog that adds one after the other: `saved` closes it or, after the button `label`, calls `next`, which empties the
 * form, and then `focus`. `of` gives what `StepDialog` takes for a form with both ways to confirm.
 */
export function useAddAndNext(
  onClose: () => void,
  label: string,
): {
  saved(next: () => void, focus: () => void): void;
  of<In extends FieldValues, Out>(
    form: OfficeForm<In, Out>,
  ): { readonly form: OfficeForm<In, Out>; readonly another: ReactNode };
} {
  const another = useRef(false);
  const [wanted, setWanted] = useState<{ readonly focus: () => void } | null>(null);
  // An emptied form knows its fields again only when they have been drawn.
  useEffect(() => wanted?.focus(), [wanted]);
  return {
    saved: (next, focus) => {
      if (!another.current) {
        onClose();
        return;
      }
      next();
      setWanted({ focus });
    },
    of: (form) => {
      const submit = async (more: boolean): Promise<void> => {
        another.current = more;
        await form.submit();
      };
      return {
        form: { ...form, submit: () => submit(false) },
        another: <Action label={label} disabled={form.form.formState.isSubmitting} onClick={() => void submit(true)} />,
      };
    },
  };
}

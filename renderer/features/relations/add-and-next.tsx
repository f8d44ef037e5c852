import { useRef, type ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';

import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import type { OfficeForm } from '../../ui/form/index.ts';

/**
 * A dialog that adds one relation after the other: `saved` closes it, or calls `next` after „Zapisz i dodaj następną”;
 * `of` gives what `StepDialog` takes for a form with both ways to confirm.
 */
export function useAddAndNext(onClose: () => void): {
  saved(next: () => void): void;
  of<In extends FieldValues, Out>(
    form: OfficeForm<In, Out>,
  ): { readonly form: OfficeForm<In, Out>; readonly another: ReactNode };
} {
  const t = useText('relations');
  const another = useRef(false);
  return {
    saved: (next) => {
      if (another.current) next();
      else onClose();
    },
    of: (form) => {
      const submit = async (more: boolean): Promise<void> => {
        another.current = more;
        await form.submit();
      };
      return {
        form: { ...form, submit: () => submit(false) },
        another: (
          <Action
            label={t('form.addAndNext')}
            disabled={form.form.formState.isSubmitting}
            onClick={() => void submit(true)}
          />
        ),
      };
    },
  };
}

import { zodResolver } from '@hookform/resolvers/zod';
import { useRef, useState } from 'react';
import {
  type DefaultValues,
  type FieldErrors,
  type FieldPath,
  type FieldValues,
  type ResolverResult,
  set,
  useForm,
  type UseFormReturn,
  useFormState,
} from 'react-hook-form';
import { z } from 'zod';
import { isAppError } from '#shared/kernel/app-error.ts';
import { stableJson } from '../drafts/changed-fields.ts';
import { errorPaths } from './error-summary.tsx';
import { createLabelRegistry, type LabelRegistry } from './form-context.ts';
import { type Drafts, type FormDraft, type RestoredDraft, useDraft } from './use-draft.ts';

export type OfficeForm<In extends FieldValues, Out> = {
  readonly form: UseFormReturn<In, unknown, Out>;
  /** Checks, saves, and reports; never rejects. */
  readonly submit: () => Promise<void>;
  /** What the last save was refused with, when no field of the form is to blame. */
  readonly failure: unknown;
  /** What it was refused with for the fault of one field (`blamed`), until that is typed anew and `clearFailure` called. */
  readonly blame: unknown;
  readonly clearFailure: () => void;
  /** Once after each such refusal: how the user is led to it. Whoever typed on meanwhile keeps the keyboard. */
  readonly takeRefusal: () => 'focus' | 'show' | null;
  /** True while something typed is not saved yet. */
  readonly isUnsaved: () => boolean;
  readonly labels: LabelRegistry;
  readonly drafts: Drafts;
};

const wrongFields = z.array(z.object({ path: z.string(), message: z.string() }));

/** Text that is no choice is wrong whatever the schema says of the choice before it. */
function withUnchosen<In extends FieldValues, Out>(
  result: ResolverResult<In, Out>,
  unchosen: ReadonlyMap<string, string>,
): ResolverResult<In, Out> {
  if (unchosen.size === 0) return result;
  const errors = { ...result.errors } as FieldErrors<In>;
  for (const [path, message] of unchosen) set(errors, path, { type: 'unchosen', message });
  return { values: {}, errors };
}

/**
 * A form of one zod schema. `save` calls the office; `onSaved` runs after it and may leave the page. Refused input
 * (INVALID_INPUT with `fields`) lands beside its fields, anything else in `failure`. Values stay whatever happens.
 */
export function useOfficeForm<In extends FieldValues, Out, Result>(options: {
  readonly schema: z.ZodType<Out, In>;
  /**
   * Where the typing is kept: `{ form: 'people.edit', subject: { kind: 'person', id } }`, with a line for the form in
   * DRAFT_FORMS; or why it never is: `{ never: 'password' }`.
   */
  readonly draft: FormDraft<In>;
  /** Puts a draft into the form where more than the fields' values follows from it. */
  readonly restoring?: (draft: RestoredDraft<In>, form: UseFormReturn<In, unknown, Out>) => void;
  readonly defaultValues: DefaultValues<In>;
  /** A form that people also leave by another way (sign-in) says nothing about a field before it is sent. */
  readonly checked?: 'when-sent';
  /** Emptied and focused again after a wrong password: what is typed next must not be added to it. */
  readonly retyped?: FieldPath<In>;
  /** A refusal one field is to blame for, and the sentence to say beside it; null for any other. */
  readonly blamed?: (error: unknown) => { readonly path: FieldPath<In>; readonly message: string } | null;
  readonly save: (values: Out) => Promise<Result>;
  readonly onSaved?: (result: Result) => void;
  /** Server path of a field -> path in this form, where the two differ. A path without an entry is taken as it is. */
  readonly fieldOf?: (path: string) => FieldPath<In> | null;
}): OfficeForm<In, Out> {
  const [labels] = useState(createLabelRegistry);
  // The resolver's own types know zod by its core; the schema is exactly what they describe.
  const check = zodResolver<In, unknown, Out>(options.schema);
  const form = useForm<In, unknown, Out>({
    resolver: async (...given) => withUnchosen(await check(...given), labels.unchosen()),
    defaultValues: options.defaultValues,
    mode: options.checked === 'when-sent' ? 'onSubmit' : 'onTouched',
    reValidateMode: 'onChange',
    // The form library moves the focus a second time, later, when somebody may already type elsewhere.
    shouldFocusError: false,
  });
  const { isDirty } = useFormState({ control: form.control });
  const [failure, setFailure] = useState<unknown>(null);
  const [blame, setBlame] = useState<unknown>(null);
  const refusal = useRef<'focus' | 'show' | null>(null);
  const saved = useRef(false);
  const { restoring } = options;
  const { saved: draftSaved, ...drafts } = useDraft(
    form,
    options.draft,
    labels,
    restoring === undefined ? undefined : (draft) => restoring(draft, form),
  );

  function place(error: unknown): boolean {
    if (!isAppError(error, 'INVALID_INPUT')) return false;
    const parsed = wrongFields.safeParse(error.data['fields']);
    if (!parsed.success) return false;
    const placed: string[] = [];
    for (const { path, message } of parsed.data) {
      const field = options.fieldOf === undefined ? fieldNamed(path) : options.fieldOf(path);
      if (field === null) continue;
      form.setError(field, { type: 'server', message });
      placed.push(field);
    }
    labels.focusFirst(placed);
    return placed.length > 0;
  }

  /** The field on the screen that shows this path: itself, or with a leading wrapper ('fields.') left out. */
  function fieldNamed(path: string): FieldPath<In> | null {
    const known = labels.paths();
    const parts = path.split('.');
    for (let start = 0; start < parts.length; start += 1) {
      const candidate = parts.slice(start).join('.');
      if (known.includes(candidate)) return candidate as FieldPath<In>;
    }
    return null;
  }

  function clearFailure(): void {
    setFailure(null);
    setBlame(null);
  }

  async function save(values: Out): Promise<void> {
    clearFailure();
    const sent = stableJson(form.getValues());
    try {
      const result = await options.save(values);
      saved.current = true;
      // „Zapisano” is said when no draft of it is left: whoever ends the program then is offered none.
      await draftSaved();
      options.onSaved?.(result);
    } catch (error) {
      if (place(error)) return;
      const typedOn = stableJson(form.getValues()) !== sent;
      const wrong = options.retyped !== undefined && isAppError(error, 'WRONG_PASSWORD') ? options.retyped : null;
      if (wrong !== null) form.resetField(wrong);
      const blamed = options.blamed?.(error) ?? null;
      if (blamed === null) setFailure(error);
      else {
        setBlame(error);
        form.setError(blamed.path, { type: 'server', message: blamed.message });
      }
      const path = blamed?.path ?? wrong;
      if (path !== null) labels.focusFirst([path]);
      else refusal.current = typedOn ? 'show' : 'focus';
    }
  }

  return {
    form,
    submit: async () => {
      saved.current = false;
      await form.handleSubmit(save, (errors) => labels.focusFirst(errorPaths(errors)))();
    },
    failure,
    blame,
    clearFailure,
    takeRefusal: () => {
      const taken = refusal.current;
      refusal.current = null;
      return taken;
    },
    isUnsaved: () => (isDirty || labels.unchosen().size > 0) && !saved.current,
    labels,
    drafts,
  };
}

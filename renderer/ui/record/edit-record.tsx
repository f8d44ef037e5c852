import type { ReactNode } from 'react';
import type { DefaultValues, FieldPath, FieldValues } from 'react-hook-form';
import type { z } from 'zod';

import { useText } from '#renderer/i18n/index.ts';
import { Form, type FormParts, type KeptForm, type OfficeForm, useConflict, useOfficeForm } from '../form/index.ts';
import { useGoBack } from '../screen.ts';
import { useToast } from '../toast.tsx';
import { type RecordKind, useRecordText } from './record-words.ts';
import { FormPage } from '../form/form-page.tsx';

/** What the page needs of the hook: the form, where it goes when it is done, and the conflict it may stand in. */
export interface RecordEdit<Typed extends FieldValues, Fields> {
  readonly form: OfficeForm<Typed, Fields>;
  readonly back: () => void;
  /** „Ktoś zmienił ten sam wpis” while it stands. */
  readonly conflict: ReactNode | undefined;
}

/**
 * The form over a saved card: saves with the version it stands on, tells of a conflict without losing a letter, says what
 * was saved and goes back to the card.
 */
export function useRecordEdit<
  Card extends { readonly version: number },
  Typed extends FieldValues,
  const Parts extends FormParts<Typed>,
  Fields,
>(options: {
  readonly card: Card;
  /** Where what is typed and not saved is kept. */
  readonly draft: Pick<KeptForm<Typed>, 'form' | 'subject'>;
  readonly cardPath: string;
  readonly schema: z.ZodType<Fields, Typed>;
  readonly formOf: (card: Card) => Typed;
  /** Fetches the record as it is saved now. */
  readonly open: () => Promise<Card>;
  /** Parts of the form that are kept or taken whole, each in words, for the table of both versions. */
  readonly parts: Parts;
  readonly label: (part: Parts[number][0]) => string;
  readonly text: (form: Typed, part: Parts[number][0]) => string;
  /** Told that the form now stands on a newer version than `card`. */
  readonly onRebase?: (card: Card) => void;
  readonly save: (fields: Fields, version: number) => Promise<unknown>;
  /** A refusal one field is to blame for, as of `useOfficeForm`. */
  readonly blamed?: (error: unknown) => { readonly path: FieldPath<Typed>; readonly message: string } | null;
  readonly changed: () => Promise<void>;
  readonly nameOf: (fields: Fields) => string;
}): RecordEdit<Typed, Fields> {
  const { save, changed, nameOf, schema, cardPath } = options;
  const t = useText();
  const toast = useToast();
  const back = useGoBack(cardPath);
  const conflict = useConflict(options);
  const form = useOfficeForm({
    schema,
    defaultValues: conflict.initial as DefaultValues<Typed>,
    draft: { ...options.draft, version: conflict.version },
    restoring: conflict.restore,
    ...(options.blamed === undefined ? {} : { blamed: options.blamed }),
    save: async (fields: Fields) => {
      await conflict.saving((version) => save(fields, version));
      await changed();
      return nameOf(fields);
    },
    onSaved: (name) => {
      conflict.clear();
      toast({ text: t('record.corrected', { name }) });
      back();
    },
  });
  return { form, back, conflict: conflict.notice(form) };
}

/** The page of that form: Ctrl+S saves, Escape goes back to the card. */
export function EditRecordPage<Typed extends FieldValues, Fields>(props: {
  readonly kind: RecordKind;
  readonly name: string;
  readonly cardPath: string;
  readonly edit: RecordEdit<Typed, Fields>;
  readonly children: ReactNode;
}): ReactNode {
  const { kind, name, cardPath, edit } = props;
  const t = useRecordText(kind.texts);
  const { form, back, conflict } = edit;
  const formId = `edit-${kind.texts}`;
  return (
    <FormPage
      title={t('form.editTitle')}
      count={name}
      breadcrumb={[
        { label: t('title'), to: kind.listPath },
        { label: name, to: cardPath },
        { label: t('form.editTitle') },
      ]}
      form={form}
      formId={formId}
      onCancel={back}
      // While a conflict stands, the one filled button is the notice's.
      save={{ quiet: conflict !== undefined }}
    >
      <Form form={form} id={formId} onCancel={back} {...(conflict === undefined ? {} : { failure: conflict })}>
        {props.children}
      </Form>
    </FormPage>
  );
}

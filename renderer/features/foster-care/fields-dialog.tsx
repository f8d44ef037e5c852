import { useMemo, type ReactNode } from 'react';
import { useWatch, type Control } from 'react-hook-form';
import type { z } from 'zod';

import type { Dictionary } from '#shared/features/dictionaries/dictionaries.schema.ts';
import type { DraftForm } from '#shared/features/drafts/drafts.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { useText } from '../../i18n/index.ts';
import {
  ComboSearchField,
  DateField,
  SelectField,
  TextAreaField,
  TextField,
  useOfficeForm,
  type Option,
} from '../../ui/form/index.ts';
import { StepDialog } from '../../ui/step-dialog.tsx';
import { usePeopleSearch } from '../../ui/use-people-search.ts';
import { useWorkers } from '../../ui/use-workers.ts';
import { careDraft, underFields } from './care-draft.ts';
import { dayOrToday } from './day-or-today.ts';
import { typedForm } from './typed-form.ts';
import { useWords } from './use-words.ts';

/** A form as it is typed: texts, each perhaps still empty. */
export type TypedTexts = Record<string, string | null | undefined>;

/** What is typed, with what the contract wants besides. */
export const adding = (values: Readonly<Record<string, string>>) => (typed: TypedTexts) => ({ ...typed, ...values });

/** One field of a dialog. */
export interface FieldOfDialog {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly kind:
    | 'date'
    | 'text'
    | 'area'
    | 'person'
    | 'worker'
    /** A word of the dictionary as it is offered on the day typed in the field of that name. */
    | { readonly words: Dictionary; readonly on: string }
    | { readonly options: readonly Option[] };
  /** Whether the field is asked for, by what is typed in the others. */
  readonly when?: (typed: TypedTexts) => boolean;
}

export interface FieldsDialogProps<Out> {
  /** Where the typing is kept; `context` tells the dialogs that share a form's name apart. */
  readonly draft: { readonly form: DraftForm; readonly context: string };
  readonly personId: PersonId;
  readonly schema: z.ZodType<Out>;
  readonly read?: (typed: TypedTexts) => unknown;
  readonly title: string;
  readonly text?: string;
  readonly confirm: string;
  readonly fields: readonly FieldOfDialog[];
  readonly defaults: TypedTexts;
  readonly save: (fields: Out) => Promise<void>;
  readonly onClose: () => void;
}

/** A dialog that asks for a few fields and hands over what the contract's schema makes of them. */
export function FieldsDialog<Out>(props: FieldsDialogProps<Out>): ReactNode {
  const { schema, read, defaults, personId } = props;
  const { form: name, context } = props.draft;
  const form = useOfficeForm<TypedTexts, Out, void>({
    draft: { form: name, ...careDraft({ personId }, context) },
    schema: useMemo(() => typedForm<Out, TypedTexts>(schema, undefined, read), [schema, read]),
    defaultValues: defaults,
    save: props.save,
    onSaved: props.onClose,
    fieldOf: underFields,
  });
  const { control } = form.form;
  const typed: TypedTexts = useWatch({ control });
  return (
    <StepDialog
      title={props.title}
      {...(props.text === undefined ? {} : { text: props.text })}
      confirm={props.confirm}
      form={form}
      onClose={props.onClose}
    >
      {props.fields.map((field) =>
        field.when !== undefined && !field.when(typed) ? null : (
          <OneField key={field.name} field={field} control={control} typed={typed} />
        ),
      )}
    </StepDialog>
  );
}

function OneField<Out>(props: {
  readonly field: FieldOfDialog;
  readonly control: Control<TypedTexts, unknown, Out>;
  readonly typed: TypedTexts;
}): ReactNode {
  const { field, control, typed } = props;
  const { kind } = field;
  const words = useWords();
  const shared = {
    control,
    name: field.name,
    label: field.label,
    ...(field.hint === undefined ? {} : { hint: field.hint }),
    ...(field.required === true ? { required: true } : {}),
  };
  if (kind === 'date') return <DateField {...shared} />;
  if (kind === 'text') return <TextField {...shared} nullable />;
  if (kind === 'area') return <TextAreaField {...shared} rows={2} nullable />;
  if (kind === 'person') return <PersonField {...shared} />;
  if (kind === 'worker') return <WorkerField {...shared} />;
  const options = 'words' in kind ? words.options(kind.words, dayOrToday(typed[kind.on] ?? null)) : kind.options;
  return <ChosenField {...shared} options={options} />;
}

interface Shared<Out> {
  readonly control: Control<TypedTexts, unknown, Out>;
  readonly name: string;
  readonly label: string;
}

function ChosenField<Out>(props: Shared<Out> & { readonly options: readonly Option[] }): ReactNode {
  const t = useText('leavers');
  return <SelectField {...props} empty={t('form.choose')} />;
}

function PersonField<Out>(props: Shared<Out>): ReactNode {
  const people = usePeopleSearch();
  return <ComboSearchField {...props} minLength={2} queryKey={people.queryKey} search={people.search} />;
}

function WorkerField<Out>(props: Shared<Out>): ReactNode {
  const { data = [] } = useWorkers();
  return <ChosenField {...props} options={data.map(({ id, displayName }) => ({ value: id, label: displayName }))} />;
}

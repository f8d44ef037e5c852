import { useMemo, type ReactNode } from 'react';
import { useWatch, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { z } from 'zod';

import {
  absenceFields,
  basisFields,
  careCaseNumber,
  fundingFields,
  type AbsenceFields,
  type AbsenceLine,
  type BasisFields,
  type FundingFields,
} from '#shared/features/foster-care/care.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { blankToNull } from '#shared/kernel/typed-text.ts';
import { useApi, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { communeOption } from '../../ui/address/index.ts';
import {
  CheckField,
  ComboSearchField,
  DateField,
  FieldGrid,
  SelectField,
  TextAreaField,
  TextField,
  useOfficeForm,
  Wide,
} from '../../ui/form/index.ts';
import { officeToday } from '../../ui/format.ts';
import { StepDialog } from '../../ui/step-dialog.tsx';
import { careDraft, underFields } from './care-draft.ts';
import { dayOrToday } from './day-or-today.ts';
import type { StepProps } from './move-dialogs.tsx';
import { typedForm, type Typed } from './typed-form.ts';
import { useWords } from './use-words.ts';

export const EMPTY_BASIS: Typed<BasisFields> = {
  kind: null,
  body: null,
  actOn: null,
  reference: null,
  from: null,
  note: null,
};
export const EMPTY_FUNDING: Typed<FundingFields> = {
  county: null,
  terc: null,
  governmentTask: false,
  from: null,
  note: null,
};

/** On what the child is in care. */
export function BasisDialog({ child, steps, onClose }: StepProps): ReactNode {
  const t = useText('care');
  const form = useOfficeForm<Typed<BasisFields>, BasisFields, void>({
    draft: { form: 'care.basis', ...careDraft(child) },
    schema: useMemo(() => typedForm(basisFields), []),
    defaultValues: EMPTY_BASIS,
    save: steps.basis,
    onSaved: onClose,
    fieldOf: underFields,
  });
  return (
    <StepDialog
      title={t('basis.title')}
      text={t('basis.text')}
      confirm={t('basis.confirm')}
      form={form}
      onClose={onClose}
    >
      <BasisFieldsOf control={form.form.control} at="" />
    </StepDialog>
  );
}

/** The fields of a basis in a form in which they stand under `at`. */
export function BasisFieldsOf<Form extends FieldValues, Out>(props: {
  readonly control: Control<Form, unknown, Out>;
  readonly at: '' | 'basis.';
}): ReactNode {
  const t = useText('care');
  const words = useWords();
  const { control } = props;
  const name = (field: keyof BasisFields) => `${props.at}${field}` as FieldPath<Form>;
  const from: unknown = useWatch({ control, name: name('from') });
  return (
    <FieldGrid>
      <Wide>
        <SelectField
          control={control}
          name={name('kind')}
          label={t('basis.kind')}
          empty={t('form.choose')}
          options={words.options('legal-basis', dayOrToday(typeof from === 'string' ? from : null))}
          required
        />
      </Wide>
      <Wide>
        <TextField control={control} name={name('body')} label={t('basis.body')} hint={t('basis.bodyHint')} required />
      </Wide>
      <DateField control={control} name={name('actOn')} label={t('basis.actOn')} required />
      <TextField control={control} name={name('reference')} label={t('basis.reference')} nullable />
      <DateField control={control} name={name('from')} label={t('basis.from')} required />
      <Wide>
        <TextAreaField control={control} name={name('note')} label={t('basis.note')} rows={2} nullable />
      </Wide>
    </FieldGrid>
  );
}

/** Who pays from a day on. */
export function FundingDialog({ child, steps, onClose }: StepProps): ReactNode {
  const t = useText('care');
  const last = child.funding.findLast(({ withdrawn }) => withdrawn === null);
  const form = useOfficeForm<Typed<FundingFields>, FundingFields, void>({
    draft: { form: 'care.funding', ...careDraft(child) },
    schema: useMemo(() => typedForm(fundingFields), []),
    defaultValues: { ...EMPTY_FUNDING, county: last?.county ?? null },
    save: steps.funding,
    onSaved: onClose,
    fieldOf: underFields,
  });
  return (
    <StepDialog
      title={t('funding.title')}
      text={t('funding.text')}
      confirm={t('funding.confirm')}
      form={form}
      onClose={onClose}
    >
      <FundingFieldsOf control={form.form.control} at="" />
    </StepDialog>
  );
}

export function FundingFieldsOf<Form extends FieldValues, Out>(props: {
  readonly control: Control<Form, unknown, Out>;
  readonly at: '' | 'funding.';
}): ReactNode {
  const t = useText('care');
  const api = useApi();
  const client = useClient();
  const { control } = props;
  const name = (field: keyof FundingFields) => `${props.at}${field}` as FieldPath<Form>;
  return (
    <FieldGrid>
      <TextField control={control} name={name('county')} label={t('funding.county')} required />
      <DateField control={control} name={name('from')} label={t('funding.from')} required />
      <Wide>
        <ComboSearchField
          control={control}
          name={name('terc')}
          label={t('funding.commune')}
          hint={t('funding.communeHint')}
          queryKey={api.communes.search.key()}
          search={async (text, signal) => (await client.communes.search({ text }, { signal })).map(communeOption)}
        />
      </Wide>
      <Wide>
        <CheckField control={control} name={name('governmentTask')} label={t('funding.governmentTask')} />
      </Wide>
      <Wide>
        <TextAreaField control={control} name={name('note')} label={t('funding.note')} rows={2} nullable />
      </Wide>
    </FieldGrid>
  );
}

/** The child is elsewhere while the place stays its own. */
export function AbsenceDialog({ child, steps, onClose }: StepProps): ReactNode {
  const t = useText('care');
  const words = useWords();
  const form = useOfficeForm<Typed<AbsenceFields>, AbsenceFields, void>({
    draft: { form: 'care.absence', ...careDraft(child) },
    schema: useMemo(() => typedForm(absenceFields), []),
    defaultValues: { kind: null, place: null, from: officeToday(), to: null, note: null },
    save: steps.absence,
    onSaved: onClose,
    fieldOf: underFields,
  });
  const { control } = form.form;
  const from = useWatch({ control, name: 'from' });
  return (
    <StepDialog
      title={t('absence.title')}
      text={t('absence.text')}
      confirm={t('absence.confirm')}
      form={form}
      onClose={onClose}
    >
      <SelectField
        control={control}
        name="kind"
        label={t('absence.kind')}
        empty={t('form.choose')}
        options={words.options('absence-kind', dayOrToday(from))}
        required
      />
      <TextField control={control} name="place" label={t('absence.place')} nullable />
      <FieldGrid>
        <DateField control={control} name="from" label={t('absence.from')} required />
        <DateField control={control} name="to" label={t('absence.to')} hint={t('absence.toHint')} />
      </FieldGrid>
      <TextAreaField control={control} name="note" label={t('absence.note')} rows={2} nullable />
    </StepDialog>
  );
}

interface EndAbsenceForm {
  to: string | null;
}

export function EndAbsenceDialog({
  child,
  steps,
  onClose,
  line,
}: StepProps & { readonly line: AbsenceLine }): ReactNode {
  const t = useText('care');
  const form = useOfficeForm<EndAbsenceForm, { to: LocalDate }, void>({
    draft: { form: 'care.endAbsence', ...careDraft(child, line.id) },
    schema: useMemo(() => typedForm(z.strictObject({ to: absenceFields.shape.to.unwrap() })), []),
    defaultValues: { to: officeToday() },
    save: ({ to }) => steps.endAbsence(line, to),
    onSaved: onClose,
    fieldOf: underFields,
  });
  return (
    <StepDialog title={t('endAbsence.title')} confirm={t('endAbsence.confirm')} form={form} onClose={onClose}>
      <DateField control={form.form.control} name="to" label={t('absence.to')} required />
    </StepDialog>
  );
}

interface CaseNumberForm {
  caseNumber: string | null;
}

export function CaseNumberDialog({ child, steps, onClose }: StepProps): ReactNode {
  const t = useText('care');
  const form = useOfficeForm<CaseNumberForm, CaseNumberForm, void>({
    draft: { form: 'care.caseNumber', ...careDraft(child) },
    schema: useMemo(
      () =>
        typedForm(z.strictObject({ caseNumber: careCaseNumber }), undefined, (typed: CaseNumberForm) => ({
          caseNumber: blankToNull(typed.caseNumber),
        })),
      [],
    ),
    defaultValues: { caseNumber: child.caseNumber ?? child.proposedCaseNumber },
    save: ({ caseNumber }) => steps.caseNumber(caseNumber),
    onSaved: onClose,
    fieldOf: underFields,
  });
  return (
    <StepDialog title={t('caseNumber.title')} confirm={t('caseNumber.confirm')} form={form} onClose={onClose}>
      <TextField control={form.form.control} name="caseNumber" label={t('form.caseNumber')} nullable />
    </StepDialog>
  );
}

import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';

import { HOME_FORMS, isFamilyForm } from '#shared/features/foster-care/forms.ts';
import {
  contractProblems,
  formProblems,
  paperProblems,
  readinessProblems,
} from '#shared/features/foster-care/homes.rules.ts';
import {
  contractFields,
  formFields,
  paperFields,
  readinessFields,
  type ContractFields,
  type FormFields,
  type HomeCard,
  type PaperFields,
  type ReadinessFields,
} from '#shared/features/foster-care/homes.schema.ts';
import { SEXES } from '#shared/kernel/pesel.ts';
import { SEX_LABELS } from '#shared/features/people/people.labels.ts';
import { useText } from '../../i18n/index.ts';
import {
  ChecksField,
  DateField,
  FieldGrid,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
  useOfficeForm,
  Wide,
} from '../../ui/form/index.ts';
import { officeToday } from '../../ui/format.ts';
import { StepDialog } from '../../ui/step-dialog.tsx';
import { homeDraft, type HomeSteps } from './home-steps.ts';
import { dayOrToday } from './day-or-today.ts';
import { typedForm, type Typed } from './typed-form.ts';
import { useWords } from './use-words.ts';

interface Props {
  readonly card: HomeCard;
  readonly steps: HomeSteps;
  readonly onClose: () => void;
}

/** The forms a family, or an institution, may take on. */
export function useFormOptions(isFamily: boolean) {
  const words = useWords();
  const fitting = HOME_FORMS.filter((form) => isFamilyForm(form) === isFamily);
  const offered = words.options('home-form');
  return offered.filter(({ value }) => fitting.some((form) => form === value));
}

/** Another form from a day on. */
export function ChangeFormDialog({ card, steps, onClose }: Props): ReactNode {
  const t = useText('homes');
  const isFamily = card.family !== null;
  const options = useFormOptions(isFamily);
  const form = useOfficeForm<Typed<FormFields>, FormFields, void>({
    draft: { form: 'homes.changeForm', ...homeDraft(card) },
    schema: useMemo(() => typedForm(formFields, (typed) => formProblems(typed, isFamily, officeToday())), [isFamily]),
    defaultValues: { form: null, from: officeToday(), maxPlaces: null },
    save: steps.changeForm,
    onSaved: onClose,
    fieldOf: (path) => (path.startsWith('fields.') ? (path.slice('fields.'.length) as keyof FormFields) : null),
  });
  const { control } = form.form;
  return (
    <StepDialog
      title={t('changeForm.title', { name: card.name })}
      text={t('changeForm.text')}
      confirm={t('changeForm.confirm')}
      form={form}
      onClose={onClose}
    >
      <SelectField
        control={control}
        name="form"
        label={t('form.form')}
        empty={t('form.choose')}
        options={options}
        required
      />
      <FieldGrid>
        <DateField control={control} name="from" label={t('form.from')} required />
        <NumberField control={control} name="maxPlaces" label={t('form.maxPlaces')} hint={t('form.maxPlacesHint')} />
      </FieldGrid>
    </StepDialog>
  );
}

export function ContractDialog({ card, steps, onClose }: Props): ReactNode {
  const t = useText('homes');
  const words = useWords();
  const form = useOfficeForm<Typed<ContractFields>, ContractFields, void>({
    draft: { form: 'homes.contract', ...homeDraft(card) },
    schema: useMemo(() => typedForm(contractFields, contractProblems), []),
    defaultValues: {
      kind: null,
      number: null,
      concludedOn: null,
      party: null,
      from: null,
      to: null,
      notice: null,
    },
    save: steps.contract,
    onSaved: onClose,
    fieldOf: (path) => (path.startsWith('fields.') ? (path.slice('fields.'.length) as keyof ContractFields) : null),
  });
  const { control } = form.form;
  return (
    <StepDialog
      title={t('contract.title', { name: card.name })}
      confirm={t('contract.confirm')}
      form={form}
      onClose={onClose}
    >
      <SelectField
        control={control}
        name="kind"
        label={t('contract.kind')}
        empty={t('form.choose')}
        options={words.options('home-contract')}
        required
      />
      <FieldGrid>
        <TextField control={control} name="number" label={t('contract.number')} nullable />
        <DateField control={control} name="concludedOn" label={t('contract.concludedOn')} required />
        <Wide>
          <TextField
            control={control}
            name="party"
            label={t('contract.party')}
            hint={t('contract.partyHint')}
            required
          />
        </Wide>
        <DateField control={control} name="from" label={t('contract.from')} required />
        <DateField control={control} name="to" label={t('contract.to')} hint={t('contract.toHint')} />
        <Wide>
          <TextField control={control} name="notice" label={t('contract.notice')} nullable />
        </Wide>
      </FieldGrid>
    </StepDialog>
  );
}

export function ReadinessDialog({ card, steps, onClose }: Props): ReactNode {
  const t = useText('homes');
  const words = useWords();
  const last = card.readiness.find(({ withdrawn }) => withdrawn === null);
  const form = useOfficeForm<Typed<ReadinessFields>, ReadinessFields, void>({
    draft: { form: 'homes.readiness', ...homeDraft(card) },
    schema: useMemo(() => typedForm(readinessFields, (typed) => readinessProblems(typed, officeToday())), []),
    defaultValues: {
      from: officeToday(),
      ageFrom: last?.ageFrom ?? null,
      ageTo: last?.ageTo ?? null,
      sex: last?.sex ?? null,
      accepts: last?.accepts.map(({ code }) => code) ?? [],
      note: null,
    },
    save: steps.readiness,
    onSaved: onClose,
    fieldOf: (path) => (path.startsWith('fields.') ? (path.slice('fields.'.length) as keyof ReadinessFields) : null),
  });
  const { control } = form.form;
  const from = useWatch({ control, name: 'from' });
  return (
    <StepDialog
      title={t('readiness.title', { name: card.name })}
      text={t('readiness.text')}
      confirm={t('readiness.confirm')}
      form={form}
      onClose={onClose}
    >
      <FieldGrid>
        <DateField control={control} name="from" label={t('readiness.from')} required />
        <SelectField
          control={control}
          name="sex"
          label={t('readiness.sex')}
          empty={t('readiness.anySex')}
          options={SEXES.map((value) => ({ value, label: SEX_LABELS[value] }))}
        />
        <NumberField control={control} name="ageFrom" label={t('readiness.ageFrom')} />
        <NumberField control={control} name="ageTo" label={t('readiness.ageTo')} />
      </FieldGrid>
      <ChecksField
        control={control}
        name="accepts"
        label={t('readiness.accepts')}
        options={words.options('readiness', dayOrToday(from))}
      />
      <TextAreaField control={control} name="note" label={t('readiness.note')} rows={2} nullable />
    </StepDialog>
  );
}

export function PaperDialog({ card, steps, onClose }: Props): ReactNode {
  const t = useText('homes');
  const words = useWords();
  const options = words.options('home-paper');
  const form = useOfficeForm<Typed<PaperFields>, PaperFields, void>({
    draft: { form: 'homes.paper', ...homeDraft(card) },
    schema: useMemo(() => typedForm(paperFields, (typed) => paperProblems(typed, officeToday())), []),
    defaultValues: {
      kind: null,
      personId: null,
      number: null,
      issuedOn: null,
      validUntil: null,
      keptAt: null,
      note: null,
    },
    save: async (fields) => {
      await steps.paper(fields, options.find(({ value }) => value === fields.kind)?.label ?? fields.kind);
    },
    onSaved: onClose,
    fieldOf: (path) => (path.startsWith('fields.') ? (path.slice('fields.'.length) as keyof PaperFields) : null),
  });
  const { control } = form.form;
  return (
    <StepDialog
      title={t('paper.title', { name: card.name })}
      text={t('paper.text')}
      confirm={t('paper.confirm')}
      form={form}
      onClose={onClose}
    >
      <SelectField
        control={control}
        name="kind"
        label={t('paper.kind')}
        empty={t('form.choose')}
        options={options}
        required
      />
      <SelectField
        control={control}
        name="personId"
        label={t('paper.person')}
        empty={card.family === null ? t('card.wholeInstitution') : t('card.wholeHome')}
        options={card.carers.flatMap(({ id, name }) => (name === null ? [] : [{ value: id, label: name }]))}
      />
      <FieldGrid>
        <DateField control={control} name="issuedOn" label={t('paper.issuedOn')} required />
        <DateField control={control} name="validUntil" label={t('paper.validUntil')} hint={t('paper.validHint')} />
        <TextField control={control} name="number" label={t('paper.number')} nullable />
        <TextField control={control} name="keptAt" label={t('paper.keptAt')} hint={t('paper.keptAtHint')} nullable />
      </FieldGrid>
      <TextAreaField control={control} name="note" label={t('paper.note')} rows={2} nullable />
    </StepDialog>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useId, useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';

import { formProblems } from '#shared/features/foster-care/homes.rules.ts';
import { formFields, homeNote, institutionFields, type FormFields } from '#shared/features/foster-care/homes.schema.ts';
import { underPath } from '#shared/kernel/field-problem.ts';
import { familyId, type HomeId } from '#shared/kernel/ids.ts';
import { useApi, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import {
  ChoiceField,
  ComboSearchField,
  DateField,
  FieldGrid,
  Form,
  NumberField,
  SelectField,
  TextAreaField,
  useOfficeForm,
  Wide,
  type FoundOption,
} from '../../ui/form/index.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { officeToday } from '../../ui/format.ts';
import { homePath, PATHS } from '../../ui/paths.ts';
import { useRecordsChanged } from '../../ui/records-changed.ts';
import { useGoBack, useHistory, useScreenSearch } from '../../ui/screen.ts';
import { Section } from '../../ui/section.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useFormOptions } from './home-dialogs.tsx';
import {
  EMPTY_INSTITUTION,
  InstitutionFieldsOf,
  institutionPath,
  readInstitution,
  type InstitutionForm,
} from './home-form.tsx';
import { newHomeScreen } from './screens.ts';
import { typedForm, type Typed } from './typed-form.ts';

const FORM_ID = 'home-form';

interface NewHomeForm {
  what: string;
  familyId: string | null;
  institution: InstitutionForm;
  form: Typed<FormFields>;
  note: string | null;
}

const newHome = z.strictObject({
  familyId: familyId.nullable(),
  institution: institutionFields.nullable(),
  form: formFields,
  note: homeNote,
});
type NewHome = z.infer<typeof newHome>;

const isFamilyForm = ({ what }: Pick<NewHomeForm, 'what'>): boolean => what === 'family';

/** A family that takes children, chosen among the families; or an institution with its data. */
export function NewHomePage(): ReactNode {
  const t = useText('homes');
  const care = useText('care');
  const { homes } = useClient();
  const history = useHistory();
  const back = useGoBack(PATHS.homes);
  const toast = useToast();
  const changed = useRecordsChanged();
  const [{ family }] = useScreenSearch(newHomeScreen);
  const families = useFamiliesSearch();
  const known = useFamilyName(family);
  const noFamily = 'Rodzina: wybierz rodzinę z listy.';
  const form = useOfficeForm<NewHomeForm, NewHome, { id: HomeId; name: string }>({
    draft: { form: 'homes.new' },
    schema: useMemo(
      () =>
        typedForm(
          newHome,
          (typed) => [
            ...(typed.familyId === null && typed.institution === null ? [{ path: 'familyId', message: noFamily }] : []),
            ...underPath('form', formProblems(typed.form, typed.institution === null, officeToday())),
          ],
          (typed: NewHomeForm) => ({
            familyId: isFamilyForm(typed) ? typed.familyId : null,
            institution: isFamilyForm(typed) ? null : readInstitution(typed.institution),
            form: typed.form,
            note: typed.note,
          }),
        ),
      [],
    ),
    defaultValues: {
      what: 'family',
      familyId: family,
      institution: EMPTY_INSTITUTION,
      form: { form: null, from: officeToday(), maxPlaces: null },
      note: null,
    },
    save: async (typed) => {
      const { id } = await homes.register(typed);
      await changed();
      const name =
        typed.institution?.name ?? (typed.familyId === null ? '' : (families.nameOf(typed.familyId) ?? known ?? ''));
      return { id, name };
    },
    onSaved: ({ id, name }) => {
      toast({ text: t('form.registered', { name }), kind: 'registered' });
      history.replace(homePath(id));
    },
    fieldOf: (path) => institutionPath(path) as keyof NewHomeForm,
  });
  const { control } = form.form;
  const isFamily = isFamilyForm({ what: useWatch({ control, name: 'what' }) });
  return (
    <FormPage
      title={t('form.newTitle')}
      breadcrumb={[{ label: care('title'), to: PATHS.homes }, { label: t('form.newTitle') }]}
      form={form}
      formId={FORM_ID}
      onCancel={back}
    >
      <Form form={form} id={FORM_ID} onCancel={back}>
        <Section title={isFamily ? t('form.familySection') : t('form.institutionSection')} ruled={false}>
          <FieldGrid>
            <Wide>
              <ChoiceField
                control={control}
                name="what"
                label={t('form.what')}
                options={[
                  { value: 'family', label: t('form.isFamily') },
                  { value: 'institution', label: t('form.isInstitution') },
                ]}
              />
            </Wide>
            {isFamily ? (
              <Wide>
                <ComboSearchField
                  key={known ?? ''}
                  control={control}
                  name="familyId"
                  label={t('form.family')}
                  hint={t('form.familyHint')}
                  required
                  minLength={2}
                  queryKey={families.queryKey}
                  search={families.search}
                  initial={family === null || known === null ? null : { id: family, label: known }}
                />
              </Wide>
            ) : null}
          </FieldGrid>
          {isFamily ? null : <InstitutionFieldsOf control={control} commune={null} />}
        </Section>
        <Section title={t('form.formSection')} ruled={false}>
          <FieldGrid>
            <Wide>
              <SelectField
                control={control}
                name="form.form"
                label={t('form.form')}
                empty={t('form.choose')}
                options={useFormOptions(isFamily)}
                required
              />
            </Wide>
            <DateField control={control} name="form.from" label={t('form.from')} required />
            <NumberField
              control={control}
              name="form.maxPlaces"
              label={t('form.maxPlaces')}
              hint={t('form.maxPlacesHint')}
            />
          </FieldGrid>
        </Section>
        <Section title={t('form.otherSection')} ruled={false}>
          <TextAreaField control={control} name="note" label={t('form.note')} rows={3} nullable />
        </Section>
      </Form>
    </FormPage>
  );
}

/** Families by a part of the name, for the field that chooses one. */
function useFamiliesSearch() {
  const client = useClient();
  const api = useApi();
  const field = useId();
  const names = useMemo(() => new Map<string, string>(), []);
  return {
    queryKey: [...api.families.list.key(), field],
    search: async (search: string, signal: AbortSignal): Promise<readonly FoundOption[]> => {
      const { rows } = await client.families.list({ filter: { search }, window: { offset: 0, limit: 12 } }, { signal });
      return rows.flatMap((row) => {
        if (!row.shown) return [];
        names.set(row.id, row.name);
        return [
          {
            id: row.id,
            label: row.name,
            detail: [row.caseNumber, row.addressLine].filter((part) => part !== null).join(' · '),
          },
        ];
      });
    },
    nameOf: (id: string) => names.get(id),
  };
}

/** The name of the family whose card led here; null while unknown. */
function useFamilyName(id: string | null): string | null {
  const api = useApi();
  const input = { filter: { ids: id === null ? [] : [id], status: 'all' as const }, window: { offset: 0, limit: 1 } };
  const { data } = useQuery({ ...api.families.list.queryOptions({ input }), enabled: id !== null });
  const row = data?.rows[0];
  return row?.shown === true ? row.name : null;
}

import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';

import { homeNote, institutionFields, type HomeCard } from '#shared/features/foster-care/homes.schema.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Form, TextAreaField, useOfficeForm } from '../../ui/form/index.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { homePath, PATHS } from '../../ui/paths.ts';
import { EditedRecord } from '../../ui/record/index.ts';
import { useRecordsChanged } from '../../ui/records-changed.ts';
import { useGoBack, useScreenParams } from '../../ui/screen.ts';
import { Section } from '../../ui/section.tsx';
import { useToast } from '../../ui/toast.tsx';
import {
  InstitutionFieldsOf,
  institutionForm,
  institutionPath,
  readInstitution,
  type InstitutionForm,
} from './home-form.tsx';
import { homeRecord } from './home-page.tsx';
import { homeDraft } from './home-steps.ts';
import { useHomeCard } from './queries.ts';
import { editHomeScreen } from './screens.ts';
import { typedForm } from './typed-form.ts';

const FORM_ID = 'edit-home-form';

interface EditHomeForm {
  institution: InstitutionForm;
  note: string | null;
}

const editedHome = z.strictObject({ institution: institutionFields.nullable(), note: homeNote });

/** Data of an institution, and the note of any home. */
export function EditHomePage(): ReactNode {
  const { homeId } = useScreenParams(editHomeScreen);
  return (
    <EditedRecord kind={homeRecord} query={useHomeCard(homeId)}>
      {(card) => <EditForm card={card} />}
    </EditedRecord>
  );
}

function EditForm({ card }: { readonly card: HomeCard }): ReactNode {
  const t = useText('homes');
  const care = useText('care');
  const { homes } = useClient();
  const toast = useToast();
  const changed = useRecordsChanged();
  const back = useGoBack(homePath(card.id));
  const isInstitution = card.institution !== null;
  const { id, version, name } = card;
  const form = useOfficeForm<EditHomeForm, z.infer<typeof editedHome>, void>({
    draft: { form: 'homes.edit', ...homeDraft(card) },
    schema: useMemo(
      () =>
        typedForm(editedHome, undefined, (typed: EditHomeForm) => ({
          institution: isInstitution ? readInstitution(typed.institution) : null,
          note: typed.note,
        })),
      [isInstitution],
    ),
    defaultValues: { institution: institutionForm(card), note: card.note },
    save: async (typed) => {
      await homes.correct({ id, version, ...typed });
      await changed();
    },
    onSaved: () => {
      toast({ text: t('form.saved', { name }) });
      back();
    },
    fieldOf: (path) => institutionPath(path) as keyof EditHomeForm,
  });
  const { control } = form.form;
  const terc = card.institution?.address?.terc;
  const communeName = card.institution?.communeName;
  return (
    <FormPage
      title={t('form.editTitle')}
      count={name}
      breadcrumb={[
        { label: care('title'), to: PATHS.homes },
        { label: name, to: homePath(id) },
        { label: t('form.editTitle') },
      ]}
      form={form}
      formId={FORM_ID}
      onCancel={back}
    >
      <Form form={form} id={FORM_ID} onCancel={back}>
        {isInstitution ? (
          <Section title={t('form.institutionSection')} ruled={false}>
            <InstitutionFieldsOf
              control={control}
              commune={terc === undefined || communeName == null ? null : { id: terc, label: communeName }}
            />
          </Section>
        ) : null}
        <Section title={t('form.otherSection')} ruled={false}>
          <TextAreaField control={control} name="note" label={t('form.note')} rows={4} nullable />
        </Section>
      </Form>
    </FormPage>
  );
}

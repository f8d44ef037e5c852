import { useMemo, useState, type ReactNode } from 'react';

import { FAMILY_KIND_LABELS } from '#shared/features/families/families.labels.ts';
import { familyKind, type FamilyCard } from '#shared/features/families/families.schema.ts';
import { formatDate, localDate } from '#shared/kernel/local-date.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { Form, useConflict, useOfficeForm } from '../../ui/form/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { SaveRegular } from '../../ui/icons.ts';
import { Page } from '../../ui/page.tsx';
import { familyPath, PATHS } from '../../ui/paths.ts';
import { useGoBack, useScreenParams } from '../../ui/screen.ts';
import { useToast } from '../../ui/toast.tsx';
import {
  FAMILY_PARTS,
  familyFieldsSchema,
  familyFormOf,
  type FamilyForm,
  type FamilyPart,
} from './family-form-model.ts';
import { FamilyFormFields } from './family-form.tsx';
import { FamilyLoading } from './family-loading.tsx';
import { useFamiliesChanged } from './mutations.ts';
import { useFamilyCard } from './queries.ts';
import { editFamilyScreen } from './screens.ts';

const FORM_ID = 'family-form';

/** Edycja rodziny. The form starts once from the saved card; a later reload of the card never overwrites typing. */
export function EditFamilyPage(): ReactNode {
  const { familyId } = useScreenParams(editFamilyScreen);
  const card = useFamilyCard(familyId);
  const [first, setFirst] = useState<FamilyCard | null>(null);
  if (first === null && card.data !== undefined) setFirst(card.data);
  return first === null ? <FamilyLoading query={card} /> : <EditForm card={first} />;
}

/** One part in words, for the table of both versions. */
function partText(form: FamilyForm, part: FamilyPart): string {
  switch (part) {
    case 'name':
    case 'caseNumber':
    case 'note':
      return fmt.text(form[part]);
    case 'kind': {
      const kind = familyKind.safeParse(form.kind);
      return kind.success ? FAMILY_KIND_LABELS[kind.data] : fmt.none;
    }
    case 'kindFrom': {
      const date = localDate.safeParse(form.kindFrom);
      return date.success ? formatDate(date.data) : fmt.text(form.kindFrom);
    }
  }
}

function EditForm({ card }: { card: FamilyCard }): ReactNode {
  const t = useText('families');
  const common = useText();
  const client = useClient();
  const toast = useToast();
  const changed = useFamiliesChanged();
  const back = useGoBack(familyPath(card.id));
  const today = officeToday();
  const conflict = useConflict({
    card,
    formOf: (saved) => familyFormOf(saved, today),
    open: () => client.families.open({ id: card.id }),
    parts: FAMILY_PARTS,
    label: (part) => t(`form.${part}`),
    text: partText,
  });
  const form = useOfficeForm({
    schema: useMemo(() => familyFieldsSchema(today), [today]),
    defaultValues: conflict.initial,
    save: async (fields) => {
      await conflict.saving((version) => client.families.correct({ id: card.id, version, fields }));
      await changed();
      return fields.name;
    },
    onSaved: (name) => {
      conflict.clear();
      toast({ text: t('form.corrected', { name }) });
      back();
    },
  });
  const notice = conflict.notice(form);
  return (
    <Page
      title={t('form.editTitle')}
      count={card.name}
      ruled
      breadcrumb={[
        { label: t('title'), to: PATHS.families },
        { label: card.name, to: familyPath(card.id) },
        { label: t('form.editTitle') },
      ]}
      actions={
        <>
          <Action kind="quiet" label={t('form.cancel')} onClick={back} />
          <Action
            kind="primary"
            type="submit"
            form={FORM_ID}
            label={t('form.save')}
            icon={<SaveRegular />}
            shortcut="Ctrl+S"
            disabled={form.form.formState.isSubmitting}
            onClick={() => void form.submit()}
          />
        </>
      }
      hints={[
        { keys: ['Ctrl', 'S'], label: common('keys.save') },
        { keys: ['Esc'], label: common('keys.back') },
      ]}
    >
      <Form form={form} id={FORM_ID} onCancel={back} {...(notice === undefined ? {} : { failure: notice })}>
        <FamilyFormFields control={form.form.control} isNew={false} />
      </Form>
    </Page>
  );
}

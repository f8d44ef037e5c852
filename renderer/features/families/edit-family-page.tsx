import { useMemo, type ReactNode } from 'react';

import { FAMILY_KIND_LABELS } from '#shared/features/families/families.labels.ts';
import { familyKind, type FamilyCard } from '#shared/features/families/families.schema.ts';
import { formatDate, localDate } from '#shared/kernel/local-date.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { familyPath } from '../../ui/paths.ts';
import { EditedRecord, EditRecordPage, useRecordEdit } from '../../ui/record/index.ts';
import { useScreenParams } from '../../ui/screen.ts';
import {
  FAMILY_PARTS,
  familyFieldsSchema,
  familyFormOf,
  proposedKindFrom,
  type FamilyForm,
  type FamilyPart,
} from './family-form-model.ts';
import { FamilyFormFields } from './family-form.tsx';
import { familyRecord } from './family-record.tsx';
import { useRecordsChanged } from '../../ui/records-changed.ts';
import { useFamilyCard } from './queries.ts';
import { editFamilyScreen } from './screens.ts';

/** Edycja rodziny. */
export function EditFamilyPage(): ReactNode {
  const { familyId } = useScreenParams(editFamilyScreen);
  return (
    <EditedRecord kind={familyRecord} query={useFamilyCard(familyId)}>
      {(card) => <EditForm card={card} />}
    </EditedRecord>
  );
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
  const client = useClient();
  const changed = useRecordsChanged();
  const today = officeToday();
  const cardPath = familyPath(card.id);
  const saved = useMemo(() => {
    const kind = card.kinds.find(({ to }) => to === null);
    return kind === undefined ? null : { kind: kind.kind, kindFrom: kind.from };
  }, [card]);
  const edit = useRecordEdit({
    card,
    draft: { form: 'families.edit', subject: { kind: 'family', id: card.id } },
    cardPath,
    schema: useMemo(() => familyFieldsSchema(today, saved), [today, saved]),
    formOf: (saved: FamilyCard) => familyFormOf(saved, today),
    open: () => client.families.open({ id: card.id }),
    parts: FAMILY_PARTS,
    label: (part) => t(`form.${part}`),
    text: partText,
    save: (typed, version) => client.families.correct({ id: card.id, version, ...typed }),
    changed,
    nameOf: ({ fields }) => fields.name,
  });
  const { form } = edit.form;
  const proposeDay = (): void => {
    const { kind, kindFrom, kindStep } = form.getValues();
    if (saved === null) return;
    const day = proposedKindFrom({ kind, kindFrom, kindStep }, saved, today);
    if (day !== kindFrom) form.setValue('kindFrom', day, { shouldDirty: true, shouldValidate: true });
  };
  return (
    <EditRecordPage kind={familyRecord} name={card.name} cardPath={cardPath} edit={edit}>
      <FamilyFormFields control={form.control} isNew={false} onKindEdited={proposeDay} />
    </EditRecordPage>
  );
}

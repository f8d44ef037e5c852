import { useMemo, type ReactNode } from 'react';

import { communeLabel } from '#shared/features/people/people.labels.ts';
import type { PersonCard } from '#shared/features/people/people.schema.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { personPath } from '../../ui/paths.ts';
import { EditedRecord, EditRecordPage, useRecordEdit } from '../../ui/record/index.ts';
import { useScreenParams } from '../../ui/screen.ts';
import { useWorkers } from '../../ui/use-workers.ts';
import { usePeopleChanged } from './mutations.ts';
import { partText, PERSON_PARTS, type PersonPart } from './person-conflict.ts';
import { detailLabel, isDetailPart } from './person-details-model.ts';
import { personFormOf, personFormSchema } from './person-form-model.ts';
import { PersonFormFields } from './person-form.tsx';
import { personRecord } from './person-record.tsx';
import { peselTakenNotice } from './pesel-taken.tsx';
import { usePersonCard } from './queries.ts';
import { editPersonScreen } from './screens.ts';

/** Edycja osoby. */
export function EditPersonPage(): ReactNode {
  const { personId } = useScreenParams(editPersonScreen);
  return (
    <EditedRecord kind={personRecord} query={usePersonCard(personId)}>
      {(card) => <EditForm card={card} />}
    </EditedRecord>
  );
}

/** Labels of the parts whose name in the form is another. */
const PART_LABELS = { hasAddress: 'addressSection', contacts: 'contactsSection', workerId: 'worker' } as const;

function EditForm({ card }: { card: PersonCard }): ReactNode {
  const t = useText('people');
  const client = useClient();
  const changed = usePeopleChanged();
  const workers = useWorkers();
  const today = officeToday();
  const cardPath = personPath(card.id);
  const present = card.addresses.find((one) => one.to === null) ?? null;
  const workerName = (id: string): string => workers.data?.find((one) => one.id === id)?.displayName ?? fmt.none;
  const partLabel = (part: PersonPart): string => {
    if (isDetailPart(part)) return detailLabel(part);
    return part === 'hasAddress' || part === 'contacts' || part === 'workerId'
      ? t(`form.${PART_LABELS[part]}`)
      : t(`form.${part}`);
  };
  const edit = useRecordEdit({
    card,
    draft: { form: 'people.edit', subject: { kind: 'person', id: card.id } },
    cardPath,
    schema: useMemo(() => personFormSchema(today, present), [today, present]),
    formOf: (saved: PersonCard) => personFormOf(saved, today),
    open: () => client.people.open({ id: card.id }),
    parts: PERSON_PARTS,
    label: partLabel,
    text: (typed, part) => partText(typed, part, workerName),
    save: (fields, version) => client.people.correct({ id: card.id, version, fields }),
    changed,
    nameOf: (fields) => `${fields.surname} ${fields.firstName}`,
  });
  return (
    <EditRecordPage
      kind={personRecord}
      name={`${card.surname} ${card.firstName}`}
      cardPath={cardPath}
      edit={edit}
      failure={peselTakenNotice(edit.form.failure)}
    >
      <PersonFormFields
        form={edit.form}
        communeName={present === null ? null : communeLabel(present)}
        storedAddress={present}
        isNew={false}
      />
    </EditRecordPage>
  );
}

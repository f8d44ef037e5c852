import { useState, type ReactNode } from 'react';

import { communeLabel } from '#shared/features/people/people.labels.ts';
import type { Address, PersonCard } from '#shared/features/people/people.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { personPath } from '../../ui/paths.ts';
import { EditedRecord, EditRecordPage, useRecordEdit } from '../../ui/record/index.ts';
import { useScreenParams } from '../../ui/screen.ts';
import { useWorkers } from '../../ui/use-workers.ts';
import { useRecordsChanged } from '../../ui/records-changed.ts';
import { partText, PERSON_PARTS, type PersonPart } from './person-conflict.ts';
import { detailLabel, isDetailPart } from './person-details-model.ts';
import { personFormOf, personFormSchema } from './person-form-model.ts';
import { PersonFormFields } from './person-form.tsx';
import { personRecord } from './person-record.tsx';
import { peselTaken } from './pesel-taken.tsx';
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

const presentAddressOf = (card: PersonCard): Address | null => card.addresses.find((one) => one.to === null) ?? null;

/** The rules of the form, which judge a move against the address of the version the form stands on. */
function checksOf(card: PersonCard, today: LocalDate) {
  let stored = presentAddressOf(card);
  return {
    schema: personFormSchema(today, () => stored),
    /** The form now stands on this version. */
    follow: (newer: PersonCard): Address | null => {
      stored = presentAddressOf(newer);
      return stored;
    },
  };
}

function EditForm({ card }: { card: PersonCard }): ReactNode {
  const t = useText('people');
  const client = useClient();
  const changed = useRecordsChanged();
  const workers = useWorkers();
  const today = officeToday();
  const cardPath = personPath(card.id);
  // What is a move is judged against the version the form stands on: after a conflict that is the newer one.
  const [present, setPresent] = useState(() => presentAddressOf(card));
  const [checks] = useState(() => checksOf(card, today));
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
    schema: checks.schema,
    formOf: (saved: PersonCard) => personFormOf(saved, today),
    open: () => client.people.open({ id: card.id }),
    onRebase: (newer: PersonCard) => setPresent(checks.follow(newer)),
    parts: PERSON_PARTS,
    label: partLabel,
    text: (typed, part) => partText(typed, part, workerName),
    blamed: peselTaken,
    save: (fields, version) => client.people.correct({ id: card.id, version, fields }),
    changed,
    nameOf: (fields) => `${fields.surname} ${fields.firstName}`,
  });
  return (
    <EditRecordPage kind={personRecord} name={`${card.surname} ${card.firstName}`} cardPath={cardPath} edit={edit}>
      <PersonFormFields
        form={edit.form}
        commune={present === null ? null : { id: present.terc, label: communeLabel(present) }}
        storedAddress={present}
        isNew={false}
      />
    </EditRecordPage>
  );
}

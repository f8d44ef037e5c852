import { useRef, useState, type ReactNode } from 'react';

import { communeLabel } from '#shared/features/people/people.labels.ts';
import type { DeathPreview } from '#shared/features/people/life.schema.ts';
import type { Address, PersonCard, PersonFields } from '#shared/features/people/people.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { personPath } from '../../ui/paths.ts';
import { EditedRecord, EditRecordPage, useRecordEdit } from '../../ui/record/index.ts';
import { useScreenParams } from '../../ui/screen.ts';
import { useWorkers } from '../../ui/use-workers.ts';
import { useRecordsChanged } from '../../ui/records-changed.ts';
import { DeathDialog } from './death-dialog.tsx';
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
  /** What the death that was typed ends; asked about once, before it is saved. */
  const [death, setDeath] = useState<DeathPreview | null>(null);
  const ending = useRef(false);
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
    save: (fields, version) => {
      const endWithDeath = ending.current ? { endWithDeath: true } : {};
      return client.people.correct({ id: card.id, version, fields, ...endWithDeath });
    },
    changed,
    nameOf: (fields) => `${fields.surname} ${fields.firstName}`,
  });
  const submit = async (): Promise<void> => {
    ending.current = false;
    const checked: PersonFields[] = [];
    await edit.form.form.handleSubmit((fields) => void checked.push(fields))();
    const found = checked[0] === undefined ? null : await deathToAskAbout(client, card, checked[0]);
    if (found === null) await edit.form.submit();
    else setDeath(found);
  };
  const answered = (end: boolean): void => {
    ending.current = end;
    setDeath(null);
    void edit.form.submit();
  };
  return (
    <EditRecordPage
      kind={personRecord}
      name={`${card.surname} ${card.firstName}`}
      cardPath={cardPath}
      edit={{ ...edit, form: { ...edit.form, submit } }}
    >
      <PersonFormFields
        form={edit.form}
        commune={present === null ? null : { id: present.terc, label: communeLabel(present) }}
        storedAddress={present}
        isNew={false}
      />
      {death === null ? null : <DeathDialog preview={death} onAnswer={answered} onClose={() => setDeath(null)} />}
    </EditRecordPage>
  );
}

/** What a death typed just now would end, or lies after it; null where there is nothing to ask. */
async function deathToAskAbout(
  client: ReturnType<typeof useClient>,
  { id, death: stored }: PersonCard,
  { death }: PersonFields,
): Promise<DeathPreview | null> {
  if (death === null || (death.date === stored?.date && death.year === stored.year)) return null;
  try {
    const found = await client.people.previewDeath({ id, death });
    return found.ends.length + found.untidy.length === 0 ? null : found;
  } catch {
    // Saving says what stands in the way.
    return null;
  }
}

import { useMemo, useState, type ReactNode } from 'react';

import type { PersonCard } from '#shared/features/people/people.schema.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { Form, useConflict, useOfficeForm } from '../../ui/form/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { SaveRegular } from '../../ui/icons.ts';
import { Page } from '../../ui/page.tsx';
import { PATHS, personPath } from '../../ui/paths.ts';
import { useGoBack, useScreenParams } from '../../ui/screen.ts';
import { useToast } from '../../ui/toast.tsx';
import { useWorkers } from '../../ui/use-workers.ts';
import { usePeopleChanged } from './mutations.ts';
import { partText, PERSON_PARTS, type PersonPart } from './person-conflict.ts';
import { personFormOf, personFormSchema } from './person-form-model.ts';
import { PersonFormFields } from './person-form.tsx';
import { peselTakenNotice } from './pesel-taken.tsx';
import { PersonLoading } from './person-loading.tsx';
import { usePersonCard } from './queries.ts';
import { editPersonScreen } from './screens.ts';

const FORM_ID = 'person-form';

/** Edycja osoby. The form starts once from the saved card; a later reload of the card never overwrites typing. */
export function EditPersonPage(): ReactNode {
  const { personId } = useScreenParams(editPersonScreen);
  const card = usePersonCard(personId);
  const [first, setFirst] = useState<PersonCard | null>(null);
  if (first === null && card.data !== undefined) setFirst(card.data);
  return first === null ? <PersonLoading query={card} /> : <EditForm card={first} />;
}

function EditForm({ card }: { card: PersonCard }): ReactNode {
  const t = useText('people');
  const common = useText();
  const client = useClient();
  const toast = useToast();
  const changed = usePeopleChanged();
  const workers = useWorkers();
  const back = useGoBack(personPath(card.id));
  const today = officeToday();
  const name = `${card.surname} ${card.firstName}`;

  const workerName = (id: string): string => workers.data?.find((one) => one.id === id)?.displayName ?? fmt.none;
  const partLabel = (part: PersonPart): string =>
    part === 'identity'
      ? t('form.identity')
      : part === 'hasAddress'
        ? t('form.addressSection')
        : part === 'contacts'
          ? t('form.contactsSection')
          : part === 'workerId'
            ? t('form.worker')
            : t(`form.${part}`);
  const conflict = useConflict({
    card,
    formOf: (saved) => personFormOf(saved, today),
    open: () => client.people.open({ id: card.id }),
    parts: PERSON_PARTS,
    label: partLabel,
    text: (typed, part) => partText(typed, part, workerName),
  });
  const form = useOfficeForm({
    schema: useMemo(() => personFormSchema(today), [today]),
    defaultValues: conflict.initial,
    save: async (fields) => {
      await conflict.saving((version) => client.people.correct({ id: card.id, version, fields }));
      await changed();
      return `${fields.surname} ${fields.firstName}`;
    },
    onSaved: (saved) => {
      conflict.clear();
      toast({ text: t('form.corrected', { name: saved }) });
      back();
    },
  });
  const failure = conflict.notice(form) ?? peselTakenNotice(form.failure);
  return (
    <Page
      title={t('form.editTitle')}
      count={name}
      ruled
      breadcrumb={[
        { label: t('title'), to: PATHS.people },
        { label: name, to: personPath(card.id) },
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
      <Form form={form} id={FORM_ID} onCancel={back} failure={failure}>
        <PersonFormFields
          form={form}
          communeName={card.addresses.find((one) => one.to === null)?.communeName ?? null}
          isNew={false}
        />
      </Form>
    </Page>
  );
}

import { useMemo, useRef, useState, type ReactNode } from 'react';
import { z } from 'zod';

import { AppError, isAppError } from '#shared/kernel/app-error.ts';
import { instant, type Instant } from '#shared/kernel/instant.ts';
import type { PersonCard } from '#shared/features/people/people.schema.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ConflictNotice } from '../../ui/conflict-notice.tsx';
import { Form, useOfficeForm } from '../../ui/form/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { SaveRegular } from '../../ui/icons.ts';
import { Page } from '../../ui/page.tsx';
import { PATHS, personPath } from '../../ui/paths.ts';
import { useGoBack, useScreenParams } from '../../ui/screen.ts';
import { useToast } from '../../ui/toast.tsx';
import { usePeopleChanged } from './mutations.ts';
import { mergePerson, partText, type PersonPart } from './person-conflict.ts';
import { personFormOf, personFormSchema, type PersonForm } from './person-form-model.ts';
import { PersonFormFields } from './person-form.tsx';
import { peselTakenNotice } from './pesel-taken.tsx';
import { PersonLoading } from './person-loading.tsx';
import { usePersonCard, useWorkers } from './queries.ts';
import { editPersonScreen } from './screens.ts';

const FORM_ID = 'person-form';

/** Edycja osoby. The form starts once from the saved card; a later reload of the card never overwrites typing. */
export function EditPersonPage(): ReactNode {
  const { personId } = useScreenParams(editPersonScreen);
  const card = usePersonCard(personId);
  const first = useRef<PersonCard | null>(null);
  first.current ??= card.data ?? null;
  if (first.current === null) return <PersonLoading query={card} />;
  return <EditForm card={first.current} />;
}

interface Conflict {
  readonly who: string | null;
  readonly at: Instant | null;
  readonly theirs: PersonCard;
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
  const base = useRef({ version: card.version, form: personFormOf(card, today) });
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const name = `${card.surname} ${card.firstName}`;

  const form = useOfficeForm({
    schema: useMemo(() => personFormSchema(today), [today]),
    defaultValues: base.current.form,
    save: async (fields) => {
      try {
        await client.people.correct({ id: card.id, version: base.current.version, fields });
      } catch (error) {
        if (isAppError(error, 'CONFLICT'))
          setConflict(await conflictOf(error, () => client.people.open({ id: card.id })));
        throw error;
      }
      await changed();
      return `${fields.surname} ${fields.firstName}`;
    },
    onSaved: (saved) => {
      setConflict(null);
      toast({ text: t('form.corrected', { name: saved }) });
      back();
    },
  });

  /** From now on the form stands on the newer version; what it did not touch follows that version. */
  function rebase(theirs: PersonCard, next: PersonForm): void {
    base.current = { version: theirs.version, form: personFormOf(theirs, today) };
    form.form.reset(base.current.form);
    for (const key of Object.keys(next) as (keyof PersonForm)[]) {
      form.form.setValue(key, next[key], { shouldDirty: true });
    }
    form.clearFailure();
    setConflict(null);
  }

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

  function conflictNotice(found: Conflict): ReactNode {
    const mine = form.form.getValues();
    const theirs = personFormOf(found.theirs, today);
    const { merged, clashes } = mergePerson(base.current.form, mine, theirs);
    return (
      <ConflictNotice
        who={found.who}
        at={found.at}
        fields={clashes.map((part) => ({
          label: partLabel(part),
          mine: partText(mine, part, workerName),
          theirs: partText(theirs, part, workerName),
        }))}
        onKeepMine={() => {
          rebase(found.theirs, merged);
          void form.submit();
        }}
        onTakeTheirs={() => rebase(found.theirs, theirs)}
      />
    );
  }

  const failure = conflict === null ? peselTakenNotice(form.failure) : conflictNotice(conflict);
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

const conflictData = z.object({ changedByName: z.string().nullable(), changedAt: instant.nullable() });

async function conflictOf(error: AppError, open: () => Promise<PersonCard>): Promise<Conflict> {
  const data = conflictData.safeParse(error.data);
  return {
    who: data.success ? data.data.changedByName : null,
    at: data.success ? data.data.changedAt : null,
    theirs: await open(),
  };
}

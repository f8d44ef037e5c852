import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';

import type { DraftId } from '#shared/features/drafts/drafts.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { useApi, useCan, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { errorSentence } from '../../ui/error-sentence.ts';
import { Form, useOfficeForm } from '../../ui/form/index.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { officeToday } from '../../ui/format.ts';
import { dropDraft, keepDraft, keptDraft } from '../../ui/kept-drafts.ts';
import { dropEntered, enteredPeople, keepPrevious, screenOfNewPerson } from '../../ui/joining-people.ts';
import { Page } from '../../ui/page.tsx';
import { familyPath, PATHS } from '../../ui/paths.ts';
import { useGo, useGoBack, useHistory, useScreenSearch } from '../../ui/screen.ts';
import { Notice, Skeleton } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { emptyFamilyForm, memberLine, newFamilySchema, type FamilyForm, type Joining } from './family-form-model.ts';
import { FamilyFormFields } from './family-form.tsx';
import { MembersSection } from './members-section.tsx';
import { useRecordsChanged } from '../../ui/records-changed.ts';
import { useProposedCaseNumber } from './queries.ts';
import { newFamilyScreen } from './screens.ts';
import { familyNameOf } from './surname-plural.ts';
import { joiningOf } from './use-people-search.ts';

const FORM_ID = 'family-form';
const DRAFT = 'new-family';
/** The draft the form is written to; it goes on with the form that was left to come back. */
const DRAFT_ID = `${DRAFT} id`;
/** Under this name people are entered for the family of this form. */
const NEW_FAMILY = 'new';

/** Nowa rodzina, alone or starting with somebody whose card led here. */
export function NewFamilyPage(): ReactNode {
  const [{ member }] = useScreenSearch(newFamilyScreen);
  const can = useCan();
  if (member === null || !can('people.view')) return <NewFamilyForm first={null} failure={null} />;
  return <NewFamilyWith key={member} personId={member} />;
}

function NewFamilyWith({ personId }: { personId: PersonId }): ReactNode {
  const t = useText('families');
  const api = useApi();
  const [first, setFirst] = useState<Joining | null>(null);
  // Opening a card leaves a row in the log: the card that led here is taken as it was read, and never read again.
  const person = useQuery({
    ...api.people.open.queryOptions({ input: { id: personId } }),
    enabled: first === null,
    staleTime: Infinity,
  });
  // From the first answer on the form stands, whatever reloads: typing must not be lost.
  if (first === null && person.data !== undefined) setFirst(joiningOf(person.data));
  if (first !== null) return <NewFamilyForm first={first} failure={null} />;
  if (person.isError) return <NewFamilyForm first={null} failure={person.error} />;
  return (
    <Page title={t('form.newTitle')} ruled breadcrumb={crumbs(t('title'), t('form.newTitle'))}>
      <Skeleton rows={6} />
    </Page>
  );
}

const crumbs = (list: string, here: string) => [{ label: list, to: PATHS.families }, { label: here }];

/** What the form opens with: what was left here to add new people, those people, and the person it was opened for. */
function startingForm(first: Joining | null): FamilyForm {
  const today = officeToday();
  const entered = enteredPeople(NEW_FAMILY).map(joiningOf);
  return [...(first === null ? [] : [first]), ...entered].reduce<FamilyForm>(
    (form, person) => {
      if (form.members.some((line) => line.personId === person.personId)) return form;
      return {
        ...form,
        name: form.name === '' ? nameAfter(person) : form.name,
        members: [...form.members, memberLine(person, form, today)],
      };
    },
    keptDraft<FamilyForm>(DRAFT) ?? emptyFamilyForm(today),
  );
}

const nameAfter = (person: Joining): string => familyNameOf(person.surname) ?? '';

function NewFamilyForm(props: { first: Joining | null; failure: unknown }): ReactNode {
  const t = useText('families');
  const client = useClient();
  const go = useGo();
  const history = useHistory();
  const back = useGoBack(PATHS.families);
  const toast = useToast();
  const changed = useRecordsChanged();
  const [adopt] = useState(() => keptDraft<DraftId>(DRAFT_ID));
  const [resumed] = useState(() => keptDraft(DRAFT) !== undefined);
  const [initial] = useState(() => startingForm(props.first));
  const nameTyped = useRef(initial.name !== '');
  const leaving = useRef(false);
  useEffect(() => {
    dropDraft(DRAFT);
    dropDraft(DRAFT_ID);
    dropEntered(NEW_FAMILY);
  }, []);

  const form = useOfficeForm({
    draft: { form: 'families.new', ...(adopt === undefined ? {} : { adopt }) },
    schema: useMemo(() => newFamilySchema(officeToday()), []),
    defaultValues: initial,
    save: async (family) => {
      const saved = await client.families.register(family);
      await changed();
      return { ...saved, name: family.fields.name };
    },
    onSaved: (saved) => {
      leaving.current = true;
      toast({ text: t('form.registered', { name: saved.name }), kind: 'registered' });
      // In place of the form, so that going back from the new card leads past it.
      history.replace(familyPath(saved.id));
    },
  });
  const proposed = useProposedCaseNumber();
  const { resetField, getValues, getFieldState } = form.form;
  useEffect(() => {
    if (proposed?.number == null || getFieldState('caseNumber').isDirty || getValues('caseNumber') !== null) return;
    // A number that is proposed is no typing: as a default it makes no draft of a form in which nothing was typed.
    resetField('caseNumber', { defaultValue: proposed.number });
  }, [proposed, resetField, getValues, getFieldState]);
  const isUnsaved = (): boolean => !leaving.current && (resumed || form.isUnsaved());

  return (
    <FormPage
      title={t('form.newTitle')}
      breadcrumb={crumbs(t('title'), t('form.newTitle'))}
      form={form}
      formId={FORM_ID}
      onCancel={back}
    >
      {props.failure === null ? null : <Notice tone="danger">{errorSentence(props.failure)}</Notice>}
      {resumed ? <Notice>{t('form.resumed')}</Notice> : null}
      <Form form={{ ...form, isUnsaved }} id={FORM_ID} onCancel={back}>
        <FamilyFormFields
          control={form.form.control}
          isNew
          {...(proposed?.number == null
            ? {}
            : { proposedNumber: { number: proposed.number, source: proposed.source } })}
          onNameEdited={() => {
            nameTyped.current = true;
          }}
        >
          <MembersSection
            form={form}
            onAdded={(person) => {
              if (nameTyped.current || form.form.getValues('name') !== '') return;
              form.form.setValue('name', nameAfter(person), {
                shouldDirty: true,
                shouldValidate: form.form.getFieldState('name').error !== undefined,
              });
            }}
            onNewPerson={() => {
              keepDraft(DRAFT, form.form.getValues());
              keepDraft(DRAFT_ID, form.drafts.id());
              leaving.current = true;
              const last = form.form.getValues('members').at(-1);
              keepPrevious(last === undefined ? null : { id: last.personId, name: last.name, surname: last.surname });
              go(screenOfNewPerson(NEW_FAMILY));
            }}
          />
        </FamilyFormFields>
      </Form>
    </FormPage>
  );
}

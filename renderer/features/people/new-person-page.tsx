import { makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';

import { communeLabel } from '#shared/features/people/people.labels.ts';
import type { FoundPerson, PersonFields, PresentAddress } from '#shared/features/people/people.schema.ts';
import { likelySame } from '#shared/features/people/similar-people.ts';
import { familyId } from '#shared/kernel/ids.ts';
import { useApi, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { Form, type KeptForm, useOfficeForm } from '../../ui/form/index.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { officeToday } from '../../ui/format.ts';
import { PersonAddRegular } from '../../ui/icons.ts';
import { keptPrevious, rememberEntered, type PreviousPerson } from '../../ui/joining-people.ts';
import { Page } from '../../ui/page.tsx';
import { PATHS, personPath } from '../../ui/paths.ts';
import { useGoBack, useHistory, useScreenSearch } from '../../ui/screen.ts';
import { addressBegun, addressOf } from '../../ui/address/index.ts';
import { Notice, Skeleton } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useRecordsChanged } from '../../ui/records-changed.ts';
import { emptyPersonForm, personFormAfter, personFormSchema, surnameFor } from './person-form-model.ts';
import { PersonFormFields } from './person-form.tsx';
import { peselTaken } from './pesel-taken.tsx';
import { newPersonScreen } from './screens.ts';
import {
  HiddenDoubleDialog,
  SimilarAbove,
  SimilarPanel,
  SomeoneElseDialog,
  type SimilarPerson,
} from './similar-panel.tsx';

const useStyles = makeStyles({ previous: { marginBottom: '12px' } });

const FORM_ID = 'person-form';

/**
 * Nowa osoba, one after another. For a family each starts with surname and address of the member before; on its own the
 * form only offers them after „Zapisz i dodaj następną”.
 */
export function NewPersonPage(): ReactNode {
  const t = useText('people');
  const api = useApi();
  const [{ family }] = useScreenSearch(newPersonScreen);
  const [previous, setPrevious] = useState(() => (family === null ? null : keptPrevious()));
  const address = useQuery({
    ...api.people.presentAddress.queryOptions({ input: { id: previous?.id ?? NOBODY } }),
    enabled: previous !== null,
    retry: false,
  });
  if (previous !== null && address.isPending) {
    return (
      <Page title={t('form.newTitle')} ruled breadcrumb={[{ label: t('title'), to: PATHS.people }]}>
        <Skeleton rows={6} />
      </Page>
    );
  }
  // Each person has a form of its own, so that nothing of the one before stays in it unseen.
  return (
    <NewPersonForm
      key={previous?.id ?? 'first'}
      family={family}
      previous={previous}
      address={address.data ?? null}
      onNext={setPrevious}
    />
  );
}

const NOBODY = '00000000-0000-7000-8000-000000000000' as PreviousPerson['id'];

function NewPersonForm(props: {
  family: string | null;
  previous: PreviousPerson | null;
  address: PresentAddress | null;
  onNext: (previous: PreviousPerson) => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('people');
  const client = useClient();
  const history = useHistory();
  const { family, previous, address } = props;
  const back = useGoBack(PATHS.people);
  const toast = useToast();
  const changed = useRecordsChanged();
  const another = useRef(false);
  /** Whom the clerk was asked about and told apart. */
  const asked = useRef(new Set<string>());
  const [likely, setLikely] = useState<LikelyDouble | null>(null);
  const shares = family !== null && previous !== null;
  /** What was taken over from the person before; null while it is only offered. */
  const [taken, setTaken] = useState<Taken | null>(shares ? { surname: true, address: address !== null } : null);
  const form = useOfficeForm({
    draft: newPersonDraft(family),
    schema: useMemo(() => personFormSchema(officeToday()), []),
    defaultValues: useMemo(
      () => (shares ? personFormAfter(previous, address, officeToday()) : emptyPersonForm(officeToday())),
      [shares, previous, address],
    ),
    blamed: peselTaken,
    save: async (fields) => {
      const saved = await client.people.register({
        fields,
        ...(asked.current.size === 0 ? {} : { someoneElse: true }),
      });
      await changed();
      return entered(saved.id, fields);
    },
    onSaved: (person) => {
      const name = `${person.surname} ${person.firstName}`;
      toast({ text: t('form.registered', { name }), kind: 'registered' });
      if (family !== null) rememberEntered(family, person);
      if (another.current) props.onNext({ id: person.id, name, surname: person.surname });
      else if (family !== null) back();
      // In place of the form, so that going back from the new card leads past it.
      else history.replace(personPath(person.id));
    },
  });
  const { getValues, setValue, setFocus } = form.form;
  // Husband and wife may differ in the ending: then the surname is selected, to be typed over.
  const takenSurname = taken?.surname === true ? (previous?.surname ?? null) : null;
  useEffect(() => {
    if (taken === null) return;
    const surname = takenSurname ?? '';
    if (surnameFor(surname, 'male') === surnameFor(surname, 'female')) setFocus('firstName');
    else setFocus('surname', { shouldSelect: true });
  }, [taken, takenSurname, setFocus]);
  /** A likely double is asked about once, and only when nothing else stands in the way of saving. */
  const submitAsked = async (): Promise<void> => {
    const checked: PersonFields[] = [];
    await form.form.handleSubmit((fields) => void checked.push(fields))();
    const found = checked[0] === undefined ? [] : await likelyDoubles(client, checked[0]);
    const next = found.find((one) => !asked.current.has(keyOf(one)));
    if (next === undefined) await form.submit();
    else setLikely(next);
  };
  const toldApart = (double: LikelyDouble): void => {
    asked.current.add(keyOf(double));
    setLikely(null);
    void submitAsked();
  };
  const saveAndNext = async (): Promise<void> => {
    another.current = true;
    await submitAsked();
  };
  // Enter in a field and the button of the form save this one alone, whatever was pressed before.
  const submit = async (): Promise<void> => {
    another.current = false;
    await submitAsked();
  };
  /** The person is here already: her card, or her place in the family. What was typed stays as a draft. */
  const choose = (person: SimilarPerson): void => {
    if (family === null) {
      history.push(personPath(person.id));
      return;
    }
    const { id, surname, firstName, sex, birthDate, addressLine } = person;
    rememberEntered(family, { id, surname, firstName, sex, birthDate, addressLine });
    back();
  };
  /** What was typed stays: only an empty surname and an address nobody has begun are filled. */
  const takePrevious = (from: PreviousPerson): void => {
    const typed = getValues();
    const takes = { surname: typed.surname.trim() === '', address: address !== null && !addressBegun(typed) };
    if (takes.surname) setValue('surname', from.surname, { shouldDirty: true, shouldValidate: true });
    if (takes.address && address !== null) {
      const from = typed.address.from ?? address.from;
      setValue('address', { ...addressOf(address), from }, { shouldDirty: true });
    }
    setTaken(takes);
  };
  return (
    <FormPage
      title={t('form.newTitle')}
      breadcrumb={[{ label: t('title'), to: PATHS.people }, { label: t('form.newTitle') }]}
      form={form}
      formId={FORM_ID}
      onCancel={back}
      save={{ run: submit, ...(family === null ? {} : { label: t('form.saveForFamily') }) }}
      also={{ label: t('form.saveAndNext'), icon: <PersonAddRegular />, run: saveAndNext }}
    >
      {previous === null ? null : (
        <div className={styles.previous}>
          <Notice>
            {t(`form.${previousWords(taken)}`, { name: previous.name })}{' '}
            {taken !== null ? null : (
              <Action
                label={t(address === null ? 'form.takeSurname' : 'form.takePrevious')}
                onClick={() => takePrevious(previous)}
              />
            )}
          </Notice>
        </div>
      )}
      <Form form={{ ...form, submit }} id={FORM_ID} onCancel={back}>
        <PersonFormFields
          key={String(taken?.address === true)}
          form={form}
          commune={
            taken?.address === true && address !== null ? { id: address.terc, label: communeLabel(address) } : null
          }
          isNew
          belowNames={<SimilarAbove form={form} />}
          beside={<SimilarPanel form={form} onChosen={choose} />}
          {...(takenSurname === null ? {} : { sharedSurname: takenSurname })}
        />
      </Form>
      {likely === null ? null : likely.person === null ? (
        <HiddenDoubleDialog ask={likely.ask} onClose={() => setLikely(null)} onSomeoneElse={() => toldApart(likely)} />
      ) : (
        <SomeoneElseDialog
          person={likely.person}
          forFamily={family !== null}
          onClose={() => setLikely(null)}
          onChosen={() => {
            setLikely(null);
            choose(likely.person);
          }}
          onSomeoneElse={() => toldApart(likely)}
        />
      )}
    </FormPage>
  );
}

interface Taken {
  readonly surname: boolean;
  readonly address: boolean;
}

/** The sentence on the person before: offered, or what of theirs stands in the form now. */
function previousWords(taken: Taken | null) {
  if (taken === null) return 'offerPrevious';
  if (taken.surname) return taken.address ? 'afterPrevious' : 'afterSurname';
  return taken.address ? 'afterAddress' : 'afterNothing';
}

/** Somebody there already who is likely the one typed; who is hidden from the user has no name here. */
type LikelyDouble = { readonly person: SimilarPerson } | { readonly person: null; readonly ask: readonly string[] };

const keyOf = ({ person }: LikelyDouble): string => person?.id ?? 'hidden';

/** Whom saving asks about: the likeliest one in sight, and a hidden one. The same PESEL is refused anyway. */
async function likelyDoubles(
  client: ReturnType<typeof useClient>,
  fields: PersonFields,
): Promise<readonly LikelyDouble[]> {
  const { surname, firstName, birthDate, identity } = fields;
  const formerNames = fields.formerNames.map((one) => one.surname);
  const pesel = identity.kind === 'pesel' ? identity.pesel : null;
  const documentNumber = identity.kind === 'no-pesel' ? identity.documentNumber : null;
  const sought = { surname, firstName, formerNames, birthDate, pesel, documentNumber };
  try {
    const { people, hidden } = await client.people.findSimilar(sought);
    if (people.some(({ why }) => why.pesel)) return [];
    const person = people.find(({ why }) => likelySame(why));
    return [
      ...(person === undefined ? [] : [{ person }]),
      ...(hidden?.likely === true ? [{ person: null, ask: hidden.ask }] : []),
    ];
  } catch {
    return [];
  }
}

/** Somebody entered for a family is a draft of that family's, beside those of people entered on their own. */
function newPersonDraft(family: string | null): KeptForm<FieldValues> {
  const known = familyId.safeParse(family);
  if (known.success) return { form: 'people.new', subject: { kind: 'family', id: known.data } };
  return { form: 'people.new', context: family ?? '' };
}

/** What a family has to know of somebody who was just entered. */
function entered(id: FoundPerson['id'], fields: PersonFields): FoundPerson {
  const { surname, firstName, sex, birthDate } = fields;
  return { id, surname, firstName, sex, birthDate, addressLine: null };
}

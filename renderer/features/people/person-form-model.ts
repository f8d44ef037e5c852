import { z } from 'zod';

import { MAX_AGE, personProblems } from '#shared/features/people/people.rules.ts';
import {
  personFields,
  type AddressInput,
  type PersonCard,
  type PersonFields,
  type PresentAddress,
} from '#shared/features/people/people.schema.ts';
import { NO_DETAILS } from '#shared/features/people/person-details.schema.ts';
import { addYears, localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Sex } from '#shared/kernel/pesel.ts';
import {
  detailsCandidate,
  detailsFormOf,
  detailsPath,
  emptyDetailsForm,
  type DetailsForm,
} from './person-details-model.ts';
import {
  type AddressForm,
  addressCandidate,
  addressOf,
  changeProblems,
  EMPTY_ADDRESS,
} from '../../ui/address/index.ts';
import type { PreviousPerson } from '../../ui/joining-people.ts';

/**
 * The form as it is typed: every field of every branch keeps its text, so that choosing „nie ma” and back loses
 * nothing. Paths are those of the contract, so refusals of the office land beside the right field.
 */
export interface PersonForm extends DetailsForm, AddressForm {
  surname: string;
  firstName: string;
  secondName: string | null;
  identity: {
    kind: string;
    pesel: string;
    reason: string;
    documentKind: string;
    documentNumber: string | null;
  };
  birthDate: string | null;
  sex: string | null;
  contacts: { kind: 'phone' | 'email'; value: string; note: string | null }[];
  note: string | null;
  workerId: string;
}

/** A new person: nobody guesses since when the address holds; one line for a telephone number. */
export function emptyPersonForm(today: LocalDate): PersonForm {
  return {
    surname: '',
    firstName: '',
    secondName: null,
    identity: { kind: 'pesel', pesel: '', reason: '', documentKind: '', documentNumber: null },
    birthDate: null,
    sex: null,
    ...emptyDetailsForm(today),
    hasAddress: true,
    address: EMPTY_ADDRESS,
    contacts: [{ kind: 'phone', value: '', note: null }],
    note: null,
    workerId: '',
  };
}

/** The form of the next person of a family: surname and address of the one before, to be changed where they differ. */
export function personFormAfter(
  previous: Pick<PreviousPerson, 'surname'>,
  address: PresentAddress | null,
  today: LocalDate,
): PersonForm {
  const empty = emptyPersonForm(today);
  const shared = address === null ? {} : { address: addressOf(address) };
  return { ...empty, surname: previous.surname, ...shared };
}

/** The first day at an address taken over from somebody: not before one's own birth. */
export function sharedSince(from: LocalDate, birthDate: string | null): LocalDate {
  const born = localDate.safeParse(birthDate);
  return born.success && born.data > from ? born.data : from;
}

/** „Kowalska” of a mother is „Kowalski” of her son, and the reverse; other surnames are one for both sexes. */
export function surnameFor(surname: string, sex: Sex): string {
  return surname.replace(/(?<=[sc]k|dzk)[ai](?=$|[ -])/gu, sex === 'female' ? 'a' : 'i');
}

/** The form of a person as saved. The address is the present one, with the day it holds from. */
export function personFormOf(card: PersonCard, today: LocalDate): PersonForm {
  const empty = emptyPersonForm(today);
  const present = card.addresses.find((one) => one.to === null);
  return {
    surname: card.surname,
    firstName: card.firstName,
    secondName: card.secondName,
    identity:
      card.identity.kind === 'pesel'
        ? { ...empty.identity, pesel: card.identity.pesel }
        : {
            ...empty.identity,
            kind: 'no-pesel',
            reason: card.identity.reason,
            documentKind: card.identity.documentKind ?? '',
            documentNumber: card.identity.documentNumber,
          },
    birthDate: card.birthDate,
    sex: card.sex,
    ...detailsFormOf(card, today),
    hasAddress: present !== undefined,
    address: present === undefined ? empty.address : addressOf(present),
    contacts: card.contacts.map(({ kind, value, note }) => ({ kind, value, note })),
    note: card.note,
    workerId: card.workers.find((one) => one.to === null)?.userId ?? '',
  };
}

const blank = (text: string): string | null => (text === '' ? null : text);

/** Lines somebody filled in, with their place in the form; an empty line is no contact. */
function filledContacts(form: PersonForm): readonly { contact: PersonForm['contacts'][number]; line: number }[] {
  return form.contacts
    .map((contact, line) => ({ contact, line }))
    .filter(({ contact }) => contact.value.trim() !== '' || contact.note !== null);
}

/** A path of the checked fields as a path of the form: empty lines of contacts are counted there. */
function formPath(form: PersonForm, path: readonly PropertyKey[]): PropertyKey[] {
  if (path[0] === 'death') return detailsPath(form, path);
  const [field, index, ...rest] = path;
  if (field !== 'contacts' || index === undefined) return [...path];
  return [field, filledContacts(form)[Number(index)]?.line ?? index, ...rest];
}

function candidateOf(form: PersonForm): object {
  const { identity } = form;
  return {
    surname: form.surname,
    firstName: form.firstName,
    secondName: form.secondName,
    identity:
      identity.kind === 'pesel'
        ? { kind: 'pesel', pesel: identity.pesel }
        : {
            kind: 'no-pesel',
            reason: identity.reason,
            documentKind: blank(identity.documentKind),
            documentNumber: identity.documentNumber,
          },
    birthDate: form.birthDate,
    sex: form.sex,
    ...detailsCandidate(form),
    address: addressCandidate(form),
    contacts: filledContacts(form).map(({ contact }) => contact),
    note: form.note,
    workerId: blank(form.workerId),
  };
}

/** What stands in for a value the schema refused, so that the rules can still judge everything beside it. */
function standInFor(path: readonly PropertyKey[], today: LocalDate): unknown {
  const [part, , inner] = path;
  if (part === 'address' && path.length > 1) return ADDRESS_STAND_INS[String(path[1])] ?? today;
  if (part === 'contacts' && inner !== undefined) return inner === 'value' ? '600100200' : null;
  const standIns: Readonly<Record<keyof PersonFields, unknown>> = {
    surname: 'A',
    firstName: 'A',
    secondName: null,
    identity: { kind: 'no-pesel', reason: 'newborn', documentKind: null, documentNumber: null },
    birthDate: addYears(today, -MAX_AGE),
    sex: 'female',
    ...NO_DETAILS,
    address: null,
    contacts: [],
    note: null,
    workerId: null,
  };
  return Object.entries(standIns).find(([name]) => name === part)?.[1] ?? null;
}

const ADDRESS_STAND_INS: Readonly<Record<string, unknown>> = {
  street: null,
  building: '1',
  flat: null,
  postalCode: '00-000',
  town: 'A',
  terc: '0000000',
};

/** Refused values inside the address and the contacts are replaced alone, everywhere else the whole part is. */
function replacedPath(path: readonly PropertyKey[]): readonly PropertyKey[] {
  if (path[0] === 'address') return path.slice(0, 2);
  return path[0] === 'contacts' ? path.slice(0, 3) : path.slice(0, 1);
}

function withStandIns(fields: object, refused: readonly (readonly PropertyKey[])[], today: LocalDate): unknown {
  const copy: unknown = structuredClone(fields);
  for (const path of refused) {
    let at = copy;
    for (const key of path.slice(0, -1)) at = (at as Record<PropertyKey, unknown>)[key];
    (at as Record<PropertyKey, unknown>)[path.at(-1) ?? ''] = standInFor(path, today);
  }
  return copy;
}

/**
 * Checks a form with the very schema and rules the office uses, so that an error is said before anything is sent. All
 * errors are said at once: a PESEL with a wrong digit also while the date of birth, which it would fill, is missing.
 * @param stored the present address of a person who is edited, in the version the form stands on
 */
export function personFormSchema(
  today: LocalDate,
  stored: () => AddressInput | null = () => null,
): z.ZodType<PersonFields, PersonForm> {
  return z
    .custom<PersonForm>(() => true)
    .transform((form, context): PersonFields => {
      const candidate = candidateOf(form);
      const parsed = personFields.safeParse(candidate);
      const issues = parsed.success ? [] : parsed.error.issues;
      for (const { path, message } of issues) {
        context.addIssue({ code: 'custom', path: formPath(form, path), message });
      }
      for (const { path, message } of changeProblems(form, stored())) {
        context.addIssue({ code: 'custom', path: path.split('.'), message });
      }
      const refused = issues.map(({ path }) => replacedPath(path));
      const unjudged = new Set(refused.map((path) => path.join('.')));
      const judged = parsed.success ? parsed : personFields.safeParse(withStandIns(candidate, refused, today));
      for (const problem of judged.success ? personProblems(judged.data, today) : []) {
        const path = problem.path.split('.');
        if (path.some((_, index) => unjudged.has(path.slice(0, index + 1).join('.')))) continue;
        context.addIssue({ code: 'custom', path: formPath(form, path), message: problem.message });
      }
      return parsed.success ? parsed.data : z.NEVER;
    });
}

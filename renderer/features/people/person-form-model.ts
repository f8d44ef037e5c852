import { z } from 'zod';

import { MAX_AGE, personProblems } from '#shared/features/people/people.rules.ts';
import {
  personFields,
  type AddressInput,
  type PersonCard,
  type PersonFields,
} from '#shared/features/people/people.schema.ts';
import { addYears, type LocalDate } from '#shared/kernel/local-date.ts';

/**
 * The form as it is typed: every field of every branch keeps its text, so that choosing „brak PESEL” and back loses
 * nothing. Paths are those of the contract, so refusals of the office land beside the right field.
 */
export interface PersonForm {
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
  hasAddress: boolean;
  address: {
    street: string | null;
    building: string;
    flat: string | null;
    postalCode: string;
    town: string;
    terc: string | null;
    from: string | null;
  };
  contacts: { kind: 'phone' | 'email'; value: string; note: string | null }[];
  note: string | null;
  workerId: string;
}

/** A new person: today as the first day of the address, one line for a telephone number. */
export function emptyPersonForm(today: LocalDate): PersonForm {
  return {
    surname: '',
    firstName: '',
    secondName: null,
    identity: { kind: 'pesel', pesel: '', reason: '', documentKind: '', documentNumber: null },
    birthDate: null,
    sex: null,
    hasAddress: true,
    address: { street: null, building: '', flat: null, postalCode: '', town: '', terc: null, from: today },
    contacts: [{ kind: 'phone', value: '', note: null }],
    note: null,
    workerId: '',
  };
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
    hasAddress: present !== undefined,
    address: present === undefined ? empty.address : addressOf(present),
    contacts: card.contacts.map(({ kind, value, note }) => ({ kind, value, note })),
    note: card.note,
    workerId: card.workers.find((one) => one.to === null)?.userId ?? '',
  };
}

function addressOf(address: AddressInput): PersonForm['address'] {
  const { street, building, flat, postalCode, town, terc, from } = address;
  return { street, building, flat, postalCode, town, terc, from };
}

/** „39300” is understood as „39-300”, the way people type it. */
function typedPostalCode(text: string): string {
  const digits = text.trim().replace(/[\s–-]/g, '');
  return /^\d{5}$/.test(digits) ? `${digits.slice(0, 2)}-${digits.slice(2)}` : text;
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
  const [field, index, ...rest] = path;
  if (field !== 'contacts' || index === undefined) return [...path];
  return [field, filledContacts(form)[Number(index)]?.line ?? index, ...rest];
}

function candidateOf(form: PersonForm): object {
  const { identity, address } = form;
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
    address: form.hasAddress ? { ...address, postalCode: typedPostalCode(address.postalCode) } : null,
    contacts: filledContacts(form).map(({ contact }) => contact),
    note: form.note,
    workerId: blank(form.workerId),
  };
}

/** What stands in for a part the schema refused, so that the rules can still judge the others. */
function withoutParts(fields: object, parts: ReadonlySet<PropertyKey>, today: LocalDate): unknown {
  const standIns: Readonly<Record<keyof PersonFields, unknown>> = {
    surname: 'A',
    firstName: 'A',
    secondName: null,
    identity: { kind: 'no-pesel', reason: 'newborn', documentKind: null, documentNumber: null },
    birthDate: addYears(today, -MAX_AGE),
    sex: 'female',
    address: null,
    contacts: [],
    note: null,
    workerId: null,
  };
  return { ...fields, ...Object.fromEntries(Object.entries(standIns).filter(([part]) => parts.has(part))) };
}

/**
 * Checks a form with the very schema and rules the office uses, so that an error is said before anything is sent. All
 * errors are said at once: a PESEL with a wrong digit also while the date of birth, which it would fill, is missing.
 */
export function personFormSchema(today: LocalDate): z.ZodType<PersonFields, PersonForm> {
  return z
    .custom<PersonForm>(() => true)
    .transform((form, context): PersonFields => {
      const candidate = candidateOf(form);
      const parsed = personFields.safeParse(candidate);
      const issues = parsed.success ? [] : parsed.error.issues;
      for (const { path, message } of issues) {
        context.addIssue({ code: 'custom', path: formPath(form, path), message });
      }
      const refused = new Set(issues.map(({ path }) => path[0] ?? ''));
      const judged = parsed.success ? parsed : personFields.safeParse(withoutParts(candidate, refused, today));
      for (const problem of judged.success ? personProblems(judged.data, today) : []) {
        const path = problem.path.split('.');
        if (refused.has(path[0] ?? '')) continue;
        context.addIssue({ code: 'custom', path: formPath(form, path), message: problem.message });
      }
      return parsed.success ? parsed.data : z.NEVER;
    });
}

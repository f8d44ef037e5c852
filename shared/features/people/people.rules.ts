import { assertNever } from '../../kernel/assert-never.ts';
import { email } from '../../kernel/email.ts';
import type { FieldProblem } from '../../kernel/field-problem.ts';
import {
  addDays,
  addYears,
  dayOf,
  formatDate,
  localDateOf,
  monthOf,
  yearOf,
  type LocalDate,
} from '../../kernel/local-date.ts';
import { parsePesel, peselMessage } from '../../kernel/pesel.ts';
import { parsePhone, PHONE_MESSAGE } from '../../kernel/phone.ts';
import { NBSP } from '../../kernel/polish.ts';
import type { TooEarly } from '../../kernel/succession.ts';
import { blankToNull } from '../../kernel/typed-text.ts';
import { SEX_LABELS } from './people.labels.ts';
import type { AddressInput, ContactInput, NO_PESEL_REASONS, PersonFields } from './people.schema.ts';
import { detailsProblems, normaliseDetails } from './person-details.rules.ts';

/** Nobody in a file of this office is older; the same limit as in the filter of ages. */
export const MAX_AGE = 130;
/** A move may be entered this many days ahead: the day is known before the van comes. */
export const ADDRESS_DAYS_AHEAD = 31;

/** The names of what is typed about a person, as history, conflicts and the audit log name fields. */
export const PERSON_FIELDS = [
  'surname',
  'firstName',
  'secondName',
  'identity',
  'birthDate',
  'sex',
  'formerNames',
  'death',
  'address',
  'contacts',
  'citizenships',
  'education',
  'labour',
  'schools',
  'certificates',
  'needs',
  'traits',
  'consenters',
  'note',
  'workerId',
] as const satisfies readonly (keyof PersonFields)[];

/**
 * The fields as they are stored: empty texts are no texts, telephone numbers with the country code, e-mail addresses in
 * lower case. What cannot be understood stays as typed, for `personProblems` to name.
 */
export function normalisePerson(fields: PersonFields): PersonFields {
  return {
    ...fields,
    ...normaliseDetails(fields),
    secondName: blankToNull(fields.secondName),
    note: blankToNull(fields.note),
    identity:
      fields.identity.kind === 'pesel'
        ? fields.identity
        : { ...fields.identity, documentNumber: blankToNull(fields.identity.documentNumber) },
    address: fields.address === null ? null : normaliseAddress(fields.address),
    contacts: fields.contacts.map(normaliseContact),
  };
}

/** An address as it is stored: empty texts are no texts. */
export const normaliseAddress = (address: AddressInput): AddressInput => ({
  ...address,
  street: blankToNull(address.street),
  flat: blankToNull(address.flat),
});

function normaliseContact(contact: ContactInput): ContactInput {
  const note = blankToNull(contact.note);
  if (contact.kind === 'email') return { ...contact, note, value: contact.value.trim().toLowerCase() };
  const parsed = parsePhone(contact.value);
  return { ...contact, note, value: parsed.ok ? parsed.phone : contact.value.trim() };
}

/**
 * What the schema cannot say about a person by itself; empty when all is well.
 * @param today the day in the office
 */
export function personProblems(fields: PersonFields, today: LocalDate): FieldProblem[] {
  return [
    ...identityProblems(fields),
    ...birthDateProblems(fields.birthDate, today),
    ...(fields.address === null ? [] : addressProblems(fields.address, fields.birthDate, today)),
    ...fields.contacts.flatMap(contactProblems),
    ...detailsProblems(fields, fields.birthDate, today),
  ];
}

/**
 * Whether somebody without a PESEL has to be known by a document. A newborn's birth certificate may still be in the making,
 * and of somebody whose number the office only does not know yet it often knows no document either.
 */
export function documentRequired(reason: (typeof NO_PESEL_REASONS)[number]): boolean {
  switch (reason) {
    case 'newborn':
    case 'unknown':
      return false;
    case 'foreigner':
    case 'not-assigned':
      return true;
    default:
      return assertNever(reason);
  }
}

/**
 * What is said of a „newborn” who is none any more; it keeps nobody from saving. Null while there is nothing to say.
 * @param days until how many days after birth a number may still be in the making (rule `newborn-days`). A birth is notified
 * within 21 days of the hospital's card and the registry gives the number at once; the rest is an allowance for post and paper
 */
export function newbornWarning(birthDate: LocalDate, today: LocalDate, days: number): string | null {
  const until = addDays(birthDate, days);
  if (birthDate > today || today <= until) return null;
  return `Numer PESEL powinien być nadany przed ${formatDate(until)}: sprawdź go albo wybierz inny powód.`;
}

/**
 * PESEL carries the birth date and the sex (act of 24.09.2010 on population registration, art. 15); without one there is
 * a document where `documentRequired` says so, and half a document never.
 */
function identityProblems({ identity, birthDate, sex }: PersonFields): FieldProblem[] {
  if (identity.kind === 'pesel') {
    const parsed = parsePesel(identity.pesel);
    if (!parsed.ok) return [{ path: 'identity.pesel', message: peselMessage(parsed.reason) }];
    const problems: FieldProblem[] = [];
    if (parsed.birthDate !== birthDate) {
      const message = `Data urodzenia: z numeru PESEL wynika ${formatDate(parsed.birthDate)}.`;
      problems.push({ path: 'birthDate', message });
    }
    if (parsed.sex !== sex) {
      problems.push({ path: 'sex', message: `Płeć: z numeru PESEL wynika ${SEX_LABELS[parsed.sex]}.` });
    }
    return problems;
  }
  const { reason, documentKind, documentNumber } = identity;
  if (documentKind === null && documentNumber === null && !documentRequired(reason)) return [];
  const problems: FieldProblem[] = [];
  if (documentKind === null) {
    const message =
      documentNumber === null
        ? 'Rodzaj dokumentu: wybierz z listy rodzaj dokumentu, z którego jest znana ta osoba.'
        : 'Rodzaj dokumentu: wybierz z listy rodzaj dokumentu o tym numerze.';
    problems.push({ path: 'identity.documentKind', message });
  }
  if (documentNumber === null) {
    problems.push({ path: 'identity.documentNumber', message: 'Numer dokumentu: podaj numer z dokumentu.' });
  }
  return problems;
}

function birthDateProblems(birthDate: LocalDate, today: LocalDate): FieldProblem[] {
  if (birthDate > today) {
    return [{ path: 'birthDate', message: 'Data urodzenia: podaj datę urodzenia nie późniejszą niż dziś.' }];
  }
  if (birthDate < addYears(today, -MAX_AGE)) {
    const message = `Data urodzenia: podaj datę urodzenia z${NBSP}ostatnich ${MAX_AGE}${NBSP}lat.`;
    return [{ path: 'birthDate', message }];
  }
  return [];
}

function addressProblems(address: AddressInput, birthDate: LocalDate, today: LocalDate): FieldProblem[] {
  const path = 'address.from';
  if (address.from < birthDate) {
    const message = `Mieszka od: podaj datę, od której osoba tam mieszka, nie wcześniejszą niż data urodzenia (${formatDate(birthDate)}).`;
    return [{ path, message }];
  }
  return addressTooLate(address.from, today, 'person');
}

function contactProblems(contact: ContactInput, index: number): FieldProblem[] {
  const path = `contacts.${index}.value`;
  if (contact.kind === 'phone') {
    if (parsePhone(contact.value).ok) return [];
    return [{ path, message: PHONE_MESSAGE }];
  }
  const checked = email.safeParse(contact.value);
  return checked.success ? [] : [{ path, message: checked.error.issues[0]?.message ?? 'E-mail: podaj adres e-mail.' }];
}

/** Whether two addresses name the same place, whenever somebody lives there. */
export function samePlace(a: Omit<AddressInput, 'from'>, b: Omit<AddressInput, 'from'>): boolean {
  return (
    a.street === b.street &&
    a.building === b.building &&
    a.flat === b.flat &&
    a.postalCode === b.postalCode &&
    a.town === b.town &&
    a.terc === b.terc
  );
}

/** Whose address it is, as far as the sentences about its first day differ. */
type Resident = 'person' | 'family';

/** A new address cannot begin before the present one, nor within an older one that is closed already. */
export function addressTooEarly({ before, notBefore }: TooEarly, whose: Resident): FieldProblem {
  const why =
    before === 'present'
      ? 'od tego dnia zapisany jest dotychczasowy adres'
      : 'wcześniejszy adres już wtedy obowiązywał';
  const who = whose === 'person' ? 'osoba' : 'rodzina';
  const message = `Mieszka od: podaj datę, od której ${who} tam mieszka, nie wcześniejszą niż ${formatDate(notBefore)}, ${why}.`;
  return { path: 'address.from', message };
}

/** Whether an address may hold from that day: not far ahead. */
export function addressTooLate(from: LocalDate, today: LocalDate, whose: Resident): FieldProblem[] {
  const latest = addDays(today, ADDRESS_DAYS_AHEAD);
  if (from <= latest) return [];
  const who = whose === 'person' ? 'osoba' : 'rodzina';
  const message = `Mieszka od: podaj datę, od której ${who} tam mieszka, nie późniejszą niż ${formatDate(latest)}.`;
  return [{ path: 'address.from', message }];
}

/**
 * The days of birth of people who have completed at least `ageFrom` and at most `ageTo` years on `today`; null where there
 * is no limit. Agrees with `ageAt`, the days before 1 March for people born on 29 February included (Civil Code, art. 112).
 */
export function birthDatesForAges(
  ageFrom: number | null,
  ageTo: number | null,
  today: LocalDate,
): { readonly from: LocalDate | null; readonly to: LocalDate | null } {
  return {
    from: ageTo === null ? null : addDays(latestBirthDate(ageTo + 1, today), 1),
    to: ageFrom === null ? null : latestBirthDate(ageFrom, today),
  };
}

/** The last day of birth with which `age` years are completed on `today`. */
function latestBirthDate(age: number, today: LocalDate): LocalDate {
  const leapDay = monthOf(today) === 2 && dayOf(today) === 28 ? localDateOf(yearOf(today) - age, 2, 29) : undefined;
  if (leapDay !== undefined && addYears(leapDay, age) <= today) return leapDay;
  return addYears(today, -age);
}

/** The full name as lists and cards write it, surname first: 'Nowak Anna Maria'. */
export function fullName(person: {
  readonly surname: string;
  readonly firstName: string;
  readonly secondName?: string | null;
}): string {
  return [person.surname, person.firstName, person.secondName ?? ''].filter((part) => part !== '').join(' ');
}

import { z } from 'zod';

import { listExportInput, listFilter, listInput, listOutput } from '../../contract/list.ts';
import { protectedRow, recordCard, recordMay } from '../../contract/record.ts';
import { familyId, personId, recordId, userId } from '../../kernel/ids.ts';
import { localDate, localDateNamed } from '../../kernel/local-date.ts';
import { SEXES } from '../../kernel/pesel.ts';
import { postalCode } from '../../kernel/postal-code.ts';
import { filledText, optionalText, requiredText } from '../../kernel/typed-text.ts';
import { memberRole } from '../families/member-role.schema.ts';
import { consenter, death, personDetails } from './person-details.schema.ts';
import { DATE_LIKENESS, NAME_LIKENESS } from './similar-people.ts';

export const sex = z.enum(SEXES, 'Płeć: wybierz płeć, kobieta albo mężczyzna.');

/** Why a person has no PESEL (domain 5.1: foreigners, newborns). */
export const NO_PESEL_REASONS = ['foreigner', 'newborn', 'not-assigned', 'unknown'] as const;
/** Identity documents accepted in place of a PESEL. */
export const DOCUMENT_KINDS = ['passport', 'identity-card', 'residence-card', 'birth-certificate', 'other'] as const;

export const CONTACT_KINDS = ['phone', 'email'] as const;

const name = (field: string, fill: string) =>
  requiredText(field, fill, { max: 80 }).regex(
    /^[\p{L}\p{M}][\p{L}\p{M} '’.-]*$/u,
    `${field}: ${fill}, tylko litery, myślnik, apostrof i spację.`,
  );

export const personIdentity = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pesel'),
    pesel: filledText('PESEL', 'podaj numer PESEL').regex(/^\d{11}$/, 'PESEL: podaj numer PESEL z 11 cyfr.'),
  }),
  z.strictObject({
    kind: z.literal('no-pesel'),
    reason: z.enum(NO_PESEL_REASONS, 'Powód braku PESEL: wybierz powód braku PESEL z listy.'),
    /** Who is shown to have a document is judged by the rules (`documentRequired`). */
    documentKind: z.enum(DOCUMENT_KINDS, 'Rodzaj dokumentu: wybierz rodzaj dokumentu z listy.').nullable(),
    documentNumber: optionalText('Numer dokumentu', 'podaj numer dokumentu', 40),
  }),
]);

/** TERC code of a commune, 7 digits (domain 5.7). */
export const terc = z.string('Gmina: wybierz gminę z listy.').regex(/^\d{7}$/, 'Gmina: wybierz gminę z listy.');

const addressFields = {
  street: optionalText('Ulica', 'podaj nazwę ulicy', 120),
  building: requiredText('Numer domu', 'podaj numer domu', { max: 20 }),
  flat: optionalText('Numer mieszkania', 'podaj numer mieszkania', 20),
  postalCode,
  town: requiredText('Miejscowość', 'podaj nazwę miejscowości', { max: 120 }).regex(
    /\p{L}/u,
    'Miejscowość: wpisz nazwę miejscowości literami.',
  ),
  terc,
};

/**
 * Where somebody lives, with the day from which. Another place from a later `from` than the stored one closes the old
 * address on the day before; the same day corrects the stored one, and the same place takes the new first day.
 */
export const addressInput = z.strictObject({
  ...addressFields,
  from: localDateNamed('Mieszka od', 'podaj datę, od której osoba tam mieszka'),
});
export type AddressInput = z.infer<typeof addressInput>;

export const address = z.strictObject({
  id: recordId,
  ...addressFields,
  communeName: z.string(),
  from: localDate,
  to: localDate.nullable(),
});
export type Address = z.infer<typeof address>;

export const contactInput = z.strictObject({
  kind: z.enum(CONTACT_KINDS, 'Rodzaj kontaktu: wybierz rodzaj kontaktu z listy.'),
  value: requiredText('Kontakt', 'podaj kontakt: numer telefonu albo adres e-mail', { max: 120 }),
  note: optionalText('Uwaga do kontaktu', 'wpisz uwagę do kontaktu', 200),
});
export type ContactInput = z.infer<typeof contactInput>;

/** What a clerk types about a person. Cross-field rules (PESEL with date and sex…) stand in people.rules.ts. */
export const personFields = z.strictObject({
  surname: name('Nazwisko', 'podaj nazwisko'),
  firstName: name('Imię', 'podaj imię'),
  secondName: name('Drugie imię', 'podaj drugie imię albo zostaw puste pole').nullable(),
  identity: personIdentity,
  birthDate: localDateNamed('Data urodzenia', 'podaj datę urodzenia', {
    when: 'nie późniejszy niż dziś',
    example: '21.11.1985',
  }),
  sex,
  ...personDetails,
  address: addressInput.nullable(),
  contacts: z.array(contactInput).max(10, 'Kontakty: wpisz najwyżej 10 kontaktów.'),
  note: optionalText('Uwagi', 'wpisz uwagi', 2000),
  /** The person's own worker; null leaves the person to the workers of the families. */
  workerId: userId.nullable(),
});
// Interfaces, for their names: where a type is spelt out, that of all procedures is longer than the compiler writes down.
// oxlint-disable-next-line typescript/no-empty-object-type
export interface PersonFields extends z.infer<typeof personFields> {}
// oxlint-disable-next-line typescript/no-empty-object-type
export interface TypedPersonFields extends z.input<typeof personFields> {}

export const personRow = z.discriminatedUnion('shown', [
  z.strictObject({
    shown: z.literal(true),
    id: personId,
    surname: z.string(),
    firstName: z.string(),
    secondName: z.string().nullable(),
    birthDate: localDate,
    sex,
    death: death.nullable(),
    hasPesel: z.boolean(),
    addressLine: z.string().nullable(),
    families: z.array(z.strictObject({ id: familyId, name: z.string(), shown: z.boolean() })),
    workerName: z.string().nullable(),
    isProtected: z.boolean(),
    archivedOn: localDate.nullable(),
  }),
  protectedRow,
]);
export type PersonRow = z.infer<typeof personRow>;

/** Somebody found by a field that chooses a person. */
export const foundPerson = z.strictObject({
  id: personId,
  surname: z.string(),
  firstName: z.string(),
  sex,
  birthDate: localDate,
  addressLine: z.string().nullable(),
});
export type FoundPerson = z.infer<typeof foundPerson>;

/** What is typed of a new person so far; half-typed dates and numbers stay away. */
export const similarInput = z.strictObject({
  surname: z.string().max(80),
  firstName: z.string().max(80),
  formerNames: z.array(z.string().max(80)).max(20),
  birthDate: localDateNamed('Data urodzenia', 'podaj datę urodzenia').nullable(),
  pesel: z
    .string()
    .regex(/^\d{11}$/, 'PESEL: podaj wszystkie cyfry numeru PESEL.')
    .nullable(),
  documentNumber: optionalText('Numer dokumentu', 'podaj numer dokumentu', 40).optional(),
});

/** People who may be the one being typed, most likely first. */
export const similarPeople = z.strictObject({
  people: z.array(
    foundPerson.extend({
      secondName: z.string().nullable(),
      formerNames: z.array(z.string()),
      death: death.nullable(),
      archivedOn: localDate.nullable(),
      why: z.strictObject({
        pesel: z.boolean(),
        document: z.literal(true).optional(),
        name: z.enum(NAME_LIKENESS).nullable(),
        date: z.enum(DATE_LIKENESS).nullable(),
      }),
    }),
  ),
  /** How many more there are. */
  more: z.int(),
  /** There is such a record among those hidden from the user; `ask` may name nobody. */
  hidden: z
    .strictObject({
      ask: z.array(z.string()),
      /** So likely the same person that saving asks first; who has the same PESEL is refused anyway. */
      likely: z.boolean(),
    })
    .nullable(),
});
export type SimilarPeople = z.infer<typeof similarPeople>;

/** Where somebody lives now, as a form takes it over. */
export const presentAddress = z.strictObject({ ...addressFields, from: localDate, communeName: z.string() });
export type PresentAddress = z.infer<typeof presentAddress>;

export const PEOPLE_ORDERS = ['name', 'birth-date', 'town'] as const;

export const peopleFilter = z.strictObject({
  /** The search takes name words, PESEL digits or a piece of the address. */
  ...listFilter,
  terc: terc.nullable().default(null),
  ageFrom: z
    .int('Wiek od: wpisz wiek jako liczbę lat.')
    .min(0, 'Wiek od: wpisz wiek od 0 do 130 lat.')
    .max(130, 'Wiek od: wpisz wiek od 0 do 130 lat.')
    .nullable()
    .default(null),
  ageTo: z
    .int('Wiek do: wpisz wiek jako liczbę lat.')
    .min(0, 'Wiek do: wpisz wiek od 0 do 130 lat.')
    .max(130, 'Wiek do: wpisz wiek od 0 do 130 lat.')
    .nullable()
    .default(null),
  sex: sex.nullable().default(null),
  order: z.enum(PEOPLE_ORDERS).default('name'),
});
export type PeopleFilter = z.infer<typeof peopleFilter>;

export const peopleListInput = listInput(peopleFilter);
export const peopleListOutput = listOutput(personRow);

/** Columns of the list, its print and its export; one list for all three. */
export const PEOPLE_COLUMNS = ['name', 'birthDate', 'age', 'sex', 'address', 'families', 'worker', 'status'] as const;
export const peopleColumn = z.enum(PEOPLE_COLUMNS);

export const peopleExportInput = listExportInput(peopleFilter, peopleColumn);
export const peoplePrintListInput = z.strictObject({ filter: peopleFilter });

export const membershipOfPerson = z.strictObject({
  id: recordId,
  familyId,
  familyName: z.string(),
  role: memberRole,
  from: localDate,
  to: localDate.nullable(),
  /** Who leads the family now; null when nobody does, when it is in the archive, or when it is not shown. */
  workerName: z.string().nullable(),
  workerId: userId.nullable(),
  /** The family is in the archive; false when it is not shown. */
  archived: z.boolean(),
  /** False when the family is protected from this user: its name is then empty. */
  shown: z.boolean(),
});

/** A person's card, whole. */
export const personCard = z.strictObject({
  id: personId,
  ...recordCard,
  surname: z.string(),
  firstName: z.string(),
  secondName: z.string().nullable(),
  identity: personIdentity,
  birthDate: localDate,
  sex,
  ...personDetails,
  /** `name` is null for an institution and for somebody hidden from this user; then `ask` tells whom to ask. */
  consenters: z.array(consenter.extend({ name: z.string().nullable(), ask: z.array(z.string()) })),
  addresses: z.array(address),
  contacts: z.array(contactInput.extend({ id: recordId })),
  memberships: z.array(membershipOfPerson),
  may: z.strictObject(recordMay),
});
// oxlint-disable-next-line typescript/no-empty-object-type
export interface PersonCard extends z.infer<typeof personCard> {}
// oxlint-disable-next-line typescript/no-empty-object-type
export interface WrittenPersonCard extends z.input<typeof personCard> {}

import { z } from 'zod';

import { listExportInput, listFilter, listInput, listOutput } from '../../contract/list.ts';
import { protectedRow } from '../../contract/record.ts';
import { email } from '../../kernel/email.ts';
import { familyId, homeId, personId, recordId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { localDate, localDateNamed } from '../../kernel/local-date.ts';
import { nip } from '../../kernel/nip.ts';
import { SEXES } from '../../kernel/pesel.ts';
import { phone } from '../../kernel/phone.ts';
import { postalCode } from '../../kernel/postal-code.ts';
import { regon } from '../../kernel/regon.ts';
import { filledText, optionalText, requiredText } from '../../kernel/typed-text.ts';
import { term } from '../dictionaries/dictionaries.schema.ts';
import { terc } from '../people/people.schema.ts';
import { HOME_FORMS } from './forms.ts';
import { homeReservation } from './reservations.schema.ts';

export const homeForm = z.enum(HOME_FORMS, 'Forma: wybierz formę pieczy z listy.');

/** A code of a dictionary; whether it is offered on the day is judged where the dictionary is known. */
export const word = (field: string, fill: string) =>
  z.string(`${field}: ${fill}.`).regex(/^[a-z0-9-]{1,60}$/, `${field}: ${fill}.`);

const age = (field: string) =>
  z
    .int(`${field}: wpisz wiek dziecka jako liczbę lat.`)
    .min(0, `${field}: wpisz wiek dziecka od 0 do 25 lat.`)
    .max(25, `${field}: wpisz wiek dziecka od 0 do 25 lat.`);

/** Why something entered by mistake is taken back. */
export const takeBackReason = requiredText('Powód wycofania', 'podaj powód wycofania', { min: 3, max: 300 });

/** An institution's own address; a family has one of its own. */
export const homeAddress = z.strictObject({
  street: optionalText('Ulica', 'podaj nazwę ulicy', 120),
  building: requiredText('Numer domu', 'podaj numer domu', { max: 20 }),
  flat: optionalText('Numer mieszkania', 'podaj numer mieszkania', 20),
  postalCode,
  town: requiredText('Miejscowość', 'podaj nazwę miejscowości', { max: 120 }),
  terc,
});

/** What is typed about an institution (art. 38d(8)). */
export const institutionFields = z.strictObject({
  name: requiredText('Nazwa placówki', 'podaj nazwę placówki', { min: 2, max: 160 }),
  nip: filledText('NIP', 'podaj numer NIP').pipe(nip).nullable(),
  regon: filledText('REGON', 'podaj numer REGON').pipe(regon).nullable(),
  director: optionalText('Dyrektor', 'podaj imię i nazwisko dyrektora', 120),
  phone: filledText('Telefon', 'podaj numer telefonu').pipe(phone).nullable(),
  email: email.nullable(),
  address: homeAddress.nullable(),
  /** The wojewoda's permit, for more places than the limit or to run the institution. */
  permit: optionalText('Zezwolenie wojewody', 'wpisz numer i datę zezwolenia wojewody', 200),
});
export type InstitutionFields = z.infer<typeof institutionFields>;

export const homeNote = optionalText('Uwagi', 'wpisz uwagi', 2000);

const maxPlaces = z
  .int('Liczba miejsc: wpisz liczbę miejsc.')
  .min(0, 'Liczba miejsc: wpisz liczbę miejsc od 0 do 200.')
  .max(200, 'Liczba miejsc: wpisz liczbę miejsc od 0 do 200.');

/** A form from a day on; another one closes it on the day before. */
export const formFields = z.strictObject({
  form: homeForm,
  from: localDateNamed('Forma od', 'podaj datę, od której obowiązuje forma'),
  /** Places by contract or decision; null leaves it with the limit of the law. */
  maxPlaces: maxPlaces.nullable(),
});
export type FormFields = z.infer<typeof formFields>;

export const contractFields = z.strictObject({
  kind: word('Rodzaj umowy', 'wybierz rodzaj umowy z listy'),
  number: optionalText('Numer umowy', 'podaj numer umowy', 60),
  concludedOn: localDateNamed('Data zawarcia', 'podaj datę zawarcia umowy'),
  party: requiredText('Strona umowy', 'podaj stronę umowy, np. Starosta Mielecki', { min: 2, max: 160 }),
  from: localDateNamed('Umowa od', 'podaj datę, od której obowiązuje umowa'),
  to: localDateNamed('Umowa do', 'podaj datę, do której obowiązuje umowa').nullable(),
  notice: optionalText('Okres wypowiedzenia', 'wpisz okres wypowiedzenia', 60),
});
export type ContractFields = z.infer<typeof contractFields>;

export const readinessFields = z.strictObject({
  from: localDateNamed('Gotowość od', 'podaj datę, od której rodzina zgłasza gotowość'),
  ageFrom: age('Wiek dziecka od').nullable(),
  ageTo: age('Wiek dziecka do').nullable(),
  sex: z.enum(SEXES, 'Płeć dziecka: wybierz płeć dziecka albo zostaw dowolną.').nullable(),
  accepts: z
    .array(word('Gotowość przyjęcia', 'zaznacz gotowość przyjęcia na liście'))
    .max(30, 'Gotowość przyjęcia: zaznacz gotowość przyjęcia na liście.'),
  note: optionalText('Uwagi do gotowości', 'wpisz uwagi do gotowości', 500),
});
export type ReadinessFields = z.infer<typeof readinessFields>;

/** A required paper: recorded, not scanned. */
export const paperFields = z.strictObject({
  kind: word('Rodzaj dokumentu', 'wybierz rodzaj dokumentu z listy'),
  /** Whose paper; null of the whole home. */
  personId: personId.nullable(),
  number: optionalText('Numer dokumentu', 'podaj numer dokumentu', 60),
  issuedOn: localDateNamed('Data wystawienia', 'podaj datę wystawienia dokumentu'),
  validUntil: localDateNamed('Ważny do', 'podaj datę, do której dokument jest ważny').nullable(),
  keptAt: optionalText('Gdzie leży', 'wpisz, gdzie leży dokument', 120),
  note: optionalText('Uwagi do dokumentu', 'wpisz uwagi do dokumentu', 300),
});
export type PaperFields = z.infer<typeof paperFields>;

/** Lines of a home that can be taken back as mistakes. */
export const HOME_LINES = ['form', 'contract', 'readiness', 'paper'] as const;
export const homeLine = z.enum(HOME_LINES);
export type HomeLine = (typeof HOME_LINES)[number];

const written = { byName: z.string(), at: instant };
const takenBack = z.strictObject({ byName: z.string(), at: instant, reason: z.string() }).nullable();

export const homeFormLine = z.strictObject({
  id: recordId,
  form: term.extend({ code: homeForm }),
  maxPlaces: z.int().nullable(),
  from: localDate,
  to: localDate.nullable(),
  endReason: z.string().nullable(),
  ...written,
  withdrawn: takenBack,
});
export const homeContractLine = z.strictObject({
  id: recordId,
  kind: term,
  number: z.string().nullable(),
  concludedOn: localDate,
  party: z.string(),
  from: localDate,
  to: localDate.nullable(),
  notice: z.string().nullable(),
  ended: z.strictObject({ on: localDate, reason: z.string() }).nullable(),
  ...written,
  withdrawn: takenBack,
});
export const homeReadinessLine = z.strictObject({
  id: recordId,
  from: localDate,
  ageFrom: z.int().nullable(),
  ageTo: z.int().nullable(),
  sex: z.enum(SEXES).nullable(),
  accepts: z.array(term),
  note: z.string().nullable(),
  ...written,
  withdrawn: takenBack,
});
export const homePaperLine = z.strictObject({
  id: recordId,
  kind: term,
  /** Null of the whole home; without a name where the person is hidden from the viewer. */
  person: z.strictObject({ id: personId, name: z.string().nullable() }).nullable(),
  number: z.string().nullable(),
  issuedOn: localDate,
  validUntil: localDate.nullable(),
  keptAt: z.string().nullable(),
  note: z.string().nullable(),
  ...written,
  withdrawn: takenBack,
});
export type HomeFormLine = z.infer<typeof homeFormLine>;
export type HomeContractLine = z.infer<typeof homeContractLine>;
export type HomeReadinessLine = z.infer<typeof homeReadinessLine>;
export type HomePaperLine = z.infer<typeof homePaperLine>;

/** A child in the home on the day or before; a child out of the viewer's reach or protected is a line without a name. */
export const homeChild = z.strictObject({
  placementId: recordId,
  personId,
  /** Null where the child is not shown to the viewer. */
  name: z.string().nullable(),
  birthDate: localDate.nullable(),
  kind: z.enum(['stay', 'planned', 'respite']),
  from: localDate,
  to: localDate.nullable(),
});
export type HomeChild = z.infer<typeof homeChild>;

/** Places of a home on a day. */
export const places = z.strictObject({
  max: z.int().nullable(),
  taken: z.int(),
  /** For children who are to come: planned stays and reservations, one child once. */
  reserved: z.int(),
  free: z.int().nullable(),
});
export type Places = z.infer<typeof places>;

export const homeCard = z.strictObject({
  id: homeId,
  version: z.int(),
  name: z.string(),
  family: z.strictObject({ id: familyId, caseNumber: z.string().nullable() }).nullable(),
  institution: institutionFields.extend({ communeName: z.string().nullable() }).nullable(),
  /** Of the family's present address, or the institution's. */
  addressLine: z.string().nullable(),
  coordinator: z.strictObject({ displayName: z.string(), from: localDate }).nullable(),
  /** Adults of the family who care, for whose papers the home answers. */
  carers: z.array(z.strictObject({ id: personId, name: z.string().nullable() })),
  note: z.string().nullable(),
  /** Newest first in each list; those taken back stand at the end. */
  forms: z.array(homeFormLine),
  contracts: z.array(homeContractLine),
  readiness: z.array(homeReadinessLine),
  papers: z.array(homePaperLine),
  children: z.array(homeChild),
  places,
  /** In force on the day. */
  reservations: z.array(homeReservation),
  changedAt: instant,
  changedByName: z.string(),
  may: z.strictObject({ edit: z.boolean(), export: z.boolean() }),
});
export type HomeCard = z.infer<typeof homeCard>;

export const homeRow = z.discriminatedUnion('shown', [
  z.strictObject({
    shown: z.literal(true),
    id: homeId,
    name: z.string(),
    isFamily: z.boolean(),
    /** The form of the day, or the last one; null before the first. */
    form: term.extend({ code: homeForm }).nullable(),
    /** Also a respite family on the day. */
    respite: z.boolean(),
    town: z.string().nullable(),
    places,
    coordinatorName: z.string().nullable(),
    contractTo: localDate.nullable(),
    /** The paper whose validity ends first, of those that hold. */
    papersUntil: localDate.nullable(),
    endedOn: localDate.nullable(),
  }),
  protectedRow,
]);
export type HomeRow = z.infer<typeof homeRow>;

export const HOME_ORDERS = ['name', 'form', 'free', 'papers'] as const;
export const HOME_GROUPS = ['families', 'institutions'] as const;

export const homesFilter = z.strictObject({
  ...listFilter,
  group: z.enum(HOME_GROUPS).nullable().default(null),
  form: homeForm.nullable().default(null),
  /** Only homes with a free place today. */
  free: z.boolean().default(false),
  order: z.enum(HOME_ORDERS).default('name'),
});
export type HomesFilter = z.infer<typeof homesFilter>;
export const homesListInput = listInput(homesFilter);
export const homesListOutput = listOutput(homeRow);

/** Columns of the list, its print and its export; one list for all three. */
export const HOME_COLUMNS = ['name', 'form', 'town', 'places', 'coordinator', 'contract', 'papers', 'status'] as const;
export const homeColumn = z.enum(HOME_COLUMNS);
export const homesExportInput = listExportInput(homesFilter, homeColumn);

/** A home found by a field that chooses one. */
export const foundHome = z.strictObject({
  id: homeId,
  name: z.string(),
  form: term.extend({ code: homeForm }),
  town: z.string().nullable(),
  places,
});
export type FoundHome = z.infer<typeof foundHome>;

import { z } from 'zod';

import { personId } from '../../kernel/ids.ts';
import { localDateNamed } from '../../kernel/local-date.ts';
import { optionalText, requiredText } from '../../kernel/typed-text.ts';

/** Rodowe and earlier surnames. */
export const FORMER_NAME_KINDS = ['birth', 'previous'] as const;

/** Obywatelstwo; the monitoring of EFS+ asks for three groups of it: Polish, another country of the EU, neither. */
export const CITIZENSHIP_KINDS = ['polish', 'eu', 'third-country', 'stateless'] as const;

/** Detailed Polish levels; the groups of ISCED follow from them. */
export const EDUCATION_LEVELS = [
  'none',
  'primary',
  'lower-secondary',
  'vocational',
  'secondary',
  'post-secondary',
  'higher',
] as const;

/** Status na rynku pracy with its „w tym”, as the monitoring of EFS+ (SM EFS) asks for them. */
export const LABOUR_STATUSES = ['unemployed', 'inactive', 'employed'] as const;
export const LABOUR_DETAILS = {
  unemployed: ['long-term', 'other'],
  inactive: ['not-in-education', 'in-education', 'other'],
  employed: [
    'own-business',
    'government',
    'local-government',
    'ngo',
    'small-company',
    'large-company',
    'healthcare',
    'school-teaching',
    'school-support',
    'school-management',
    'university',
    'research-institute',
    'federation',
    'state-legal-person',
    'other',
  ],
} as const satisfies Readonly<Record<(typeof LABOUR_STATUSES)[number], readonly string[]>>;

/**
 * What a certificate says: act of 27.08.1997 on rehabilitation, art. 3 and 4a (under 16), decisions of ZUS and the old
 * groups (art. 5 and 62).
 */
export const CERTIFICATE_KINDS = [
  'under-16',
  'severe',
  'moderate',
  'mild',
  'zus-independent',
  'zus-full',
  'zus-partial',
  'group-1',
  'group-2',
  'group-3',
] as const;

/** Language and accessibility needs, as the questionnaire of participants asks for them. */
export const NEED_KINDS = [
  'language',
  'interpreter',
  'sign-language',
  'large-print',
  'easy-read',
  'assistant',
  'architecture',
  'diet',
  'dependant-care',
  'remote',
  'other',
] as const;

/** Sensitive traits of the monitoring of EFS+; nothing recorded means: not asked. */
export const TRAITS = ['foreign-origin', 'third-country', 'minority', 'homeless', 'disability'] as const;
export const TRAIT_ANSWERS = ['yes', 'no', 'refused'] as const;

/** By what right somebody consents for a child. */
export const CONSENT_BASES = ['parent', 'guardian', 'curator', 'foster-carer', 'court', 'other'] as const;

const MOST_LINES = 20;
/** Answers of many years stand beside each other. */
const MOST_ANSWERS = 200;
const lines = <T extends z.ZodType>(label: string, most: string, line: T) =>
  z.array(line).max(MOST_LINES, `${label}: ${most}.`);
/** The first and the last day of a line; `holds` goes on after 'od której': 'obowiązuje orzeczenie'. */
const period = (label: string, holds: string) => ({
  from: localDateNamed(`${label} od`, `podaj datę, od której ${holds}`),
  to: localDateNamed(`${label} do`, `podaj datę, do której ${holds}`).nullable(),
});

const formerNamePeriod = period('Dawne nazwisko', 'obowiązywało dawne nazwisko');
const formerName = z.strictObject({
  kind: z.enum(FORMER_NAME_KINDS, 'Dawne nazwisko: wybierz, czy dawne nazwisko jest rodowe, czy poprzednie.'),
  surname: requiredText('Dawne nazwisko', 'podaj dawne nazwisko', { max: 80 }),
  from: formerNamePeriod.from.nullable(),
  to: formerNamePeriod.to,
});
const citizenshipPeriod = period('Obywatelstwo', 'obowiązuje obywatelstwo');
const citizenship = z.strictObject({
  kind: z.enum(CITIZENSHIP_KINDS, 'Obywatelstwo: wybierz obywatelstwo z listy.'),
  country: optionalText('Kraj', 'wpisz nazwę kraju', 80),
  from: citizenshipPeriod.from.nullable(),
  to: citizenshipPeriod.to,
});
const education = z.strictObject({
  level: z.enum(EDUCATION_LEVELS, 'Wykształcenie: wybierz wykształcenie z listy.'),
  ...period('Wykształcenie', 'obowiązuje wykształcenie'),
});
const labourFields = period('Status na rynku pracy', 'obowiązuje status na rynku pracy');
const detailMessage = 'W tym: wybierz z listy, co w tym statusie dotyczy tej osoby.';
const labour = z.discriminatedUnion(
  'status',
  [
    z.strictObject({
      status: z.literal('unemployed'),
      detail: z.enum(LABOUR_DETAILS.unemployed, detailMessage),
      ...labourFields,
    }),
    z.strictObject({
      status: z.literal('inactive'),
      detail: z.enum(LABOUR_DETAILS.inactive, detailMessage),
      ...labourFields,
    }),
    z.strictObject({
      status: z.literal('employed'),
      detail: z.enum(LABOUR_DETAILS.employed, detailMessage),
      ...labourFields,
    }),
  ],
  'Status na rynku pracy: wybierz status na rynku pracy z listy.',
);
const certificate = z.strictObject({
  kind: z.enum(CERTIFICATE_KINDS, 'Orzeczenie: wybierz z listy, co stwierdza orzeczenie.'),
  number: optionalText('Numer orzeczenia', 'podaj numer orzeczenia', 60),
  ...period('Orzeczenie', 'obowiązuje orzeczenie'),
});
const school = z.strictObject({
  school: requiredText('Szkoła', 'podaj nazwę szkoły albo przedszkola', { max: 120 }),
  class: optionalText('Klasa', 'wpisz klasę', 20),
  ...period('Szkoła', 'trwa nauka w tej szkole'),
});
const need = z.strictObject({
  kind: z.enum(NEED_KINDS, 'Potrzeba: wybierz potrzebę z listy.'),
  note: optionalText('Szczegóły potrzeby', 'wpisz szczegóły potrzeby', 200),
});
const traitAnswer = z.strictObject({
  trait: z.enum(TRAITS, 'Cecha: wybierz cechę z listy.'),
  answer: z.enum(TRAIT_ANSWERS, 'Odpowiedź: wybierz odpowiedź z listy.'),
  askedOn: localDateNamed('Dzień odpowiedzi', 'podaj dzień odpowiedzi'),
});
export const consenter = z.strictObject({
  /** Somebody the office keeps, or an institution by name: exactly one of both. */
  personId: personId.nullable(),
  institution: optionalText('Instytucja', 'wpisz nazwę instytucji', 160),
  basis: z.enum(CONSENT_BASES, 'Podstawa: wybierz podstawę zgody z listy.'),
  basisNote: optionalText('Podstawa, szczegóły', 'wpisz szczegóły podstawy zgody', 200),
  ...period('Zgoda', 'obowiązuje zgoda'),
});
/** The day, or the year where nobody knows the day. */
export const death = z.union([
  z.strictObject({ date: localDateNamed('Data śmierci', 'podaj datę śmierci'), year: z.null() }),
  z.strictObject({
    date: z.null(),
    year: z
      .int('Rok śmierci: wpisz rok śmierci czterema cyframi.')
      .min(1850, 'Rok śmierci: wpisz rok śmierci czterema cyframi.')
      .max(9999, 'Rok śmierci: wpisz rok śmierci czterema cyframi.'),
  }),
]);
export type Death = z.infer<typeof death>;

/** What is typed about a person beside identity, address and contacts. */
export const personDetails = {
  formerNames: lines('Dawne nazwiska', `wpisz najwyżej ${MOST_LINES} dawnych nazwisk`, formerName),
  death: death.nullable(),
  citizenships: lines('Obywatelstwo', `wpisz najwyżej ${MOST_LINES} wierszy obywatelstwa`, citizenship),
  education: lines('Wykształcenie', `wpisz najwyżej ${MOST_LINES} wierszy wykształcenia`, education),
  labour: lines('Status na rynku pracy', `wpisz najwyżej ${MOST_LINES} wierszy statusu na rynku pracy`, labour),
  certificates: lines('Orzeczenia', `wpisz najwyżej ${MOST_LINES} orzeczeń`, certificate),
  schools: lines('Szkoła', `wpisz najwyżej ${MOST_LINES} szkół`, school),
  needs: lines('Potrzeby', `wpisz najwyżej ${MOST_LINES} potrzeb`, need),
  /** Every answer with its day; the newest of a trait is the one that holds. */
  traits: z.array(traitAnswer).max(MOST_ANSWERS, `Cechy: wpisz najwyżej ${MOST_ANSWERS} cech.`),
  consenters: lines('Zgody za dziecko', `wpisz najwyżej ${MOST_LINES} zgód za dziecko`, consenter),
};
const detailsObject = z.strictObject(personDetails);
export type PersonDetails = z.infer<typeof detailsObject>;

/** Nothing is known yet. */
export const NO_DETAILS: PersonDetails = {
  formerNames: [],
  death: null,
  citizenships: [],
  education: [],
  labour: [],
  certificates: [],
  schools: [],
  needs: [],
  traits: [],
  consenters: [],
};

import { z } from 'zod';

import { listExportInput, listFilter, listInput, listOutput } from '../../contract/list.ts';
import { protectedRow } from '../../contract/record.ts';
import { homeId, personId, recordId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { localDate, localDateNamed } from '../../kernel/local-date.ts';
import { optionalText, requiredText } from '../../kernel/typed-text.ts';
import { term } from '../dictionaries/dictionaries.schema.ts';
import { caseNumber } from '../families/families.schema.ts';
import { death } from '../people/person-details.schema.ts';
import { sex, terc } from '../people/people.schema.ts';
import { homeForm, word } from './homes.schema.ts';
import { reservedFields } from './reservations.schema.ts';
import { recordedException } from './placing.schema.ts';

/** A stay is where the child lives in care; a planned one has not begun; respite is a short stay elsewhere (art. 73). */
export const PLACEMENT_KINDS = ['stay', 'planned', 'respite'] as const;
export type PlacementKind = (typeof PLACEMENT_KINDS)[number];

/** Minutes since midnight of the office's clock. */
const minute = z
  .int('Godzina przyjęcia: podaj godzinę przyjęcia, np. 14:30.')
  .min(0, 'Godzina przyjęcia: podaj godzinę przyjęcia, np. 14:30.')
  .max(1439, 'Godzina przyjęcia: podaj godzinę przyjęcia, np. 14:30.');

const note = optionalText('Uwagi', 'wpisz uwagi', 1000);
const reasonOfPlacing = word('Główny powód umieszczenia', 'wybierz główny powód umieszczenia z listy');
const reasonOfEnd = word('Powód zakończenia pobytu', 'wybierz powód zakończenia pobytu z listy');

/** On what a child is in care (art. 38d(3)): kind of act, who issued it, when, under which signature. */
export const basisFields = z.strictObject({
  kind: word('Podstawa prawna', 'wybierz podstawę prawną z listy'),
  body: requiredText('Sąd lub organ', 'podaj sąd lub organ, np. Sąd Rejonowy w Mielcu', { min: 2, max: 160 }),
  actOn: localDateNamed('Data aktu', 'podaj datę aktu: orzeczenia albo umowy'),
  reference: optionalText('Sygnatura', 'podaj sygnaturę', 60),
  from: localDateNamed('Podstawa od', 'podaj datę, od której obowiązuje podstawa'),
  note: optionalText('Uwagi do podstawy', 'wpisz uwagi do podstawy', 500),
});
export type BasisFields = z.infer<typeof basisFields>;

export const fundingFields = z.strictObject({
  county: requiredText('Powiat finansujący', 'podaj powiat finansujący, np. mielecki', { min: 2, max: 80 }),
  /** The commune of the child's residence before the placement (art. 191); null where none shares the cost. */
  terc: terc.nullable(),
  governmentTask: z.boolean(),
  from: localDateNamed('Finansowanie od', 'podaj datę, od której obowiązuje finansowanie'),
  note: optionalText('Uwagi do finansowania', 'wpisz uwagi do finansowania', 500),
});
export type FundingFields = z.infer<typeof fundingFields>;

export const absenceFields = z.strictObject({
  kind: word('Rodzaj nieobecności', 'wybierz rodzaj nieobecności z listy'),
  place: optionalText('Miejsce nieobecności', 'wpisz miejsce nieobecności dziecka', 160),
  from: localDateNamed('Nieobecność od', 'podaj datę, od której dziecko jest nieobecne'),
  to: localDateNamed('Nieobecność do', 'podaj ostatni dzień nieobecności').nullable(),
  note: optionalText('Uwagi do nieobecności', 'wpisz uwagi do nieobecności', 500),
});
export type AbsenceFields = z.infer<typeof absenceFields>;

/** A child comes into care, for the first time or again. */
export const placeFields = z.strictObject({
  homeId,
  from: localDateNamed('W miejscu od', 'podaj pierwszy dzień w nowym miejscu'),
  fromMinute: minute.nullable(),
  reason: reasonOfPlacing,
  note,
});
export type PlaceFields = z.infer<typeof placeFields>;

/** A child in care changes the place; the former stay ends on the day before. */
export const moveFields = z.strictObject({
  homeId,
  from: localDateNamed('W miejscu od', 'podaj pierwszy dzień w nowym miejscu'),
  fromMinute: minute.nullable(),
  endReason: reasonOfEnd,
  note,
});
export type MoveFields = z.infer<typeof moveFields>;

/** A place agreed on for a later day: it counts as taken from then on, but nobody lives there yet. */
export const planFields = z.strictObject({
  homeId,
  from: localDateNamed('Planowany od', 'podaj planowany pierwszy dzień'),
  note,
});
export type PlanFields = z.infer<typeof planFields>;

/** A short stay in another family while the place stays the child's own (art. 73-75). */
export const respiteFields = z.strictObject({
  homeId,
  from: localDateNamed('Pobyt od', 'podaj pierwszy dzień pobytu'),
  to: localDateNamed('Pobyt do', 'podaj ostatni dzień pobytu'),
  note,
});
export type RespiteFields = z.infer<typeof respiteFields>;

export const endFields = z.strictObject({
  to: localDateNamed('Ostatni dzień', 'podaj ostatni dzień w miejscu pobytu'),
  reason: reasonOfEnd,
  note: optionalText('Uwagi do zakończenia', 'wpisz uwagi do zakończenia', 1000),
});
export type EndFields = z.infer<typeof endFields>;

/** A stay as it should have been entered. */
export const stayFields = z.strictObject({
  homeId,
  from: localDateNamed('W miejscu od', 'podaj pierwszy dzień w miejscu'),
  fromMinute: minute.nullable(),
  to: localDateNamed('Ostatni dzień', 'podaj ostatni dzień w miejscu pobytu').nullable(),
  reason: reasonOfPlacing.nullable(),
  note,
  endReason: reasonOfEnd.nullable(),
  endNote: optionalText('Uwagi do zakończenia', 'wpisz uwagi do zakończenia', 1000),
});
export type StayFields = z.infer<typeof stayFields>;

export const correctionReason = requiredText('Powód poprawki', 'podaj powód poprawki', {
  min: 3,
  max: 300,
});

/** Lines of a child's care that can be taken back as mistakes. */
export const CARE_LINES = ['placement', 'absence', 'basis', 'funding'] as const;
export const careLine = z.enum(CARE_LINES);
export type CareLine = (typeof CARE_LINES)[number];

const written = { byName: z.string(), at: instant };
const takenBack = z.strictObject({ byName: z.string(), at: instant, reason: z.string() }).nullable();

/** A home as a child's line names it; protected ones have no name. */
export const namedHome = z.strictObject({
  id: homeId,
  name: z.string().nullable(),
  isFamily: z.boolean(),
  /** The form on the first day of the line. */
  form: term.extend({ code: homeForm }).nullable(),
});

/** A place kept for the child, on its card. */
export const reservationLine = z.strictObject({ ...reservedFields, home: namedHome });
export type ReservationLine = z.infer<typeof reservationLine>;

export const placementLine = z.strictObject({
  id: recordId,
  kind: z.enum(PLACEMENT_KINDS),
  home: namedHome,
  from: localDate,
  fromMinute: z.int().nullable(),
  to: localDate.nullable(),
  reason: term.nullable(),
  note: z.string().nullable(),
  endReason: term.nullable(),
  endNote: z.string().nullable(),
  /** The line this one corrects. */
  replaces: recordId.nullable(),
  /** Limits it was made over, each with its reason. */
  exceptions: z.array(recordedException),
  ...written,
  withdrawn: takenBack,
});
export type PlacementLine = z.infer<typeof placementLine>;

export const absenceLine = z.strictObject({
  id: recordId,
  kind: term,
  place: z.string().nullable(),
  from: localDate,
  to: localDate.nullable(),
  note: z.string().nullable(),
  ...written,
  withdrawn: takenBack,
});
export type AbsenceLine = z.infer<typeof absenceLine>;

export const basisLine = z.strictObject({
  id: recordId,
  kind: term,
  article: z.string().nullable(),
  body: z.string(),
  actOn: localDate,
  reference: z.string().nullable(),
  from: localDate,
  to: localDate.nullable(),
  note: z.string().nullable(),
  ...written,
  withdrawn: takenBack,
});
export type BasisLine = z.infer<typeof basisLine>;

export const fundingLine = z.strictObject({
  id: recordId,
  county: z.string(),
  commune: z.strictObject({ terc, name: z.string() }).nullable(),
  governmentTask: z.boolean(),
  from: localDate,
  to: localDate.nullable(),
  note: z.string().nullable(),
  ...written,
  withdrawn: takenBack,
});
export type FundingLine = z.infer<typeof fundingLine>;

/** The commune's share from a day on, in percent (art. 191). */
export const share = z.strictObject({ from: localDate, percent: z.int(), source: z.string() });
export type Share = z.infer<typeof share>;

/** A sibling on the same axis; one who is protected or out of reach has no name and no stays. */
export const siblingInCare = z.strictObject({
  personId,
  shown: z.boolean(),
  firstName: z.string(),
  surname: z.string(),
  sex: sex.nullable(),
  birthDate: localDate.nullable(),
  placements: z.array(
    z.strictObject({
      id: recordId,
      home: namedHome,
      kind: z.enum(PLACEMENT_KINDS),
      from: localDate,
      to: localDate.nullable(),
    }),
  ),
});
export type SiblingInCare = z.infer<typeof siblingInCare>;

/** A chain of stays without a day between them: a return home and a new placement begin another one. */
export const episode = z.strictObject({ from: localDate, to: localDate.nullable(), reason: term.nullable() });
export type Episode = z.infer<typeof episode>;

export const childCare = z.strictObject({
  personId,
  /** Null of a person who was never in care: the first placement makes it 1. */
  version: z.int().nullable(),
  surname: z.string(),
  firstName: z.string(),
  sex,
  birthDate: localDate,
  death: death.nullable(),
  caseNumber: z.string().nullable(),
  /** The number the next child's case would have; null where the child has one. */
  proposedCaseNumber: z.string().nullable(),
  /** Oldest first; those taken back or replaced too. */
  placements: z.array(placementLine),
  absences: z.array(absenceLine),
  bases: z.array(basisLine),
  funding: z.array(fundingLine),
  /** Oldest first. */
  episodes: z.array(episode),
  /** Of the present or the last episode, oldest first. */
  shares: z.array(share),
  /** Who answers for the present place: the koordynator of the family, or the child's own worker. */
  coordinatorName: z.string().nullable(),
  siblings: z.array(siblingInCare),
  /** In force on the day. */
  reservations: z.array(reservationLine),
  may: z.strictObject({ edit: z.boolean(), export: z.boolean() }),
});
export type ChildCare = z.infer<typeof childCare>;

export const childRow = z.discriminatedUnion('shown', [
  z.strictObject({
    shown: z.literal(true),
    id: personId,
    surname: z.string(),
    firstName: z.string(),
    sex,
    birthDate: localDate,
    death: death.nullable(),
    caseNumber: z.string().nullable(),
    /** Where the child is today, or was last. */
    home: namedHome,
    /** The first day of the present or last episode. */
    since: localDate,
    /** The first day in that place. */
    from: localDate,
    leftOn: localDate.nullable(),
    coordinatorName: z.string().nullable(),
    isProtected: z.boolean(),
  }),
  protectedRow,
]);
export type ChildRow = z.infer<typeof childRow>;

export const CHILD_ORDERS = ['name', 'birth-date', 'home', 'since'] as const;
export const CHILD_PLACES = ['families', 'institutions'] as const;

export const childrenFilter = z.strictObject({
  /** `status`: active are in care today, archived have left. */
  ...listFilter,
  place: z.enum(CHILD_PLACES).nullable().default(null),
  form: homeForm.nullable().default(null),
  homeId: homeId.nullable().default(null),
  order: z.enum(CHILD_ORDERS).default('name'),
});
export type ChildrenFilter = z.infer<typeof childrenFilter>;
export const childrenListInput = listInput(childrenFilter);
export const childrenListOutput = listOutput(childRow);

/** Columns of the list, its print and its export; one list for all three. */
export const CHILD_COLUMNS = [
  'name',
  'birthDate',
  'age',
  'home',
  'form',
  'since',
  'coordinator',
  'caseNumber',
  'status',
] as const;
export const childColumn = z.enum(CHILD_COLUMNS);
export const childrenExportInput = listExportInput(childrenFilter, childColumn);

export const careCaseNumber = caseNumber.nullable();

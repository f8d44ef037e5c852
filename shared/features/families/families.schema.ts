import { z } from 'zod';

import { listExportInput, listFilter, listInput, listOutput } from '../../contract/list.ts';
import { protectedRow, recordCard, recordMay } from '../../contract/record.ts';
import { familyId, personId, recordId } from '../../kernel/ids.ts';
import { localDate, localDateNamed } from '../../kernel/local-date.ts';
import { optionalText, requiredText } from '../../kernel/typed-text.ts';
import { memberRole } from './member-role.schema.ts';
import { death } from '../people/person-details.schema.ts';
import { address, addressInput, sex } from '../people/people.schema.ts';

/** Kinds of families the office keeps (act of 9.06.2011, art. 8, 29, 39, 61; domain 1.2, 1.3, 1.7). */
export const FAMILY_KINDS = [
  'care-difficulties',
  'foster',
  'family-childrens-home',
  'supporting',
  'foster-candidate',
  'adoption-candidate',
] as const;
export const familyKind = z.enum(FAMILY_KINDS, 'Rodzaj rodziny: wybierz rodzaj rodziny z listy.');
export type FamilyKind = (typeof FAMILY_KINDS)[number];

export const caseNumber = z
  .string('Numer sprawy: podaj numer sprawy albo zostaw puste pole.')
  .trim()
  .min(1, { error: 'Numer sprawy: podaj numer sprawy albo zostaw puste pole.', abort: true })
  .max(60, 'Numer sprawy: podaj numer sprawy, najwyżej 60 znaków.')
  // Whatever signs the office's pattern has are right here; its shape is judged beside the field.
  .regex(
    /^[\p{L}\p{N}\p{P}\p{S} ]+$/u,
    'Numer sprawy: podaj numer sprawy z liter, cyfr i znaków w jednym wierszu, np. PR.5122.14.2026.',
  );

export const familyMemberInput = z.strictObject({
  personId,
  role: memberRole,
  from: localDateNamed('W rodzinie od', 'podaj datę, od której osoba jest w rodzinie'),
});
export type FamilyMemberInput = z.infer<typeof familyMemberInput>;

/** Somebody joins a family that exists: perhaps for a stay that is over, entered later than the one after it. */
export const joiningMemberInput = familyMemberInput.extend({
  /** The last day; null while it lasts. */
  to: localDateNamed('W rodzinie do', 'podaj datę, do której osoba była w rodzinie').nullable().default(null),
});
export type JoiningMemberInput = z.infer<typeof joiningMemberInput>;

/** A membership as it should have been written down. */
export const memberFields = z.strictObject({
  role: memberRole,
  from: localDateNamed('W rodzinie od', 'podaj datę, od której osoba jest w rodzinie'),
  /** The last day; null while it lasts. */
  to: localDateNamed('W rodzinie do', 'podaj datę, do której osoba była w rodzinie').nullable(),
});
export type MemberFields = z.infer<typeof memberFields>;

/** Where a family lives as its own record, with the day from which; changed as a person's address is. */
export const familyAddressInput = addressInput.extend({
  from: localDateNamed('Mieszka od', 'podaj datę, od której rodzina tam mieszka'),
});

export const withdrawReason = requiredText('Powód wycofania', 'podaj powód wycofania', { min: 3, max: 300 });

/** What a clerk types about a family; members and worker have steps of their own once it exists. */
export const familyFields = z.strictObject({
  name: requiredText('Nazwa rodziny', 'podaj nazwę rodziny, np. Wróblewscy', { min: 2, max: 120 }),
  kind: familyKind,
  /** Day from which the present kind holds; a later day keeps the former kind in history. */
  kindFrom: localDateNamed('Rodzaj od', 'podaj datę, od której obowiązuje rodzaj rodziny'),
  caseNumber: caseNumber.nullable(),
  note: optionalText('Uwagi', 'wpisz uwagi', 2000),
});
export type FamilyFields = z.infer<typeof familyFields>;

export const familyRow = z.discriminatedUnion('shown', [
  z.strictObject({
    shown: z.literal(true),
    id: familyId,
    name: z.string(),
    /** The kind of the day; null while the first one has not begun. */
    kind: familyKind.nullable(),
    caseNumber: z.string().nullable(),
    /** Members of the day who live. */
    memberCount: z.int(),
    childCount: z.int(),
    /** The family's own address of the day, or where none is entered what its members' addresses say. */
    addressLine: z.string().nullable(),
    addressFromMembers: z.boolean(),
    workerName: z.string().nullable(),
    /** Until when the next half-year assessment is due; null where none is. */
    assessmentDue: localDate.nullable(),
    isProtected: z.boolean(),
    archivedOn: localDate.nullable(),
  }),
  protectedRow,
]);
export type FamilyRow = z.infer<typeof familyRow>;

export const FAMILY_ORDERS = ['name', 'case-number', 'kind'] as const;

export const familiesFilter = z.strictObject({
  ...listFilter,
  kind: familyKind.nullable().default(null),
  order: z.enum(FAMILY_ORDERS).default('name'),
});
export type FamiliesFilter = z.infer<typeof familiesFilter>;

export const familiesListInput = listInput(familiesFilter);
export const familiesListOutput = listOutput(familyRow);

export const FAMILY_COLUMNS = [
  'name',
  'kind',
  'caseNumber',
  'members',
  'address',
  'worker',
  'assessment',
  'status',
] as const;
export const familyColumn = z.enum(FAMILY_COLUMNS);
export const familiesExportInput = listExportInput(familiesFilter, familyColumn);

const memberBase = { id: recordId, personId, role: memberRole, from: localDate, to: localDate.nullable() };

/** A member of a family; a protected person is a line without a name. */
export const familyMember = z.discriminatedUnion('shown', [
  z.strictObject({
    shown: z.literal(true),
    ...memberBase,
    surname: z.string(),
    firstName: z.string(),
    birthDate: localDate,
    sex,
    death: death.nullable(),
    addressLine: z.string().nullable(),
    archived: z.boolean(),
  }),
  z.strictObject({ shown: z.literal(false), ...memberBase, ask: z.array(z.string()) }),
]);
export type FamilyMember = z.infer<typeof familyMember>;

/** A member entered by mistake, and why it was taken back. */
export const withdrawnMember = z.strictObject({
  member: familyMember,
  on: localDate,
  byName: z.string(),
  /** Not told of a member who is not shown. */
  reason: z.string().nullable(),
});
export type WithdrawnMember = z.infer<typeof withdrawnMember>;

export const familyCard = z.strictObject({
  id: familyId,
  ...recordCard,
  name: z.string(),
  kinds: z.array(z.strictObject({ kind: familyKind, from: localDate, to: localDate.nullable() })),
  caseNumber: z.string().nullable(),
  /** The family's own addresses, newest first; empty while only its members' are known. */
  addresses: z.array(address),
  members: z.array(familyMember),
  withdrawnMembers: z.array(withdrawnMember),
  may: z.strictObject({ ...recordMay, assign: z.boolean() }),
});
export type FamilyCard = z.infer<typeof familyCard>;

import { z } from 'zod';

import { listExportInput, listFilter, listInput, listOutput } from '../../contract/list.ts';
import { protectedRow } from '../../contract/record.ts';
import { personId, recordId, userId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { localDate, localDateNamed } from '../../kernel/local-date.ts';
import { optionalText, requiredText } from '../../kernel/typed-text.ts';
import { term } from '../dictionaries/dictionaries.schema.ts';
import { death } from '../people/person-details.schema.ts';
import { sex } from '../people/people.schema.ts';
import { namedHome } from './care.schema.ts';
import { word } from './homes.schema.ts';

/** A goal of the programme, a task on the way to it, or a change of the programme with its day. */
export const GOAL_KINDS = ['goal', 'task', 'change'] as const;
/** Asked for; then granted for some days, or refused. */
export const HELP_STATES = ['requested', 'granted', 'refused'] as const;
export type HelpState = (typeof HELP_STATES)[number];

const note = optionalText('Uwagi', 'wpisz uwagi', 1000);

/** A path to independence begins. */
export const pathFields = z.strictObject({
  basis: word('Podstawa', 'wybierz podstawę z listy'),
  from: localDateNamed('Otwarto', 'podaj dzień otwarcia sprawy'),
  note,
});
export type PathFields = z.infer<typeof pathFields>;

export const pathEndFields = z.strictObject({
  to: localDateNamed('Zakończono', 'podaj dzień zakończenia sprawy'),
  reason: word('Powód zakończenia', 'wybierz powód zakończenia z listy'),
  note: optionalText('Uwagi do zakończenia', 'wpisz uwagi do zakończenia', 1000),
});
export type PathEndFields = z.infer<typeof pathEndFields>;

/** What is recorded on a path, each with the name of its kind. */
export const guardianFields = z.strictObject({
  line: z.literal('guardian'),
  kind: word('Kim jest opiekun', 'wybierz z listy, kim jest opiekun'),
  personId: personId.nullable(),
  userId: userId.nullable(),
  from: localDateNamed('Opiekun od', 'podaj dzień, od którego jest opiekunem'),
  consentOn: localDateNamed('Data pisemnej zgody', 'podaj datę pisemnej zgody').nullable(),
  note,
});
export const programmeFields = z.strictObject({
  line: z.literal('programme'),
  draftedOn: localDateNamed('Opracowano', 'podaj dzień opracowania programu'),
  note,
});
export const goalFields = z.strictObject({
  line: z.literal('goal'),
  kind: z.enum(GOAL_KINDS, 'Rodzaj: wybierz rodzaj: cel, zadanie albo zmianę programu.'),
  area: word('Obszar', 'wybierz obszar z listy'),
  enteredOn: localDateNamed('W programie od', 'podaj dzień, od którego jest w programie'),
  words: requiredText('Treść', 'wpisz treść', { min: 3, max: 1000 }),
  dueOn: localDateNamed('Termin', 'podaj termin').nullable(),
});
export const helpFields = z.strictObject({
  line: z.literal('help'),
  form: word('Forma pomocy', 'wybierz formę pomocy z listy'),
  requestedOn: localDateNamed('Data wniosku', 'podaj datę wniosku'),
  note,
});
export const suspensionFields = z.strictObject({
  line: z.literal('suspension'),
  helpId: recordId,
  reason: word('Powód zawieszenia', 'wybierz powód zawieszenia z listy'),
  from: localDateNamed('Zawieszono od', 'podaj pierwszy dzień zawieszenia'),
  to: localDateNamed('Zawieszono do', 'podaj ostatni dzień zawieszenia').nullable(),
  note,
});
export const stepFields = z.strictObject({
  line: z.literal('step'),
  step: word('Dokument lub czynność', 'wybierz dokument lub czynność z listy'),
  doneOn: localDateNamed('Wykonano', 'podaj dzień wykonania'),
  keptAt: optionalText('Gdzie leży', 'wpisz, gdzie leży dokument', 120),
  note,
});
export const lineFields = z.discriminatedUnion('line', [
  guardianFields,
  programmeFields,
  goalFields,
  helpFields,
  suspensionFields,
  stepFields,
]);
export type LineFields = z.infer<typeof lineFields>;
export type LineOf<Kind extends LineFields['line']> = Extract<LineFields, { readonly line: Kind }>;

/** What later becomes of a recorded line. */
export const endGuardianFields = z.strictObject({
  how: z.literal('end-guardian'),
  to: localDateNamed('Opiekun do', 'podaj ostatni dzień opiekuna'),
});
export const consentFields = z.strictObject({
  how: z.literal('consent'),
  on: localDateNamed('Data pisemnej zgody', 'podaj datę pisemnej zgody'),
});
export const approveFields = z.strictObject({
  how: z.literal('approve'),
  on: localDateNamed('Zatwierdzono', 'podaj dzień zatwierdzenia programu'),
  by: requiredText('Kto zatwierdził', 'podaj, kto zatwierdził program', { min: 3, max: 120 }),
});
export const assessFields = z.strictObject({
  how: z.literal('assess'),
  on: localDateNamed('Oceniono', 'podaj dzień końcowej oceny'),
  words: requiredText('Ocena końcowa', 'wpisz ocenę końcową', { min: 3, max: 2000 }),
});
export const goalDoneFields = z.strictObject({
  how: z.literal('goal-done'),
  on: localDateNamed('Wykonano', 'podaj dzień wykonania'),
  outcome: optionalText('Wynik', 'wpisz wynik', 500),
});
export const decideFields = z.strictObject({
  how: z.literal('decide'),
  state: z.enum(['granted', 'refused'], 'Rozstrzygnięcie: wybierz rozstrzygnięcie: przyznanie albo odmowę.'),
  number: optionalText('Numer decyzji', 'podaj numer decyzji', 60),
  on: localDateNamed('Data decyzji', 'podaj datę decyzji'),
  from: localDateNamed('Pomoc od', 'podaj pierwszy dzień pomocy').nullable(),
  to: localDateNamed('Pomoc do', 'podaj ostatni dzień pomocy').nullable(),
});
export const endHelpFields = z.strictObject({
  how: z.literal('end-help'),
  to: localDateNamed('Pomoc do', 'podaj ostatni dzień pomocy'),
});
export const endSuspensionFields = z.strictObject({
  how: z.literal('end-suspension'),
  to: localDateNamed('Zawieszono do', 'podaj ostatni dzień zawieszenia'),
});
export const settleFields = z.discriminatedUnion('how', [
  endGuardianFields,
  consentFields,
  approveFields,
  assessFields,
  goalDoneFields,
  decideFields,
  endHelpFields,
  endSuspensionFields,
]);
export type SettleFields = z.infer<typeof settleFields>;
export type SettleOf<How extends SettleFields['how']> = Extract<SettleFields, { readonly how: How }>;

/** What can be taken back as a mistake. */
export const LEAVER_LINES = ['path', 'guardian', 'programme', 'goal', 'help', 'suspension', 'step'] as const;
export const leaverLine = z.enum(LEAVER_LINES);
export type LeaverLine = (typeof LEAVER_LINES)[number];

const written = {
  byName: z.string(),
  at: instant,
  withdrawn: z.strictObject({ byName: z.string(), at: instant, reason: z.string() }).nullable(),
};

export const guardianLine = z.strictObject({
  id: recordId,
  kind: term,
  /** The person, or null of a worker; one who is protected has no name. */
  personId: personId.nullable(),
  name: z.string().nullable(),
  from: localDate,
  to: localDate.nullable(),
  consentOn: localDate.nullable(),
  note: z.string().nullable(),
  ...written,
});
export type GuardianLine = z.infer<typeof guardianLine>;

export const goalLine = z.strictObject({
  id: recordId,
  kind: z.enum(GOAL_KINDS),
  area: term,
  enteredOn: localDate,
  words: z.string(),
  dueOn: localDate.nullable(),
  doneOn: localDate.nullable(),
  outcome: z.string().nullable(),
  ...written,
});
export type GoalLine = z.infer<typeof goalLine>;

export const programmeLine = z.strictObject({
  id: recordId,
  draftedOn: localDate,
  approvedOn: localDate.nullable(),
  approvedBy: z.string().nullable(),
  assessedOn: localDate.nullable(),
  assessment: z.string().nullable(),
  note: z.string().nullable(),
  goals: z.array(goalLine),
  ...written,
});
export type ProgrammeLine = z.infer<typeof programmeLine>;

export const suspensionLine = z.strictObject({
  id: recordId,
  reason: term,
  article: z.string().nullable(),
  from: localDate,
  to: localDate.nullable(),
  note: z.string().nullable(),
  ...written,
});
export type SuspensionLine = z.infer<typeof suspensionLine>;

export const helpLine = z.strictObject({
  id: recordId,
  form: term,
  article: z.string().nullable(),
  requestedOn: localDate,
  state: z.enum(HELP_STATES),
  decisionNumber: z.string().nullable(),
  decisionOn: localDate.nullable(),
  from: localDate.nullable(),
  to: localDate.nullable(),
  note: z.string().nullable(),
  suspensions: z.array(suspensionLine),
  ...written,
});
export type HelpLine = z.infer<typeof helpLine>;

export const stepLine = z.strictObject({
  id: recordId,
  step: term,
  doneOn: localDate,
  keptAt: z.string().nullable(),
  note: z.string().nullable(),
  ...written,
});
export type StepLine = z.infer<typeof stepLine>;

export const leaverPath = z.strictObject({
  id: recordId,
  basis: term,
  article: z.string().nullable(),
  from: localDate,
  to: localDate.nullable(),
  note: z.string().nullable(),
  endReason: term.nullable(),
  endNote: z.string().nullable(),
  guardians: z.array(guardianLine),
  programmes: z.array(programmeLine),
  help: z.array(helpLine),
  steps: z.array(stepLine),
  ...written,
});
export type LeaverPath = z.infer<typeof leaverPath>;

/** The next term of somebody on the way to independence. */
export const LEAVER_TERMS = [
  'leaver-guardian',
  'leaver-programme',
  'leaver-study-end',
  'leaver-independence-aid',
  'leaver-household-aid',
] as const;
export const leaverTerm = z.strictObject({
  code: z.enum(LEAVER_TERMS),
  label: z.string(),
  due: localDate,
  article: z.string(),
});
export type LeaverTerm = z.infer<typeof leaverTerm>;

/** Days of all stays in care against the least that gives help (art. 141). */
export const leastStay = z.strictObject({
  days: z.int(),
  months: z.int(),
  met: z.boolean(),
  kinship: z.boolean(),
  source: z.string(),
});
export type LeastStay = z.infer<typeof leastStay>;

/** What has still to be entered or done, in the order in which it is needed. */
export const LEAVER_GAPS = ['path', 'basis', 'guardian', 'consent', 'programme', 'approval', 'end'] as const;
export const leaverGap = z.enum(LEAVER_GAPS);
export type LeaverGap = (typeof LEAVER_GAPS)[number];

export const leaverCard = z.strictObject({
  personId,
  /** Null of a person who never had a path: the first one makes it 1. */
  version: z.int().nullable(),
  surname: z.string(),
  firstName: z.string(),
  sex,
  birthDate: localDate,
  death: death.nullable(),
  seventeenOn: localDate,
  eighteenOn: localDate,
  /** Where the person is in care today, or was last. */
  home: namedHome.nullable(),
  inCare: z.boolean(),
  leftOn: localDate.nullable(),
  /** Null of somebody who was never in care, or where the office has no rule for it. */
  stay: leastStay.nullable(),
  terms: z.array(leaverTerm),
  gaps: z.array(leaverGap),
  /** Oldest first; those taken back too. */
  paths: z.array(leaverPath),
  may: z.strictObject({ edit: z.boolean(), export: z.boolean() }),
});
export type LeaverCard = z.infer<typeof leaverCard>;

export const leaverRow = z.discriminatedUnion('shown', [
  z.strictObject({
    shown: z.literal(true),
    id: personId,
    surname: z.string(),
    firstName: z.string(),
    birthDate: localDate,
    death: death.nullable(),
    seventeenOn: localDate,
    eighteenOn: localDate,
    home: namedHome.nullable(),
    leftOn: localDate.nullable(),
    /** In care on the day. */
    inCare: z.boolean(),
    /** The guardian of the day: a person, or null of a worker; one who is protected has no name. */
    guardian: z.strictObject({ personId: personId.nullable(), name: z.string().nullable() }).nullable(),
    programme: z.strictObject({ draftedOn: localDate, approvedOn: localDate.nullable() }).nullable(),
    /** Short words of the help that is granted today, or was asked for; what is suspended says so. */
    help: z.array(z.strictObject({ label: z.string(), state: z.enum([...HELP_STATES, 'suspended']) })),
    term: leaverTerm.nullable(),
    gaps: z.array(leaverGap),
    pathOpen: z.boolean(),
    pathEndedOn: localDate.nullable(),
    isProtected: z.boolean(),
  }),
  protectedRow,
]);
export type LeaverRow = z.infer<typeof leaverRow>;

export const LEAVER_ORDERS = ['name', 'eighteen', 'term'] as const;
export const LEAVER_STAGES = ['in-care', 'after-care'] as const;
export const LEAVER_AGES = ['17', '18'] as const;

export const leaversFilter = z.strictObject({
  /** `status`: active are on the way to independence, archived have an ended path. */
  ...listFilter,
  stage: z.enum(LEAVER_STAGES).nullable().default(null),
  /** Which birthday falls in the chosen time; null: either of them. */
  turning: z.enum(LEAVER_AGES).nullable().default(null),
  from: localDateNamed('Urodziny od', 'podaj pierwszy dzień urodzin').nullable().default(null),
  to: localDateNamed('Urodziny do', 'podaj ostatni dzień urodzin').nullable().default(null),
  gap: leaverGap.nullable().default(null),
  order: z.enum(LEAVER_ORDERS).default('eighteen'),
});
export type LeaversFilter = z.infer<typeof leaversFilter>;
export const leaversListInput = listInput(leaversFilter);
export const leaversListOutput = listOutput(leaverRow);

/** Columns of the list, its print and its export; one list for all three. */
export const LEAVER_COLUMNS = [
  'name',
  'seventeen',
  'eighteen',
  'home',
  'guardian',
  'programme',
  'help',
  'term',
  'missing',
  'status',
] as const;
export const leaverColumn = z.enum(LEAVER_COLUMNS);
export const leaversExportInput = listExportInput(leaversFilter, leaverColumn);

import { z } from 'zod';

import { exportFormat, listWindow } from '../../contract/procedure.ts';
import { familyId, personId, recordId, userId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { localDate, localDateNamed } from '../../kernel/local-date.ts';
import { optionalText, requiredText, shortText } from '../../kernel/typed-text.ts';
import { taskState } from './tasks.schema.ts';
import { namedRecord, workRecord } from './work-record.schema.ts';

/**
 * Kinds of notes: forms of work with a family (act of 9.06.2011, art. 10(3): consultations and specialist counselling,
 * therapy and mediation, services for families with children, legal help, support groups) and the office's own contacts.
 */
export const NOTE_KINDS = [
  'home-visit',
  'phone-call',
  'office-meeting',
  'consultation',
  'psychologist',
  'lawyer',
  'therapy',
  'mediation',
  'support-group',
  'family-services',
  'institution-contact',
  'letter',
  'other',
] as const;
export const noteKind = z.enum(NOTE_KINDS, 'Rodzaj wpisu: wybierz rodzaj wpisu z listy.');
export type NoteKind = (typeof NOTE_KINDS)[number];

/** What is typed into a note. A person or worker who took part is named by id, so that a protection hides the name. */
export const noteFields = z.strictObject({
  kind: noteKind,
  on: localDateNamed('Data wpisu', 'podaj datę wpisu'),
  /** Minutes since midnight by the office's clock; null when the hour does not matter. */
  atMinute: z.int().min(0).max(1439).nullable(),
  personIds: z.array(personId).max(20, 'Kto brał udział: wskaż, kto brał udział, najwyżej 20 osób.'),
  userIds: z.array(userId).max(20, 'Pracownicy: wskaż najwyżej 20 pracowników.'),
  others: optionalText('Inne osoby', 'wpisz inne osoby', 300),
  text: requiredText('Treść', 'wpisz treść: co się działo i co ustalono', { max: 20_000 }),
});
export type NoteFields = z.infer<typeof noteFields>;

/** What has to be done next; becomes a task. Without a worker it is the writer's own. */
export const nextStep = z.strictObject({
  what: requiredText('Następny krok', 'wpisz następny krok: co trzeba zrobić', { max: 300 }),
  dueOn: localDateNamed('Termin', 'podaj termin następnego kroku'),
  userId: userId.nullable(),
});
export type NextStep = z.infer<typeof nextStep>;

export const correctionReason = requiredText('Powód poprawki', 'podaj powód poprawki: co i dlaczego poprawiasz', {
  min: 3,
  max: 300,
});
export const withdrawReason = requiredText('Powód wycofania', 'podaj powód wycofania', { min: 3, max: 300 });

/** Somebody who took part; a protected person is a line without a name. */
export const participant = z.discriminatedUnion('shown', [
  z.strictObject({ shown: z.literal(true), kind: z.enum(['person', 'user']), id: z.uuid(), name: z.string() }),
  z.strictObject({ shown: z.literal(false), id: z.uuid(), ask: z.array(z.string()) }),
]);
export type Participant = z.infer<typeof participant>;

const written = {
  version: z.int(),
  kind: noteKind,
  on: localDate,
  atMinute: z.int().nullable(),
  participants: z.array(participant),
  others: z.string().nullable(),
  text: z.string(),
  byName: z.string(),
  at: instant,
};

/** A note as it holds, with what became of its next steps. */
export const note = z.strictObject({
  id: recordId,
  ...written,
  /** The family whose chronicle it stands in, where a person's chronicle shows it; null for a note of the record itself. */
  family: z.strictObject({ id: familyId, name: z.string() }).nullable(),
  withdrawn: z.strictObject({ at: instant, byName: z.string(), reason: z.string() }).nullable(),
  tasks: z.array(z.strictObject({ id: recordId, what: z.string(), dueOn: localDate, state: taskState })),
});
export type Note = z.infer<typeof note>;

/** One version of a note, with the reason of the correction that made it. */
export const noteVersion = z.strictObject({ ...written, reason: z.string().nullable() });
export type NoteVersion = z.infer<typeof noteVersion>;

export const notesFilter = z.strictObject({
  kind: noteKind.nullable().default(null),
  /** Typed words or their beginnings, without diacritics. */
  search: shortText('Szukaj', 'wpisz, czego szukać', 120).default(''),
});
export type NotesFilter = z.infer<typeof notesFilter>;

export const notesListInput = z.strictObject({ record: workRecord, filter: notesFilter, window: listWindow });
export const notesListOutput = z.strictObject({
  rows: z.array(note),
  count: z.int(),
  total: z.int(),
  /** Name of the record, as prints are headed. */
  recordName: z.string(),
  may: z.strictObject({ edit: z.boolean(), export: z.boolean() }),
});
export type NotesListOutput = z.infer<typeof notesListOutput>;

/** `family` says where a note of a person's chronicle comes from; a family's own chronicle has no use for it. */
export const NOTE_COLUMNS = ['on', 'kind', 'family', 'participants', 'text', 'by', 'state'] as const;
export const notesExportInput = z.strictObject({
  record: workRecord,
  filter: notesFilter,
  columns: z.array(z.enum(NOTE_COLUMNS)).min(1, 'Kolumny: wybierz co najmniej jedną kolumnę.'),
  format: exportFormat,
});

/** Notes a search names while one types, and the most it names when asked for all. */
export const NOTE_HITS = 6;
export const ALL_NOTE_HITS = 100;

/** A note found by its text: what it is about and the place where the words stand. */
export const noteHit = z.strictObject({
  id: recordId,
  record: namedRecord,
  kind: noteKind,
  on: localDate,
  /** Pieces of the text in their order; those found are marked. */
  snippet: z.array(z.strictObject({ text: z.string(), found: z.boolean() })),
});
export type NoteHit = z.infer<typeof noteHit>;

import { z } from 'zod';

import { exportFormat, listWindow } from '../../contract/procedure.ts';
import { familyId, personId, recordId, userId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { localDate, localDateNamed } from '../../kernel/local-date.ts';
import { requiredText } from '../../kernel/typed-text.ts';
import { familyKind } from '../families/families.schema.ts';

/** Why a worker gets more families than the limit; asked for only when that happens. */
export const limitReason = requiredText('Powód przekroczenia limitu', 'podaj powód przekroczenia limitu', {
  min: 3,
  max: 500,
});

/** The limit as it holds on a day, and the kinds of families that count to it. */
export const limitOnDay = z.strictObject({ value: z.int(), source: z.string(), kinds: z.array(familyKind) });
export type LimitOnDay = z.infer<typeof limitOnDay>;

/** What a worker leads on a day, protected records counted too: a number names nobody. */
export const caseloadRow = z.strictObject({
  userId,
  displayName: z.string(),
  /** Whether people and families may be given to the worker today. */
  active: z.boolean(),
  families: z.int(),
  /** Those of them that count to the limit. */
  counted: z.int(),
  people: z.int(),
});
export type CaseloadRow = z.infer<typeof caseloadRow>;

export const caseloadsOverview = z.strictObject({
  day: localDate,
  /** Null when the office has no limit recorded for that day. */
  limit: limitOnDay.nullable(),
  workers: z.array(caseloadRow),
});
export type CaseloadsOverview = z.infer<typeof caseloadsOverview>;

export const CASELOAD_COLUMNS = ['worker', 'families', 'counted', 'limit', 'free', 'people'] as const;

const ledBase = { id: z.uuid(), kind: z.enum(['family', 'person']), from: localDate };

/** One record that somebody leads; a protected one is a line without a name. */
export const ledRow = z.discriminatedUnion('shown', [
  z.strictObject({
    shown: z.literal(true),
    ...ledBase,
    name: z.string(),
    caseNumber: z.string().nullable(),
    birthDate: localDate.nullable(),
  }),
  z.strictObject({ shown: z.literal(false), ...ledBase, ask: z.array(z.string()) }),
]);
export type LedRow = z.infer<typeof ledRow>;

export const ledBy = z.strictObject({ worker: z.string(), day: localDate, rows: z.array(ledRow) });
export type LedBy = z.infer<typeof ledBy>;

/** How many families that count a worker has with those that are to come, against the limit. */
export const limitCheck = z.strictObject({
  families: z.int(),
  limit: z.int(),
  source: z.string(),
  kinds: z.array(familyKind),
  over: z.boolean(),
});
export type LimitCheck = z.infer<typeof limitCheck>;

/**
 * Open tasks of the giver about one person or family. They go along with it, and those about a member of families also when
 * everything goes by which the giver leads the person.
 */
const goingTasks = z.strictObject({ id: z.uuid(), holders: z.array(z.uuid()), count: z.int() });
export type GoingTasks = z.infer<typeof goingTasks>;

/** What a caseload that is to be handed over holds, and what its taker has then without it. */
export const handOverPreview = z.strictObject({
  rows: z.array(ledRow),
  /** Families of the rows that count to the limit. */
  counted: z.array(z.uuid()),
  /** Families of the taker that count, on the effective day or on the later day on which they are most. */
  takerFamilies: z.int(),
  /** Open tasks of the giver that go along, by `tasksGoing`. */
  tasks: z.array(goingTasks),
  limit: limitOnDay,
});
export type HandOverPreview = z.infer<typeof handOverPreview>;

export const handOverInput = z.strictObject({
  /** Null for records chosen on a list, whoever leads them. */
  fromId: userId.nullable(),
  toId: userId,
  from: localDateNamed('Przekazanie od', 'podaj datę, od której obowiązuje przekazanie'),
  reason: requiredText('Powód przekazania', 'podaj powód przekazania', { min: 3, max: 500 }),
  families: z.array(familyId).max(1000, 'Rodziny: wybierz najwyżej 1000 rodzin.'),
  people: z.array(personId).max(1000, 'Osoby: wybierz najwyżej 1000 osób.'),
  limitReason: limitReason.nullable().default(null),
});
export type HandOverInput = z.infer<typeof handOverInput>;

/** A caseload handed over: who, to whom, since when and why; the reason only where the viewer may see all that went along. */
export const handoverRow = z.strictObject({
  id: recordId,
  fromName: z.string().nullable(),
  toName: z.string(),
  from: localDate,
  reason: z.string().nullable(),
  /** Whom to ask where the reason is not told. */
  ask: z.array(z.string()),
  families: z.int(),
  people: z.int(),
  /** Open tasks that went along. */
  tasks: z.int(),
  recordedAt: instant,
  recordedByName: z.string(),
  undoneAt: instant.nullable(),
  undoneByName: z.string().nullable(),
});
export type HandoverRow = z.infer<typeof handoverRow>;

/** More families than the limit, and why; where a protected record is among what it came with neither name nor reason. */
export const exceptionRow = z.strictObject({
  id: recordId,
  workerName: z.string(),
  from: localDate,
  families: z.int(),
  limit: z.int(),
  source: z.string(),
  reason: z.string().nullable(),
  /** What it came with; null for a family that is protected from the viewer. */
  family: z.strictObject({ id: familyId, name: z.string() }).nullable(),
  handedOver: z.boolean(),
  ask: z.array(z.string()),
  recordedAt: instant,
  recordedByName: z.string(),
});
export type ExceptionRow = z.infer<typeof exceptionRow>;

/** Rows of each of the two lists that the log's screen asks for at once. */
export const LOG_ROWS_AT_ONCE = 100;

/** The window is that of both lists. */
export const caseloadsLogInput = z.strictObject({
  window: listWindow.default({ offset: 0, limit: LOG_ROWS_AT_ONCE }),
});

export const caseloadsLog = z.strictObject({
  handovers: z.array(handoverRow),
  exceptions: z.array(exceptionRow),
  /** Rows in all, whatever the window. */
  counts: z.strictObject({ handovers: z.int(), exceptions: z.int() }),
});
export type CaseloadsLog = z.infer<typeof caseloadsLog>;

export const proposedCaseNumber = z.strictObject({
  /** Null when the office's pattern has no place for a number. */
  number: z.string().nullable(),
  pattern: z.string(),
  source: z.string(),
});

export const overviewInput = z.strictObject({
  day: localDateNamed('Stan na dzień', 'podaj dzień, na który ma być pokazany stan'),
});
export const overviewExportInput = z.strictObject({
  day: localDateNamed('Stan na dzień', 'podaj dzień, na który ma być pokazany stan'),
  columns: z.array(z.enum(CASELOAD_COLUMNS)).min(1, 'Kolumny: wybierz co najmniej jedną kolumnę.'),
  format: exportFormat,
});

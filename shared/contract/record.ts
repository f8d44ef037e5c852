import { z } from 'zod';

import { userId } from '../kernel/ids.ts';
import { instant } from '../kernel/instant.ts';
import { localDate } from '../kernel/local-date.ts';
import { requiredText } from '../kernel/typed-text.ts';

/** Every row that names people is either shown, or says only that it is protected and whom to ask. */
export const protectedRow = z.strictObject({
  shown: z.literal(false),
  id: z.uuid(),
  /** Display names of the users who may open it. */
  ask: z.array(z.string()),
});

export const workerAssignment = z.strictObject({
  userId,
  displayName: z.string(),
  from: localDate,
  to: localDate.nullable(),
  /** Why the worker got it: of a handing over, or of more families than the limit. */
  reason: z.string().nullable().default(null),
});

/** A worker was responsible from a day to a day, by an own assignment or through a family. */
export const ledStretch = z.strictObject({
  from: localDate,
  to: localDate.nullable(),
  /** Null where the family is protected from the viewer. */
  displayName: z.string().nullable(),
  /** The family through which; empty when it is protected from the viewer, null for an own assignment. */
  familyName: z.string().nullable(),
});
export type LedStretch = z.infer<typeof ledStretch>;

/** What every kept record's card has besides its own fields; a feature spreads it into its strict object. */
export const recordCard = {
  version: z.int(),
  note: z.string().nullable(),
  workers: z.array(workerAssignment),
  /** Who was responsible on which days; days in the archive are nobody's. */
  led: z.array(ledStretch),
  protection: z
    .strictObject({ reason: z.string(), users: z.array(z.strictObject({ userId, displayName: z.string() })) })
    .nullable(),
  archived: z.strictObject({ on: localDate, byName: z.string(), reason: z.string() }).nullable(),
  createdAt: instant,
  changedAt: instant,
  changedByName: z.string(),
};

/** What this user may do with this very record; a feature adds its own steps. */
export const recordMay = { edit: z.boolean(), archive: z.boolean(), export: z.boolean(), protect: z.boolean() };

const cardOfAny = z.strictObject({ ...recordCard, may: z.strictObject(recordMay) });
/** A card as far as all kept records are alike. */
export type RecordCard = z.infer<typeof cardOfAny>;

/** One change in a record's history; values stand only while retention keeps them. */
export const historyEntry = z.strictObject({
  seq: z.int(),
  at: instant,
  byName: z.string(),
  action: z.string(),
  fields: z.array(z.string()),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** The history of a record as its print shows it. */
export const printedHistory = z.strictObject({
  name: z.string(),
  entries: z.array(historyEntry),
  /** Ids of the record and of everybody whom the entries name. */
  named: z.array(z.uuid()),
});
export type PrintedHistory = z.infer<typeof printedHistory>;

export const archiveReason = requiredText('Powód archiwizacji', 'podaj powód archiwizacji', { min: 3, max: 300 });

export const protectionInput = z.strictObject({
  reason: requiredText('Powód ochrony', 'podaj powód ochrony', { min: 3, max: 300 }),
  userIds: z
    .array(userId)
    .min(1, 'Kto może otworzyć: wskaż, kto może otworzyć kartę, co najmniej jedną osobę.')
    .max(50, 'Kto może otworzyć: wskaż, kto może otworzyć kartę, najwyżej 50 osób.'),
});
export type ProtectionInput = z.infer<typeof protectionInput>;

import { z } from 'zod';

import { homeId, personId, recordId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { localDateNamed } from '../../kernel/local-date.ts';
import { optionalText } from '../../kernel/typed-text.ts';
import { word } from './homes.schema.ts';
import { FINDING_CODES, LIMIT_RULE_CODES, SEVERITIES, type Asked } from './limits.facts.ts';

/** What is written down where a child is placed over a limit: why, and who agreed. */
export const exceptionFields = z.strictObject({
  reason: optionalText('Powód wyjątku', 'wpisz powód wyjątku', 1000),
  familyConsent: z.boolean(),
  coordinatorOpinion: z.boolean(),
  permit: z.boolean(),
});
export type ExceptionFields = z.infer<typeof exceptionFields>;

/** Nothing recorded: a placing within the limits needs no more. */
export const NO_EXCEPTION: ExceptionFields = {
  reason: null,
  familyConsent: false,
  coordinatorOpinion: false,
  permit: false,
};

/** With every step that places a child. */
export const withException = exceptionFields.nullable().default(null);

const ASKED = ['reason', 'family-consent', 'coordinator-opinion', 'permit'] as const satisfies readonly Asked[];

export const finding = z.strictObject({
  code: z.enum(FINDING_CODES),
  severity: z.enum(SEVERITIES),
  sentence: z.string(),
  article: z.string().nullable(),
  ruleCode: z.literal(LIMIT_RULE_CODES).nullable(),
  limit: z.int().nullable(),
  count: z.int().nullable(),
  asks: z.array(z.enum(ASKED)),
});

/** A placing that is being typed, for what the limits say about it. */
export const placingInput = z.strictObject({
  personId,
  homeId,
  kind: z.enum(['stay', 'respite']),
  from: localDateNamed('W miejscu od', 'podaj pierwszy dzień w miejscu'),
  /** The last day, where it is known. */
  to: localDateNamed('Ostatni dzień', 'podaj ostatni dzień w miejscu pobytu').nullable(),
  /** Kind of the basis recorded together with it. */
  basis: word('Podstawa prawna', 'wybierz podstawę prawną z listy').nullable(),
  /** The line this one takes the place of: a correction, or a plan that begins. */
  formerId: recordId.nullable(),
});
export type PlacingInput = z.infer<typeof placingInput>;

export const placingLimits = z.strictObject({
  findings: z.array(finding),
  /** Whether a reason is to be written down; not where the line before has one that still fits. */
  needsReason: z.boolean(),
});
export type PlacingLimits = z.infer<typeof placingLimits>;

/** An exception as recorded, on the cards. */
export const recordedException = z.strictObject({
  id: recordId,
  code: z.enum(FINDING_CODES),
  sentence: z.string(),
  article: z.string().nullable(),
  /** Where the limit stood on that day. */
  source: z.string().nullable(),
  reason: z.string(),
  familyConsent: z.boolean(),
  coordinatorOpinion: z.boolean(),
  permit: z.boolean(),
  byName: z.string(),
  at: instant,
});
export type RecordedException = z.infer<typeof recordedException>;

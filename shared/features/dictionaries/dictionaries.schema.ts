import { z } from 'zod';

import { localDate } from '../../kernel/local-date.ts';

/**
 * Lists of words that the law or the office changes: dated rows with a source (table `dictionary_entries`). Codes the
 * program decides by stand in the features; here are the words and the days on which they are offered.
 */
export const DICTIONARIES = [
  'home-form',
  'placement-reason',
  'end-reason',
  'legal-basis',
  'absence-kind',
  'home-paper',
  'home-contract',
  'readiness',
  'leaver-basis',
  'leaver-guardian',
  'leaver-area',
  'leaver-help',
  'leaver-suspension',
  'leaver-end',
  'leaver-step',
] as const;
export const dictionary = z.enum(DICTIONARIES);
export type Dictionary = (typeof DICTIONARIES)[number];

/** A word of a dictionary where it is used: what is stored and what is read. */
export const term = z.strictObject({ code: z.string(), label: z.string() });
export type Term = z.infer<typeof term>;

/** An entry with the days on which it may be chosen; rows from before keep it. */
export const dictionaryEntry = z.strictObject({
  dictionary,
  code: z.string(),
  label: z.string(),
  /** For narrow places; the label where there is none. */
  shortLabel: z.string(),
  article: z.string().nullable(),
  from: localDate,
  to: localDate.nullable(),
});
export type DictionaryEntry = z.infer<typeof dictionaryEntry>;

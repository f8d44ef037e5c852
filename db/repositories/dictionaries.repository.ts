import {
  DICTIONARIES,
  type Dictionary,
  type DictionaryEntry,
  type Term,
} from '#shared/features/dictionaries/dictionaries.schema.ts';
import { holdsOn } from '#shared/kernel/dated-rows.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { dateOrNull, known } from './values.ts';

/** Every entry of every dictionary, in the order in which they are offered. */
export async function dictionaryEntries(r: Reader): Promise<DictionaryEntry[]> {
  const rows = await r
    .selectFrom('dictionary_entries')
    .select(['dictionary', 'code', 'label', 'short_label', 'article', 'from_date', 'to_date'])
    .orderBy('dictionary')
    .orderBy('position')
    .orderBy('from_date')
    .execute();
  return rows.map((row) => ({
    dictionary: known(DICTIONARIES, row.dictionary, 'dictionary_entries.dictionary'),
    code: row.code,
    label: row.label,
    shortLabel: row.short_label ?? row.label,
    article: row.article,
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
  }));
}

/** The words as they were on a day: what is stored with that day is read with them. */
export interface Words {
  /** The entry of the day, or the one nearest to it. @throws Error of a code the dictionary has never had */
  readonly entry: (dictionary: Dictionary, code: string, day: LocalDate) => DictionaryEntry;
  readonly term: (dictionary: Dictionary, code: string, day: LocalDate) => Term;
  /** Whether the code may be chosen on the day. */
  readonly offered: (dictionary: Dictionary, code: string, day: LocalDate) => boolean;
}

export async function wordsOf(r: Reader): Promise<Words> {
  const byCode = new Map<string, DictionaryEntry[]>();
  for (const entry of await dictionaryEntries(r)) {
    const key = `${entry.dictionary} ${entry.code}`;
    byCode.set(key, [...(byCode.get(key) ?? []), entry]);
  }
  const entry: Words['entry'] = (dictionary, code, day) => {
    const all = byCode.get(`${dictionary} ${code}`) ?? [];
    const found = all.find((one) => holdsOn(one, day)) ?? all.findLast((one) => one.from <= day) ?? all[0];
    if (found === undefined) throw new Error(`The dictionary ${dictionary} has no such code`);
    return found;
  };
  return {
    entry,
    term: (dictionary, code, day) => ({ code, label: entry(dictionary, code, day).label }),
    offered: (dictionary, code, day) => (byCode.get(`${dictionary} ${code}`) ?? []).some((one) => holdsOn(one, day)),
  };
}

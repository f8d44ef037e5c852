import { sql } from 'kysely';
import type { QueryExecutorProvider } from 'kysely';
import { foldForSearch } from '#shared/kernel/polish.ts';

import { keptStatement } from './kept-statement.ts';
import { withinOneTypingError } from './typing-error.ts';

/** A full-text index and the vocabulary table over it. */
export interface FullTextIndex {
  readonly table: string;
  readonly vocabulary: string;
  /** Its words hold postal codes, written by `postalWord`. */
  readonly postalCodes?: true;
}

export const PEOPLE_INDEX: FullTextIndex = {
  table: 'people_search',
  vocabulary: 'people_vocabulary',
  postalCodes: true,
};
export const FAMILIES_INDEX: FullTextIndex = { table: 'families_search', vocabulary: 'families_vocabulary' };

const WORDS_USED = 8;
const LETTERS_USED = 40;
/** A shorter word would be within one error of half the vocabulary. */
export const FORGIVEN_FROM = 4;
/** From this length on a word that is still being typed is forgiven too. */
export const BEGINNING_FORGIVEN_FROM = 6;
const TERMS_USED = 30;

/** The folded words of what a user typed, at most 8 of at most 40 letters; empty when there is nothing to search for. */
export function searchWords(text: string): string[] {
  const words = foldForSearch(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => [...word].slice(0, LETTERS_USED).join(''));
  return [...new Set(words)].slice(0, WORDS_USED);
}

/** The word under which a postal code is found: were it digits alone, „Lipowa 26” would find the whole of 26-060. */
export const postalWord = (code: string): string => `kod${code.replace('-', '')}`;

const WRITTEN_POSTAL_CODE = /(?<![\p{L}\p{N}])(\d{2})[-\u2010-\u2013](\d{3})(?![\p{L}\p{N}])/gu;

/** The folded words of what a user typed; „26-060” is one word where postal codes are found. */
function wordsFor(index: FullTextIndex, text: string): string[] {
  return searchWords(index.postalCodes === true ? text.replace(WRITTEN_POSTAL_CODE, '$1$2') : text);
}

/** A word as the beginning of a word; five digits are a postal code as well as the beginning of a PESEL. */
function asTypedIn(index: FullTextIndex, word: string): string {
  const beginning = prefixExpression([word]);
  return index.postalCodes === true && /^\d{5}$/.test(word)
    ? `(${beginning} OR ${quoted(postalWord(word))})`
    : beginning;
}

/** A FTS5 string: every operator and every sign inside it is plain text. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

/** The FTS5 expression for words that must all be there, each as the beginning of a word. */
export function prefixExpression(words: readonly string[]): string {
  return words.map((word) => `${quoted(word)}*`).join(' AND ');
}

/** The FTS5 expression for any of these whole words. */
export const wordExpression = (terms: readonly string[]): string => `(${terms.map(quoted).join(' OR ')})`;

/**
 * The FTS5 expression for what a user typed, to be bound to `match`; null when nothing in it can be searched for.
 * Each word is searched as the beginning of a word, without regard to case and diacritics. A word of 4 letters or more
 * that nothing begins with is replaced by the words of the index within one typing error of it; numbers never are,
 * since a wrong digit of a PESEL names somebody else.
 */
export async function fullTextExpression(
  r: QueryExecutorProvider,
  index: FullTextIndex,
  text: string,
): Promise<string | null> {
  const words = wordsFor(index, text);
  if (words.length === 0) return null;
  const parts = await Promise.all(words.map((word) => partFor(r, index, word)));
  return parts.join(' AND ');
}

/**
 * Searches for what a user typed, see fullTextExpression; null when nothing in it can be searched for. It is searched as
 * typed while the index is asked whether a word needs forgiving, and again only then: one way to the database, not two.
 */
export async function searched<Result>(
  r: QueryExecutorProvider,
  index: FullTextIndex,
  text: string,
  search: (expression: string) => Promise<Result>,
): Promise<Result | null> {
  const words = wordsFor(index, text);
  if (words.length === 0) return null;
  const asTyped = words.map((word) => asTypedIn(index, word)).join(' AND ');
  const [found, expression] = await Promise.all([search(asTyped), fullTextExpression(r, index, text)]);
  return expression === null || expression === asTyped ? found : await search(expression);
}

async function partFor(r: QueryExecutorProvider, index: FullTextIndex, word: string): Promise<string> {
  const asTyped = asTypedIn(index, word);
  if (word.length < FORGIVEN_FROM || /\d/.test(word) || (await hasHits(r, index, asTyped))) return asTyped;
  const terms = await similarTerms(r, index, word);
  return terms.length === 0 ? asTyped : wordExpression(terms);
}

async function hasHits(r: QueryExecutorProvider, { table }: FullTextIndex, expression: string): Promise<boolean> {
  return (await firstHit(r, { table, expression })).length > 0;
}

const firstHit = keptStatement<{ readonly table: string; readonly expression: string }, { readonly 1: number }>(
  ['expression'],
  ({ table, expression }) => {
    const name = sql.table(table);
    return sql`select 1 from ${name} where ${name} match ${expression} limit 1`;
  },
);

/** The commonest terms within one typing error; terms that begin with a digit sort before 'a' and are left out. */
async function similarTerms(r: QueryExecutorProvider, index: FullTextIndex, word: string): Promise<string[]> {
  const similar =
    word.length >= BEGINNING_FORGIVEN_FROM
      ? sql`starts_within_one_typo(${word}, term) = 1`
      : sql`length(term) between ${word.length - 1} and ${word.length + 1} and within_one_typo(${word}, term) = 1`;
  const { rows } = await sql<{ term: string }>`
    select term from ${sql.table(index.vocabulary)} where term >= 'a' and ${similar}
    order by cnt desc, term limit ${TERMS_USED}`.execute(r);
  return rows.map(({ term }) => term);
}

/** For each of the folded words the terms of the index within one typing error of it, itself included; in one pass. */
export async function wordsWithinOneTypingError(
  r: QueryExecutorProvider,
  index: FullTextIndex,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (words.length === 0) return new Map();
  const matches = words.map(
    (word) =>
      sql`(length(term) between ${word.length - 1} and ${word.length + 1} and within_one_typo(${word}, term) = 1)`,
  );
  const { rows } = await sql<{ term: string }>`
    select term from ${sql.table(index.vocabulary)} where term >= 'a' and (${sql.join(matches, sql` or `)})`.execute(r);
  return new Map(
    words.map((word) => [word, rows.map(({ term }) => term).filter((term) => withinOneTypingError(word, term))]),
  );
}

import { sql } from 'kysely';

import { FORGIVEN_FROM, prefixExpression, searchWords, wordExpression } from '../sqlite/full-text.ts';
import type { Reader, Tx } from '../sqlite/office-database.ts';
import { idList } from './values.ts';

const SHORTEST = 3;
const LONGEST = 41;
/** As in the search for people: from this length on a word that is still being typed is forgiven too. */
const BEGINNING_FORGIVEN_FROM = 6;
const TERMS_USED = 30;

/** Keeps the words of folded texts, so that a search finds those within one typing error. */
export async function keepNoteWords(tx: Tx, texts: readonly string[]): Promise<void> {
  const words = new Set(
    texts.flatMap((text) =>
      text
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word.length >= SHORTEST && word.length <= LONGEST && word >= 'a' && !/\d/.test(word)),
    ),
  );
  if (words.size === 0) return;
  await sql`INSERT OR IGNORE INTO note_words (word) SELECT value FROM json_each(${JSON.stringify([...words])})`.execute(
    tx,
  );
}

/** What a user typed, as the index is asked, and which folded words of a text were meant. */
export interface NoteSearch {
  readonly words: readonly string[];
  readonly expression: string;
  readonly isFound: (folded: string) => boolean;
}

/**
 * The search for words that must all be there, each as the beginning of a word; null when there is nothing to search for.
 * A word of 4 letters or more that no note has is replaced by the words of notes within one typing error of it.
 */
export async function noteSearch(r: Reader, text: string): Promise<NoteSearch | null> {
  const words = searchWords(text);
  if (words.length === 0) return null;
  const meant = await Promise.all(words.map((word) => meantBy(r, word)));
  return {
    words,
    expression: meant.map(({ expression }) => expression).join(' AND '),
    isFound: (folded) => meant.some(({ terms, word }) => folded.startsWith(word) || terms.includes(folded)),
  };
}

async function meantBy(r: Reader, word: string) {
  const asTyped = { word, terms: [] as readonly string[], expression: prefixExpression([word]) };
  if (word.length < FORGIVEN_FROM || /\d/.test(word) || (await isThere(r, asTyped.expression))) return asTyped;
  const terms = await similarWords(r, word);
  return terms.length === 0 ? asTyped : { word, terms, expression: wordExpression(terms) };
}

async function isThere(r: Reader, expression: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM notes_search WHERE notes_search MATCH ${expression} LIMIT 1`.execute(r);
  return rows.length > 0;
}

/**
 * Words within one typing error, the nearest in length first. An error behind the first letter leaves the first letter, one
 * in the first or second leaves what follows them, moved by one where a letter is missing or too much.
 */
async function similarWords(r: Reader, word: string): Promise<readonly string[]> {
  const first = word.slice(0, 1);
  const begins =
    word.length >= BEGINNING_FORGIVEN_FROM
      ? sql`starts_within_one_typo(${word}, word) = 1`
      : sql`length(word) BETWEEN ${word.length - 1} AND ${word.length + 1} AND within_one_typo(${word}, word) = 1`;
  const tails = idList([word.slice(1), word.slice(2), word.slice(3)]);
  const { rows } = await sql<{ word: string }>`
    SELECT word FROM (SELECT word FROM note_words WHERE word >= ${first} AND word < ${`${first}\u{10ffff}`} AND ${begins}
    UNION SELECT word FROM note_words WHERE substr(word, 3) IN ${tails} AND within_one_typo(${word}, word) = 1)
    ORDER BY abs(length(word) - ${word.length}), word LIMIT ${TERMS_USED}`.execute(r);
  return rows.map((row) => row.word);
}

import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fullTextExpression, PEOPLE_INDEX, prefixExpression, searched, searchWords } from '#db/sqlite/full-text.ts';
import { startsWithinOneTypingError, withinOneTypingError } from '#db/sqlite/typing-error.ts';
import { foldForSearch } from '#shared/kernel/polish.ts';
import { sharedOffice } from '#tests/support/database.ts';

const PEOPLE = [
  'Łucja Gżegżółka 02271409862 Łódź',
  'Świętosława Śledź 90010112345 Żory',
  'Jan Kowalski 44051401458 Pułtusk',
  'Janina Kowalska 81020212346 Kraków',
  'Ewa Nowak-Wiśniewska 75030312347 Bielsko-Biała',
  "Siobhán O'Brien 99121212348 Dublin",
  'Ania Ox 60606060606 Ur',
];

let office: Awaited<ReturnType<typeof sharedOffice>>;
beforeAll(async () => {
  office = await sharedOffice();
  await office.db.write(async (tx) => {
    for (const [index, words] of PEOPLE.entries()) {
      await tx
        .insertInto('people_search')
        .values({ rowid: index + 1, words: foldForSearch(words) })
        .execute();
    }
  });
});
afterAll(() => office.remove());

/** Who is found, by position in PEOPLE. */
async function found(text: string): Promise<readonly number[]> {
  return await office.db.read(async (r) => {
    const expression = await fullTextExpression(r, PEOPLE_INDEX, text);
    if (expression === null) return [];
    const { rows } = await sql<{ rowid: number }>`
      select rowid from people_search where people_search match ${expression} order by rowid`.execute(r);
    return rows.map(({ rowid }) => rowid - 1);
  });
}

describe('who is found', () => {
  test.each([
    ['GŻEGŻÓŁKA', [0]],
    ['gzegzolka', [0]],
    ['lucja lodz', [0]],
    ['kowal', [2, 3]],
    ['kowalski', [2]],
    ['jan kow', [2, 3]],
    ['wisniewska', [4]],
    ['nowak-wiśniewska', [4]],
    ['bielsko biala', [4]],
    ["o'brien", [5]],
    ['440514', [2]],
    // one typing error each: swapped, left out, doubled, another letter, and a long name not yet finished
    ['kowlaski', [2]],
    ['kowaski', [2]],
    ['gżegżółkka', [0]],
    ['śledś', [1]],
    ['swietsola', [1]],
    // a number is never forgiven, a short word neither
    ['44051401459', []],
    ['ani', [6]],
    ['axa', []],
    ['zzzzzz', []],
    ['kowalski lodz', []],
    ['', []],
    ['  *  "" ', []],
  ])('%s', async (text, expected) => {
    expect(await found(text)).toEqual(expected);
  });
});

describe('a search', () => {
  /** What `text` finds, and the expressions it was searched with, in their order. */
  async function asked(text: string): Promise<{ found: readonly number[] | null; expressions: readonly string[] }> {
    const expressions: string[] = [];
    const rows = await office.db.read((r) =>
      searched(r, PEOPLE_INDEX, text, async (expression) => {
        expressions.push(expression);
        const { rows: hits } = await sql<{ rowid: number }>`
          select rowid from people_search where people_search match ${expression} order by rowid`.execute(r);
        return hits.map(({ rowid }) => rowid - 1);
      }),
    );
    return { found: rows, expressions };
  }

  test.each([
    ['found as it is typed is made once', 'jan kow', [2, 3], ['"jan"* AND "kow"*']],
    ['with a typing error is made again', 'kowlaski', [2], ['"kowlaski"*', '("kowalski")']],
    [
      'forgives only the word that needs it',
      'jan kowlaski',
      [2],
      ['"jan"* AND "kowlaski"*', '"jan"* AND ("kowalski")'],
    ],
    ['for what nobody is called is made once', 'zzzzzz', [], ['"zzzzzz"*']],
    ['without anything to search for is none', ' *  "" ', null, []],
  ])('%s', async (_what, text, expected, expressions) => {
    expect(await asked(text)).toEqual({ found: expected, expressions });
  });

  test('that fails tells why', async () => {
    const failing = office.db.read((r) => searched(r, PEOPLE_INDEX, 'jan', () => Promise.reject(new Error('planned'))));
    await expect(failing).rejects.toThrow('planned');
  });
});

test('at most eight words of forty letters are looked for', () => {
  expect(searchWords(Array.from({ length: 50 }, (_unused, n) => `słowo${n}`).join(' '))).toHaveLength(8);
  expect(searchWords('ż'.repeat(1_000))).toEqual(['z'.repeat(40)]);
});

test('a quotation mark inside a word ends nothing', () => {
  expect(prefixExpression(['a"b'])).toBe('"a""b"*');
});

/** Signs and words that mean something to FTS5 or SQL, mixed with any text there is. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('"', "'", '*', '^', '(', ')', '{', '}', ':', '-', '+', ',', '\\', '\0', ';', '--', ' ', '%', '?'),
      fc.constantFrom('AND', 'OR', 'NOT', 'NEAR', 'NEAR(', 'words:', 'rank', 'rowid', 'jan', 'kowal', 'lodz', 'ew'),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

test('whatever a user types neither fails nor finds what its words do not name', async () => {
  const stored = PEOPLE.map((words) => foldForSearch(words).split(' '));
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const words = searchWords(text);
      for (const index of await found(text)) {
        const terms = stored[index] ?? [];
        for (const word of words) {
          const named = terms.some(
            (term) =>
              term.startsWith(word) || withinOneTypingError(word, term) || startsWithinOneTypingError(word, term),
          );
          expect(named, `${word} does not name row ${index}`).toBe(true);
        }
      }
    }),
    { numRuns: 400 },
  );
});

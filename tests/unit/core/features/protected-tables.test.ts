import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Reader } from '#db/sqlite/office-database.ts';
import { prepareDemoOffice, type PreparedOffice, type TestCore } from '#tests/support/core.ts';
import { addProtectedWork } from '#tests/support/family-work-calls.ts';
import { addProtectedCare } from '#tests/support/foster-care-calls.ts';
import {
  addProtectedRecords,
  composeSavingCore,
  hiddenIds,
  isMark,
  signedIn,
} from '#tests/support/protected-office.ts';
import { recordTables, textColumns, valuesAbout } from '#tests/support/record-tables.ts';

let office: PreparedOffice;
let test: TestCore;
let ids: readonly string[];

beforeAll(async () => {
  office = await prepareDemoOffice();
  ({ test } = await composeSavingCore(office));
  const anna = await signedIn(test, 'anna.kierownik');
  const records = await addProtectedRecords(anna);
  await addProtectedWork(anna, records);
  await addProtectedCare(anna, records);
  ids = hiddenIds(records);
});
afterAll(async () => {
  await test.close();
  office.remove();
});

/** Columns that hold no words of anybody. */
const NO_WORDS: readonly (readonly [name: RegExp, why: string])[] = [
  [/(^|_)id$|_by$|^by_user$|^terc$/, 'an id or a code'],
  [/(^|_)(at|on|date|until|due)$/, 'a day or a moment'],
  [/_key$|^search_text$/, 'made of other columns'],
];

/** Without words for a reason of their own. */
const EXEMPT: Readonly<Record<string, string>> = {
  'family_kinds.kind': 'one of a list in the code',
  'family_members.role': 'one of a list in the code',
  'caseload_exceptions.source': 'the article or order the limit of all families comes from',
  'home_contracts.kind': 'a word of a dictionary',
  'home_papers.kind': 'a word of a dictionary',
  'home_readiness.accepts': 'words of a dictionary',
  'placements.reason': 'a word of a dictionary',
  'placements.end_reason': 'a word of a dictionary',
  'placements.replaces': 'an id or a code',
  'placement_exceptions.code': 'an id or a code',
  'placement_exceptions.sentence': 'a sentence of the program about numbers and ages',
  'placement_exceptions.article': 'an article of the act',
  'placement_exceptions.source': 'an article of the act',
  'absences.kind': 'a word of a dictionary',
  'legal_bases.kind': 'a word of a dictionary',
  'leaver_paths.basis': 'a word of a dictionary',
  'leaver_paths.end_reason': 'a word of a dictionary',
  'leaver_guardians.kind': 'a word of a dictionary',
  'leaver_goals.kind': 'one of a list in the code',
  'leaver_goals.area': 'a word of a dictionary',
  'leaver_help.form': 'a word of a dictionary',
  'leaver_help.state': 'one of a list in the code',
  'leaver_suspensions.reason': 'a word of a dictionary',
  'leaver_steps.step': 'a word of a dictionary',
  ...Object.fromEntries(
    [
      'name',
      'nip',
      'regon',
      'director',
      'phone',
      'email',
      'street',
      'building',
      'flat',
      'postal_code',
      'town',
      'permit',
    ].map((column) => [`foster_homes.${column}`, 'of an institution, which nobody hides; a family has none of it']),
  ),
  'drafts.form': 'one of a list in the code',
  'drafts.context': 'an id or a code of the form',
  'drafts.base': 'given to its author alone, who typed it; drafts.offered and drafts.waiting have tests of their own',
  'drafts.content':
    'given to its author alone, who typed it; drafts.offered and drafts.waiting have tests of their own',
};

/** Whether the schema lists the only values a column may have. */
async function isEnumerated(r: Reader, table: string, column: string): Promise<boolean> {
  const { rows } = await sql<{ text: string }>`SELECT sql AS text FROM sqlite_master WHERE name = ${table}`.execute(r);
  return new RegExp(`\\b${column} IN\\s*\\(\\s*'`).test(rows[0]?.text ?? '');
}

const read = <T>(work: (r: Reader) => Promise<T>): Promise<T> => test.core.runtime.offices.database.read(work);

/** `table.column` of every column with words about a person or a family, and whether a mark stands there. */
const columnsOfWords = () =>
  read(async (r) => {
    const found = new Map<string, boolean>();
    for (const table of await recordTables(r)) {
      for (const column of await textColumns(r, table.table)) {
        const name = `${table.table}.${column}`;
        if (NO_WORDS.some(([pattern]) => pattern.test(column)) || name in EXEMPT) continue;
        if (await isEnumerated(r, table.table, column)) continue;
        found.set(name, (await valuesAbout(r, table, column, ids)).some(isMark));
      }
    }
    return found;
  });

describe('the tables about people and families', () => {
  it('are found by the keys of the schema, however far', async () => {
    const tables = (await read(recordTables)).map(({ table }) => table);
    expect(tables).toEqual(expect.arrayContaining(['people', 'families', 'relations', 'drafts', 'note_versions']));
    // Two steps away: a plan, its goals, their actions.
    expect(tables).toContain('family_plan_actions');
    // The other way round: the items of a handing over are about somebody, so it is too.
    expect(tables).toContain('handovers');
    expect(tables).not.toContain('users');
  });

  it('have a mark of the protected office in every column of words', async () => {
    const columns = await columnsOfWords();
    expect(columns.size).toBeGreaterThan(20);
    expect([...columns].filter(([, marked]) => !marked).map(([name]) => name)).toEqual([]);
  });

  it('are exempt only where they exist', async () => {
    const all = await read(async (r) => {
      const names: string[] = [];
      for (const { table } of await recordTables(r))
        for (const column of await textColumns(r, table)) names.push(`${table}.${column}`);
      return names;
    });
    expect(all).toEqual(expect.arrayContaining(Object.keys(EXEMPT)));
  });
});

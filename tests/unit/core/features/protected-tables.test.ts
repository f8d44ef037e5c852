import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Reader } from '#db/sqlite/office-database.ts';
import { prepareDemoOffice, type PreparedOffice, type TestCore } from '#tests/support/core.ts';
import { addProtectedWork } from '#tests/support/family-work-calls.ts';
import { addProtectedRecords, composeSavingCore, isMark, signedIn } from '#tests/support/protected-office.ts';
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
  ids = [records.withPesel, records.withDocument, records.family];
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
  'drafts.form': 'one of a list in the code',
  'drafts.context': 'an id or a code of the form',
  'drafts.base': 'given to its author alone, who typed it; drafts.offered and drafts.waiting have tests of their own',
  'drafts.content':
    'given to its author alone, who typed it; drafts.offered and drafts.waiting have tests of their own',
};

/** Words that stand nowhere in the protected office yet, by the feature whose tests are to put them there. */
const NOT_YET_FILLED: Readonly<Record<string, string>> = {
  'people.archive_reason': 'people: an archived protected person',
  'families.archive_reason': 'families: an archived protected family',
  'relations.archive_reason': 'relations: a withdrawn one',
  'person_citizenships.country': 'people: details',
  'person_certificates.number': 'people: details',
  'person_schools.school': 'people: details',
  'person_schools.class': 'people: details',
  'person_needs.note': 'people: details',
  'person_consenters.institution': 'people: details',
  'person_consenters.basis_note': 'people: details',
  'caseload_exceptions.reason': 'caseloads: a protected family above the limit',
  'notes.withdraw_reason': 'family work: a withdrawn note',
  'note_versions.others': 'family work',
  'note_versions.reason': 'family work: a corrected note',
  'tasks.close_note': 'family work: a closed task',
  'task_moves.reason': 'family work: a moved task',
  'family_plans.agreed_with': 'family work',
  'family_plan_goals.effect': 'family work',
  'family_plan_actions.action': 'family work',
  'family_plan_actions.responsible': 'family work',
  'family_plan_outcomes.text': 'family work: a goal with its outcome',
  'family_assessments.withdraw_reason': 'family work: a withdrawn assessment',
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
    expect(tables).not.toContain('users');
  });

  it('have a mark of the protected office in every column of words', async () => {
    const columns = await columnsOfWords();
    expect(columns.size).toBeGreaterThan(20);
    const missing = [...columns].filter(([name, marked]) => !marked && !(name in NOT_YET_FILLED));
    expect(missing.map(([name]) => name)).toEqual([]);
  });

  it('are struck off the list of those still to be filled once they are', async () => {
    const columns = await columnsOfWords();
    expect(Object.keys(NOT_YET_FILLED).filter((name) => columns.get(name) !== false)).toEqual([]);
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

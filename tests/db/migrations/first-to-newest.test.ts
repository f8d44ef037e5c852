import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';

import { migrations } from '#db/migrations/index.ts';
import { createEmptyOffice, migrateFile } from '#db/migrations/migrate.ts';
import { appendAudit } from '#db/repositories/audit.repository.ts';
import { verifyAudit } from '#db/repositories/audit-verification.ts';
import { openConnection } from '#db/sqlite/connection.ts';
import type { Database as Schema } from '#db/schema/index.ts';
import { openOffice } from '#db/sqlite/office-database.ts';
import { openDatabase } from '#db/sqlite/open-database.ts';
import { newKey, type TestFile } from '#tests/support/database.ts';

/** What an office of the first schema wrote by hand here: the program's own repositories write the newest one. */
const AT = '2025-03-04T09:00:00.000Z';
const KEPT = `1, '${AT}', 'u', '${AT}', 'u'`;
const AS_WRITTEN = `
  INSERT INTO users (id, login, login_key, display_name, sort_key, created_at) VALUES ('u', 'a', 'a', 'A', 'a', '${AT}');
  INSERT INTO communes VALUES ('1803011', 'Dębica', 'miejska', 'dębicki', 'podkarpackie', 2, 'debica', 'debica');
  INSERT INTO people (rowkey, id, surname, first_name, birth_date, sex, pesel, no_pesel_reason, note, sort_key, town_key,
      search_text, version, created_at, created_by, changed_at, changed_by) VALUES
    (1, 'here', 'Źdźbło', 'Irena', '1988-02-11', 'female', '88021100000', NULL, 'uwaga', 'k1', 't1', 'zdzblo irena', ${KEPT}),
    (2, 'moved', 'Jaszcz', 'Rafał', '1985-01-20', 'male', NULL, 'unknown', NULL, 'k2', '', 'jaszcz rafal', ${KEPT}),
    (3, 'nowhere', 'Łoś', 'Ewa', '1951-11-30', 'female', NULL, 'foreigner', NULL, 'k3', '', 'los ewa', ${KEPT});
  INSERT INTO people_search (rowid, words) SELECT rowkey, search_text FROM people;
  INSERT INTO person_addresses VALUES
    ('a1', 'here', 'Lipowa', '8A', '3/4', '39-200', 'Dębica', '1803011', '2020-01-01', NULL),
    ('a2', 'moved', NULL, '15', NULL, '33-100', 'Dębica', '1803011', '2019-01-01', '2020-01-01');
  INSERT INTO person_contacts VALUES ('c1', 'here', 0, 'phone', '+48600100200', NULL);
  INSERT INTO families (rowkey, id, name, case_number, note, sort_key, search_text, version, created_at, created_by,
      changed_at, changed_by) VALUES
    (1, 'came-back', 'Źdźbłowie', 'PR.1', NULL, 'z', 'zdzblowie pr 1', ${KEPT}),
    (2, 'never-left', 'Łosiowie', NULL, 'uwaga', 'l', 'losiowie', ${KEPT});
  INSERT INTO families_search (rowid, words) SELECT rowkey, search_text FROM families;
  INSERT INTO family_kinds VALUES ('k1', 'came-back', 'care-difficulties', '2019-01-10', '2024-01-01'),
    ('k2', 'came-back', 'supporting', '2024-01-02', NULL), ('k3', 'never-left', 'foster', '2020-01-01', NULL);
  INSERT INTO family_members VALUES ('m1', 'came-back', 'here', 'mother', '2019-01-10', NULL),
    ('m2', 'came-back', 'moved', 'father', '2019-01-10', '2023-02-03'), ('m3', 'never-left', 'nowhere', 'grandparent', '2020-01-01', NULL);
  INSERT INTO assignments VALUES ('s1', 'u', NULL, 'came-back', '2019-01-10', NULL);
  INSERT INTO protections (id, person_id, reason, set_by, set_at) VALUES ('r1', 'nowhere', 'próba', 'u', '${AT}');
  INSERT INTO protection_users VALUES ('r1', 'u');
`;

/** Rows of the log about two families; the day of the last return is what a later schema keeps. */
const LOGGED = [
  ['2025-03-04T10:00:00.000Z', 'families.register', 'came-back'],
  ['2025-03-05T10:00:00.000Z', 'families.restore', 'came-back'],
  ['2025-06-07T10:00:00.000Z', 'families.restore', 'came-back'],
  ['2025-08-09T10:00:00.000Z', 'families.archive', 'never-left'],
] as const;

type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** Every row of every table the first schema has; indexes for searching and the runner's own books aside. */
function rowsOf(connection: Database.Database, columns?: Readonly<Record<string, readonly string[]>>): Rows {
  const tables = connection
    .prepare<[], { name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'
        AND name NOT LIKE 'kysely%' AND name <> 'migration_hashes' ORDER BY name`,
    )
    .all()
    .map(({ name }) => name)
    .filter((name) => columns === undefined || columns[name] !== undefined);
  return Object.fromEntries(
    tables.map((name) => [
      name,
      connection
        .prepare<[], Record<string, unknown>>(`SELECT ${columns?.[name]?.join() ?? '*'} FROM ${name} ORDER BY 1, 2`)
        .all(),
    ]),
  );
}

const only = (rows: Rows, of: Readonly<Record<string, readonly string[]>>): Rows =>
  Object.fromEntries(Object.entries(rows).filter(([name]) => of[name] !== undefined));

describe('an office of the first schema, with work in it, brought to the newest', () => {
  let made: TestFile;
  let before: Rows;
  let reached = 0;
  let connection: Database.Database;

  const connect = (): Database.Database => openConnection({ file: made.file, key: made.key, role: 'build' });

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ostoja-first-schema-'));
    made = { folder, file: join(folder, 'office.db'), key: newKey() };
    await createEmptyOffice({ ...made, migrations: migrations.slice(0, 1) });
    const first = connect();
    first.exec(AS_WRITTEN);
    first.close();
    // The log's tables are the same ever since; the program itself opens the newest schema only.
    const office = await openDatabase<Schema>({ file: made.file, key: made.key });
    for (const [at, action, family] of LOGGED) {
      const subjects = [{ kind: 'family' as const, id: family }];
      const row = { at, userId: 'u', kind: 'command' as const, action, subjects, fields: ['name'], detail: {} };
      await office.write((tx) => appendAudit(tx, { ...row, before: { name: 'dawna' }, after: { name: 'nowa' } }));
    }
    await office.close();
    const written = connect();
    before = rowsOf(written);
    written.close();
    // The words of notes come with the second schema; the third one keeps a list of them.
    await migrateFile({ ...made, migrations: migrations.slice(0, 2) });
    const second = connect();
    second.exec(`INSERT INTO notes_search (rowid, words) VALUES (1, 'rozmowa z matka w domu 2025 ab1')`);
    second.close();
    reached = await migrateFile({ ...made, migrations });
    connection = connect();
    return () => {
      connection.close();
      rmSync(folder, { recursive: true, force: true });
    };
  });

  test('the fixture fills every table that the first schema has for people and families', () => {
    const empty = Object.entries(before).flatMap(([name, rows]) => (rows.length === 0 ? [name] : []));
    expect(
      empty.filter((name) => /^(person|people|famil|assign|protect|audit_(log|subjects|values))/.test(name)),
    ).toEqual([]);
  });

  test('the newest schema is reached', () => {
    expect(reached).toBe(migrations.length);
  });

  test('every row is there as it was, but for what a migration says it changes', () => {
    const columns = Object.fromEntries(
      Object.entries(before).flatMap(([name, [row]]) => (row === undefined ? [] : [[name, Object.keys(row)] as const])),
    );
    const after = rowsOf(connection, columns);
    const people = before['people'] ?? [];
    const found: Readonly<Record<string, string>> = { here: 'zdzblo irena 8a 3 4 kod39200' };
    const expected = {
      ...only(before, columns),
      people: people.map((row) => ({ ...row, search_text: found[String(row['id'])] ?? row['search_text'] })),
    };
    expect(after).toEqual(expected);
  });

  test('people are found by name as before, and by the address they have now', () => {
    const sought = connection.prepare<[string], { rowid: number }>(
      'SELECT rowid FROM people_search WHERE people_search MATCH ? ORDER BY rowid',
    );
    const find = (words: string): number[] => sought.all(words).map(({ rowid }) => rowid);
    expect([find('jaszcz'), find('los'), find('kod39200'), find('8a'), find('kod33100')]).toEqual([
      [2],
      [3],
      [1],
      [1],
      [],
    ]);
  });

  test('a family keeps the day it last came back, as the log tells it', () => {
    const days = connection.prepare('SELECT id, restored_on FROM families ORDER BY id').all();
    expect(days).toEqual([
      { id: 'came-back', restored_on: '2025-06-07' },
      { id: 'never-left', restored_on: null },
    ]);
  });

  test('the words of notes are taken from the index, without numbers and short ones', () => {
    const words = connection.prepare<[], { word: string }>('SELECT word FROM note_words ORDER BY word').all();
    expect(words.map(({ word }) => word)).toEqual(['domu', 'matka', 'rozmowa']);
  });

  test('the log verifies to its last row, and the file is whole', async () => {
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(connection.pragma('foreign_key_check')).toEqual([]);
    const office = await openOffice({ file: made.file, key: made.key });
    const verdict = await office.read((r) => verifyAudit(r));
    await office.close();
    expect(verdict).toMatchObject({ ok: true });
    expect(before['audit_log']).toHaveLength(LOGGED.length);
  });
});

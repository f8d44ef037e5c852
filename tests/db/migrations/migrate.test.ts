import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createEmptyOffice, migrateFile, schemaVersionOf } from '#db/migrations/migrate.ts';
import type { Migration } from '#db/migrations/migration.ts';
import { openConnection } from '#db/sqlite/connection.ts';
import { openOffice } from '#db/sqlite/office-database.ts';
import { newDatabaseFile, newKey, temporaryFolder } from '#tests/support/database.ts';
import type { TestFile } from '#tests/support/database.ts';

const FIRST: Migration = {
  number: 1,
  name: '0001-first',
  up: [
    'create table parents (id integer primary key, name text not null) strict',
    'create table children (id integer primary key, parent_id integer not null references parents(id)) strict',
    "insert into parents values (1, 'one')",
    'insert into children values (1, 1)',
  ],
};
const second = (...up: string[]): Migration => ({ number: 2, name: '0002-second', up });

/** Everything in the file, read with a connection of its own. */
function contentOf({ file, key }: TestFile): unknown {
  const connection = openConnection({ file, key, role: 'build' });
  try {
    const objects = connection.prepare('select type, name, sql from sqlite_master order by name').all();
    const names = connection.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all();
    const rows = names.map((name) => [name, connection.prepare(`select * from "${String(name)}"`).all()]);
    return { version: connection.pragma('user_version', { simple: true }), objects, rows };
  } finally {
    connection.close();
  }
}

function change({ file, key }: TestFile, sql: string): void {
  const connection = openConnection({ file, key, role: 'build' });
  connection.exec(sql);
  connection.close();
}

async function expectRefused(made: TestFile, migrations: readonly Migration[], expected: object): Promise<void> {
  const before = contentOf(made);
  const error: unknown = await migrateFile({ ...made, migrations }).catch((reason: unknown) => reason);
  expect(error).toMatchObject(expected);
  expect(contentOf(made)).toEqual(before);
}

test('migrating goes on from where the file is, and a second time does nothing', async () => {
  const made = await newDatabaseFile([FIRST]);
  expect(await schemaVersionOf(made)).toBe(1);
  const list = [
    FIRST,
    second('create table more (a text) strict'),
    { number: 3, name: '0003-third', up: ['drop table more'] },
  ];
  expect(await migrateFile({ ...made, migrations: list })).toBe(3);
  const once = contentOf(made);
  expect(await migrateFile({ ...made, migrations: list })).toBe(3);
  expect(contentOf(made)).toEqual(once);
  expect(readdirSync(made.folder)).toEqual(['office.db']);
});

test('the whole list on an empty file gives the same schema as one after the other', async () => {
  const list = [FIRST, second('alter table parents add column note text')];
  const step = await newDatabaseFile([FIRST]);
  await migrateFile({ ...step, migrations: list });
  const whole = await newDatabaseFile(list);
  const schema = (content: unknown): unknown => (content as { objects: unknown }).objects;
  expect(schema(contentOf(step))).toEqual(schema(contentOf(whole)));
});

test('a table that others refer to can be built anew', async () => {
  const made = await newDatabaseFile([FIRST]);
  const rebuild = second(
    'create table parents_new (id integer primary key, name text not null, note text) strict',
    'insert into parents_new (id, name) select id, name from parents',
    'drop table parents',
    'alter table parents_new rename to parents',
  );
  expect(await migrateFile({ ...made, migrations: [FIRST, rebuild] })).toBe(2);
});

describe('what fails leaves the file as it was', () => {
  test('a migration that fails half-way', async () => {
    const made = await newDatabaseFile([FIRST]);
    const bad = second(
      'create table half (a text) strict',
      "insert into parents values (2, 'two')",
      'this is no statement',
    );
    await expectRefused(made, [FIRST, bad], {
      failure: 'statement',
      message: expect.stringContaining('statement 3') as string,
    });
  });

  test('a migration that leaves broken references', async () => {
    const made = await newDatabaseFile([FIRST]);
    await expectRefused(made, [FIRST, second('insert into children values (2, 99)')], {
      failure: 'orphans',
      message: expect.stringContaining('from children to parents') as string,
    });
  });

  test('a failing migration keeps the ones before it', async () => {
    const made = await newDatabaseFile([FIRST]);
    const good = second('create table more (a text) strict');
    const bad: Migration = {
      number: 3,
      name: '0003-bad',
      up: ['create table rest (a text) strict', 'drop table nothing'],
    };
    await expect(migrateFile({ ...made, migrations: [FIRST, good, bad] })).rejects.toMatchObject({
      failure: 'statement',
    });
    expect(await schemaVersionOf(made)).toBe(2);
    const better: Migration = { ...bad, up: ['create table rest (a text) strict'] };
    expect(await migrateFile({ ...made, migrations: [FIRST, good, better] })).toBe(3);
  });

  test('a changed migration', async () => {
    const made = await newDatabaseFile([FIRST]);
    const edited: Migration = { ...FIRST, up: [...FIRST.up, "insert into parents values (2, 'two')"] };
    await expectRefused(made, [edited, second('create table more (a text) strict')], { failure: 'changed' });
  });

  test.each([
    ['a number left out', [FIRST, { number: 3, name: '0003-third', up: ['select 1'] }]],
    ['a name that is not its number', [FIRST, { number: 2, name: '0003-second', up: ['select 1'] }]],
    ['one without statements', [FIRST, { number: 2, name: '0002-second', up: [] }]],
  ])('a list with %s', async (_what, list) => {
    await expectRefused(await newDatabaseFile([FIRST]), list, { failure: 'gap' });
  });

  test('a file with a migration missing in between', async () => {
    const list = [
      FIRST,
      second('create table more (a text) strict'),
      { number: 3, name: '0003-third', up: ['select 1'] },
    ];
    const made = await newDatabaseFile(list);
    change(made, 'delete from migration_hashes where number = 2');
    await expectRefused(made, list, { failure: 'gap' });
  });

  test('a file whose version is not that of its migrations', async () => {
    const made = await newDatabaseFile([FIRST, second('create table more (a text) strict')]);
    change(made, 'pragma user_version = 1');
    await expectRefused(made, [FIRST, second('create table more (a text) strict')], { failure: 'inconsistent' });
  });

  test('a file whose list of migrations is not the one Kysely kept', async () => {
    const made = await newDatabaseFile([FIRST]);
    change(made, "update kysely_migration set name = '0001-other'");
    await expectRefused(made, [FIRST, second('create table more (a text) strict')], { failure: 'inconsistent' });
  });

  test('a file of a newer program', async () => {
    const made = await newDatabaseFile([FIRST, second('create table more (a text) strict')]);
    await expectRefused(made, [FIRST], { code: 'NEWER_VERSION' });
  });

  test('a wrong key', async () => {
    const made = await newDatabaseFile([FIRST]);
    const bytes = readFileSync(made.file);
    await expect(migrateFile({ file: made.file, key: newKey() })).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
    await expect(schemaVersionOf({ file: made.file, key: newKey() })).rejects.toMatchObject({
      code: 'DATABASE_DAMAGED',
    });
    expect(readFileSync(made.file).equals(bytes)).toBe(true);
  });
});

test('a first schema that fails leaves no file', async () => {
  const folder = temporaryFolder();
  const bad: Migration = { ...FIRST, up: [...FIRST.up, 'nonsense'] };
  const making = createEmptyOffice({ file: join(folder, 'office.db'), key: newKey(), migrations: [bad] });
  await expect(making).rejects.toMatchObject({ failure: 'statement' });
  expect(readdirSync(folder)).toEqual([]);
});

describe('opening an office', () => {
  test('of a newer program is refused', async () => {
    const made = await newDatabaseFile();
    change(made, 'pragma user_version = 99');
    await expect(openOffice(made)).rejects.toMatchObject({ code: 'NEWER_VERSION', data: { found: 99 } });
  });

  test('of an older one asks for migration first', async () => {
    const made = await newDatabaseFile();
    change(made, 'pragma user_version = 0');
    await expect(openOffice(made)).rejects.toThrow(/must be migrated/);
  });
});

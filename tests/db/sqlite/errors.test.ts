import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isTaken, SqliteFailure, sqliteFailureOf } from '#db/sqlite/errors.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { sharedDatabase } from '#tests/support/database.ts';

const SCHEMA = [
  'create table parents (id integer primary key) strict',
  `create table things (
    id integer primary key,
    code text not null unique,
    size integer check (size < 10),
    colour text constraint colour_known check (colour in ('red', 'blue')),
    parent_id integer references parents(id)
  ) strict`,
  'create unique index things_pair on things (colour, size)',
  "create unique index things_lower on things (lower(code)) where colour = 'red'",
  "create trigger things_odd before insert on things when new.id = 13 begin select raise(abort, 'no thirteen'); end",
  'create virtual table words using fts5(word)',
  "insert into things (id, code, size, colour) values (1, 'Marker', 1, 'red')",
];

let shared: Awaited<ReturnType<typeof sharedDatabase>>;
beforeAll(async () => {
  shared = await sharedDatabase(SCHEMA);
});
afterAll(() => shared.remove());

const failing = (statement: string): Promise<unknown> =>
  shared.db
    .write((tx) => sql.raw(statement).execute(tx))
    .then(
      () => null,
      (error: unknown) => error,
    );

test.each([
  ["insert into things (code) values ('Marker')", { kind: 'unique', table: 'things', columns: ['code'] }],
  ["insert into things (id, code) values (1, 'x')", { kind: 'unique', table: 'things', columns: ['id'] }],
  ["insert into things (code, size, colour) values ('x', 1, 'red')", { kind: 'unique', columns: ['colour', 'size'] }],
  ["insert into things (code, colour) values ('MARKER', 'red')", { kind: 'unique', rule: 'things_lower' }],
  ['insert into things (code) values (null)', { kind: 'not-null', table: 'things', columns: ['code'] }],
  ["insert into things (code, size) values ('x', 77123)", { kind: 'check', rule: 'size < 10' }],
  ["insert into things (code, colour) values ('x', 'Marker')", { kind: 'check', rule: 'colour_known' }],
  ["insert into things (code, size) values ('x', 'Marker')", { kind: 'datatype', table: 'things', columns: ['size'] }],
  ["insert into things (code, parent_id) values ('x', 77123)", { kind: 'foreign-key' }],
  ["insert into things (id, code) values (13, 'x')", { kind: 'trigger', rule: 'no thirteen' }],
  ["select * from words where words match 'Marker\"'", { kind: 'other' }],
  ["select * from words where words match 'Marker:x'", { kind: 'other' }],
  ['select * from missing_table', { kind: 'other' }],
])('%s', async (statement, expected) => {
  const error = await failing(statement);
  const failure = sqliteFailureOf(error);
  expect(failure).toBeInstanceOf(SqliteFailure);
  expect(failure).toMatchObject(expected);
  const told = `${String(error)} ${failure?.message} ${failure?.stack} ${JSON.stringify(failure)}`;
  expect(told).not.toMatch(/Marker|77123/);
});

test('a mistake in our own SQL is told with the names in it', async () => {
  expect(String(await failing('select * from missing_table'))).toContain('no such table: missing_table');
});

test('a taken number is told by table and columns, or by the name of its index', async () => {
  const taken = await failing("insert into things (code) values ('Marker')");
  expect(isTaken(taken, { table: 'things', columns: ['code'] })).toBe(true);
  expect(isTaken(taken, { table: 'things', columns: ['size'] })).toBe(false);
  expect(isTaken(taken, { table: 'parents', columns: ['code'] })).toBe(false);
  const byIndex = await failing("insert into things (code, colour) values ('MARKER', 'red')");
  expect(isTaken(byIndex, { index: 'things_lower' })).toBe(true);
  expect(isTaken(byIndex, { index: 'things_pair' })).toBe(false);
  expect(isTaken(new AppError('CONFLICT'), { index: 'things_lower' })).toBe(false);
});

test('writing through a reader is a mistake of the program, not a folder without permission', async () => {
  const error: unknown = await shared.db
    .read((r) => sql`delete from things`.execute(r))
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SqliteFailure);
  expect(error).toMatchObject({ kind: 'read-only' });
});

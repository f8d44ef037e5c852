import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { createEmptyOffice } from '#db/migrations/migrate.ts';
import { latestSchemaVersion } from '#db/migrations/index.ts';
import { assertNotPlain, openConnection } from '#db/sqlite/connection.ts';
import type { Connection, OpenDriver } from '#db/sqlite/connection.ts';
import { openDatabase } from '#db/sqlite/open-database.ts';
import { pragmasFor } from '#db/sqlite/pragmas.ts';
import type { ConnectionRole } from '#db/sqlite/pragmas.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { newDatabase, newDatabaseFile, newKey, temporaryFolder } from '#tests/support/database.ts';

const ROLES: readonly ConnectionRole[] = ['write', 'read', 'build'];
const realDriver: OpenDriver = (file, options) => new BetterSqlite3(file, options);

/** Plain SQLite behind the same calls: it takes every pragma of the cipher without a word, as plain drivers do. */
function plainDriver(answerOfCipher: unknown[]): OpenDriver {
  return (file) => {
    const plain = new DatabaseSync(file);
    const pragma = (text: string, options?: { simple?: boolean }): unknown => {
      if (text === 'cipher') return answerOfCipher;
      const rows = plain.prepare(`pragma ${text}`).all();
      return options?.simple === true ? Object.values(rows[0] ?? {})[0] : rows;
    };
    const fake: Partial<Record<string, unknown>> = {
      pragma,
      key: () => 0,
      function: () => plain.exec('create table if not exists t (a text); insert into t values (1)'),
      close: () => plain.close(),
    };
    return fake as unknown as Connection;
  };
}

/** The real driver, but one setting reads back as something else. */
function driverThatForgets(name: string): OpenDriver {
  return (file, options) =>
    new Proxy(realDriver(file, options), {
      get(target, property) {
        if (property === 'pragma') {
          return (text: string, how?: { simple?: boolean }): unknown =>
            text === name ? 'something else' : target.pragma(text, how);
        }
        const value: unknown = Reflect.get(target, property);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
}

describe('what a connection refuses', () => {
  test('a wrong key opens nothing and stands in no error', async () => {
    const { file } = await newDatabaseFile();
    const wrong = newKey();
    const error: unknown = await openDatabase({ file, key: wrong }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'DATABASE_DAMAGED', cause: { kind: 'not-a-database' } });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(Buffer.from(wrong).toString('hex'));
  });

  test('a key of another length', async () => {
    const { file } = await newDatabaseFile();
    expect(() => openConnection({ file, key: new Uint8Array(31), role: 'read' })).toThrow(/32 bytes/);
  });

  test('a file that anybody could read', async () => {
    const file = join(temporaryFolder(), 'plain.db');
    const plain = new DatabaseSync(file);
    plain.exec('create table t (a text)');
    plain.close();
    const before = readFileSync(file);
    await expect(openDatabase({ file, key: newKey() })).rejects.toMatchObject({
      code: 'DATABASE_DAMAGED',
      data: { reason: 'unencrypted' },
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a driver that ignores the key: the cipher does not read back', () => {
    const file = join(temporaryFolder(), 'ignored.db');
    const open = (): Connection =>
      openConnection({ file, key: newKey(), role: 'build', create: true, driver: plainDriver([]) });
    expect(open).toThrow(new AppError('DATABASE_DAMAGED', { reason: 'cipher-missing' }));
  });

  test('a driver that claims the cipher but writes a plain file', () => {
    const file = join(temporaryFolder(), 'claimed.db');
    const driver = plainDriver([{ cipher: 'sqlcipher' }]);
    const error = caught(() => openConnection({ file, key: newKey(), role: 'build', create: true, driver }));
    expect(error).toMatchObject({ code: 'DATABASE_DAMAGED', data: { reason: 'unencrypted' } });
  });

  test('a missing file, unless it is to be made', () => {
    const file = join(temporaryFolder(), 'missing.db');
    expect(() => openConnection({ file, key: newKey(), role: 'write' })).toThrow(/unable to open/);
    expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
  });

  const settings = ROLES.flatMap((role) => pragmasFor(role).map(({ name }) => [role, name] as const));
  test('the list of settings is not empty', () => expect(settings.length).toBeGreaterThan(20));
  test.each(settings)('%s: a setting %s that does not read back', async (role, name) => {
    const { file, key } = await newDatabaseFile([
      { number: 1, name: '0001-test', up: ['create table t (a text) strict'] },
    ]);
    openConnection({ file, key, role: role === 'build' ? 'build' : 'write' }).close();
    expect(() => openConnection({ file, key, role, driver: driverThatForgets(name) })).toThrow(
      `pragma ${name} reads back`,
    );
  });
});

test('a reading connection cannot write', async () => {
  const { file, key } = await newDatabaseFile([
    { number: 1, name: '0001-test', up: ['create table t (a text) strict'] },
  ]);
  openConnection({ file, key, role: 'write' }).close();
  const connection = openConnection({ file, key, role: 'read' });
  expect(() => connection.exec("insert into t values ('x')")).toThrow(/readonly/);
  connection.close();
});

test('REPLACE fires the triggers that forbid deleting', async () => {
  const { file, key } = await newDatabaseFile([
    {
      number: 1,
      name: '0001-test',
      up: [
        'create table t (id integer primary key, a text) strict',
        "create trigger t_keep before delete on t begin select raise(abort, 'kept'); end",
        "insert into t values (1, 'old')",
      ],
    },
  ]);
  const connection = openConnection({ file, key, role: 'write' });
  expect(() => connection.exec("insert or replace into t values (1, 'new')")).toThrow('kept');
  connection.close();
});

test('the file is in the documented SQLCipher 4 layout: any driver opens it with the raw key in a pragma', async () => {
  const { file, key } = await newDatabaseFile();
  const other = new BetterSqlite3(file);
  other.pragma("cipher = 'sqlcipher'");
  other.pragma('legacy = 4');
  other.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  expect(other.pragma('user_version', { simple: true })).toBe(latestSchemaVersion());
  other.close();
});

test('nothing written stands readable in the database, its WAL or beside them, not after a crash either', async () => {
  const marker = 'Marker-Zażółć-77123';
  const { folder, db } = await newDatabase<{ t: { a: string } }>([
    'create table t (a text) strict',
    'create index t_a on t (a)',
  ]);
  await db.write(async (tx) => {
    for (let n = 0; n < 300; n += 1)
      await tx
        .insertInto('t')
        .values({ a: `${marker}-${n}` })
        .execute();
  });
  await db.read((r) => r.selectFrom('t').selectAll().orderBy('a', 'desc').execute());
  // What a crash would leave: the files as they are while the database is open.
  const crashed = join(temporaryFolder(), 'crashed');
  const files = readdirSync(folder);
  expect(files).toContain('office.db-wal');
  expect(statSync(join(folder, 'office.db-wal')).size).toBeGreaterThan(10_000);
  for (const name of files) {
    const content = readFileSync(join(folder, name));
    for (const form of ['utf8', 'utf16le', 'latin1'] as const) {
      expect(content.includes(Buffer.from(marker.slice(0, 7), form)), `${name} as ${form}`).toBe(false);
    }
    copyFileSync(join(folder, name), `${crashed}-${name}`);
  }
  expect(() => assertNotPlain(`${crashed}-office.db`)).not.toThrow();
});

test('an office is never made over a file that is there', async () => {
  const file = join(temporaryFolder(), 'office.db');
  writeFileSync(file, 'something');
  await expect(createEmptyOffice({ file, key: newKey() })).rejects.toThrow(/exists/);
  expect(readFileSync(file, 'utf8')).toBe('something');
});

function caught(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
}

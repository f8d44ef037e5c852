import { closeSync, existsSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openConnection } from '#db/sqlite/connection.ts';
import { classifyFailure, DatabaseThreadLost } from '#db/sqlite/errors.ts';
import { openDatabase } from '#db/sqlite/open-database.ts';
import { closedAfterTest, newDatabase, newDatabaseFile } from '#tests/support/database.ts';
import type { TestFile } from '#tests/support/database.ts';

interface Tables {
  notes: { id: number; text: string };
}

const SCHEMA = [
  'create table notes (id integer primary key, text text not null) strict',
  'create index notes_text on notes (text)',
];
const MIGRATIONS = [{ number: 1, name: '0001-test', up: SCHEMA }];

/** Opens a database and keeps hold of its threads, by name. */
async function openSeen(made: TestFile) {
  const threads = new Map<string, Worker>();
  const see = (worker: Worker): void => void threads.set(worker.threadName ?? '', worker);
  process.on('worker', see);
  onTestFinished(() => void process.off('worker', see));
  const db = closedAfterTest(await openDatabase<Tables>({ file: made.file, key: made.key }));
  const thread = (name: string): Worker => {
    const found = threads.get(name);
    if (found === undefined) throw new Error(`no thread ${name}`);
    return found;
  };
  return { db, threads, thread };
}

test('a thread starts when it is first needed: to read while something is written, to report', async () => {
  const { db, threads } = await openSeen(await newDatabaseFile(MIGRATIONS));
  const notes = () => db.read((r) => r.selectFrom('notes').select('id').execute());
  expect(await notes()).toEqual([]);
  expect([...threads.keys()]).toEqual(['database-write']);
  const { promise: seen, resolve: see } = Promise.withResolvers<undefined>();
  const writing = db.write(async (tx) => {
    await tx.insertInto('notes').values({ id: 1, text: 'a' }).execute();
    await seen;
  });
  // Before the commit it reads what was there before the write.
  expect(await notes()).toEqual([]);
  see(undefined);
  await writing;
  expect(await notes()).toEqual([{ id: 1 }]);
  expect([...threads.keys()]).toEqual(['database-write', 'database-read']);
  await db.report((r) => r.selectFrom('notes').selectAll().execute());
  expect([...threads.keys()]).toContain('database-report');
});

test('a reading that ended gives its view of the file back, though nothing else is called', async () => {
  const { db, file, key } = await newDatabase<Tables>(SCHEMA);
  await db.write((tx) => tx.insertInto('notes').values({ id: 1, text: 'a' }).execute());
  const other = openConnection({ file, key, role: 'write' });
  onTestFinished(() => void other.close());
  other.pragma('busy_timeout = 0');
  // The log of the file can be emptied only while nobody reads it.
  const emptied = (): boolean => other.pragma('wal_checkpoint(truncate)', { simple: true }) === 0;
  await db.read(async (r) => {
    await r.selectFrom('notes').selectAll().execute();
    expect(emptied()).toBe(false);
  });
  await vi.waitFor(() => expect(emptied()).toBe(true), { timeout: 20_000, interval: 20 });
  expect(statSync(`${file}-wal`).size).toBe(0);
});

test('when a thread dies, what it was doing fails, nothing half-done stays and the next unit gets a new one', async () => {
  const { db, thread } = await openSeen(await newDatabaseFile(MIGRATIONS));
  const writing = db.write(async (tx) => {
    await tx.insertInto('notes').values({ id: 1, text: 'lost' }).execute();
    await thread('database-write').terminate();
    await tx.insertInto('notes').values({ id: 2, text: 'lost too' }).execute();
  });
  await expect(writing).rejects.toThrow(DatabaseThreadLost);
  const reading = db.read(async (r) => {
    await r.selectFrom('notes').selectAll().execute();
    await thread('database-write').terminate();
    return await r.selectFrom('notes').selectAll().execute();
  });
  await expect(reading).rejects.toThrow(DatabaseThreadLost);
  await db.write((tx) => tx.insertInto('notes').values({ id: 3, text: 'kept' }).execute());
  expect(await db.read((r) => r.selectFrom('notes').select('id').execute())).toEqual([{ id: 3 }]);
});

test('calls that wait for an answer are rejected when the thread dies', async () => {
  const { db, thread } = await openSeen(await newDatabaseFile(MIGRATIONS));
  const waiting = db.read(async (r) => {
    const query = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000000)
      select count(*) from n where within_one_typo('a', 'b' || i) = 1`.execute(r);
    void thread('database-write').terminate();
    return await query;
  });
  await expect(waiting).rejects.toThrow(DatabaseThreadLost);
});

test('closing waits for what runs, refuses what is new, and leaves one file without a WAL', async () => {
  const { db, file } = await newDatabase<Tables>(SCHEMA);
  const { promise: closing, resolve: startClosing } = Promise.withResolvers<undefined>();
  const running = db.write(async (tx) => {
    await tx.insertInto('notes').values({ id: 1, text: 'in flight' }).execute();
    startClosing(undefined);
    await tx.insertInto('notes').values({ id: 2, text: 'in flight' }).execute();
  });
  await closing;
  const closed = db.close();
  await expect(db.read((r) => r.selectFrom('notes').selectAll().execute())).rejects.toMatchObject({
    code: 'OFFICE_NOT_READY',
  });
  await expect(db.write(() => Promise.resolve())).rejects.toMatchObject({ code: 'OFFICE_NOT_READY' });
  await expect(db.check('quick')).rejects.toMatchObject({ code: 'OFFICE_NOT_READY' });
  await running;
  await closed;
  await db.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
});

test('what was committed is there after closing and opening', async () => {
  const { db, file, key } = await newDatabase<Tables>(SCHEMA);
  await db.write((tx) => tx.insertInto('notes').values({ id: 1, text: 'kept' }).execute());
  await db.close();
  const again = closedAfterTest(await openDatabase<Tables>({ file, key }));
  expect(await again.read((r) => r.selectFrom('notes').selectAll().execute())).toEqual([{ id: 1, text: 'kept' }]);
});

test('writing can be stopped with a reason and allowed again, reading goes on', async () => {
  const { db } = await newDatabase<Tables>(SCHEMA);
  db.stopWriting('READ_ONLY_UNTIL_CHECKED');
  await expect(db.write(() => Promise.resolve())).rejects.toMatchObject({ code: 'READ_ONLY_UNTIL_CHECKED' });
  expect(await db.read((r) => r.selectFrom('notes').selectAll().execute())).toEqual([]);
  db.allowWriting();
  await db.write((tx) => tx.insertInto('notes').values({ id: 1, text: 'a' }).execute());
});

test('a lock held by another process is told as busy', async () => {
  const { file, key } = await newDatabaseFile(MIGRATIONS);
  const holder = openConnection({ file, key, role: 'write' });
  const other = openConnection({ file, key, role: 'write' });
  other.pragma('busy_timeout = 0');
  holder.exec('begin immediate');
  try {
    other.exec('begin immediate');
    expect.unreachable('the lock was not held');
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    expect(classifyFailure({ code, message }).kind).toBe('busy');
  }
  holder.close();
  other.close();
});

/** A database with enough rows that its pages can be hit. */
async function filled(): Promise<TestFile> {
  const { db, ...made } = await newDatabase<Tables>(SCHEMA);
  await db.write(async (tx) => {
    for (let id = 1; id <= 400; id += 1)
      await tx
        .insertInto('notes')
        .values({ id, text: `${id} `.repeat(60) })
        .execute();
  });
  await db.close();
  return made;
}

function flipByte(file: string, at: number): void {
  const byte = readFileSync(file)[at] ?? 0;
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.from([byte ^ 0xff]), 0, 1, at);
  closeSync(descriptor);
}

test('damage met while reading stops writing at once, is signalled once, and the file is left as it is', async () => {
  const made = await filled();
  flipByte(made.file, Math.floor(statSync(made.file).size / 2));
  const before = readFileSync(made.file);
  let signals = 0;
  const db = closedAfterTest(await openDatabase<Tables>({ ...made, onDamaged: () => (signals += 1) }));
  const readAll = () =>
    db.read((r) =>
      r
        .selectFrom('notes')
        .select(sql`length(text)`.as('n'))
        .execute(),
    );
  await expect(readAll()).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
  await expect(readAll()).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
  expect([signals, db.damaged]).toEqual([1, true]);
  db.allowWriting();
  await expect(db.write(() => Promise.resolve())).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
  await db.close();
  expect(readFileSync(made.file).equals(before)).toBe(true);
});

test('a write under way when damage is met is not committed', async () => {
  const made = await filled();
  flipByte(made.file, Math.floor(statSync(made.file).size / 2));
  const db = closedAfterTest(await openDatabase<Tables>(made));
  const { promise: begun, resolve: hasBegun } = Promise.withResolvers<undefined>();
  const { promise: met, resolve: wasMet } = Promise.withResolvers<undefined>();
  const writing = db.write(async (tx) => {
    await tx.insertInto('notes').values({ id: 9_000, text: 'a' }).execute();
    hasBegun(undefined);
    await met;
  });
  const outcome = writing.then(
    () => null,
    (error: unknown) => error,
  );
  await begun;
  await expect(db.check('quick')).resolves.toMatchObject({ ok: false });
  wasMet(undefined);
  expect(await outcome).toMatchObject({ code: 'DATABASE_DAMAGED' });
});

test.each(['quick', 'integrity'] as const)(
  'a %s check finds nothing in a good file and damage in a bad one',
  async (kind) => {
    const good = await newDatabase<Tables>(SCHEMA);
    expect(await good.db.check(kind)).toEqual({ ok: true, findings: [] });
    const made = await filled();
    flipByte(made.file, Math.floor(statSync(made.file).size / 2));
    const db = closedAfterTest(await openDatabase<Tables>(made));
    const result = await db.check(kind);
    expect(result.ok).toBe(false);
    expect(result.findings.length).toBeGreaterThan(0);
    expect(db.damaged).toBe(true);
  },
);

test('an integrity check also finds references to missing rows, and names no values', async () => {
  const { db, file, key } = await newDatabase([
    'create table parents (id integer primary key) strict',
    'create table children (id integer primary key, secret text, parent_id integer references parents(id)) strict',
  ]);
  await db.close();
  const connection = openConnection({ file, key, role: 'write' });
  connection.pragma('foreign_keys = off');
  connection.exec("insert into children values (7, 'marker', 99)");
  connection.close();
  const again = closedAfterTest(await openDatabase({ file, key }));
  expect(await again.check('quick')).toMatchObject({ ok: true });
  expect(await again.check('integrity')).toEqual({
    ok: false,
    findings: ['row 7 of children refers to a missing row of parents'],
  });
});

test('a cancelled check lets its caller go', async () => {
  const { db } = await newDatabase<Tables>(SCHEMA);
  const cancel = new AbortController();
  const checking = db.check('integrity', cancel.signal);
  cancel.abort();
  await expect(checking).rejects.toMatchObject({ code: 'CANCELLED' });
  await expect(db.check('quick', cancel.signal)).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(await db.check('quick')).toMatchObject({ ok: true });
});

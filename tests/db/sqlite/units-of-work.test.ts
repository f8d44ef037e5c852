import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { DatabaseMisuse } from '#db/sqlite/errors.ts';
import type { OpenDatabase } from '#db/sqlite/open-database.ts';
import type { ReaderOf, TxOf } from '#db/sqlite/types.ts';
import { newDatabase } from '#tests/support/database.ts';

interface Tables {
  notes: { id: number; text: string | null };
  children: { id: number; note_id: number };
}

const SCHEMA = [
  'create table notes (id integer primary key, text text) strict',
  'create table children (id integer primary key, note_id integer not null references notes(id) deferrable initially deferred) strict',
  "create trigger notes_kept before delete on notes begin select raise(abort, 'notes are kept'); end",
];

const open = (idleLimits?: { write?: number; read?: number; readBeforeWrites?: number }) =>
  newDatabase<Tables>(SCHEMA, idleLimits === undefined ? {} : { idleLimits });
const add = (tx: TxOf<Tables>, id: number) =>
  tx
    .insertInto('notes')
    .values({ id, text: `note ${id}` })
    .execute();
const ids = async (r: ReaderOf<Tables>): Promise<number[]> =>
  (await r.selectFrom('notes').select('id').orderBy('id').execute()).map(({ id }) => id);
const idsIn = (db: OpenDatabase<Tables>): Promise<number[]> => db.read(ids);

/** A door that one side opens and another waits at: no test waits for time. */
function door(): { readonly opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return { opened: promise, open: () => resolve(undefined) };
}

test('a write is committed whole and a reader of its result sees it', async () => {
  const { db } = await open();
  const found = await db.write(async (tx) => {
    await add(tx, 1);
    await add(tx, 2);
    return await ids(tx);
  });
  expect(found).toEqual([1, 2]);
  expect(await idsIn(db)).toEqual([1, 2]);
});

test('a write that throws leaves nothing', async () => {
  const { db } = await open();
  const failing = db.write(async (tx) => {
    await add(tx, 1);
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await idsIn(db)).toEqual([]);
});

test('a long read sees one view while others write', async () => {
  const { db } = await open();
  await db.write((tx) => add(tx, 1));
  const first = door();
  const second = door();
  const reading = db.report(async (r) => {
    const before = await ids(r);
    first.open();
    await second.opened;
    return [before, await ids(r)];
  });
  await first.opened;
  await db.write((tx) => add(tx, 2));
  expect(await idsIn(db)).toEqual([1, 2]);
  second.open();
  expect(await reading).toEqual([[1], [1]]);
});

test('a read that comes while somebody writes neither waits for it nor sees it, and the next write waits for its turn', async () => {
  const { db } = await open();
  const written = door();
  const commit = door();
  const writing = db.write(async (tx) => {
    await add(tx, 1);
    written.open();
    await commit.opened;
  });
  await written.opened;
  expect(await db.read(ids)).toEqual([]);
  commit.open();
  await writing;
  const begun = door();
  const finish = door();
  const reading = db.read(async (r) => {
    const before = await ids(r);
    begun.open();
    await finish.opened;
    return [before, await ids(r)];
  });
  await begun.opened;
  const next = db.write((tx) => add(tx, 2));
  finish.open();
  expect(await reading).toEqual([[1], [1]]);
  await next;
  expect(await db.read(ids)).toEqual([1, 2]);
});

test.each(['read', 'report'] as const)('a %s cannot write, and the write after it can', async (kind) => {
  const { db } = await open();
  const smuggled = db[kind]((r) => add(r as unknown as TxOf<Tables>, 1));
  await expect(smuggled).rejects.toThrow('SQLITE_READONLY');
  await db.write((tx) => add(tx, 2));
  expect(await db.read(ids)).toEqual([2]);
});

test('queries of one unit may be on their way together, units of one thread follow each other', async () => {
  const { db } = await open();
  await Promise.all(
    Array.from({ length: 20 }, (_unused, unit) =>
      db.write((tx) => Promise.all([add(tx, unit * 2 + 1), add(tx, unit * 2 + 2)])),
    ),
  );
  const views = await Promise.all(Array.from({ length: 20 }, () => db.read((r) => Promise.all([ids(r), ids(r)]))));
  for (const [one, other] of views) {
    expect(one).toHaveLength(40);
    expect(other).toEqual(one);
  }
});

const inside = ['write', 'read', 'report'] as const;
test.each(inside)('inside a %s the database object throws at once; requests from outside go on', async (kind) => {
  const { db } = await open();
  await db.write((tx) => add(tx, 1));
  const entered = door();
  const leave = door();
  const refusals: unknown[] = [];
  const unit = db[kind](async (r: ReaderOf<Tables>) => {
    for (const use of [
      () => db.read(ids),
      () => db.write((tx) => add(tx, 9)),
      () => db.report(ids),
      () => db.close(),
    ]) {
      try {
        await use();
      } catch (error) {
        refusals.push(error);
      }
    }
    entered.open();
    await leave.opened;
    return await ids(r);
  });
  await entered.opened;
  const others = kind === 'read' ? db.report(ids) : db.read(ids);
  expect(await others).toEqual([1]);
  leave.open();
  expect(await unit).toEqual([1]);
  expect(refusals).toHaveLength(4);
  for (const refusal of refusals) expect(refusal).toBeInstanceOf(DatabaseMisuse);
});

test('work started inside a unit may use the database once the unit has ended', async () => {
  const { db } = await open();
  const ended = door();
  let later: Promise<number[]> = Promise.resolve([]);
  await db.write(async (tx) => {
    await add(tx, 1);
    later = ended.opened.then(() => db.read(ids));
  });
  ended.open();
  expect(await later).toEqual([1]);
});

test('a reader or transaction is used up when its unit ends', async () => {
  const { db } = await open();
  const kept: { tx?: TxOf<Tables>; r?: ReaderOf<Tables> } = {};
  await db.write(async (tx) => {
    kept.tx = tx;
    await add(tx, 1);
  });
  await db.read(async (r) => {
    kept.r = r;
    await ids(r);
  });
  for (const used of [kept.tx, kept.r]) {
    if (used === undefined) throw new Error('the unit did not run');
    await expect(ids(used)).rejects.toThrow(DatabaseMisuse);
  }
});

test('a unit that ends before its queries is refused and rolled back', async () => {
  const { db } = await open();
  const failing = db.write(async (tx) => {
    void add(tx, 1);
    await Promise.resolve();
  });
  await expect(failing).rejects.toThrow(/await is missing/);
  expect(await idsIn(db)).toEqual([]);
});

test('a write that awaits something else than queries is rolled back and lets others in', async () => {
  const { db } = await open({ write: 20 });
  const never = door();
  const kept: { tx?: TxOf<Tables> } = {};
  const idle = db.write(async (tx) => {
    kept.tx = tx;
    await add(tx, 1);
    await never.opened;
  });
  await expect(idle).rejects.toThrow(DatabaseMisuse);
  await db.write((tx) => add(tx, 2));
  expect(await idsIn(db)).toEqual([2]);
  never.open();
  if (kept.tx === undefined) throw new Error('the unit did not run');
  await expect(add(kept.tx, 3)).rejects.toThrow(DatabaseMisuse);
});

test('a read that hangs on the writing connection is ended by its own short limit, and the write behind it goes on', async () => {
  const { db } = await open({ readBeforeWrites: 20 });
  const never = door();
  const hung = db.read(async (r) => {
    await ids(r);
    await never.opened;
  });
  const written = db.write((tx) => add(tx, 1));
  await expect(hung).rejects.toThrow('for 20 ms');
  await written;
  expect(await idsIn(db)).toEqual([1]);
  never.open();
});

test('a refused COMMIT is rolled back and the next write finds a free thread', async () => {
  const { db } = await open();
  const failing = db.write(async (tx) => {
    await add(tx, 1);
    await tx.insertInto('children').values({ id: 1, note_id: 77 }).execute();
  });
  await expect(failing).rejects.toMatchObject({ kind: 'foreign-key' });
  expect(await idsIn(db)).toEqual([]);
  await db.write((tx) => add(tx, 2));
  expect(await idsIn(db)).toEqual([2]);
});

test('after SQLite has ended the transaction by itself, no later query of the unit is written alone', async () => {
  const { db } = await open();
  const failing = db.write(async (tx) => {
    await add(tx, 1);
    await sql`rollback`.execute(tx);
    await add(tx, 2);
  });
  await expect(failing).rejects.toMatchObject({ kind: 'no-transaction' });
  const committing = db.write(async (tx) => {
    await add(tx, 3);
    await sql`rollback`.execute(tx);
  });
  await expect(committing).rejects.toMatchObject({ kind: 'no-transaction' });
  expect(await idsIn(db)).toEqual([]);
});

test('a full disk is DISK_FULL, leaves nothing and the next write works', async () => {
  const { db } = await open();
  await db.write(async (tx) => {
    await sql`pragma max_page_count = 20`.execute(tx);
    await add(tx, 1);
  });
  const failing = db.write(async (tx) => {
    await add(tx, 2);
    await tx
      .insertInto('notes')
      .values({ id: 3, text: 'x'.repeat(200_000) })
      .execute();
  });
  await expect(failing).rejects.toMatchObject({ code: 'DISK_FULL' });
  expect(await idsIn(db)).toEqual([1]);
  await db.write((tx) => add(tx, 4));
  expect(await idsIn(db)).toEqual([1, 4]);
});

test('a rule of a trigger reaches the caller as RULE_BROKEN, or is caught as a failure inside', async () => {
  const { db } = await open();
  await db.write((tx) => add(tx, 1));
  await expect(db.write((tx) => tx.deleteFrom('notes').execute())).rejects.toMatchObject({
    code: 'RULE_BROKEN',
    data: { rule: 'notes are kept' },
  });
  const seen = await db.write(async (tx) => {
    const failure: unknown = await tx
      .deleteFrom('notes')
      .execute()
      .catch((error: unknown) => error);
    await add(tx, 2);
    return failure;
  });
  expect(seen).toMatchObject({ kind: 'trigger', rule: 'notes are kept' });
  expect(await idsIn(db)).toEqual([1, 2]);
});

test('integers stay integers, both ways', async () => {
  const { db } = await open();
  const { rows } = await db.read((r) =>
    sql<{ kind: string; half: number; real: string; flag: number; big: number }>`
      select typeof(${5}) as kind, ${7} / 2 as half, typeof(${1.5}) as real, ${true} as flag,
        ${9_007_199_254_740_991n} as big`.execute(r),
  );
  expect(rows).toEqual([{ kind: 'integer', half: 3, real: 'real', flag: 1, big: Number.MAX_SAFE_INTEGER }]);
});

test.each([undefined, Number.NaN, new Date(0), { a: 1 }])(
  'a value SQLite has no type for is refused: %s',
  async (value) => {
    const { db } = await open();
    await expect(db.read((r) => sql`select ${value} as a`.execute(r))).rejects.toThrow(DatabaseMisuse);
  },
);

test('a unit has no transactions of its own in it', async () => {
  const { db } = await open();
  const nested = db.write(async (tx) => {
    const kysely = tx as unknown as { transaction(): { execute(run: () => Promise<void>): Promise<void> } };
    await kysely.transaction().execute(() => Promise.resolve());
  });
  await expect(nested).rejects.toThrow(DatabaseMisuse);
});

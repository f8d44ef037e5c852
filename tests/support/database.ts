import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { migrations as ownMigrations } from '#db/migrations/index.ts';
import { createEmptyOffice } from '#db/migrations/migrate.ts';
import type { Migration } from '#db/migrations/migration.ts';
import { openOffice } from '#db/sqlite/office-database.ts';
import type { OfficeDatabase } from '#db/sqlite/office-database.ts';
import { openDatabase } from '#db/sqlite/open-database.ts';
import type { OpenDatabase, OpenDatabaseOptions } from '#db/sqlite/open-database.ts';
import { template } from './templates.ts';

/** A new folder that goes away after the test. */
export function temporaryFolder(name = 'ostoja-test-'): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A random database key. */
export function newKey(): Uint8Array {
  return new Uint8Array(randomBytes(32));
}

export interface TestFile {
  readonly folder: string;
  readonly file: string;
  readonly key: Uint8Array;
}

/** A copy of a file made once by these migrations, much cheaper than migrating anew. All copies have one key. */
async function copyOfTemplate(folder: string, migrations: readonly Migration[]): Promise<TestFile> {
  const sql = createHash('sha256').update(JSON.stringify(migrations)).digest('hex');
  const made = await template(`database-${sql.slice(0, 32)}`, async (dir) => {
    mkdirSync(dir);
    const key = newKey();
    await createEmptyOffice({ file: join(dir, 'office.db'), key, migrations });
    return Buffer.from(key).toString('hex');
  });
  const file = join(folder, 'office.db');
  copyFileSync(join(made.dir, 'office.db'), file);
  return { folder, file, key: Uint8Array.from(Buffer.from(made.facts, 'hex')) };
}

/** An encrypted database file in a folder of its own, with the program's schema or that of `migrations`. */
export async function newDatabaseFile(migrations: readonly Migration[] = ownMigrations): Promise<TestFile> {
  return await copyOfTemplate(temporaryFolder(), migrations);
}

type Extras = Pick<OpenDatabaseOptions, 'onDamaged' | 'idleLimits'>;

/** An empty office of the program's schema, encrypted, on disk; closed and removed after the test. */
export async function newOffice(extras: Extras = {}): Promise<TestFile & { readonly db: OfficeDatabase }> {
  const made = await newDatabaseFile();
  return { ...made, db: closedAfterTest(await openOffice({ file: made.file, key: made.key, ...extras })) };
}

/** A database with a schema of the test's own, given as SQL statements. */
export async function newDatabase<DB>(
  statements: readonly string[],
  extras: Extras = {},
): Promise<TestFile & { readonly db: OpenDatabase<DB> }> {
  const made = await newDatabaseFile([{ number: 1, name: '0001-test', up: statements }]);
  return { ...made, db: closedAfterTest(await openDatabase<DB>({ file: made.file, key: made.key, ...extras })) };
}

/** What several tests of one file share: call `remove` in afterAll. */
export type Shared<T> = TestFile & { readonly db: T; remove(): Promise<void> };

async function shared<T extends { close(): Promise<void> }>(
  migrations: readonly Migration[],
  open: (made: TestFile) => Promise<T>,
): Promise<Shared<T>> {
  const folder = mkdtempSync(join(tmpdir(), 'ostoja-test-'));
  const made = await copyOfTemplate(folder, migrations);
  const db = await open(made);
  const remove = async (): Promise<void> => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...made, db, remove };
}

/** An empty office for several tests of one file. */
export async function sharedOffice(): Promise<Shared<OfficeDatabase>> {
  return await shared(ownMigrations, openOffice);
}

/** A database with a schema of its own for several tests of one file. */
export async function sharedDatabase<DB>(statements: readonly string[]): Promise<Shared<OpenDatabase<DB>>> {
  return await shared([{ number: 1, name: '0001-test', up: statements }], (made) => openDatabase<DB>(made));
}

/** Closes `db` when the test is over, before its folder goes. */
export function closedAfterTest<T extends { close(): Promise<void> }>(db: T): T {
  onTestFinished(() => db.close());
  return db;
}

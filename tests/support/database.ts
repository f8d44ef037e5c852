import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createEmptyOffice } from '#db/migrations/migrate.ts';
import type { Migration } from '#db/migrations/migration.ts';
import { openOffice } from '#db/sqlite/office-database.ts';
import type { OfficeDatabase } from '#db/sqlite/office-database.ts';
import { openDatabase } from '#db/sqlite/open-database.ts';
import type { OpenDatabase, OpenDatabaseOptions } from '#db/sqlite/open-database.ts';

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

/** An encrypted database file in a folder of its own, with the program's schema or that of `migrations`. */
export async function newDatabaseFile(migrations?: readonly Migration[]): Promise<TestFile> {
  const folder = temporaryFolder();
  const made = { folder, file: join(folder, 'office.db'), key: newKey() };
  await createEmptyOffice({ file: made.file, key: made.key, ...(migrations === undefined ? {} : { migrations }) });
  return made;
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

/** An empty office for several tests of one file: call `remove` in afterAll. */
export async function sharedOffice(): Promise<TestFile & { readonly db: OfficeDatabase; remove(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'ostoja-test-'));
  const file = join(folder, 'office.db');
  const key = newKey();
  await createEmptyOffice({ file, key });
  const db = await openOffice({ file, key });
  const remove = async (): Promise<void> => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, file, key, db, remove };
}

/** Closes `db` when the test is over, before its folder goes. */
export function closedAfterTest<T extends { close(): Promise<void> }>(db: T): T {
  onTestFinished(() => db.close());
  return db;
}

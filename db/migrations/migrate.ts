import { rmSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/kernel/app-error.ts';
import { classifyFailure, DatabaseThreadLost, refusalFor } from '../sqlite/errors.ts';
import { threadFile } from '../sqlite/thread-client.ts';
import { migrations as ownMigrations } from './index.ts';
import type { MigrateEnd, MigrateStart } from './migrate-thread.ts';
import { MigrationError } from './migration.ts';
import type { Migration } from './migration.ts';

export interface DatabaseFile {
  readonly file: string;
  /** The raw 32-byte key. */
  readonly key: Uint8Array;
}

/**
 * Brings a database file that nobody has open (a copy, never the office in use) to the newest schema, in a thread of
 * its own, and gives the version reached. The file has no WAL beside it afterwards.
 * @throws AppError NEWER_VERSION when a newer program has written the file, DATABASE_DAMAGED, DISK_FULL
 * @throws MigrationError when a migration fails (nothing of that one stays) or does not fit what was applied before
 */
export async function migrateFile(
  options: DatabaseFile & { readonly migrations?: readonly Migration[] },
): Promise<number> {
  return await runJob(options, { kind: 'migrate', migrations: options.migrations ?? ownMigrations, create: false });
}

/**
 * Gives the schema version of a file that nobody has open; 0 for one without a schema.
 * @throws AppError DATABASE_DAMAGED when the key does not open it
 */
export async function schemaVersionOf(options: DatabaseFile): Promise<number> {
  return await runJob(options, { kind: 'version' });
}

/**
 * Makes a new encrypted file with the newest schema and no rows. When it fails, no file stays.
 * @throws Error when the file is there already
 */
export async function createEmptyOffice(
  options: DatabaseFile & { readonly migrations?: readonly Migration[] },
): Promise<number> {
  if (statSync(options.file, { throwIfNoEntry: false }) !== undefined)
    throw new Error('the database file exists already');
  try {
    return await runJob(options, { kind: 'migrate', migrations: options.migrations ?? ownMigrations, create: true });
  } catch (error) {
    // It did not exist before this call and holds nothing yet.
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(options.file + suffix, { force: true });
    throw error;
  }
}

async function runJob(options: DatabaseFile, job: MigrateStart['job']): Promise<number> {
  const key = Uint8Array.from(options.key);
  const data: MigrateStart = { file: options.file, key, job };
  const worker = new Worker(threadFile(import.meta, 'migrate-thread'), {
    name: 'database-migrate',
    workerData: data,
    transferList: [key.buffer],
  });
  let end: MigrateEnd | null = null;
  return await new Promise<number>((resolve, reject) => {
    worker.on('message', (message: MigrateEnd) => {
      end = message;
    });
    worker.on('error', (cause) => reject(new DatabaseThreadLost('the migration thread failed', { cause })));
    // Answer only after the thread has ended: then the file is closed and may be moved, on Windows too.
    worker.on('exit', () => {
      if (end === null) reject(new DatabaseThreadLost('the migration thread ended without an answer'));
      else if (end.ok) resolve(end.version);
      else reject(errorFrom(end));
    });
  });
}

function errorFrom(end: MigrateEnd & { readonly ok: false }): Error {
  switch (end.by) {
    case 'guard':
      return new AppError('DATABASE_DAMAGED', { reason: end.reason });
    case 'sqlite':
      return refusalFor(classifyFailure({ code: end.code, message: end.message }), true);
    case 'migration': {
      const error = new MigrationError(end.failure, end.message);
      return end.failure === 'newer' ? new AppError('NEWER_VERSION', {}, { cause: error }) : error;
    }
  }
}

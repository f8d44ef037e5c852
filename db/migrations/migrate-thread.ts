/** Entry of the job thread that creates and migrates database files no one else has open. */
import { parentPort, workerData } from 'node:worker_threads';
import { isAppError } from '#shared/kernel/app-error.ts';
import { assertNotPlain, openConnection } from '../sqlite/connection.ts';
import type { Connection } from '../sqlite/connection.ts';
import { MigrationError } from './migration.ts';
import type { Migration, MigrationFailure } from './migration.ts';
import { runMigrations, versionOf } from './run-migrations.ts';

export interface MigrateStart {
  readonly file: string;
  readonly key: Uint8Array;
  readonly job:
    | { readonly kind: 'version' }
    | { readonly kind: 'migrate'; readonly migrations: readonly Migration[]; readonly create: boolean };
}

export type MigrateEnd =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly by: 'migration'; readonly failure: MigrationFailure; readonly message: string }
  | { readonly ok: false; readonly by: 'guard'; readonly reason: string }
  | { readonly ok: false; readonly by: 'sqlite'; readonly code: string; readonly message: string };

async function run({ file, key, job }: MigrateStart): Promise<MigrateEnd> {
  let connection: Connection | null = null;
  try {
    connection = openConnection({ file, key, role: 'build', create: job.kind === 'migrate' && job.create });
    const version = job.kind === 'version' ? versionOf(connection) : await runMigrations(connection, job.migrations);
    // Before closing: a file that turns out to be readable by anybody must not be reported as made.
    assertNotPlain(file);
    return { ok: true, version };
  } catch (error) {
    if (error instanceof MigrationError) {
      return { ok: false, by: 'migration', failure: error.failure, message: error.message };
    }
    if (isAppError(error)) {
      const reason = error.data['reason'];
      return { ok: false, by: 'guard', reason: typeof reason === 'string' ? reason : error.code };
    }
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
    return { ok: false, by: 'sqlite', code, message: error instanceof Error ? error.message : 'unknown' };
  } finally {
    connection?.close();
    key.fill(0);
  }
}

const port = parentPort;
if (port === null) throw new Error('the migration thread runs as a worker');
port.postMessage(await run(workerData as MigrateStart));

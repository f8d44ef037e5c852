import { Kysely, SqliteAdapter, SqliteDialect, SqliteDriver, sql } from 'kysely';
import type { DatabaseConnection, Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Connection } from '../sqlite/connection.ts';
import { assertNumbered, hashOf, MigrationError } from './migration.ts';
import type { Migration } from './migration.ts';

/** What the runner itself keeps in the file, beside the tables Kysely keeps. */
interface Bookkeeping {
  migration_hashes: { number: number; name: string; sha256: string };
}

/** SQLite does roll back DDL; Kysely's adapter says otherwise, and then half a schema stays after a failure. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** A full disk ends the transaction by itself; a ROLLBACK that then fails would hide why. */
class MigrationDriver extends SqliteDriver {
  readonly #connection: Connection;
  constructor(connection: Connection) {
    super({ database: connection });
    this.#connection = connection;
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.inTransaction) await super.rollbackTransaction(connection);
  }
}

class MigrationDialect extends SqliteDialect {
  readonly #connection: Connection;
  constructor(connection: Connection) {
    super({ database: connection });
    this.#connection = connection;
  }

  override createDriver(): MigrationDriver {
    return new MigrationDriver(this.#connection);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/**
 * Brings the file behind `connection` to the newest of `migrations`, each in a transaction of its own, and gives the
 * version reached. What had been reached before a failing migration stays.
 * @throws MigrationError
 */
export async function runMigrations(connection: Connection, migrations: readonly Migration[]): Promise<number> {
  assertNumbered(migrations);
  // Has no effect inside a transaction; rebuilding a table that others refer to needs it off.
  connection.pragma('foreign_keys = off');
  const db = new Kysely<Bookkeeping>({ dialect: new MigrationDialect(connection) });
  const applied = appliedMigrations(connection);
  assertKnown(applied, versionOf(connection), migrations);
  for (const migration of migrations.slice(applied.length)) {
    await db.transaction().execute((trx) => applyOne(trx, migration, migrations));
  }
  return versionOf(connection);
}

/** True for failures of the disk or the file: they say nothing about the migration. */
function isOfTheMachine(error: unknown): error is Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(?:FULL|IOERR|CORRUPT|NOTADB|READONLY|CANTOPEN|NOMEM)/.test(code);
}

async function applyOne(
  trx: Transaction<Bookkeeping>,
  migration: Migration,
  migrations: readonly Migration[],
): Promise<void> {
  const migrator = new Migrator({
    db: trx,
    provider: {
      getMigrations: () =>
        Promise.resolve(
          Object.fromEntries(migrations.map((each) => [each.name, { up: (db) => statements(db, each) }])),
        ),
    },
  });
  const { error, results } = await migrator.migrateUp();
  if (error !== undefined) {
    if (error instanceof MigrationError || isOfTheMachine(error)) throw error;
    throw new MigrationError('inconsistent', `migration "${migration.name}" cannot follow what the file has`);
  }
  const [result] = results ?? [];
  if (result?.migrationName !== migration.name || result.status !== 'Success') {
    throw new MigrationError('inconsistent', `expected migration "${migration.name}" to be next`);
  }
  await sql`create table if not exists migration_hashes (
    number integer primary key, name text not null, sha256 text not null) strict`.execute(trx);
  await trx
    .insertInto('migration_hashes')
    .values({ number: migration.number, name: migration.name, sha256: hashOf(migration) })
    .execute();
  await sql`pragma user_version = ${sql.lit(migration.number)}`.execute(trx);
  // The last statement before the commit: after it nothing could be rolled back any more.
  const orphans = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(trx);
  const [first] = orphans.rows;
  if (first !== undefined) {
    throw new MigrationError(
      'orphans',
      `migration "${migration.name}" leaves ${orphans.rows.length} broken references, the first from ${first.table} to ${first.parent}`,
    );
  }
}

async function statements<DB>(db: Kysely<DB>, migration: Migration): Promise<void> {
  for (const [index, statement] of migration.up.entries()) {
    try {
      await sql.raw(statement).execute(db);
    } catch (cause) {
      if (isOfTheMachine(cause)) throw cause;
      const text = cause instanceof Error ? cause.message : 'unknown failure';
      throw new MigrationError('statement', `statement ${index + 1} of migration "${migration.name}" failed: ${text}`);
    }
  }
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}

function appliedMigrations(connection: Connection): readonly Applied[] {
  const known = connection
    .prepare("select 1 from sqlite_master where type = 'table' and name = 'migration_hashes'")
    .get();
  if (known === undefined) return [];
  return connection.prepare('select number, name, sha256 from migration_hashes order by number').all() as Applied[];
}

/** PRAGMA user_version of an open connection. */
export function versionOf(connection: Connection): number {
  return Number(connection.pragma('user_version', { simple: true }));
}

function assertKnown(applied: readonly Applied[], version: number, migrations: readonly Migration[]): void {
  const newest = applied.at(-1)?.number ?? 0;
  if (version > migrations.length || newest > migrations.length) {
    throw new MigrationError(
      'newer',
      `the file has version ${Math.max(version, newest)}, this program ${migrations.length}`,
    );
  }
  if (version !== newest) {
    throw new MigrationError('inconsistent', `the file says version ${version} but has migrations up to ${newest}`);
  }
  for (const [index, { number, sha256 }] of applied.entries()) {
    const migration = migrations[index];
    if (migration === undefined || number !== migration.number) {
      throw new MigrationError('gap', `migration ${index + 1} was never applied to the file`);
    }
    if (sha256 !== hashOf(migration)) {
      throw new MigrationError('changed', `migration "${migration.name}" was changed after it had been applied`);
    }
  }
}

import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import { DatabaseMisuse } from './errors.ts';
import { unpackRows } from './packed-rows.ts';
import type { QueryAnswer, SqlValue } from './thread-messages.ts';

/** Runs one compiled statement inside the unit of work the dialect was made for. */
export type RunStatement = (sql: string, parameters: readonly SqlValue[]) => Promise<QueryAnswer>;

/** A Kysely dialect that compiles and hands over; transactions belong to the unit of work, never to Kysely. */
export function threadDialect(run: RunStatement): Dialect {
  const connection = new ThreadConnection(run);
  return {
    createDriver: () => new ThreadDriver(connection),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    // Several statements may be on their way at once: the thread keeps their order, so no lock is needed here.
    createAdapter: () => new PipeliningAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

class PipeliningAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class ThreadDriver implements Driver {
  readonly #connection: ThreadConnection;

  constructor(connection: ThreadConnection) {
    this.#connection = connection;
  }

  async init(): Promise<void> {
    // The thread is open before the first unit of work begins.
  }

  acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve(this.#connection);
  }

  beginTransaction(): Promise<void> {
    return Promise.reject(new DatabaseMisuse('a unit of work is one transaction and has no further ones in it'));
  }

  commitTransaction(): Promise<void> {
    return this.beginTransaction();
  }

  rollbackTransaction(): Promise<void> {
    return this.beginTransaction();
  }

  async releaseConnection(): Promise<void> {
    // The unit of work keeps its connection until it ends.
  }

  async destroy(): Promise<void> {
    // Threads are closed by the open office.
  }
}

class ThreadConnection implements DatabaseConnection {
  readonly #run: RunStatement;

  constructor(run: RunStatement) {
    this.#run = run;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const answer = await this.#run(query.sql, query.parameters.map(bindable));
    if ('columns' in answer) return { rows: unpackRows(answer) as R[] };
    return { rows: [], numAffectedRows: BigInt(answer.changes), insertId: BigInt(answer.lastInsertRowid) };
  }

  // oxlint-disable-next-line require-yield -- the interface of Kysely asks for a generator
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new DatabaseMisuse('rows are read in pages, not streamed');
  }
}

/** @throws DatabaseMisuse for values SQLite has no type for; the message names the type, never the value */
function bindable(value: unknown): SqlValue {
  switch (typeof value) {
    case 'string':
    case 'bigint':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new DatabaseMisuse('a number bound to a query must be finite');
      return Number.isSafeInteger(value) ? BigInt(value) : value;
    case 'boolean':
      return value ? 1n : 0n;
    default:
      if (value === null || value instanceof Uint8Array) return value;
      throw new DatabaseMisuse(
        `a query cannot bind ${value === undefined ? 'undefined' : Object.prototype.toString.call(value)}`,
      );
  }
}

/** Entry of a database thread: one connection, served in the order the requests arrive. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Statement } from 'better-sqlite3';
import { isAppError } from '#shared/kernel/app-error.ts';
import { openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { NO_TRANSACTION } from './errors.ts';
import type { WireFailure } from './errors.ts';
import { packRows } from './packed-rows.ts';
import type {
  CheckKind,
  ThreadAnswer,
  ThreadCall,
  ThreadMessage,
  ThreadReply,
  ThreadRequest,
  ThreadRole,
  ThreadStart,
} from './thread-messages.ts';

interface Prepared {
  readonly statement: Statement;
  /** Names of what it returns, or null when it returns nothing. */
  readonly columns: readonly string[] | null;
}

interface Served {
  readonly connection: Connection;
  readonly role: ThreadRole;
  readonly statements: Map<string, Prepared>;
}

const STATEMENTS_KEPT = 400;
const FINDINGS_KEPT = 100;

function start(): void {
  const port = parentPort;
  if (port === null) throw new Error('a database thread runs as a worker');
  const { file, role, key } = workerData as ThreadStart;
  const send = (message: ThreadMessage): void => port.postMessage(message);
  let connection: Connection;
  try {
    connection = openConnection({ file, role, key });
  } catch (error) {
    const reason = isAppError(error) ? error.data['reason'] : null;
    send({ type: 'refused', failure: wire(error), reason: typeof reason === 'string' ? reason : null });
    port.close();
    return;
  } finally {
    key.fill(0);
  }
  const statements = new Map<string, Prepared>();
  const served: Served = { connection, role, statements };
  const reply = ({ id, request }: ThreadCall): readonly ThreadReply[] => {
    try {
      const answered = answer(served, request);
      return id === null ? [] : [{ id, answer: answered }];
    } catch (error) {
      return id === null ? [] : [{ id, failure: wire(error) }];
    }
  };
  port.on('message', (calls: readonly ThreadCall[]) => {
    const replies = calls.flatMap(reply);
    if (replies.length > 0) send({ type: 'replies', replies });
    if (calls.some(({ request }) => request.op === 'close')) port.close();
  });
  send({ type: 'ready', schemaVersion: Number(connection.pragma('user_version', { simple: true })) });
}

function answer({ connection, role, statements }: Served, request: ThreadRequest): ThreadAnswer {
  switch (request.op) {
    case 'query': {
      if (request.begin !== null) {
        // A unit that reads cannot write on any connection, whatever its SQL says; the reading ones never can.
        const permission = role === 'write' ? `pragma query_only = ${request.begin === 'deferred'};` : '';
        connection.exec(`${permission} begin ${request.begin}`);
      } else if (!connection.inTransaction) {
        throw new ThreadFailure(NO_TRANSACTION);
      }
      const { statement, columns } = prepared(connection, statements, request.sql);
      if (columns === null) {
        const { changes, lastInsertRowid } = statement.run(...request.parameters);
        return { changes, lastInsertRowid };
      }
      return packRows(columns, statement.all(...request.parameters) as unknown[][]);
    }
    case 'end':
      return end(connection, request.how);
    case 'check':
      return { findings: check(connection, request.kind) };
    case 'close':
      if (connection.inTransaction) connection.exec('rollback');
      if (role === 'write') connection.exec('pragma query_only = false; pragma optimize');
      connection.close();
      return { done: true };
  }
}

function end(connection: Connection, how: 'commit' | 'rollback'): ThreadAnswer {
  if (how === 'rollback') {
    if (connection.inTransaction) connection.exec('rollback');
    return { done: true };
  }
  if (!connection.inTransaction) throw new ThreadFailure(NO_TRANSACTION);
  try {
    connection.exec('commit');
  } catch (error) {
    // A refused COMMIT (disk full, a deferred reference) leaves the transaction open more often than not.
    if (connection.inTransaction) connection.exec('rollback');
    throw error;
  }
  return { done: true };
}

/** A check reads the whole file once: its pages would only push out those that lists need, and take tens of megabytes. */
const CHECK_CACHE = -8192;

function check(connection: Connection, kind: CheckKind): string[] {
  const usual = Number(connection.pragma('cache_size', { simple: true }));
  connection.pragma(`cache_size = ${CHECK_CACHE}`);
  try {
    return findingsOf(connection, kind);
  } finally {
    connection.pragma('shrink_memory');
    connection.pragma(`cache_size = ${usual}`);
  }
}

function findingsOf(connection: Connection, kind: CheckKind): string[] {
  const pragma = kind === 'quick' ? 'quick_check' : 'integrity_check';
  const findings = texts(connection, `pragma ${pragma}(${FINDINGS_KEPT})`).filter((finding) => finding !== 'ok');
  if (kind === 'quick') return findings;
  const orphans = texts(
    connection,
    `select 'row ' || coalesce(rowid, '?') || ' of ' || "table" || ' refers to a missing row of ' || parent
     from pragma_foreign_key_check limit ${FINDINGS_KEPT}`,
  );
  return [...findings, ...orphans];
}

function texts(connection: Connection, sql: string): string[] {
  const values: unknown[] = connection.prepare(sql).pluck().all();
  return values.map(String);
}

/** Keeps the statements used last: lists of different lengths make ever new SQL texts. */
function prepared(connection: Connection, statements: Map<string, Prepared>, sql: string): Prepared {
  const known = statements.get(sql);
  if (known !== undefined) {
    statements.delete(sql);
    statements.set(sql, known);
    return known;
  }
  const statement = compiled(connection, sql);
  statements.set(sql, statement);
  const oldest = statements.keys().next();
  if (statements.size > STATEMENTS_KEPT && oldest.done !== true) statements.delete(oldest.value);
  return statement;
}

function compiled(connection: Connection, sql: string): Prepared {
  try {
    const statement = connection.prepare(sql);
    if (!statement.reader) return { statement, columns: null };
    return { statement: statement.raw(), columns: statement.columns().map(({ name }) => name) };
  } catch (cause) {
    throw new CompileFailure(cause);
  }
}

class CompileFailure extends Error {
  constructor(cause: unknown) {
    super('a statement could not be compiled', { cause });
  }
}

class ThreadFailure extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

function wire(error: unknown): WireFailure {
  if (error instanceof CompileFailure) return { ...wire(error.cause), compiling: true };
  if (!(error instanceof Error)) return { code: '', message: 'unknown' };
  return { code: 'code' in error && typeof error.code === 'string' ? error.code : '', message: error.message };
}

start();

import { AppError } from '#shared/kernel/app-error.ts';

/** What went wrong inside SQLite, as far as the program acts on it. */
export type SqliteFailureKind =
  | 'unique'
  | 'foreign-key'
  | 'not-null'
  | 'check'
  | 'datatype'
  | 'trigger'
  | 'not-a-database'
  | 'corrupt'
  | 'full'
  | 'busy'
  | 'read-only'
  | 'input-output'
  | 'no-transaction'
  | 'other';

/** A failure as it crosses from a database thread: code and text only, since class and prototype do not cross. */
export interface WireFailure {
  readonly code: string;
  readonly message: string;
  /** True when the statement was still being compiled: then the text speaks of our own SQL only. */
  readonly compiling?: boolean;
}

/** Code of a query that found the transaction of its unit gone (SQLite rolls back by itself when the disk is full). */
export const NO_TRANSACTION = 'OSTOJA_NO_TRANSACTION';

/**
 * A failure of SQLite. Names of tables, columns and rules only: the texts SQLite makes of constraint failures hold
 * no values, every other text is replaced by the code (a full-text error, for one, quotes what the user typed).
 */
export class SqliteFailure extends Error {
  readonly kind: SqliteFailureKind;
  /** SQLite's extended code, for example SQLITE_CONSTRAINT_UNIQUE. */
  readonly sqliteCode: string;
  /** Table of a broken constraint, when SQLite names it. */
  readonly table: string | null;
  /** Columns of a broken UNIQUE, NOT NULL or STRICT rule. */
  readonly columns: readonly string[];
  /** Name (or expression) of a broken CHECK, or the message a trigger raised. */
  readonly rule: string | null;

  constructor(
    kind: SqliteFailureKind,
    sqliteCode: string,
    message: string,
    where: { table?: string | null; columns?: readonly string[]; rule?: string | null } = {},
  ) {
    super(message);
    this.name = 'SqliteFailure';
    this.kind = kind;
    this.sqliteCode = sqliteCode;
    this.table = where.table ?? null;
    this.columns = where.columns ?? [];
    this.rule = where.rule ?? null;
  }
}

/** A mistake in our own code in using the database: never the user's fault, never shown as a refusal. */
export class DatabaseMisuse extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DatabaseMisuse';
  }
}

/** The thread that served a call died before it answered; what it had not committed is gone. */
export class DatabaseThreadLost extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseThreadLost';
  }
}

const KIND_BY_CODE: ReadonlyArray<readonly [prefix: string, kind: SqliteFailureKind]> = [
  ['SQLITE_CONSTRAINT_UNIQUE', 'unique'],
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 'unique'],
  ['SQLITE_CONSTRAINT_ROWID', 'unique'],
  ['SQLITE_CONSTRAINT_FOREIGNKEY', 'foreign-key'],
  ['SQLITE_CONSTRAINT_NOTNULL', 'not-null'],
  ['SQLITE_CONSTRAINT_CHECK', 'check'],
  ['SQLITE_CONSTRAINT_DATATYPE', 'datatype'],
  ['SQLITE_CONSTRAINT_TRIGGER', 'trigger'],
  ['SQLITE_NOTADB', 'not-a-database'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_CANTOPEN', 'input-output'],
  ['SQLITE_IOERR', 'input-output'],
  [NO_TRANSACTION, 'no-transaction'],
];

const COLUMNS = /^(?:UNIQUE|NOT NULL|PRIMARY KEY) constraint failed: (.+)$/;
const INDEX = /^UNIQUE constraint failed: index '(.+)'$/;
const CHECK = /^CHECK constraint failed: (.+)$/s;
const DATATYPE = /^cannot store \w+ value in \w+ column ([^.]+)\.(.+)$/;

/** Sorts a failure that came from a database thread (or from the driver in this thread) into its kind. */
export function classifyFailure(failure: WireFailure): SqliteFailure {
  const { code, message } = failure;
  const kind = KIND_BY_CODE.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'other';
  switch (kind) {
    case 'unique':
    case 'not-null': {
      const index = INDEX.exec(message)?.[1];
      if (index !== undefined) {
        return new SqliteFailure(kind, code, message, { rule: index });
      }
      const names = (COLUMNS.exec(message)?.[1] ?? '').split(', ').filter((name) => name !== '');
      const table = names[0]?.split('.')[0] ?? null;
      return new SqliteFailure(kind, code, message, {
        table,
        columns: names.map((name) => name.split('.')[1] ?? name),
      });
    }
    case 'check':
      return new SqliteFailure(kind, code, message, { rule: CHECK.exec(message)?.[1] ?? null });
    case 'datatype': {
      const found = DATATYPE.exec(message);
      return new SqliteFailure(kind, code, message, {
        table: found?.[1] ?? null,
        columns: found?.[2] === undefined ? [] : [found[2]],
      });
    }
    case 'trigger':
      return new SqliteFailure(kind, code, `refused by a trigger: ${message}`, { rule: message });
    case 'foreign-key':
      return new SqliteFailure(kind, code, message);
    case 'no-transaction':
      return new SqliteFailure(kind, code, 'the transaction of this unit of work has already been rolled back');
    default:
      return new SqliteFailure(kind, code, `SQLite failed with ${code === '' ? 'no code' : code}${sourceOf(failure)}`);
  }
}

/** Keeps the text of mistakes in our own SQL (they name tables and columns), drops every other one. */
function sourceOf({ message, compiling }: WireFailure): string {
  const ofSchema = compiling === true && /^no such (table|column|function|index|module): [\w.]{1,60}$/.test(message);
  return ofSchema || /^(?:SQLite3 can only bind|Too (?:few|many) parameter values)/.test(message)
    ? ` (${message})`
    : '';
}

/** True for failures that mean the file itself is damaged once it had been opened with the right key. */
export function meansDamage(failure: SqliteFailure): boolean {
  return failure.kind === 'corrupt' || failure.kind === 'not-a-database';
}

/**
 * The refusal a failure stands for, or the failure itself where the closed list has none. Constraint failures stay
 * as they are: the use case knows what a taken number or a broken rule means.
 * @param onWritingConnection whether the query ran where writing is allowed at all
 */
export function refusalFor(failure: SqliteFailure, onWritingConnection: boolean): AppError | SqliteFailure {
  switch (failure.kind) {
    case 'corrupt':
    case 'not-a-database':
      return new AppError('DATABASE_DAMAGED', {}, { cause: failure });
    case 'full':
      return new AppError('DISK_FULL', {}, { cause: failure });
    case 'read-only':
      // On a reading connection the same code means that a repository tried to write through a Reader.
      return onWritingConnection ? new AppError('FOLDER_NOT_WRITABLE', {}, { cause: failure }) : failure;
    default:
      return failure;
  }
}

/** The failure behind an error that came out of the database, if there is one. */
export function sqliteFailureOf(error: unknown): SqliteFailure | null {
  if (error instanceof SqliteFailure) return error;
  return error instanceof AppError && error.cause instanceof SqliteFailure ? error.cause : null;
}

/**
 * True when `error` is a broken UNIQUE rule on exactly these columns of `table`, or on the partial or expression
 * index named `index`.
 */
export function isTaken(
  error: unknown,
  where: { table: string; columns: readonly string[] } | { index: string },
): boolean {
  const failure = sqliteFailureOf(error);
  if (failure?.kind !== 'unique') return false;
  if ('index' in where) return failure.rule === where.index;
  return (
    failure.table === where.table &&
    failure.columns.length === where.columns.length &&
    where.columns.every((column) => failure.columns.includes(column))
  );
}

import { AppError, isAppError } from '#shared/kernel/app-error.ts';

import { codeOf, failureCode } from '../generations/failures.ts';
import type { RecoveryRecipient } from '../generations/keys-format.ts';
import { type Connection, openConnection } from '../sqlite/connection.ts';
import { BackupProblem, type Place } from './problems.ts';

/** A copy is read once from end to end: decrypted pages kept in memory would only take room. */
const COPY_CACHE = 'cache_size = -4096';
/** The check looks up every entry of every index. */
const CHECK_CACHE = 'cache_size = -16384';

/** What a database says of itself; compared between manifest, copy and what was read back. */
export interface DatabaseFacts {
  readonly schemaVersion: number;
  readonly installationId: string;
  /** Rows of each table, shadow tables of the full-text search left out. */
  readonly counts: Readonly<Record<string, number>>;
  readonly auditHead: { readonly seq: number; readonly hash: string } | null;
  readonly recovery: readonly RecoveryRecipient[];
}

/**
 * Copies an open office to a new file, encrypted under the same key, as of one moment; others go on reading and writing.
 * @throws BackupProblem
 */
export function copyOpenOffice(source: string, key: Uint8Array, target: string): void {
  // The writing role, since VACUUM INTO is refused on a connection for reading; it writes nothing to its source.
  used('staging', 'source-damaged', () => {
    const connection = openConnection({ file: source, key, role: 'write' });
    try {
      connection.pragma(COPY_CACHE);
      // A file cut to nothing reads as a new, empty database.
      if (Number(connection.pragma('user_version', { simple: true })) < 1) throw emptySource();
      connection.prepare('vacuum into ?').run(target);
    } finally {
      connection.close();
    }
  });
}

/** Puts a file that nobody has open under another key. The old one no longer opens it. */
export function rekey(file: string, from: Uint8Array, to: Uint8Array): void {
  used('staging', 'database', () => {
    const connection = openConnection({ file, key: from, role: 'build' });
    const raw = Buffer.concat([Buffer.from('raw:'), to]);
    try {
      connection.pragma(COPY_CACHE);
      (connection as Connection & { rekey(key: Buffer): number }).rekey(raw);
    } finally {
      raw.fill(0);
      connection.close();
    }
  });
}

/** Reads what a database says of itself. With `integrity` every page, index and reference is checked before. */
export function describeDatabase(file: string, key: Uint8Array, integrity: boolean): DatabaseFacts {
  return used('staging', 'database', () => {
    const connection = openConnection({ file, key, role: 'read' });
    try {
      connection.pragma(CHECK_CACHE);
      if (integrity) refuseUnsound(connection);
      return {
        schemaVersion: Number(connection.pragma('user_version', { simple: true })),
        installationId: textOf(connection, 'select installation_id from office'),
        counts: countRows(connection),
        auditHead: auditHeadOf(connection),
        recovery: recoveryOf(connection),
      };
    } finally {
      connection.close();
    }
  });
}

function refuseUnsound(connection: Connection): void {
  const findings: unknown[] = connection.prepare('pragma integrity_check(1)').pluck().all();
  const orphans: unknown[] = connection.prepare('select 1 from pragma_foreign_key_check limit 1').all();
  if (findings.length === 1 && findings[0] === 'ok' && orphans.length === 0) return;
  throw new BackupProblem({ kind: 'database', what: 'integrity check' });
}

function countRows(connection: Connection): Record<string, number> {
  const names = connection
    .prepare(
      "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name",
    )
    .pluck()
    .all() as string[];
  const counts = names.map((name) => {
    const count: unknown = connection
      .prepare(`select count(*) from "${name.replaceAll('"', '""')}"`)
      .pluck()
      .get();
    return [name, Number(count)] as const;
  });
  return Object.fromEntries(counts);
}

function auditHeadOf(connection: Connection): DatabaseFacts['auditHead'] {
  const row = connection.prepare('select seq, hash from audit_log order by seq desc limit 1').get() as
    { seq: number | bigint; hash: string } | undefined;
  return row === undefined ? null : { seq: Number(row.seq), hash: row.hash };
}

interface RecoveryRow {
  readonly id: string;
  readonly recipient: string;
  readonly created_on: string;
  readonly confirmed_on: string | null;
  readonly retired_on: string | null;
}

function recoveryOf(connection: Connection): RecoveryRecipient[] {
  const rows = connection
    .prepare('select id, recipient, created_on, confirmed_on, retired_on from recovery_keys order by created_on, id')
    .all() as RecoveryRow[];
  return rows.map(({ id, recipient, created_on, confirmed_on, retired_on }) => ({
    id,
    recipient,
    date: created_on,
    confirmed: confirmed_on !== null,
    retired: retired_on !== null,
  }));
}

function textOf(connection: Connection, sql: string): string {
  const value: unknown = connection.prepare(sql).pluck().get();
  return typeof value === 'string' ? value : '';
}

function emptySource(): AppError {
  return new AppError('DATABASE_DAMAGED', { reason: 'empty' });
}

/** Turns failures of the driver into problems: damage is told from a full or read-only disk. */
function used<T>(place: Place, ifDamaged: 'database' | 'source-damaged', work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof BackupProblem) throw error;
    const code = codeOf(error) ?? '';
    const isDamage =
      isAppError(error, 'DATABASE_DAMAGED') || failureCode(code, 'with-proven-key') === 'DATABASE_DAMAGED';
    if (isDamage) throw new BackupProblem({ kind: ifDamaged, code, what: 'database' }, { cause: error });
    if (code === '') throw error;
    throw new BackupProblem({ kind: 'system', place, code, what: code }, { cause: error });
  }
}

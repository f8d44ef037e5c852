import { createHash } from 'node:crypto';

import { rowHash, subjectsText, valuesHash } from '#db/repositories/audit-chain.ts';
import { type Connection, openConnection } from '#db/sqlite/connection.ts';
import type { SubjectKind } from '#shared/features/audit/audit.schema.ts';

/** What stands in a database, as texts that are equal when it is. */
export interface Contents {
  /** SHA-256 over all rows of each table, the log's apart; and of the schema itself. */
  readonly tables: Readonly<Record<string, string>>;
  /** A text for each row of the log with its subjects and values, but for what is drawn by chance in it. */
  readonly log: readonly string[];
  /** Hashes of its rows by their numbers. */
  readonly hashes: Readonly<Record<number, string>>;
}

/** The log is compared row by row: it grows with every sign-in, and its hashes hold random salts. */
const LOG = /^audit_/;
/** SQLite's own guesses about the data, made anew whenever it closes. */
const GUESSES = /^sqlite_stat/;
/** The moment at which a migration was applied. */
const DRAWN: Readonly<Record<string, readonly string[]>> = { kysely_migration: ['timestamp'] };

interface Table {
  readonly name: string;
  readonly sql: string;
}

/**
 * Reads every row of every table that the file itself lists. Shadow tables stand for the virtual ones: in them lies what a
 * full-text index holds.
 * @throws Error when there is no table, or the chain of the log does not hold
 */
export function contentsOf(file: string, key: Uint8Array): Contents {
  const connection = openConnection({ file, key, role: 'read' });
  try {
    const all = connection
      .prepare("select name, coalesce(sql, '') as sql from sqlite_schema where type = 'table' order by name")
      .all() as Table[];
    const real = all.filter(({ name, sql }) => !/^create virtual/i.test(sql) && !GUESSES.test(name));
    if (real.length === 0) throw new Error('a database without a table');
    const digests = real
      .filter(({ name }) => !LOG.test(name))
      .map(({ name }) => [name, digestOf(connection, name)] as const);
    return { tables: { ...Object.fromEntries(digests), '': schemaDigest(connection) }, ...logOf(connection, real) };
  } finally {
    connection.close();
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function digestOf(connection: Connection, table: string): string {
  const columns = connection
    .prepare('select name from pragma_table_xinfo(?) where hidden <> 1 order by cid')
    .pluck()
    .all(table) as string[];
  const compared = columns.filter((name) => DRAWN[table]?.includes(name) !== true);
  if (compared.length === 0) throw new Error(`no column of ${table} is looked at`);
  const row = compared.map((name) => `quote(${quoted(name)})`).join(" || ',' || ");
  const hash = createHash('sha256').update(compared.join());
  const rows = connection.prepare(`select ${row} as row from ${quoted(table)} order by row`).pluck();
  for (const text of rows.iterate()) hash.update(`\n${String(text)}`);
  return hash.digest('hex');
}

function schemaDigest(connection: Connection): string {
  const rows = connection
    .prepare("select type || name || tbl_name || coalesce(sql, '') from sqlite_schema order by type, name")
    .pluck()
    .all() as string[];
  const kept = rows.filter((row) => !row.includes('sqlite_stat'));
  return createHash('sha256').update(kept.join('\n')).digest('hex');
}

interface LogRow {
  readonly seq: number;
  readonly at: string;
  readonly user_id: string | null;
  readonly kind: string;
  readonly action: string;
  readonly fields: string;
  readonly detail: string;
  readonly values_hash: string | null;
  readonly prev_hash: string;
  readonly hash: string;
}

/** Ids, digests and sizes of backups made meanwhile, which no two runs have alike. */
const masked = (detail: string): string =>
  detail
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
    .replaceAll(/[0-9a-f]{64}/g, 'digest')
    .replaceAll(/"bytes":\d+/g, 'bytes');

function logOf(connection: Connection, tables: readonly Table[]): Pick<Contents, 'log' | 'hashes'> {
  const known = ['audit_checkpoints', 'audit_log', 'audit_subjects', 'audit_values'];
  const found = tables.flatMap(({ name }) => (LOG.test(name) ? [name] : []));
  if (found.join() !== known.join()) throw new Error(`the log has other tables: ${found.join()}`);
  const subjects = connection.prepare(
    'select subject_kind as kind, subject_id as id from audit_subjects where seq = ?',
  );
  const values = connection.prepare('select salt, content from audit_values where seq = ?');
  const rows = connection.prepare('select * from audit_log order by seq').all() as LogRow[];
  const texts: string[] = [];
  for (const [index, row] of rows.entries()) {
    const named = subjectsText(subjects.all(row.seq) as { kind: SubjectKind; id: string }[]);
    const kept = values.get(row.seq) as { salt: string; content: string } | undefined;
    const before = rows[index - 1];
    const { seq, at, kind, action, fields, detail } = row;
    const chained = { seq, at, kind, action, fields, detail, userId: row.user_id, subjects: named };
    const expected = rowHash({ ...chained, valuesHash: row.values_hash, prevHash: row.prev_hash });
    const linked = before === undefined || before.hash === row.prev_hash;
    const whole = kept === undefined || valuesHash(kept.salt, kept.content) === row.values_hash;
    if (expected !== row.hash || !linked || !whole) throw new Error(`row ${seq} of the log does not hold`);
    texts.push(
      JSON.stringify([seq, at, row.user_id, kind, action, fields, masked(detail), named, kept?.content ?? null]),
    );
  }
  const checkpoints = connection.prepare('select seq, reason from audit_checkpoints order by seq').all();
  const log = [...texts, ...checkpoints.map((checkpoint) => JSON.stringify(checkpoint))];
  return { log, hashes: Object.fromEntries(rows.map(({ seq, hash }) => [seq, hash])) };
}

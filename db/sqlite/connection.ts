import { closeSync, openSync, readSync, statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import type { Database as SqliteDatabase } from 'better-sqlite3';
import { AppError } from '#shared/kernel/app-error.ts';
import { pragmasFor } from './pragmas.ts';
import type { ConnectionRole } from './pragmas.ts';
import { startsWithinOneTypingError, withinOneTypingError } from './typing-error.ts';

/** One connection; only database threads and job threads hold one, since every call on it blocks. */
export type Connection = SqliteDatabase;

/** The few calls of the driver that opening needs; a test passes a driver that ignores keys. */
export type OpenDriver = (file: string, options: { fileMustExist: boolean }) => Connection;

export interface ConnectionOptions {
  readonly file: string;
  /** The raw 32-byte database key. The caller wipes its own copy. */
  readonly key: Uint8Array;
  readonly role: ConnectionRole;
  /** Make the file when it is missing; only for building. */
  readonly create?: boolean;
  readonly driver?: OpenDriver;
}

const KEY_BYTES = 32;
const PLAIN_HEADER = 'SQLite format 3\0';

const openWithCipher: OpenDriver = (file, options) => new BetterSqlite3(file, options);

/**
 * Opens one encrypted connection (SQLCipher 4 layout, raw key) with every setting made and read back.
 * @throws AppError DATABASE_DAMAGED {reason: 'unencrypted' | 'cipher-missing'} when the file or the driver is not encrypted
 * @throws the driver's error (SQLITE_NOTADB) when the key does not open the file
 */
export function openConnection(options: ConnectionOptions): Connection {
  const { file, role } = options;
  if (options.key.byteLength !== KEY_BYTES) throw new Error('the database key must have 32 bytes');
  assertNotPlain(file);
  const open = options.driver ?? openWithCipher;
  const connection = open(file, { fileMustExist: options.create !== true });
  try {
    unlock(connection, options.key);
    // The key is tried by the first read, not by setting it.
    connection.pragma('user_version');
    for (const { name, value } of pragmasFor(role)) connection.pragma(`${name} = ${value}`);
    for (const { name, expected } of pragmasFor(role)) {
      const actual = connection.pragma(name, { simple: true });
      if (actual !== expected) throw new Error(`pragma ${name} reads back ${String(actual)}, not ${expected}`);
    }
    registerFunctions(connection);
    assertNotPlain(file);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function unlock(connection: Connection, key: Uint8Array): void {
  connection.pragma("cipher = 'sqlcipher'");
  connection.pragma('legacy = 4');
  // A driver without the cipher ignores the pragmas above without a word.
  if (cipherOf(connection) !== 'sqlcipher') throw new AppError('DATABASE_DAMAGED', { reason: 'cipher-missing' });
  // The form with a buffer keeps the key out of every SQL text; `raw:` tells it from a passphrase.
  const raw = Buffer.concat([Buffer.from('raw:'), key]);
  try {
    (connection as Connection & { key(key: Buffer): number }).key(raw);
  } finally {
    raw.fill(0);
  }
}

function cipherOf(connection: Connection): string {
  const rows: unknown = connection.pragma('cipher');
  const first: unknown = Array.isArray(rows) ? rows[0] : undefined;
  const value: unknown = typeof first === 'object' && first !== null ? Object.values(first)[0] : undefined;
  return typeof value === 'string' ? value : '';
}

/**
 * Refuses a file that anybody could read. Missing and empty files pass.
 * @throws AppError DATABASE_DAMAGED {reason: 'unencrypted'}
 */
export function assertNotPlain(file: string): void {
  const header = Buffer.alloc(PLAIN_HEADER.length);
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return;
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, header, 0, header.length, 0);
  } finally {
    closeSync(descriptor);
  }
  if (header.toString('latin1') === PLAIN_HEADER) throw new AppError('DATABASE_DAMAGED', { reason: 'unencrypted' });
}

/** Functions of search. `directOnly` keeps them out of the schema, so the file opens with any SQLCipher 4 tool. */
function registerFunctions(connection: Connection): void {
  const options = { deterministic: true, directOnly: true } as const;
  const flag = (test: (a: string, b: string) => boolean) => (a: unknown, b: unknown) =>
    typeof a === 'string' && typeof b === 'string' && test(a, b) ? 1 : 0;
  connection.function('within_one_typo', options, flag(withinOneTypingError));
  connection.function('starts_within_one_typo', options, flag(startsWithinOneTypingError));
}

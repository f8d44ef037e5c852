import { stat } from 'node:fs/promises';
import { AppError } from '#shared/kernel/app-error.ts';
import { latestSchemaVersion } from '../migrations/index.ts';
import type { Database } from '../schema/index.ts';
import { openDatabase } from './open-database.ts';
import type { OpenDatabase, OpenDatabaseOptions } from './open-database.ts';
import type { ReaderOf, TxOf } from './types.ts';

/** A consistent view of the office. */
export type Reader = ReaderOf<Database>;

/** A write transaction of the office. */
export type Tx = TxOf<Database>;

/** The open office: the only way to its data. */
export type OfficeDatabase = OpenDatabase<Database>;

/** SQLite's page size; the program never sets another one. */
const PAGE_BYTES = 4096;

interface OpenOfficeOptions extends OpenDatabaseOptions {
  /** Highest migration the program knows; by default that of this program. */
  readonly knownSchemaVersion?: number;
}

/**
 * Opens the database of an office whose schema is the one of this program.
 * @throws AppError NEWER_VERSION when a newer program has written the file
 * @throws AppError DATABASE_DAMAGED when the key does not open the file, it is empty, or file or driver are not encrypted
 * @throws Error when the file is older: it must be migrated (as a copy) first
 */
export async function openOffice({ knownSchemaVersion, ...options }: OpenOfficeOptions): Promise<OfficeDatabase> {
  const known = knownSchemaVersion ?? latestSchemaVersion();
  // SQLite takes a file of less than one page for a new database: of an office it is what damage left.
  if ((await stat(options.file)).size < PAGE_BYTES) throw new AppError('DATABASE_DAMAGED', { reason: 'empty' });
  const office = await openDatabase<Database>(options);
  const { schemaVersion } = office;
  if (schemaVersion === known) return office;
  await office.close();
  if (schemaVersion > known) {
    throw new AppError('NEWER_VERSION', { found: schemaVersion, known });
  }
  throw new Error(`the database has schema version ${schemaVersion} and must be migrated to ${known} first`);
}

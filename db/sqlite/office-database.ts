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

/**
 * Opens the database of an office whose schema is the one of this program.
 * @throws AppError NEWER_VERSION when a newer program has written the file
 * @throws AppError DATABASE_DAMAGED when the key does not open the file, or the file or the driver is not encrypted
 * @throws Error when the file is older: it must be migrated (as a copy) first
 */
export async function openOffice(options: OpenDatabaseOptions): Promise<OfficeDatabase> {
  const office = await openDatabase<Database>(options);
  const { schemaVersion } = office;
  if (schemaVersion === latestSchemaVersion()) return office;
  await office.close();
  if (schemaVersion > latestSchemaVersion()) {
    throw new AppError('NEWER_VERSION', { found: schemaVersion, known: latestSchemaVersion() });
  }
  throw new Error(
    `the database has schema version ${schemaVersion} and must be migrated to ${latestSchemaVersion()} first`,
  );
}

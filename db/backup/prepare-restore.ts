import { dirname } from 'node:path';

import { isAppError } from '#shared/kernel/app-error.ts';

import { migrations as ownMigrations } from '../migrations/index.ts';
import { migrateFile } from '../migrations/migrate.ts';
import type { Migration } from '../migrations/migration.ts';
import { asFailure } from '../generations/failures.ts';
import { wipe } from '../generations/secrets.ts';
import { newStagedPath, removeStaged } from '../generations/staging.ts';
import type { DatabaseFacts } from './database-copy.ts';
import type { JobOptions } from './jobs.ts';
import type { Manifest } from './manifest.ts';
import { draftFailure } from './draft-check.ts';
import { PATIENCE, withPatience } from './patience.ts';
import { openBackup, type Opener } from './read-backup.ts';
import { assertDraftRoom } from './room.ts';

/** A backup that was read whole, proved and brought to this program's schema in staging. Nothing of the office has changed. */
export interface PreparedRestore {
  readonly manifest: Manifest;
  /** What is in it, as the backup was made. */
  readonly facts: DatabaseFacts;
  /** The staged database and its key; taken by the restore. */
  readonly database: string;
  readonly key: Uint8Array;
  /** Removes what is left of it in staging and wipes the key. */
  dispose(): Promise<void>;
}

export interface PrepareRestoreOptions extends Pick<JobOptions, 'signal' | 'onProgress' | 'patience'> {
  /** The data folder. */
  readonly dir: string;
  readonly file: string;
  readonly opener: Opener;
  /** By default the program's own. */
  readonly migrations?: readonly Migration[];
}

/**
 * The first half of a restore: the backup read to its end, proved and migrated in staging. Refused before a byte is written
 * when there is no room for all of the restore.
 * @throws as openBackup; AppError DISK_FULL {needed, free}; BACKUP_DAMAGED {part: 'draft'} when its data cannot be migrated
 */
export async function prepareRestore(options: PrepareRestoreOptions): Promise<PreparedRestore> {
  const { dir, file, opener, signal, migrations = ownMigrations } = options;
  const database = await newStagedPath(dir, 'restore', 'db');
  const leftovers = ['', '-wal', '-shm', '-journal'].map((suffix) => `${database}${suffix}`);
  const remove = async (): Promise<void> => {
    // What cannot be removed now goes at the next start, with the rest of staging.
    for (const path of leftovers) await removeStaged(dir, path).catch(() => undefined);
  };
  try {
    // A file that is not there is told of by whoever reads it.
    const { onProgress, patience } = options;
    const { lookMs: limitMs } = patience ?? PATIENCE;
    const room = () => assertDraftRoom(dir, file, 'whole');
    await withPatience(dirname(file), room, { limitMs, signal }).catch((error: unknown) => {
      if (isAppError(error)) throw error;
    });
    const { manifest, facts } = await openBackup({
      file,
      opener,
      database,
      knownSchemaVersion: migrations.length,
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(patience === undefined ? {} : { patience }),
    });
    const key = new Uint8Array(Buffer.from(manifest.database.key, 'hex'));
    if (manifest.schemaVersion < migrations.length) await migrateFile({ file: database, key, migrations });
    signal?.throwIfAborted();
    const dispose = async (): Promise<void> => {
      wipe(key);
      await remove();
    };
    return { manifest, facts, database, key, dispose };
  } catch (error) {
    await remove();
    throw draftFailure(asFailure(error, 'files'));
  }
}

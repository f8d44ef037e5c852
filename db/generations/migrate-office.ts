import { copyFile } from 'node:fs/promises';

import { AppError } from '#shared/kernel/app-error.ts';

import { migrations as ownMigrations } from '../migrations/index.ts';
import { migrateFile } from '../migrations/migrate.ts';
import type { Migration } from '../migrations/migration.ts';
import type { Database } from '../schema/index.ts';
import { openDatabase } from '../sqlite/open-database.ts';
import { becomeOffice, type NewGeneration } from './become-office.ts';
import { checkGeneration } from './check-generation.ts';
import { copyDatabase } from './copy.ts';
import { codeOf, withFailures } from './failures.ts';
import { writeFileAtomically } from './files.ts';
import { readFolder } from './folder.ts';
import { encodeKeys } from './keys-format.ts';
import { loadKeys } from './keys-file.ts';
import { openIdentity } from './keys.ts';
import { type GenerationLayout, generationDir, generationLayout } from './layout.ts';
import type { OfficeLock } from './office-lock.ts';
import { ensureRecovery } from './recovery-file.ts';
import { recoveryInDatabase } from './recovery-rows.ts';
import type { OnStep } from './steps.ts';

export interface MigrateOfficeOptions {
  readonly lock: OfficeLock;
  readonly programVersion: string;
  /** The key that a slot or a recovery key has given. */
  readonly databaseKey: Uint8Array;
  /** By default the program's own. */
  readonly migrations?: readonly Migration[];
  readonly onStep?: OnStep;
}

/**
 * Brings the office to the newest schema: a checked copy is migrated and becomes the next generation; the old one stays
 * as it was. The office must not be open. Answers null when the schema is new enough.
 * @throws AppError DATABASE_DAMAGED (checked before copying), KEYS_DAMAGED, NEWER_VERSION, OFFICE_NOT_READY when there is
 * no office; MigrationError; as becomeOffice
 */
export async function migrateOffice(options: MigrateOfficeOptions): Promise<NewGeneration | null> {
  const { lock, databaseKey, onStep } = options;
  const migrations = options.migrations ?? ownMigrations;
  const newest = migrations.length;
  const state = await readFolder(lock.dir, { knownSchemaVersion: newest });
  if (state.state === 'refused') throw new AppError(state.code, state.data);
  if (state.state === 'first-run') throw new AppError('OFFICE_NOT_READY');
  if (state.schemaVersion === newest) return null;
  const source = generationLayout(generationDir(lock.dir, state.generation));
  return becomeOffice({
    lock,
    path: 'migration',
    programVersion: options.programVersion,
    ...(onStep === undefined ? {} : { onStep }),
    build: async (draft) => {
      const { schemaVersion } = state;
      await copyDatabase({ source: source.database, target: draft.database, key: databaseKey, schemaVersion });
      await onStep?.('database-built');
      await migrateFile({ file: draft.database, key: databaseKey, migrations });
      await onStep?.('database-migrated');
      await copyKeys(source, draft, databaseKey);
      await onStep?.('keys-written');
      await copyRecovery(source, draft, databaseKey);
      await onStep?.('recovery-written');
    },
    check: (draft) => checkGeneration(draft, { databaseKey, schemaVersion: newest }),
  });
}

async function copyKeys(source: GenerationLayout, draft: GenerationLayout, databaseKey: Uint8Array): Promise<void> {
  const loaded = await loadKeys(source.dir);
  if (loaded.state === 'damaged') throw new AppError('KEYS_DAMAGED', { what: 'keys' });
  openIdentity(loaded.keys, databaseKey);
  const bytes = encodeKeys(loaded.keys);
  await withFailures('files', async () => {
    await writeFileAtomically(draft.keys, bytes);
    await writeFileAtomically(draft.keysCopy, bytes);
  });
}

/** The copy is made anew from the database's list where it is missing, damaged or out of date. */
async function copyRecovery(source: GenerationLayout, draft: GenerationLayout, databaseKey: Uint8Array): Promise<void> {
  await withFailures('files', () =>
    copyFile(source.recovery, draft.recovery).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EIO') throw error;
    }),
  );
  const office = await openDatabase<Database>({ file: draft.database, key: databaseKey });
  try {
    await ensureRecovery(draft.dir, databaseKey, await recoveryInDatabase(office));
  } finally {
    await office.close();
  }
}

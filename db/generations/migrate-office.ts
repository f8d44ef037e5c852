import { copyFile, readFile } from 'node:fs/promises';

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
import { encodeKeys, type RecoveryRecipient } from './keys-format.ts';
import { loadKeys, saveKeys } from './keys-file.ts';
import { createSlotlessKeys, openIdentity } from './keys.ts';
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
  /**
   * What is done when both key files are damaged. `rebuild` is for a recovery key: the new generation then has keys that no
   * password opens yet, and the damaged files stay with the generation before. By default it is refused.
   */
  readonly damagedKeys?: 'refuse' | 'rebuild';
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
      await copyAuditHeads(source, draft);
      await onStep?.('heads-written');
      await makeKeys(source, draft, options);
      await copyRecovery(source, draft, options);
      await onStep?.('recovery-written');
    },
    check: (draft) => checkGeneration(draft, { databaseKey, schemaVersion: newest }),
  });
}

async function makeKeys(
  source: GenerationLayout,
  draft: GenerationLayout,
  { databaseKey, damagedKeys = 'refuse', onStep }: MigrateOfficeOptions,
): Promise<void> {
  const loaded = await loadKeys(source.dir);
  if (loaded.state === 'damaged') {
    if (damagedKeys === 'refuse') throw new AppError('KEYS_DAMAGED', { what: 'keys' });
    await saveKeys(draft.dir, await createSlotlessKeys(databaseKey, await recoveryOf(draft, databaseKey)));
    await onStep?.('keys-written');
    return;
  }
  openIdentity(loaded.keys, databaseKey);
  const bytes = encodeKeys(loaded.keys);
  await withFailures('files', async () => {
    await writeFileAtomically(draft.keys, bytes);
    await onStep?.('first-keys-written');
    await writeFileAtomically(draft.keysCopy, bytes);
    await onStep?.('keys-written');
  });
}

/** As it is, damage too: what is lost is told when the office opens, and an empty file stands for a missing one. */
async function copyAuditHeads(source: GenerationLayout, draft: GenerationLayout): Promise<void> {
  await withFailures('files', async () => {
    const bytes = await readFile(source.auditHeads).catch((error: unknown) => {
      if (['ENOENT', 'EIO', 'EISDIR'].includes(codeOf(error) ?? '')) return Buffer.alloc(0);
      throw error;
    });
    await writeFileAtomically(draft.auditHeads, bytes);
  });
}

/** The copy is made anew from the database's list where it is missing, damaged or out of date. */
async function copyRecovery(
  source: GenerationLayout,
  draft: GenerationLayout,
  { databaseKey, onStep }: MigrateOfficeOptions,
): Promise<void> {
  await withFailures('files', () =>
    copyFile(source.recovery, draft.recovery).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EIO') throw error;
    }),
  );
  await onStep?.('recovery-file-written');
  await ensureRecovery(draft.dir, databaseKey, await recoveryOf(draft, databaseKey));
}

async function recoveryOf(draft: GenerationLayout, databaseKey: Uint8Array): Promise<readonly RecoveryRecipient[]> {
  const office = await openDatabase<Database>({ file: draft.database, key: databaseKey });
  try {
    return await recoveryInDatabase(office);
  } finally {
    await office.close();
  }
}

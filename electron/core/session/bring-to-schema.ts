import {
  type GenerationLayout,
  listSlots,
  loadKeys,
  migrateOffice,
  type MigrateOfficeOptions,
  type NewGeneration,
  type OfficeLock,
  settlePending,
} from '#db/generations/index.ts';
import { latestSchemaVersion } from '#db/migrations/index.ts';
import { AppError } from '#shared/kernel/app-error.ts';

import type { OlderOffice } from './closed-office.ts';

/**
 * Migrates an office that is older than the program, after a backup of it; null when it is new enough. Damaged keys are made
 * anew and await a password. @throws AppError as migrateOffice
 */
export async function bringToSchema(options: {
  readonly ready: { readonly schemaVersion: number; readonly files: GenerationLayout; readonly lock: OfficeLock };
  readonly key: Uint8Array;
  readonly keysDamaged: boolean;
  readonly version: string;
  readonly beforeMigration?: (office: OlderOffice) => Promise<void>;
  readonly migrations?: NonNullable<MigrateOfficeOptions['migrations']>;
}): Promise<NewGeneration | null> {
  const { ready, key, keysDamaged, version, beforeMigration, migrations } = options;
  const known = migrations?.length ?? latestSchemaVersion();
  if (ready.schemaVersion < known) await beforeMigration?.({ files: ready.files, key });
  return await migrateOffice({
    lock: ready.lock,
    programVersion: version,
    databaseKey: key,
    damagedKeys: keysDamaged ? 'rebuild' : 'refuse',
    ...(migrations === undefined ? {} : { migrations }),
  });
}

/** The files of a generation about to be opened: nobody may work in one that still has the mark of a draft. @throws as settlePending */
export async function settled(
  ready: { readonly lock: OfficeLock; readonly generation: number } | null,
  files: GenerationLayout,
): Promise<GenerationLayout> {
  if (ready !== null) await settlePending(ready.lock, ready.generation);
  return files;
}

/** @throws AppError KEYS_DAMAGED when no password opens the office: both key files are damaged, or hold no slot */
export async function assertUsefulKeys(generation: string): Promise<void> {
  const loaded = await loadKeys(generation);
  // Keys without a slot are what a recovery broken off halfway leaves: no password opens them either.
  if (loaded.state === 'damaged' || listSlots(loaded.keys).length === 0) {
    throw new AppError('KEYS_DAMAGED', { what: 'keys' });
  }
}

import { AppError } from '#shared/kernel/app-error.ts';

import { migrations as ownMigrations } from '../migrations/index.ts';
import { createEmptyOffice } from '../migrations/migrate.ts';
import type { Migration } from '../migrations/migration.ts';
import { createAuditHeads } from '../repositories/audit-head-file.ts';
import { type AuditHead, auditHead } from '../repositories/audit.repository.ts';
import { type OfficeDatabase, openOffice } from '../sqlite/office-database.ts';
import { becomeOffice, type NewGeneration } from './become-office.ts';
import { checkGeneration } from './check-generation.ts';
import { writeDraftKeys } from './draft-keys.ts';
import { withFailures } from './failures.ts';
import { readFolder } from './folder.ts';
import type { ScryptParameters } from './kdf.ts';
import type { RecoveryRecipient } from './keys-format.ts';
import { createKeys, type SlotOwner } from './keys.ts';
import type { GenerationLayout } from './layout.ts';
import type { OfficeLock } from './office-lock.ts';
import type { OnStep } from './steps.ts';

export interface FirstRunOptions {
  readonly lock: OfficeLock;
  readonly programVersion: string;
  /** A fresh key (generateDatabaseKey); the caller keeps it for the session or wipes it. */
  readonly databaseKey: Uint8Array;
  /** The first administrator's slot; his row in the database must carry this slot id. */
  readonly owner: SlotOwner;
  /** At least one; `fill` must write the same entries into recovery_keys. */
  readonly recovery: readonly RecoveryRecipient[];
  /** Writes office, administrator, recovery keys and their audit rows. */
  readonly fill: (office: OfficeDatabase) => Promise<void>;
  readonly kdf?: ScryptParameters;
  /** By default the program's own; fewer make an office as an earlier version left it. */
  readonly migrations?: readonly Migration[];
  readonly onStep?: OnStep;
  readonly onTrouble?: (error: unknown) => void;
}

/**
 * Sets up an office in a folder that has none: whole or not at all.
 * @throws AppError OFFICE_ALREADY_SET_UP when the folder is not a first run; as becomeOffice
 */
export async function setUpOffice(options: FirstRunOptions): Promise<NewGeneration> {
  const { lock, databaseKey, owner, recovery, onStep, onTrouble, migrations = ownMigrations } = options;
  const schemaVersion = migrations.length;
  if ((await readFolder(lock.dir)).state !== 'first-run') throw new AppError('OFFICE_ALREADY_SET_UP');
  return becomeOffice({
    lock,
    path: 'first-run',
    programVersion: options.programVersion,
    ...(onStep === undefined ? {} : { onStep }),
    ...(onTrouble === undefined ? {} : { onTrouble }),
    build: async (draft) => {
      await createEmptyOffice({ file: draft.database, key: databaseKey, migrations });
      await onStep?.('database-built');
      const head = await filled(options, draft, schemaVersion);
      await onStep?.('database-filled');
      await withFailures('files', () => createAuditHeads(draft.dir, databaseKey, head));
      await onStep?.('heads-written');
      const keys = await createKeys(databaseKey, owner, recovery, options.kdf);
      await writeDraftKeys(draft.dir, { keys, databaseKey, recovery }, onStep);
    },
    check: (draft) => checkGeneration(draft, { databaseKey, owner, schemaVersion }),
  });
}

/** Fills the draft's database and gives the head of its log. */
async function filled(
  { databaseKey, fill }: FirstRunOptions,
  draft: GenerationLayout,
  knownSchemaVersion: number,
): Promise<AuditHead> {
  const office = await openOffice({ file: draft.database, key: databaseKey, knownSchemaVersion });
  try {
    await fill(office);
    return await office.read(auditHead);
  } finally {
    await office.close();
  }
}

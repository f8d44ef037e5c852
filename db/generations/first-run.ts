import { AppError } from '#shared/kernel/app-error.ts';

import { latestSchemaVersion } from '../migrations/index.ts';
import { createEmptyOffice } from '../migrations/migrate.ts';
import { createAuditHeads } from '../repositories/audit-head-file.ts';
import { auditHead } from '../repositories/audit.repository.ts';
import { type OfficeDatabase, openOffice } from '../sqlite/office-database.ts';
import { becomeOffice, type NewGeneration } from './become-office.ts';
import { checkGeneration } from './check-generation.ts';
import { withFailures } from './failures.ts';
import { readFolder } from './folder.ts';
import type { ScryptParameters } from './kdf.ts';
import type { RecoveryRecipient } from './keys-format.ts';
import { saveKeys } from './keys-file.ts';
import { createKeys, type SlotOwner } from './keys.ts';
import type { OfficeLock } from './office-lock.ts';
import { writeRecovery } from './recovery-file.ts';
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
  readonly onStep?: OnStep;
  readonly onTrouble?: (error: unknown) => void;
}

/**
 * Sets up an office in a folder that has none: whole or not at all.
 * @throws AppError OFFICE_ALREADY_SET_UP when the folder is not a first run; as becomeOffice
 */
export async function setUpOffice(options: FirstRunOptions): Promise<NewGeneration> {
  const { lock, databaseKey, owner, recovery, onStep, onTrouble } = options;
  if ((await readFolder(lock.dir)).state !== 'first-run') throw new AppError('OFFICE_ALREADY_SET_UP');
  return becomeOffice({
    lock,
    path: 'first-run',
    programVersion: options.programVersion,
    ...(onStep === undefined ? {} : { onStep }),
    ...(onTrouble === undefined ? {} : { onTrouble }),
    build: async (draft) => {
      await createEmptyOffice({ file: draft.database, key: databaseKey });
      await onStep?.('database-built');
      const office = await openOffice({ file: draft.database, key: databaseKey });
      try {
        await options.fill(office);
        const head = await office.read(auditHead);
        await withFailures('files', () => createAuditHeads(draft.dir, databaseKey, head));
      } finally {
        await office.close();
      }
      await onStep?.('database-filled');
      await saveKeys(draft.dir, await createKeys(databaseKey, owner, recovery, options.kdf));
      await onStep?.('keys-written');
      await writeRecovery(draft.dir, databaseKey, recovery);
      await onStep?.('recovery-written');
    },
    check: (draft) => checkGeneration(draft, { databaseKey, owner, schemaVersion: latestSchemaVersion() }),
  });
}

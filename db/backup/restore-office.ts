import { readFile } from 'node:fs/promises';

import { AppError } from '#shared/kernel/app-error.ts';

import {
  becomeOffice,
  type BecomeOfficeOptions,
  type NewGeneration,
  tryGeneration,
} from '../generations/become-office.ts';
import { checkGeneration } from '../generations/check-generation.ts';
import { copyDatabase } from '../generations/copy.ts';
import { writeDraftKeys } from '../generations/draft-keys.ts';
import { withFailures } from '../generations/failures.ts';
import { renameFirmly, writeFileAtomically } from '../generations/files.ts';
import type { ScryptParameters } from '../generations/kdf.ts';
import { loadKeys } from '../generations/keys-file.ts';
import type { OfficeKeys, RecoveryRecipient } from '../generations/keys-format.ts';
import { createKeys, openIdentity, replaceSlot } from '../generations/keys.ts';
import { type GenerationLayout, generationDir, generationLayout } from '../generations/layout.ts';
import type { OfficeLock } from '../generations/office-lock.ts';
import { recoveryInDatabase } from '../generations/recovery-rows.ts';
import type { OnStep } from '../generations/steps.ts';
import { latestSchemaVersion } from '../migrations/index.ts';
import { migrateFile, schemaVersionOf } from '../migrations/migrate.ts';
import { createAuditHeads, writeAuditHead } from '../repositories/audit-head-file.ts';
import { appendAudit, auditHead, type NewAuditRow } from '../repositories/audit.repository.ts';
import { type OfficeDatabase, openOffice, type Tx } from '../sqlite/office-database.ts';
import { checkThoroughly, draftFailure } from './draft-check.ts';
import { runJob } from './jobs.ts';
import { BackupProblem } from './problems.ts';
import type { PreparedRestore } from './prepare-restore.ts';
import { dayMade } from './prepared-office.ts';
import {
  carryTemporary,
  type NewOwner,
  ownerIn,
  requireAdministrator,
  slotsOfActive,
  type TemporaryPasswords,
  welcome,
} from './restored-users.ts';

interface Becoming {
  readonly lock: OfficeLock;
  readonly programVersion: string;
  /** ISO UTC and the day of it in the office. */
  readonly at: string;
  readonly day: string;
  readonly note?: BecomeOfficeOptions['note'];
  /** As in BecomeOfficeOptions: no backup of the present data could be made before. */
  readonly keepInUseUntil?: string;
  readonly onStep?: OnStep;
  readonly onTrouble?: (error: unknown) => void;
}

export interface RestoreHereOptions extends Becoming {
  readonly prepared: PreparedRestore;
  /** The present key of this installation: everybody's password goes on working. */
  readonly databaseKey: Uint8Array;
  /** The generation in use. */
  readonly present: GenerationLayout;
  /** Recovery keys as the present database knows them, or its key files when it cannot be read: they stay in force. */
  readonly recovery: readonly RecoveryRecipient[];
  /** The office's random id; null when the present database cannot be read. */
  readonly installationId: string | null;
  /** The administrator who restores; null where nobody is signed in. */
  readonly userId: string | null;
  /** What the present database knows of the passwords in its slots; not given when it cannot be read. */
  readonly temporary?: TemporaryPasswords;
  /** No backup of the present data could be made before; it stands in the row of the log. */
  readonly withoutBackup?: boolean;
  /**
   * Gets a new password: whoever restores with the recovery key where the present database cannot be opened, and one
   * administrator of the data where none of them has a slot today.
   */
  readonly owner?: NewOwner;
  readonly kdf?: ScryptParameters;
  /** Keeps every generation there is, also those that may go after a switch. */
  readonly keepOlder?: boolean;
}

/**
 * Makes a prepared backup the office of this installation: under the present key, with the slots of those who are active
 * users in it. Users that are not in it lose their slot; users without one are „bez klucza".
 * @throws AppError RULE_BROKEN {rule: 'restore-other-office'} for data of another office, {rule: 'restore-nobody'} when no
 * administrator of the data could sign in and none is given a password; NOT_FOUND when the owner is no administrator of the
 * data; KEYS_DAMAGED; as becomeOffice
 */
export async function restoreHere(options: RestoreHereOptions): Promise<NewGeneration> {
  return await becomeOffice(await planOfRestore(options, { forTest: false }));
}

/**
 * Everything of `restoreHere` but the switch: the generation is built, opened under the key of the office and checked, down
 * to every page, reference and row of the log, and thrown away. Nothing of the office changes. Who could sign in is no matter of the backup: a restore gives one administrator a
 * password.
 * @throws AppError BACKUP_DAMAGED {part: 'draft', what} when what was built does not hold; what is of this computer as
 * restoreHere
 */
export async function tryRestoreHere(options: RestoreHereOptions): Promise<void> {
  const plan = await planOfRestore(options, { forTest: true });
  try {
    await tryGeneration({
      ...plan,
      check: async (draft) => {
        const schemaVersion = await plan.check(draft);
        await checkThoroughly(draft, options.databaseKey);
        return schemaVersion;
      },
    });
  } catch (error) {
    throw draftFailure(error);
  }
}

async function planOfRestore(
  options: RestoreHereOptions,
  { forTest }: { readonly forTest: boolean },
): Promise<BecomeOfficeOptions> {
  const { prepared, databaseKey, present, recovery, installationId } = options;
  if (installationId !== null && prepared.manifest.installationId !== installationId) {
    throw new AppError('RULE_BROKEN', { rule: 'restore-other-office' });
  }
  const loaded = await loadKeys(present.dir);
  if (loaded.state === 'damaged') throw new AppError('KEYS_DAMAGED', { what: 'keys' });
  openIdentity(loaded.keys, databaseKey);
  return planned(options, 'restore', databaseKey, async (draft) => {
    await takePrepared(prepared, draft, databaseKey);
    await options.onStep?.('database-built');
    const made = await inDatabase(draft, databaseKey, async (office) => {
      const slots = await slotsOfActive(office, loaded.keys.slots);
      const days = { day: options.day, made: dayMade(prepared) };
      const owner = options.owner === undefined ? null : await ownerIn(office, options.owner, days);
      if (owner === null && !forTest) await requireAdministrator(office, slots, options.day);
      await office.write(async (tx) => {
        await putRecovery(tx, recovery, options.day);
        await carryTemporary(tx, slots, options.temporary ?? new Map());
        if (owner !== null) await welcome(tx, owner, options.day);
        const userId = options.userId ?? owner?.userId ?? null;
        await appendAudit(tx, restoreRow({ ...options, userId, owner: owner?.userId ?? null }, prepared));
      });
      return { slots, owner, head: await office.read(auditHead) };
    });
    await options.onStep?.('database-restored');
    await createAuditHeads(draft.dir, databaseKey, made.head);
    await options.onStep?.('heads-written');
    const keys = { ...loaded.keys, slots: made.slots };
    return made.owner === null ? keys : await replaceSlot(keys, databaseKey, made.owner.slot, options.kdf);
  });
}

export interface RestoreElsewhereOptions extends Becoming {
  readonly prepared: PreparedRestore;
  /** A fresh key (generateDatabaseKey). */
  readonly databaseKey: Uint8Array;
  readonly owner: NewOwner;
  readonly kdf?: ScryptParameters;
}

/**
 * Makes a prepared backup the office of a folder that has none, or whose office cannot be opened any more: new database
 * key, new office identity, one administrator with a new password; everybody else is „bez klucza". What lay there stays.
 * @throws AppError NOT_FOUND when the user is no administrator of the data; as restoredAdministrators, becomeOffice
 */
export async function restoreElsewhere(options: RestoreElsewhereOptions): Promise<NewGeneration> {
  const { prepared, databaseKey, owner } = options;
  const plan = planned({ ...options, keepOlder: true }, 'restore', databaseKey, async (draft) => {
    await takePrepared(prepared, draft, databaseKey);
    await options.onStep?.('database-built');
    const made = await inDatabase(draft, databaseKey, async (office) => {
      const found = await ownerIn(office, owner, { day: options.day, made: dayMade(prepared) });
      await office.write(async (tx) => {
        await welcome(tx, found, options.day);
        await appendAudit(tx, restoreRow({ ...options, userId: found.userId, owner: found.userId }, prepared));
      });
      const head = await office.read(auditHead);
      return { slot: found.slot, recovery: await recoveryInDatabase(office), head };
    });
    await options.onStep?.('database-restored');
    await createAuditHeads(draft.dir, databaseKey, made.head);
    await options.onStep?.('heads-written');
    return await createKeys(databaseKey, made.slot, made.recovery, options.kdf);
  });
  return await becomeOffice(plan);
}

export interface UndoRestoreOptions extends Becoming {
  readonly databaseKey: Uint8Array;
  readonly present: GenerationLayout;
  /** Number of the generation before the restore, still on the disk. */
  readonly back: number;
  readonly recovery: readonly RecoveryRecipient[];
  readonly userId: string | null;
  /** As in RestoreHereOptions. */
  readonly temporary?: TemporaryPasswords;
  readonly withoutBackup?: boolean;
}

/**
 * Puts back the office as it was before a restore, as a new generation. Passwords changed since stay; users who had lost
 * their slot have it again.
 * @throws AppError NOT_FOUND when that generation is gone, DATABASE_DAMAGED, KEYS_DAMAGED; as becomeOffice
 */
export async function undoRestore(options: UndoRestoreOptions): Promise<NewGeneration> {
  const { lock, databaseKey, present, back, recovery, day } = options;
  const before = generationLayout(generationDir(lock.dir, back));
  const [now, then] = [await loadKeys(present.dir), await loadKeys(before.dir)];
  if (then.state === 'damaged' || now.state === 'damaged') throw new AppError('KEYS_DAMAGED', { what: 'keys' });
  openIdentity(then.keys, databaseKey);
  const plan = planned(options, 'undo', databaseKey, async (draft) => {
    const schemaVersion = await schemaVersionOf({ file: before.database, key: databaseKey });
    await copyDatabase({ source: before.database, target: draft.database, key: databaseKey, schemaVersion });
    await options.onStep?.('database-built');
    if (schemaVersion < latestSchemaVersion()) await migrateFile({ file: draft.database, key: databaseKey });
    await withFailures('files', async () => {
      await writeFileAtomically(draft.auditHeads, await readFile(before.auditHeads).catch(() => Buffer.alloc(0)));
    });
    const made = await inDatabase(draft, databaseKey, async (office) => {
      // Hashes of logins hold within one file salt; another one means that the keys were made anew since.
      const latest = now.keys.fileSalt === then.keys.fileSalt ? now.keys.slots : [];
      const newer = new Map(latest.map((slot) => [slot.slotId, slot]));
      const all = then.keys.slots.map((slot) => newer.get(slot.slotId) ?? slot);
      const kept = await slotsOfActive(office, all);
      await requireAdministrator(office, kept, day);
      await office.write(async (tx) => {
        await putRecovery(tx, recovery, day);
        await carryTemporary(tx, latest, options.temporary ?? new Map());
        const { at, userId } = options;
        const known = await tx
          .selectFrom('users')
          .select('id')
          .where('id', '=', userId ?? '')
          .executeTakeFirst();
        await appendAudit(tx, {
          ...ROW,
          at,
          userId: known?.id ?? null,
          action: 'backups.undoRestore',
          detail: { back, ...(options.withoutBackup === true ? { withoutBackup: true } : {}) },
        });
      });
      return { slots: kept, head: await office.read(auditHead) };
    });
    await options.onStep?.('database-restored');
    await writeAuditHead(draft.dir, databaseKey, made.head);
    await options.onStep?.('heads-written');
    return { ...then.keys, slots: made.slots };
  });
  return await becomeOffice(plan);
}

const ROW = { kind: 'command', subjects: [], fields: [] } as const;

interface RestoredBy {
  readonly at: string;
  readonly userId: string | null;
  /** Who was given a new password; null when nobody was. */
  readonly owner: string | null;
  readonly withoutBackup?: boolean;
}

function restoreRow(
  { at, userId, owner, withoutBackup = false }: RestoredBy,
  { manifest: { id, createdAt, auditHead: head } }: PreparedRestore,
): NewAuditRow {
  const detail = {
    backupId: id,
    createdAt,
    lastRow: head?.seq ?? 0,
    ...(withoutBackup ? { withoutBackup } : {}),
    ...(owner === null || owner === userId ? {} : { passwordOf: owner }),
  };
  return { ...ROW, at, userId, action: 'backups.restore', detail };
}

function planned(
  {
    lock,
    programVersion,
    day,
    note,
    keepInUseUntil,
    onStep,
    onTrouble,
    keepOlder = false,
  }: Becoming & { readonly keepOlder?: boolean | undefined },
  path: 'restore' | 'undo',
  databaseKey: Uint8Array,
  build: (draft: GenerationLayout) => Promise<OfficeKeys>,
): BecomeOfficeOptions {
  return {
    lock,
    path,
    programVersion,
    keepOlder,
    day,
    ...(note === undefined ? {} : { note }),
    ...(keepInUseUntil === undefined ? {} : { keepInUseUntil }),
    ...(onStep === undefined ? {} : { onStep }),
    ...(onTrouble === undefined ? {} : { onTrouble }),
    build: async (draft) => {
      const keys = await build(draft);
      const recovery = await inDatabase(draft, databaseKey, recoveryInDatabase);
      await writeDraftKeys(draft.dir, { keys: { ...keys, counter: 0 }, databaseKey, recovery }, onStep);
    },
    check: (draft) => checkGeneration(draft, { databaseKey, schemaVersion: latestSchemaVersion() }),
  };
}

/** Moves the staged database into the draft and puts it under the key of the office. */
async function takePrepared(
  prepared: PreparedRestore,
  draft: GenerationLayout,
  databaseKey: Uint8Array,
): Promise<void> {
  await withFailures('files', () => renameFirmly(prepared.database, draft.database));
  try {
    await runJob({ kind: 'rekey', file: draft.database, from: prepared.key, to: databaseKey });
  } catch (error) {
    throw ofThisDisk(error);
  }
}

/** What the system says of this computer's disk inside a thread, as it would have said it here: whoever builds judges it. */
function ofThisDisk(error: unknown): unknown {
  if (!(error instanceof BackupProblem) || error.facts.kind !== 'system') return error;
  const { code, what } = error.facts;
  return Object.assign(new Error(what, { cause: error }), { code });
}

async function inDatabase<T>(
  draft: GenerationLayout,
  key: Uint8Array,
  work: (office: OfficeDatabase) => Promise<T>,
): Promise<T> {
  const office = await openOffice({ file: draft.database, key });
  try {
    return await work(office);
  } finally {
    await office.close();
  }
}

/** The recovery keys of the present stay in force: a key retired since the backup stays retired, an unknown one is retired. */
async function putRecovery(tx: Tx, recovery: readonly RecoveryRecipient[], day: string): Promise<void> {
  const stored = await tx.selectFrom('recovery_keys').select(['id', 'retired_on']).execute();
  for (const { id, recipient, date, confirmed, retired } of recovery) {
    const known = stored.find((row) => row.id === id);
    const retiredOn = retired ? (known?.retired_on ?? day) : null;
    if (known !== undefined) {
      await tx.updateTable('recovery_keys').set({ retired_on: retiredOn }).where('id', '=', id).execute();
    } else {
      const row = { id, recipient, created_on: date, confirmed_on: confirmed ? date : null, retired_on: retiredOn };
      await tx.insertInto('recovery_keys').values(row).execute();
    }
  }
  for (const { id, retired_on } of stored) {
    if (retired_on !== null || recovery.some((one) => one.id === id)) continue;
    await tx.updateTable('recovery_keys').set({ retired_on: day }).where('id', '=', id).execute();
  }
}

import { join } from 'node:path';

import {
  inspectBackup,
  type Inspection,
  type KnownBackup,
  type KnownRestore,
  locateTarget,
  type Opener,
  prepareRestore,
  type PreparedRestore,
  presentBackups,
  readLedger,
  restoreHere,
  undoRestore,
  updateLedger,
} from '#db/backup/index.ts';
import { loadKeys, type NewGeneration, openIdentity, recoveryInDatabase } from '#db/generations/index.ts';
import { latestSchemaVersion } from '#db/migrations/index.ts';
import { readInstallationId } from '#db/repositories/office.repository.ts';
import { AppError, isAppError } from '#shared/kernel/app-error.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Ports } from '../ports/index.ts';
import type { ClosedOffice } from '../session/closed-office.ts';
import type { Offices } from '../session/offices.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Turns } from '../session/turns.ts';
import type { BackupHooks, BackupKeeper } from './backup-keeper.ts';

type Hooks = Pick<BackupHooks, 'signal' | 'onProgress'>;

export interface RestoreParts {
  readonly ports: Ports;
  readonly offices: Offices;
  readonly sessions: Sessions;
  readonly turns: Turns;
  readonly backups: BackupKeeper;
}

/** True for an error that says something of the backup, and not that the test did not come about. */
export function isTestFailure(error: unknown): error is AppError {
  const notBegun = isAppError(error, 'CANCELLED', 'BACKUP_RUNNING', 'NOT_FOUND');
  return error instanceof AppError && !notBegun;
}

/** Reads backups for a signed-in administrator of this installation: test restore, restore, undo. */
export class RestoreKeeper {
  readonly #parts: RestoreParts;

  constructor(parts: RestoreParts) {
    this.#parts = parts;
  }

  /** What the label of a known backup says and whether the file is as it says. @throws AppError NOT_FOUND, TARGET_* */
  async inspect(backupId: string, signal: AbortSignal): Promise<Inspection> {
    const { file } = await this.#find(backupId);
    return await inspectBackup({ file, signal, knownSchemaVersion: latestSchemaVersion() });
  }

  /**
   * Does everything of a restore but the switch and notes how it ended, also in failing. @returns rows of each table
   * @throws as prepareRestore
   */
  async test(backupId: string, hooks: Hooks): Promise<Readonly<Record<string, number>>> {
    const { ports, backups } = this.#parts;
    const at = ports.clock.now();
    const note = async (failure: string | null, people: number): Promise<void> => {
      const test = { at, backupId, failure, people };
      await updateLedger(ports.paths.data, (ledger) => ({ ...ledger, tests: [...ledger.tests, test] }));
    };
    try {
      return await backups.alone(hooks.signal, async (signal) => {
        const prepared = await this.#prepare(backupId, { ...hooks, signal });
        await prepared.dispose();
        const { counts } = prepared.facts;
        await note(null, counts['people'] ?? 0);
        return counts;
      });
    } catch (error) {
      if (isTestFailure(error)) await note(error.code, 0);
      throw error;
    }
  }

  /**
   * Makes a known backup the office of this installation. First the present state is backed up wherever it can be; then the
   * backup is read and proved; then everybody is signed out and the office switched. The generation before stays.
   * @throws as prepareRestore and restoreHere; nothing has changed then
   */
  async restore(backupId: string, userId: string, hooks: Hooks): Promise<void> {
    const { backups, ports } = this.#parts;
    const { ledger } = await readLedger(ports.paths.data);
    await this.#find(backupId);
    if (ledger.targets.length > 0) await backups.make({ reason: 'restore', userId, targetId: null }, hooks);
    await backups.alone(hooks.signal, async (signal) => {
      const prepared = await this.#prepare(backupId, { ...hooks, signal });
      try {
        await this.#switch(async (office, kept) => {
          const built = await restoreHere({
            ...this.#becoming(office),
            prepared,
            databaseKey: office.key,
            present: office.files,
            recovery: kept.recovery,
            installationId: kept.installationId,
            userId,
          });
          const { createdAt } = prepared.manifest;
          const at = ports.clock.now();
          const entry = { at, backupId, createdAt, from: office.generation, to: built.generation, undoneAt: null };
          return { built, note: (restores: readonly KnownRestore[]) => [...restores, entry] };
        });
      } finally {
        await prepared.dispose();
      }
    });
  }

  /** The last restore, while what was before it can still be put back; null when it cannot. */
  async undoable(): Promise<KnownRestore | null> {
    const { ledger } = await readLedger(this.#parts.ports.paths.data);
    const last = ledger.restores.at(-1);
    const present = this.#parts.offices.generationNumber;
    return last === undefined || last.undoneAt !== null || last.to !== present ? null : last;
  }

  /** Puts back what was before the last restore. @throws AppError NOT_FOUND when that is no longer possible */
  async undo(userId: string, hooks: Hooks): Promise<void> {
    const { backups, ports } = this.#parts;
    const last = await this.undoable();
    if (last === null) throw new AppError('NOT_FOUND', { kind: 'restore' });
    const { ledger } = await readLedger(ports.paths.data);
    if (ledger.targets.length > 0) await backups.make({ reason: 'restore', userId, targetId: null }, hooks);
    await backups.alone(hooks.signal, async () => {
      await this.#switch(async (office, { recovery }) => {
        const built = await undoRestore({
          ...this.#becoming(office),
          databaseKey: office.key,
          present: office.files,
          back: last.from,
          recovery,
          userId,
        });
        const undoneAt = ports.clock.now();
        const note = (restores: readonly KnownRestore[]): KnownRestore[] =>
          restores.map((one) => (one.to === last.to && one.at === last.at ? { ...one, undoneAt } : one));
        return { built, note };
      });
    });
  }

  #becoming({ lock }: ClosedOffice) {
    const { clock, host } = this.#parts.ports;
    const at = clock.now();
    return { lock, programVersion: host.version, at, day: today(at) };
  }

  /** Signs everybody out, closes the office and makes another generation of it; on failure the present one stays. */
  async #switch(
    build: (
      office: ClosedOffice,
      kept: { readonly recovery: Awaited<ReturnType<typeof recoveryInDatabase>>; readonly installationId: string },
    ) => Promise<{
      readonly built: NewGeneration;
      readonly note: (restores: readonly KnownRestore[]) => readonly KnownRestore[];
    }>,
  ): Promise<void> {
    const { offices, sessions, turns, ports } = this.#parts;
    await turns.take(async () => {
      const recovery = await recoveryInDatabase(offices.database);
      const installationId = await offices.database.read(readInstallationId);
      for (const session of sessions.all()) sessions.end(session);
      await offices.exchange(async (office) => {
        const { built, note } = await build(office, { recovery, installationId });
        await updateLedger(ports.paths.data, (ledger) => ({ ...ledger, restores: note(ledger.restores) }));
        return built;
      });
    });
  }

  async #prepare(backupId: string, { signal, onProgress }: Hooks): Promise<PreparedRestore> {
    const { ports } = this.#parts;
    const { file, target } = await this.#find(backupId);
    return await prepareRestore({
      dir: ports.paths.data,
      file,
      opener: await this.#opener(),
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress: (progress) => onProgress(target, progress) }),
    });
  }

  async #opener(): Promise<Opener> {
    const { offices } = this.#parts;
    const loaded = await loadKeys(offices.generation);
    if (loaded.state === 'damaged') throw new AppError('KEYS_DAMAGED', { what: 'keys' });
    const { identity } = loaded.keys;
    return { by: 'office', recipient: identity.recipient, secret: openIdentity(loaded.keys, offices.databaseKey) };
  }

  async #find(backupId: string) {
    const { ports } = this.#parts;
    const { ledger } = await readLedger(ports.paths.data);
    const backup: KnownBackup | undefined = presentBackups(ledger).find(({ id }) => id === backupId);
    const target = ledger.targets.find(({ id }) => id === backup?.targetId);
    if (backup === undefined || target === undefined) throw new AppError('NOT_FOUND', { kind: 'backup' });
    const folder = await locateTarget(target, () => ports.places.drives());
    return { backup, target, file: join(folder, backup.fileName) };
  }
}

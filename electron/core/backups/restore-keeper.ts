import { join } from 'node:path';

import {
  assertDraftRoom,
  digestOf,
  inspectBackup,
  type Inspection,
  type KnownBackup,
  type KnownRestore,
  type KnownTarget,
  type Opener,
  prepareRestore,
  type PreparedRestore,
  type PreparedOffice,
  presentBackups,
  readLedger,
  readPreparedOffice,
  restoreHere,
  type TemporaryPasswords,
  temporaryPasswords,
  tryRestoreHere,
  undoRestore,
  updateLedger,
} from '#db/backup/index.ts';
import {
  generationDir,
  generationLayout,
  loadKeys,
  type NewGeneration,
  openIdentity,
  parseRecoveryKey,
  recoveryFingerprint,
  recoveryInDatabase,
  type Step,
  STEPS_OF,
  wipe,
} from '#db/generations/index.ts';
import { latestSchemaVersion } from '#db/migrations/index.ts';
import { type OfficeFacts, readOfficeFacts } from '#db/repositories/office-facts.repository.ts';
import { readInstallationId } from '#db/repositories/office.repository.ts';
import { NO_BACKUP_BEFORE } from '#shared/features/backups/backups.rules.ts';
import type { RestoreSource } from '#shared/features/backups/backups.schema.ts';
import { AppError, isAppError } from '#shared/kernel/app-error.ts';
import { addDays, today } from '#shared/kernel/local-date.ts';

import type { WindowId } from '../ports/index.ts';
import type { ClosedOffice } from '../session/closed-office.ts';
import { retentionRules } from './backup-rules.ts';
import type { ChosenFile, ReadyRestore } from './restore-desk.ts';
import { type ExchangeWish, type Hooks, isTestFailure, type RestoreParts, type RestoreWish } from './restore-parts.ts';

type Becoming = Pick<
  Parameters<typeof restoreHere>[0],
  'lock' | 'programVersion' | 'at' | 'day' | 'onTrouble' | 'onStep'
>;

/** What of the present office stays in force when other data take its place. */
interface KeptOfPresent {
  readonly recovery: Awaited<ReturnType<typeof recoveryInDatabase>>;
  readonly installationId: string;
  readonly temporary: TemporaryPasswords;
}

/** A file that is read: of the list, with its place and the digest of when it was proved, or a chosen one. */
interface ReadFrom {
  readonly path: string;
  readonly target?: KnownTarget;
  readonly sha256?: string;
}

/** Reads backups for a signed-in administrator of this installation: test restore, restore, undo. */
export class RestoreKeeper {
  readonly #parts: RestoreParts;

  constructor(parts: RestoreParts) {
    this.#parts = parts;
  }

  /** What the label of a known backup says and whether the file is as it says. @throws AppError NOT_FOUND, TARGET_* */
  async inspect(backupId: string, signal: AbortSignal): Promise<Inspection> {
    const { path: file } = await this.#find(backupId, signal);
    const { patience } = this.#parts.backups.places;
    return await inspectBackup({ file, signal, patience, knownSchemaVersion: latestSchemaVersion() });
  }

  /**
   * Does everything of a restore but the switch and notes how it ended, also in failing. @returns rows of each table
   * @throws as prepareRestore
   */
  async test(backupId: string, hooks: Hooks): Promise<Readonly<Record<string, number>>> {
    const { ports, backups, onStep } = this.#parts;
    const at = ports.clock.now();
    const note = async (failure: string | null, people: number): Promise<void> => {
      const test = { at, backupId, failure, people };
      await updateLedger(ports.paths.data, (ledger) => ({ ...ledger, tests: [...ledger.tests, test] }));
    };
    try {
      return await backups.alone(hooks.signal, async (signal) => {
        const prepared = await this.#read(await this.#find(backupId, signal), await this.#opener(), {
          ...hooks,
          signal,
        });
        await onStep?.('read');
        try {
          await this.#tryOut(prepared, { ...hooks, signal });
        } finally {
          await prepared.dispose();
        }
        await onStep?.('cleared');
        const { counts } = prepared.facts;
        await note(null, counts['people'] ?? 0);
        await onStep?.('test-noted');
        return counts;
      });
    } catch (error) {
      if (isTestFailure(error)) await note(error.code, 0);
      throw error;
    }
  }

  /** Builds and checks the generation that a prepared backup would become, and throws it away. */
  async #tryOut(prepared: PreparedRestore, { signal, onBuilding }: Hooks): Promise<void> {
    const { offices, onStep: reached } = this.#parts;
    const { lock, files, generation } = offices.inUse;
    const steps = STEPS_OF.restore;
    const onStep = async (step: Step): Promise<void> => {
      if (signal?.aborted === true) throw new AppError('CANCELLED');
      onBuilding?.(steps.indexOf(step) + 1, steps.indexOf('moved'));
      await reached?.(step);
    };
    const key = Uint8Array.from(offices.databaseKey);
    try {
      await tryRestoreHere({
        ...this.#becoming({ lock, files, generation, key }),
        prepared,
        databaseKey: key,
        present: files,
        recovery: await recoveryInDatabase(offices.database),
        installationId: await offices.database.read(readInstallationId),
        userId: null,
        onStep,
      });
    } finally {
      wipe(key);
    }
  }

  /**
   * Makes a prepared backup the office of this installation. First the present state is backed up wherever it can be; then
   * everybody is signed out and the office switched. The generation before stays.
   * @throws AppError NOT_FOUND, RULE_BROKEN {rule: 'restore-nobody'} when an owner is needed and not named; as #backUpPresent,
   * assertDraftRoom, restoreHere; nothing has changed then
   */
  async restore(sessionId: string, preparedId: string, wish: RestoreWish, hooks: Hooks): Promise<void> {
    const { backups, ports, desk, kdf, onStep } = this.#parts;
    const { userId, owner } = wish;
    if (this.ready(sessionId, preparedId).needsOwner && owner === null) {
      throw new AppError('RULE_BROKEN', { rule: 'restore-nobody' });
    }
    const backedUp = await this.#backUpPresent('restore', wish, hooks);
    await onStep?.('backed-up');
    await backups.alone(hooks.signal, async (signal) => {
      // Meanwhile the window may have been left, and the backup with it.
      const { prepared } = desk.ready(sessionId, preparedId);
      await assertDraftRoom(ports.paths.data, prepared.database, 'rekey');
      if (signal.aborted) throw new AppError('CANCELLED');
      try {
        await this.#switch({ ...hooks, signal, backedUp }, (office, kept, becoming) => {
          const { id: backupId, createdAt } = prepared.manifest;
          const { at } = becoming;
          return restoreHere({
            ...becoming,
            note: (to) => ({ at, backupId, createdAt, from: office.generation, to, undoneAt: null }),
            prepared,
            databaseKey: office.key,
            present: office.files,
            ...kept,
            userId,
            ...(owner === null ? {} : { owner, kdf }),
            withoutBackup: !backedUp,
          });
        });
      } finally {
        await desk.leave(sessionId);
      }
      await onStep?.('left');
    });
  }

  /**
   * Backs up the present data before others take their place; false when that could not be done anywhere and whoever asks
   * goes on without it. @throws AppError RULE_BROKEN {rule: 'no-backup-before', places: {name, why}[]}; as BackupKeeper.make
   */
  async #backUpPresent(
    reason: 'restore' | 'undo',
    { userId, withoutBackup }: ExchangeWish,
    hooks: Hooks,
  ): Promise<boolean> {
    const { backups, ports } = this.#parts;
    const { ledger } = await readLedger(ports.paths.data);
    const made = ledger.targets.length === 0 ? [] : await backups.make({ reason, userId, targetId: null }, hooks);
    if (made.some(({ backupId }) => backupId !== null)) return true;
    if (withoutBackup) return false;
    const places = made.map(({ targetName: name, failure: why }) => ({ name, why }));
    throw new AppError('RULE_BROKEN', { rule: NO_BACKUP_BEFORE, places });
  }

  /** Lets the user choose a file that is not in the list. @throws AppError as RestoreDesk.choose */
  async choose(
    window: { readonly sessionId: string; readonly windowId: WindowId },
    offered: string | null,
    signal: AbortSignal,
  ): Promise<{ readonly file: ChosenFile | null; readonly office: string }> {
    const { recipient } = await this.#opener();
    const file = await this.#parts.desk.choose(window, offered, signal);
    return { file, office: recoveryFingerprint(recipient) };
  }

  /**
   * Reads a backup to its end, proves it and lays it down for a restore, beside what is in the office now. Nothing changes.
   * @throws AppError RECOVERY_KEY_TYPO, NOT_FOUND, RULE_BROKEN {rule: 'restore-other-office'}; as prepareRestore
   */
  async prepare(
    sessionId: string,
    source: RestoreSource,
    hooks: Hooks,
  ): Promise<{ readonly ready: ReadyRestore; readonly now: OfficeFacts }> {
    const { backups, desk, offices, ports, onStep } = this.#parts;
    const key =
      source.kind === 'file' && source.recoveryKey !== null ? await parseRecoveryKey(source.recoveryKey) : null;
    return await backups.alone(hooks.signal, async (signal) => {
      const file =
        source.kind === 'known' ? await this.#find(source.backupId, signal) : desk.file(sessionId, source.fileId);
      const opener: Opener =
        key === null ? await this.#opener() : { by: 'recovery', secret: key.text, recipient: key.recipient };
      const prepared = await this.#read(file, opener, { ...hooks, signal });
      await onStep?.('read');
      try {
        const here = await offices.database.read(readInstallationId);
        if (prepared.manifest.installationId !== here) {
          throw new AppError('RULE_BROKEN', { rule: 'restore-other-office' });
        }
        const office = await readPreparedOffice(prepared, today(ports.clock.now()));
        const now = await offices.database.read(readOfficeFacts);
        if (signal.aborted) throw new AppError('CANCELLED');
        const needsOwner = !(await this.#hasSlot(office.administrators));
        const ready = await desk.lay(sessionId, prepared, office, { present: null, needsOwner });
        await onStep?.('laid');
        return { ready, now };
      } catch (error) {
        await prepared.dispose();
        throw error;
      }
    });
  }

  /** Whether one of these administrators of a backup could sign in after a restore, with the password of today. */
  async #hasSlot(administrators: PreparedOffice['administrators']): Promise<boolean> {
    const loaded = await loadKeys(this.#parts.offices.generation);
    if (loaded.state === 'damaged') throw new AppError('KEYS_DAMAGED', { what: 'keys' });
    const { slots } = loaded.keys;
    return administrators.some((one) => one.administers && slots.some(({ slotId }) => slotId === one.slotId));
  }

  /** What a window has prepared. @throws AppError NOT_FOUND when it has prepared another backup, or none */
  ready(sessionId: string, preparedId: string): ReadyRestore {
    return this.#parts.desk.ready(sessionId, preparedId);
  }

  /** Forgets what a window has prepared. */
  async leave(sessionId: string): Promise<void> {
    await this.#parts.desk.leave(sessionId);
  }

  /** The last restore that can be undone; null when none can. */
  async undoable(): Promise<KnownRestore | null> {
    return await this.#parts.history.undoable();
  }

  /** Puts back what was before the last restore. @throws AppError NOT_FOUND when that is no longer possible; as `restore` */
  async undo(wish: ExchangeWish, hooks: Hooks): Promise<void> {
    const { backups, history, ports, onStep } = this.#parts;
    const last = await history.undoable();
    if (last === null) throw new AppError('NOT_FOUND', { kind: 'restore' });
    const { userId } = wish;
    const backedUp = await this.#backUpPresent('undo', wish, hooks);
    await onStep?.('backed-up');
    await backups.alone(hooks.signal, async (signal) => {
      const before = generationLayout(generationDir(ports.paths.data, last.from));
      await assertDraftRoom(ports.paths.data, before.database, 'whole');
      await this.#switch({ ...hooks, signal, backedUp }, (office, { recovery, temporary }, becoming) =>
        undoRestore({
          ...becoming,
          note: (undoneTo) => ({ ...last, undoneAt: becoming.at, undoneTo }),
          databaseKey: office.key,
          present: office.files,
          back: last.from,
          recovery,
          temporary,
          userId,
          withoutBackup: !backedUp,
        }),
      );
    });
  }

  /** Through which day data that no backup holds stay after an exchange: as long as a backup made before one would. */
  async #unbackedUntil(): Promise<string> {
    const { offices, ports } = this.#parts;
    const now = ports.clock.now();
    const { beforeChangeDays } = await offices.database.read((r) => retentionRules(r, now));
    return addDays(today(now), beforeChangeDays);
  }

  #becoming({ lock }: ClosedOffice): Becoming {
    const { ports, onStep } = this.#parts;
    const { clock, host, logger } = ports;
    const at = clock.now();
    const onTrouble = (error: unknown): void => logger.error('after-switch', error);
    const of = { lock, programVersion: host.version, at, day: today(at), onTrouble };
    return onStep === undefined ? of : { ...of, onStep };
  }

  /** Signs everybody out, unless it was cancelled until then, closes the office and makes another generation of it; on failure the present one stays. */
  async #switch(
    { signal, onFinal, backedUp }: Hooks & { readonly backedUp: boolean },
    build: (office: ClosedOffice, kept: KeptOfPresent, becoming: Becoming) => Promise<NewGeneration>,
  ): Promise<void> {
    const { history, offices, sessions, turns, onStep } = this.#parts;
    await turns.take(async () => {
      const keep = backedUp ? {} : { keepInUseUntil: await this.#unbackedUntil() };
      const kept: KeptOfPresent = {
        recovery: await recoveryInDatabase(offices.database),
        installationId: await offices.database.read(readInstallationId),
        temporary: await offices.database.read(temporaryPasswords),
      };
      // Before it everybody goes on working; from here on nobody is there to cancel.
      if (signal?.aborted === true) throw new AppError('CANCELLED');
      try {
        await history.duringSwitch(async () => {
          onFinal?.(0, 0);
          for (const session of sessions.all()) sessions.end(session);
          await onStep?.('signed-out');
          await offices.exchange(async (office) => {
            await onStep?.('closed');
            return await build(office, kept, { ...this.#becoming(office), ...keep });
          });
          await onStep?.('taken');
          await history.noteSwitch();
          await onStep?.('noted');
        });
      } finally {
        sessions.changed();
      }
    });
  }

  async #read(
    { path: file, target, sha256 }: ReadFrom,
    opener: Opener,
    { signal, onProgress }: Hooks,
  ): Promise<PreparedRestore> {
    const { patience } = this.#parts.backups.places;
    const limits = signal === undefined ? { patience } : { patience, signal };
    try {
      return await prepareRestore({
        dir: this.#parts.ports.paths.data,
        file,
        opener,
        ...limits,
        ...(onProgress === undefined ? {} : { onProgress: (progress) => onProgress(target ?? null, progress) }),
      });
    } catch (error) {
      // Without its label a file does not tell a wrong key from damage; what was proved here is known by its digest.
      const unclear = sha256 !== undefined && isAppError(error, 'BACKUP_KEY_UNCLEAR');
      if (!unclear || (await digestOf(file, limits)) === sha256) throw error;
      throw new AppError('BACKUP_DAMAGED', { part: 'head' }, { cause: error });
    }
  }

  async #opener(): Promise<Opener> {
    const { offices } = this.#parts;
    const loaded = await loadKeys(offices.generation);
    if (loaded.state === 'damaged') throw new AppError('KEYS_DAMAGED', { what: 'keys' });
    const { identity } = loaded.keys;
    return { by: 'office', recipient: identity.recipient, secret: openIdentity(loaded.keys, offices.databaseKey) };
  }

  async #find(backupId: string, signal?: AbortSignal): Promise<ReadFrom> {
    const { backups, ports } = this.#parts;
    const { ledger } = await readLedger(ports.paths.data);
    const backup: KnownBackup | undefined = presentBackups(ledger).find(({ id }) => id === backupId);
    const target = ledger.targets.find(({ id }) => id === backup?.targetId);
    if (backup === undefined || target === undefined) throw new AppError('NOT_FOUND', { kind: 'backup' });
    const folder = await backups.places.locate(target, signal);
    return { target, path: join(folder, backup.fileName), sha256: backup.sha256 };
  }
}

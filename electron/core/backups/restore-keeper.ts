import { join } from 'node:path';

import {
  assertDraftRoom,
  inspectBackup,
  type Inspection,
  type KnownBackup,
  type KnownRestore,
  knownRestores,
  type KnownTarget,
  locateTarget,
  type Opener,
  prepareRestore,
  type PreparedRestore,
  presentBackups,
  readLedger,
  readPreparedOffice,
  restoreHere,
  tryRestoreHere,
  undoRestore,
  updateLedger,
  withRestore,
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
import { NO_BACKUP_BEFORE, restoreNewsOf } from '#shared/features/backups/backups.rules.ts';
import type { RestoreNews, RestoreSource } from '#shared/features/backups/backups.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { type Instant, instant } from '#shared/kernel/instant.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { WindowId } from '../ports/index.ts';
import type { ClosedOffice } from '../session/closed-office.ts';
import type { ChosenFile, ReadyRestore } from './restore-desk.ts';
import { type ExchangeWish, type Hooks, isTestFailure, type RestoreParts } from './restore-parts.ts';

type Becoming = Pick<
  Parameters<typeof restoreHere>[0],
  'lock' | 'programVersion' | 'at' | 'day' | 'onTrouble' | 'onStep'
>;

/** Reads backups for a signed-in administrator of this installation: test restore, restore, undo. */
export class RestoreKeeper {
  readonly #parts: RestoreParts;
  #last: KnownRestore | null = null;
  /** Data are being exchanged: the news of before would read as their outcome on the sign-in page. */
  #switching = false;

  constructor(parts: RestoreParts) {
    this.#parts = parts;
  }

  /** What the label of a known backup says and whether the file is as it says. @throws AppError NOT_FOUND, TARGET_* */
  async inspect(backupId: string, signal: AbortSignal): Promise<Inspection> {
    const { path: file } = await this.#find(backupId);
    return await inspectBackup({ file, signal, knownSchemaVersion: latestSchemaVersion() });
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
        const prepared = await this.#read(await this.#find(backupId), await this.#opener(), { ...hooks, signal });
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
   * @throws AppError NOT_FOUND; as #backUpPresent, assertDraftRoom, restoreHere; nothing has changed then
   */
  async restore(sessionId: string, preparedId: string, wish: ExchangeWish, hooks: Hooks): Promise<void> {
    const { backups, ports, desk, onStep } = this.#parts;
    desk.ready(sessionId, preparedId);
    const { userId } = wish;
    const backedUp = await this.#backUpPresent('restore', wish, hooks);
    await onStep?.('backed-up');
    await backups.alone(hooks.signal, async (signal) => {
      // Meanwhile the window may have been left, and the backup with it.
      const { prepared } = desk.ready(sessionId, preparedId);
      await assertDraftRoom(ports.paths.data, prepared.database, 'rekey');
      if (signal.aborted) throw new AppError('CANCELLED');
      try {
        await this.#switch({ ...hooks, signal }, (office, kept, becoming) => {
          const { id: backupId, createdAt } = prepared.manifest;
          const { at } = becoming;
          return restoreHere({
            ...becoming,
            note: (to) => ({ at, backupId, createdAt, from: office.generation, to, undoneAt: null }),
            prepared,
            databaseKey: office.key,
            present: office.files,
            recovery: kept.recovery,
            installationId: kept.installationId,
            userId,
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
      const file = source.kind === 'known' ? await this.#find(source.backupId) : desk.file(sessionId, source.fileId);
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
        const ready = await desk.lay(sessionId, prepared, office);
        await onStep?.('laid');
        return { ready, now };
      } catch (error) {
        await prepared.dispose();
        throw error;
      }
    });
  }

  /** Forgets what a window has prepared. */
  async leave(sessionId: string): Promise<void> {
    await this.#parts.desk.leave(sessionId);
  }

  /** Reads what this computer knows of its restores; once, before anybody asks for news. */
  async load(): Promise<void> {
    const restores = await knownRestores(this.#parts.ports.paths.data).catch(() => []);
    this.#last = restores.at(-1) ?? null;
  }

  /** What is to be said of the last restore. */
  news(now: Instant): RestoreNews | null {
    const last = this.#last;
    if (last === null || this.#switching) return null;
    const undoneAt = last.undoneAt === null ? null : instant.parse(last.undoneAt);
    const { at, createdAt } = last;
    const facts = {
      at: instant.parse(at),
      createdAt: instant.parse(createdAt),
      undoneAt,
      undoable: this.#canUndo(last),
    };
    return restoreNewsOf(facts, now);
  }

  /** The last restore, while what was before it can still be put back; null when it cannot. */
  async undoable(): Promise<KnownRestore | null> {
    const last = (await knownRestores(this.#parts.ports.paths.data)).at(-1);
    return last === undefined || !this.#canUndo(last) ? null : last;
  }

  /** Where there was no office that opened before, there is none to go back to. */
  #canUndo({ from, to, undoneAt }: KnownRestore): boolean {
    return undoneAt === null && from > 0 && to === this.#parts.offices.generationNumber;
  }

  /** Puts back what was before the last restore. @throws AppError NOT_FOUND when that is no longer possible; as `restore` */
  async undo(wish: ExchangeWish, hooks: Hooks): Promise<void> {
    const { backups, ports, onStep } = this.#parts;
    const last = await this.undoable();
    if (last === null) throw new AppError('NOT_FOUND', { kind: 'restore' });
    const { userId } = wish;
    const backedUp = await this.#backUpPresent('undo', wish, hooks);
    await onStep?.('backed-up');
    await backups.alone(hooks.signal, async (signal) => {
      const before = generationLayout(generationDir(ports.paths.data, last.from));
      await assertDraftRoom(ports.paths.data, before.database, 'whole');
      await this.#switch({ ...hooks, signal }, (office, { recovery }, becoming) =>
        undoRestore({
          ...becoming,
          note: () => ({ ...last, undoneAt: becoming.at }),
          databaseKey: office.key,
          present: office.files,
          back: last.from,
          recovery,
          userId,
          withoutBackup: !backedUp,
        }),
      );
    });
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
    { signal, onFinal }: Hooks,
    build: (
      office: ClosedOffice,
      kept: { readonly recovery: Awaited<ReturnType<typeof recoveryInDatabase>>; readonly installationId: string },
      becoming: Becoming,
    ) => Promise<NewGeneration>,
  ): Promise<void> {
    const { offices, sessions, turns, onStep } = this.#parts;
    await turns.take(async () => {
      const recovery = await recoveryInDatabase(offices.database);
      const installationId = await offices.database.read(readInstallationId);
      // Before it everybody goes on working; from here on nobody is there to cancel.
      if (signal?.aborted === true) throw new AppError('CANCELLED');
      this.#switching = true;
      try {
        onFinal?.(0, 0);
        for (const session of sessions.all()) sessions.end(session);
        await onStep?.('signed-out');
        await offices.exchange(async (office) => {
          await onStep?.('closed');
          return await build(office, { recovery, installationId }, this.#becoming(office));
        });
        await onStep?.('taken');
        await this.noteSwitch();
        await onStep?.('noted');
      } finally {
        this.#switching = false;
        sessions.changed();
      }
    });
  }

  /** Enters the last switch in the ledger. It stands in current.json already: what fails here is logged, no more. */
  async noteSwitch(): Promise<void> {
    const { ports } = this.#parts;
    await this.load();
    const last = this.#last;
    try {
      if (last === null) return;
      await updateLedger(ports.paths.data, (ledger) => ({ ...ledger, restores: withRestore(ledger.restores, last) }));
    } catch (error) {
      ports.logger.error('restore-not-noted', error);
    }
  }

  async #read(
    { path: file, target }: { readonly path: string; readonly target?: KnownTarget },
    opener: Opener,
    { signal, onProgress }: Hooks,
  ): Promise<PreparedRestore> {
    return await prepareRestore({
      dir: this.#parts.ports.paths.data,
      file,
      opener,
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress: (progress) => onProgress(target ?? null, progress) }),
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
    return { target, path: join(folder, backup.fileName) };
  }
}

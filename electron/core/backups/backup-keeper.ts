import { auditBranch, type BranchedHead } from '#db/repositories/audit-branches.ts';
import {
  type BackupProgress,
  type BackupReason,
  type KnownBackup,
  type KnownTarget,
  type LoadedLedger,
  makeBackup,
  noteOutcome,
  presentBackups,
  readLedger,
  type RetentionRules,
} from '#db/backup/index.ts';
import {
  type GenerationLayout,
  generationLayout,
  loadKeys,
  openIdentity,
  recoveryFingerprint,
  wipe,
} from '#db/generations/index.ts';
import { appendAudit } from '#db/repositories/audit.repository.ts';
import { readInstallationId } from '#db/repositories/office.repository.ts';
import type { MadeAtTarget } from '#shared/features/backups/backups.schema.ts';
import type { RemoveReachedOutcome } from '#shared/features/recovery-keys/recovery-keys.schema.ts';
import { AppError, isAppError } from '#shared/kernel/app-error.ts';

import { newReference } from '../calls/refusals.ts';
import type { Ports } from '../ports/index.ts';
import type { OlderOffice } from '../session/closed-office.ts';
import type { Offices } from '../session/offices.ts';
import { retentionRules } from './backup-rules.ts';
import { dailyDueAt } from './daily.ts';
import { PlaceUpkeep } from './place-upkeep.ts';

/** What is to be made, and who caused it. */
export interface BackupWish {
  readonly reason: BackupReason;
  readonly userId: string | null;
  /** One place; null for all. */
  readonly targetId: string | null;
}

export interface BackupHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (target: KnownTarget, progress: BackupProgress) => void;
  /** Writes the row of the log about one place; without it the keeper writes its own. */
  readonly record?: (facts: MadeFacts) => Promise<void>;
}

export type MadeFacts = Readonly<Record<string, string | number | null>>;

interface Source {
  readonly files: GenerationLayout;
  /** A copy of its own: whoever leaves meanwhile wipes the office's. */
  readonly key: Uint8Array;
  readonly rules: RetentionRules | null;
  /** The log's last restore; not looked for in an office that is not open yet. */
  readonly auditBranch?: string | null;
}

/**
 * Makes backups, one at a time: by hand, daily, when the last one leaves, before a migration. It holds its own copy of the
 * database key only while one is made.
 */
export class BackupKeeper {
  readonly #ports: Ports;
  readonly #offices: Offices;
  readonly #daily: boolean;
  readonly #ended: () => void;
  readonly places: PlaceUpkeep;
  #running: { readonly ended: Promise<unknown>; readonly stop: AbortController; readonly byHand: boolean } | null =
    null;
  /** Who has worked since the last backup made for it; null when nobody has. */
  #workedBy: string | null = null;
  #stopped = false;
  /** Rows about backups made while the office was closed. */
  readonly #waiting: MadeFacts[] = [];

  /** @param ended called when a backup has ended, however: whoever waited for it may let the office go */
  constructor(ports: Ports, offices: Offices, ended: () => void, options: { readonly daily: boolean }) {
    this.#daily = options.daily;
    this.#ports = ports;
    this.#offices = offices;
    this.#ended = ended;
    this.places = new PlaceUpkeep(ports, (event, error) => this.#log(event, error));
  }

  get running(): boolean {
    return this.#running !== null;
  }

  /** Somebody has signed in: when the last one leaves there is something to back up. */
  workBegan(userId: string): void {
    this.#workedBy = userId;
  }

  /**
   * Makes a backup at one place or all, and says for each what became of it. The office must be open.
   * @throws AppError BACKUP_RUNNING, NOT_FOUND when there is no such place, CANCELLED, DATABASE_DAMAGED and what else
   * keeps the office from being read
   */
  async make(wish: BackupWish, hooks: BackupHooks = {}): Promise<readonly MadeAtTarget[]> {
    // What the program makes by itself is waited for; two people asking at once are told.
    while (this.#running !== null && !this.#running.byHand) await this.idle();
    hooks.signal?.throwIfAborted();
    return await this.#alone(wish.reason === 'hand', hooks.signal, async (signal) => {
      const { ledger } = await readLedger(this.#dir);
      const targets = ledger.targets.filter(({ id }) => wish.targetId === null || id === wish.targetId);
      if (targets.length === 0) throw new AppError('NOT_FOUND', { kind: 'target' });
      return await this.#makeAll(wish, targets, { ...hooks, signal });
    });
  }

  /**
   * Removes backups from their places, and says how many went and which places could not be reached. `check` sees the ledger
   * as it is while no backup is made, and throws to refuse; `record` writes the row of what went, also when the rest was
   * cancelled. @throws AppError BACKUP_RUNNING, CANCELLED
   */
  async remove(
    signal: AbortSignal,
    ids: readonly string[],
    steps: {
      readonly check: (ledger: LoadedLedger['ledger']) => void;
      readonly record: (outcome: RemoveReachedOutcome) => Promise<void>;
    },
  ): Promise<RemoveReachedOutcome> {
    return await this.alone(signal, async (stopped) => {
      const { ledger } = await readLedger(this.#dir);
      steps.check(ledger);
      stopped.throwIfAborted();
      const outcome: RemoveReachedOutcome = { removed: 0, unreached: [] };
      for (const target of ledger.targets) {
        const there = presentBackups(ledger, target.id).filter(({ id }) => ids.includes(id));
        if (there.length === 0 || stopped.aborted) continue;
        try {
          const gone = there.map(({ id }) => id);
          outcome.removed += await this.places.remove(target, gone);
        } catch (error) {
          this.#log('old-backups-not-removed', error);
          outcome.unreached.push(target.name);
        }
      }
      await steps.record(outcome);
      stopped.throwIfAborted();
      return outcome;
    });
  }

  /** Runs what must not meet a backup: a restore, a test of one. @throws AppError BACKUP_RUNNING */
  async alone<T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    while (this.#running !== null && !this.#running.byHand) await this.idle();
    return await this.#alone(true, signal, work);
  }

  /** Makes the daily backups that are due, in the background. Never throws. */
  async makeDue(userId: string | null): Promise<void> {
    if (!this.#daily || this.#stopped || this.running || !this.#offices.isOpen || !this.#offices.writable) return;
    try {
      const targets = await this.#dueTargets();
      if (targets.length === 0 || this.running || !this.#offices.isOpen) return;
      const wish = { reason: 'daily', userId, targetId: null } as const;
      await this.#alone(false, undefined, (signal) => this.#makeAll(wish, targets, { signal }));
    } catch (error) {
      this.#log('daily-backup-not-made', error);
    }
  }

  /** Starts the backup after work in the background; false when there was no work, or there is no place. */
  async beginAfterWork(): Promise<boolean> {
    const userId = this.#workedBy;
    if (this.#stopped || userId === null || this.running || !this.#offices.writable) return false;
    this.#workedBy = null;
    const { ledger } = await readLedger(this.#dir);
    if (ledger.targets.length === 0) return false;
    this.make({ reason: 'sign-out', userId, targetId: null }).catch((error: unknown) =>
      this.#log('sign-out-backup-not-made', error),
    );
    return true;
  }

  /** Before an office is migrated: a backup at every place that can be reached. Never throws, since people must get in. */
  async beforeMigration({ files, key }: OlderOffice): Promise<void> {
    try {
      await this.#alone(false, undefined, async (signal) => {
        const { ledger } = await readLedger(this.#dir);
        const source = { files, key: Uint8Array.from(key), rules: null };
        const wish = { reason: 'migration', userId: null, targetId: null } as const;
        const record = (facts: MadeFacts): Promise<void> => Promise.resolve(void this.#waiting.push(facts));
        await this.#makeFrom(source, wish, ledger.targets, { signal, record });
      });
    } catch (error) {
      this.#log('backup-before-migration-not-made', error);
    }
  }

  /** Heads of the audit log in the backups proved so far, also in those that have gone since. */
  async provedHeads(): Promise<readonly BranchedHead[]> {
    const { ledger } = await readLedger(this.#dir);
    return ledger.backups.flatMap(({ auditHead }) => (auditHead === undefined ? [] : [auditHead]));
  }

  /** Resolves when no backup is being made. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running.ended.catch(() => undefined);
  }

  /** Cancels what is being made and makes no more: the program ends. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#running?.stop.abort(new AppError('CANCELLED'));
    await this.idle();
  }

  /** What this computer knows of its backups and of the places they are kept at. */
  async ledger(): Promise<LoadedLedger> {
    return await readLedger(this.#dir);
  }

  /** For use cases of backups alone; no path of it goes to a page. */
  get dataFolder(): string {
    return this.#dir;
  }

  get #dir(): string {
    return this.#ports.paths.data;
  }

  async #alone<T>(
    byHand: boolean,
    outer: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (this.#running !== null) throw new AppError('BACKUP_RUNNING');
    const stop = new AbortController();
    const ended = work(outer === undefined ? stop.signal : AbortSignal.any([outer, stop.signal]));
    this.#running = { ended, stop, byHand };
    try {
      return await ended;
    } finally {
      this.#running = null;
      this.#ended();
    }
  }

  async #dueTargets(): Promise<readonly KnownTarget[]> {
    const { ledger } = await readLedger(this.#dir);
    const now = this.#ports.clock.now();
    return ledger.targets.filter((target) => (dailyDueAt(ledger, target, now) ?? now) <= now);
  }

  async #makeAll(
    wish: BackupWish,
    targets: readonly KnownTarget[],
    hooks: BackupHooks,
  ): Promise<readonly MadeAtTarget[]> {
    await this.#offices.wholeChecked();
    const { generation, database, databaseKey } = this.#offices;
    const key = Uint8Array.from(databaseKey);
    const rules = await database.read((r) => retentionRules(r, this.#ports.clock.now()));
    const branch = await database.read(auditBranch);
    const record = hooks.record ?? ((facts: MadeFacts) => this.#record(wish.userId, facts));
    for (const facts of this.#waiting.splice(0)) await this.#record(wish.userId, facts);
    return await this.#makeFrom(
      { files: generationLayout(generation), key, rules, auditBranch: branch },
      wish,
      targets,
      {
        ...hooks,
        record,
      },
    );
  }

  async #makeFrom(
    source: Source,
    wish: BackupWish,
    targets: readonly KnownTarget[],
    hooks: BackupHooks,
  ): Promise<readonly MadeAtTarget[]> {
    const { clock } = this.#ports;
    const made: MadeAtTarget[] = [];
    try {
      for (const target of targets) {
        const facts = { targetId: target.id, targetName: target.name };
        try {
          const { backupId, detail } = await this.#makeAt(source, wish, target, hooks);
          await hooks.record?.(detail);
          made.push({ ...facts, backupId, failure: null });
        } catch (error) {
          if (isAppError(error, 'CANCELLED')) throw error;
          const failure = isAppError(error) ? error.code : 'INTERNAL';
          if (!isAppError(error)) this.#log('backup-not-made', error);
          await noteOutcome(this.#dir, target.id, { at: clock.now(), code: failure });
          // By itself it tries again and again: rows are for what people did, and for what stands.
          if (wish.reason === 'hand') await hooks.record?.({ targetId: target.id, reason: wish.reason, failure });
          if (isAppError(error, 'DATABASE_DAMAGED')) {
            // Looks at the whole file; what it finds stops the writing.
            if (this.#offices.isOpen) await this.#offices.database.check('integrity');
            throw error;
          }
          made.push({ ...facts, backupId: null, failure });
        }
      }
    } finally {
      wipe(source.key);
    }
    return made;
  }

  async #makeAt(
    { files, key, rules, auditBranch: branch }: Source,
    wish: BackupWish,
    target: KnownTarget,
    { signal, onProgress }: BackupHooks,
  ): Promise<{ readonly backupId: string; readonly detail: MadeFacts }> {
    const { clock, host } = this.#ports;
    const folder = await this.places.locate(target, signal);
    await this.places.noteMissing(target, folder, signal);
    const loaded = await loadKeys(files.dir);
    if (loaded.state === 'damaged') throw new AppError('KEYS_DAMAGED', { what: 'keys' });
    const { recipient } = loaded.keys.identity;
    const make = (): Promise<KnownBackup> =>
      makeBackup({
        dir: this.#dir,
        database: files.database,
        databaseKey: key,
        identity: { recipient, secret: openIdentity(loaded.keys, key) },
        target,
        folder,
        id: crypto.randomUUID(),
        reason: wish.reason,
        programVersion: host.version,
        ...(branch === undefined ? {} : { auditBranch: branch }),
        now: () => clock.now(),
        patience: this.places.patience,
        ...(signal === undefined ? {} : { signal }),
        ...(onProgress === undefined ? {} : { onProgress: (progress) => onProgress(target, progress) }),
      });
    const takeIn = (): Promise<void> => this.places.takeIn(target, folder, recoveryFingerprint(recipient), signal);
    let removed = 0;
    const backup = await make().catch(async (error: unknown) => {
      if (!isAppError(error, 'TARGET_FULL')) throw error;
      // What the rules no longer keep may be all that is in the way, also of those that are not in the list yet.
      await takeIn();
      removed = await this.places.thin(target, folder, rules);
      if (removed === 0) throw error;
      return await make();
    });
    await noteOutcome(this.#dir, target.id, null);
    await takeIn();
    removed += await this.places.thin(target, folder, rules);
    const { id: backupId, bytes, sha256, reason } = backup;
    return { backupId, detail: { backupId, targetId: target.id, reason, bytes, sha256, removed } };
  }

  async #record(userId: string | null, detail: MadeFacts): Promise<void> {
    const at = this.#ports.clock.now();
    await this.#offices.access.write(async (tx) => {
      const subjects = [{ kind: 'office', id: await readInstallationId(tx) }] as const;
      await appendAudit(tx, { at, userId, kind: 'command', action: 'backups.make', subjects, fields: [], detail });
    });
  }

  #log(event: string, error: unknown): void {
    const { logger } = this.#ports;
    if (isAppError(error)) logger.warn(event, { code: error.code });
    else logger.error(event, error, { reference: newReference() });
  }
}

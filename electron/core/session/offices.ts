import {
  asFailure,
  enterFolder,
  type EnteredFolder,
  type FolderOptions,
  type GenerationLayout,
  generationLayout,
  type MigrateOfficeOptions,
  type NewGeneration,
  type OfficeLock,
  takeOfficeLock,
  wipe,
} from '#db/generations/index.ts';
import { readOffice } from '#db/repositories/office.repository.ts';
import { type OfficeDatabase, openOffice } from '#db/sqlite/office-database.ts';
import { leavesRoomForRestore } from '#shared/features/session/failure.rules.ts';
import { AppError, isAppError } from '#shared/kernel/app-error.ts';

import type { OfficeAccess } from '../calls/deps.ts';
import { newReference } from '../calls/refusals.ts';
import type { Ports } from '../ports/index.ts';
import type { ClosedOffice, OfficeNames, OlderOffice } from './closed-office.ts';
import { assertUsefulKeys, bringToSchema, settled } from './bring-to-schema.ts';
import { DatabaseWatch } from './database-watch.ts';
import { createOfficeAccess } from './office-access.ts';
import { type Failure, failure, failureOf, isFailureCode } from './office-failure.ts';
import { clearRunning, markRunning, wasLeftRunning } from './running-marker.ts';

/** A folder whose lock is ours. */
type Held = Exclude<EnteredFolder, { state: 'refused' }>;

type Place = Held | { readonly state: 'failed'; readonly failure: Failure; readonly held: Held | null };

interface Opened {
  readonly database: OfficeDatabase;
  readonly watch: DatabaseWatch;
  readonly names: OfficeNames;
  readonly isDemo: boolean;
  /** The database key, wiped when the database closes. */
  readonly key: Uint8Array;
}

export interface OfficesOptions extends Pick<FolderOptions, 'place'> {
  /** Awaited before an older office is migrated; it may not throw. */
  readonly beforeMigration?: (office: OlderOffice) => Promise<void>;
  /** The schema an office is brought to; by default the program's own. */
  readonly migrations?: NonNullable<MigrateOfficeOptions['migrations']>;
}

/** The one office of this host: its folder and lock, its database while somebody is signed in, its key in memory. */
export class Offices {
  readonly access: OfficeAccess;
  readonly #ports: Ports;
  readonly #changed: () => void;
  readonly #options: OfficesOptions;
  #place: Place | null = null;
  #opened: Opened | null = null;

  /** @param changed called when the state that windows show may have changed */
  constructor(ports: Ports, changed: () => void, options: OfficesOptions = {}) {
    this.#ports = ports;
    this.#options = options;
    this.#changed = changed;
    this.access = createOfficeAccess(ports.logger, () => this.#open);
  }

  /** What the folder is: decided at `enter`, and by what happened since. */
  get state(): 'first-run' | 'ready' | Failure {
    if (this.#place === null) return failure('INTERNAL', {});
    return this.#place.state === 'failed' ? this.#place.failure : this.#place.state;
  }

  /** True while the database may be written: the check after an unclean end has passed and no damage was seen. */
  get writable(): boolean {
    return this.#opened !== null && this.#opened.watch.writable;
  }

  get isOpen(): boolean {
    return this.#opened !== null;
  }

  /** @throws AppError OFFICE_NOT_READY when nobody has opened it */
  get database(): OfficeDatabase {
    return this.#open.database;
  }

  /** The database key. Never kept by callers. @throws AppError OFFICE_NOT_READY */
  get databaseKey(): Uint8Array {
    return this.#open.key;
  }

  /** What the office is called; null while nobody has opened it. */
  get names(): OfficeNames | null {
    return this.#opened?.names ?? null;
  }

  /** True when the open office is a demonstration, however it came into this folder. */
  get isDemo(): boolean {
    return this.#opened?.isDemo === true;
  }

  /** @throws AppError OFFICE_ALREADY_SET_UP when no office may be set up here, or the failure; gives the folder's lock */
  assertEmptyFolder(): OfficeLock {
    const place = this.#place;
    if (place?.state === 'first-run') return place.lock;
    this.refuseWhenFailed();
    throw new AppError('OFFICE_ALREADY_SET_UP');
  }

  /** Folder of the generation in use. @throws AppError OFFICE_NOT_READY before the first run, or the failure */
  get generation(): string {
    const place = this.#place;
    if (place?.state === 'ready') return place.files.dir;
    this.refuseWhenFailed();
    throw new AppError('OFFICE_NOT_READY');
  }

  /** As `generation`, also with both key files damaged: a recovery key needs none of them. */
  get generationForRecovery(): string {
    return this.keysDamaged ? (this.#ready?.files.dir ?? this.generation) : this.generation;
  }

  /** True while no password can open the office, and only a recovery key does. */
  get keysDamaged(): boolean {
    return this.#place?.state === 'failed' && this.#place.failure.code === 'KEYS_DAMAGED';
  }

  /** Takes the data folder and looks at what lies in it. Deletes nothing of an office. Never throws. */
  async enter(): Promise<void> {
    const place = this.#options.place === undefined ? {} : { place: this.#options.place };
    try {
      const entered = await enterFolder(this.#ports.paths.data, { ...this.#known, ...place });
      if (entered.state === 'refused') {
        const refusal = new AppError(entered.code, entered.data);
        this.#place = { state: 'failed', failure: failureOf(refusal), held: null };
      } else {
        this.#place = entered;
        if (entered.state === 'ready') await this.#tryKeys(entered.files.dir);
      }
    } catch (error) {
      const reference = newReference();
      this.#ports.logger.error('folder-not-entered', error, { reference });
      this.#place = { state: 'failed', failure: failureOf(asFailure(error, 'files'), reference), held: null };
    }
    this.#changed();
  }

  /** True after a failure that somebody may have put right meanwhile. Damage stays until the program is restarted. */
  get mayEnterAgain(): boolean {
    return this.#place?.state === 'failed' && this.#place.failure.code !== 'DATABASE_DAMAGED';
  }

  /** Looks again after such a failure; the office must have been released. */
  async enterAgain(): Promise<void> {
    const place = this.#place;
    if (place?.state !== 'failed' || !this.mayEnterAgain || this.isOpen) return;
    await place.held?.lock.release();
    await this.enter();
  }

  /** After the key files were made anew: the folder is as good as before. */
  enterMended(): void {
    const held = this.keysDamaged ? this.#held : null;
    if (held !== null) this.#place = held;
    this.#changed();
  }

  /** Takes a generation that has just become the first office of this folder. */
  adopt({ generation, schemaVersion, files }: NewGeneration): void {
    const lock = this.assertEmptyFolder();
    this.#place = { state: 'ready', generation, schemaVersion, programVersion: this.#ports.host.version, files, lock };
    this.#changed();
  }

  /**
   * Opens the database with a key that a slot or a recovery key has given; `key` is copied. Migrates an older office first.
   * What means that nobody can work becomes the failure screen, and is thrown.
   */
  async open(key: Uint8Array): Promise<void> {
    if (this.#opened !== null) return;
    const dir = this.#ports.paths.data;
    const own = Uint8Array.from(key);
    try {
      const leftRunning = await wasLeftRunning(dir);
      const files = await this.#migrated(own).then((made) => settled(this.#ready, made));
      const database = await openOffice({
        file: files.database,
        key: own,
        ...this.#known,
        onDamaged: () => this.#damaged(),
      });
      const { clock, logger } = this.#ports;
      const watch = new DatabaseWatch(database, {
        dir,
        folder: files.dir,
        key: own,
        clock,
        logger,
        leftRunning,
        changed: this.#changed,
        failed: (error) => this.#fail('office-not-writable', error),
      });
      this.#opened = { database, watch, key: own, names: { name: '', shortName: '' }, isDemo: false };
      await markRunning(dir);
      const { name, shortName, isDemo } = await database.read(readOffice);
      this.#opened = { database, watch, key: own, names: { name, shortName }, isDemo };
      await watch.start();
    } catch (error) {
      await this.#opened?.database.close().catch(() => undefined);
      this.#opened = null;
      wipe(own);
      const meant = asFailure(error, 'with-proven-key');
      // Whoever opens the database is the first one here, by password or recovery key: nobody is thrown out of work.
      this.failWith(meant);
      throw meant;
    }
    this.#changed();
  }

  /** Number of the generation in use; null without an office. */
  get generationNumber(): number | null {
    return this.#ready?.generation ?? null;
  }

  /** The generation in use, with the lock of its folder. @throws AppError OFFICE_NOT_READY */
  get inUse(): Extract<Held, { state: 'ready' }> {
    const ready = this.#ready;
    if (ready === null) throw new AppError('OFFICE_NOT_READY');
    return ready;
  }

  /**
   * Closes the office, lets `work` make another generation of it and takes that one; on failure the present one stays. Closed
   * it stays: whoever works next signs in. @throws AppError OFFICE_NOT_READY, what `work` throws
   */
  async exchange(work: (office: ClosedOffice) => Promise<NewGeneration>): Promise<void> {
    const ready = this.inUse;
    const key = Uint8Array.from(this.databaseKey);
    try {
      await this.release();

      const built = await work({ ...ready, key });
      this.#place = { ...ready, ...built, programVersion: this.#ports.host.version };
    } finally {
      wipe(key);
      this.#changed();
    }
  }

  /** True where a backup may become the office: nothing is set up, or what is set up cannot be opened. */
  get mayBeginAnew(): boolean {
    const place = this.#place;
    return place?.state === 'failed' ? leavesRoomForRestore(place.failure) : place?.state === 'first-run';
  }

  /** @throws AppError OFFICE_ALREADY_SET_UP, or the failure that leaves no room for a restore */
  assertMayBeginAnew(): void {
    if (this.mayBeginAnew) return;
    this.refuseWhenFailed();
    throw new AppError('OFFICE_ALREADY_SET_UP');
  }

  /**
   * Lets `work` make the office where there is none, or none that opens, and takes it. What lay there stays. Nobody may be
   * signed in. @throws as assertMayBeginAnew; SECOND_INSTANCE, what `work` throws: then everything is as before
   */
  async beginAnew(work: (lock: OfficeLock) => Promise<NewGeneration>): Promise<void> {
    this.assertMayBeginAnew();
    const held = this.#held;
    await this.release();
    const lock = held?.lock ?? (await takeOfficeLock(this.#ports.paths.data));
    try {
      this.#place = { state: 'ready', ...(await work(lock)), programVersion: this.#ports.host.version, lock };
    } catch (error) {
      if (held === null) await lock.release();
      throw error;
    } finally {
      this.#changed();
    }
  }

  /** Waits until the file may be written. @throws AppError DATABASE_DAMAGED, DISK_FULL, or what else made it impossible */
  async checked(): Promise<void> {
    await this.#open.watch.untilWritable();
  }

  /** Waits until the file was checked since it was opened. Throws as `checked`. */
  async wholeChecked(): Promise<void> {
    await this.#open.watch.untilChecked();
  }

  /** Told by the chain after each answered query: the first one starts the check of the file. */
  afterQuery(): void {
    this.#opened?.watch.check();
  }

  /** @throws the failure that holds, as AppError */
  refuseWhenFailed(): void {
    const { state } = this;
    if (typeof state === 'object') throw new AppError(state.code, state.data);
  }

  /** @throws AppError READ_ONLY_UNTIL_CHECKED while the file is checked after an unclean end, or what keeps it unwritable */
  refuseUntilChecked(): void {
    if (this.writable) return;
    this.#opened?.watch.check();
    throw this.#opened?.watch.refusal ?? new AppError('READ_ONLY_UNTIL_CHECKED');
  }

  /** Makes the failure screen of an error that means nobody can work here; other errors change nothing. */
  failWith(error: unknown): void {
    if (!isAppError(error) || !isFailureCode(error.code)) return;
    this.#place = { state: 'failed', failure: failureOf(error), held: this.#held };
    this.#changed();
  }

  /** Closes the database and wipes the key; the folder stays ours. */
  async release(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    if (opened === null) return;
    await opened.watch.stop();
    // The marker stays after damage or an unfinished check: the next opening checks before anything else.
    const clean = opened.watch.writable;
    await opened.database.close();
    wipe(opened.key);
    if (clean) await clearRunning(this.#ports.paths.data);
  }

  /** Lets everything go: database, key and folder. */
  async close(): Promise<void> {
    await this.release();
    await this.#held?.lock.release();
    this.#place = null;
  }

  get #open(): Opened {
    if (this.#opened === null) throw new AppError('OFFICE_NOT_READY');
    return this.#opened;
  }

  get #known(): Pick<FolderOptions, 'knownSchemaVersion'> {
    const { migrations } = this.#options;
    return migrations === undefined ? {} : { knownSchemaVersion: migrations.length };
  }

  /** The office that the folder holds, also behind a failure. */
  get #ready(): Extract<Held, { state: 'ready' }> | null {
    const held = this.#held;
    return held?.state === 'ready' ? held : null;
  }

  /** The folder whose lock is ours, also behind a failure. */
  get #held(): Held | null {
    return this.#place?.state === 'failed' ? this.#place.held : this.#place;
  }

  /** The generation in use, brought to this program's schema; with damaged keys it gets new ones that await a password. */
  async #migrated(key: Uint8Array): Promise<GenerationLayout> {
    const ready = this.#ready;
    const failed = this.#place?.state === 'failed' && !this.keysDamaged;
    if (ready === null || failed) return generationLayout(this.generation);
    const migrated = await bringToSchema({
      ...this.#options,
      ready,
      key,
      keysDamaged: this.keysDamaged,
      version: this.#ports.host.version,
    });
    if (migrated === null) return ready.files;
    const { generation, schemaVersion, files } = migrated;
    const held = { ...ready, generation, schemaVersion, files };
    this.#place = this.#place?.state === 'failed' ? { ...this.#place, held } : held;
    return files;
  }

  async #tryKeys(generation: string): Promise<void> {
    try {
      await assertUsefulKeys(generation);
    } catch (error) {
      if (!isAppError(error)) throw error;
      this.failWith(error);
    }
  }

  /** The failure screen of an error while the office is open, whatever it is; gives the refusal that goes with it. */
  #fail(event: string, error: unknown): AppError {
    const reference = newReference();
    this.#ports.logger.error(event, error, { reference });
    const shown = failureOf(asFailure(error, 'with-proven-key'), reference);
    this.#place = { state: 'failed', failure: shown, held: this.#held };
    this.#changed();
    return new AppError(shown.code, shown.data, { cause: error });
  }

  #damaged(): void {
    this.#ports.logger.warn('database-damaged');
    this.failWith(new AppError('DATABASE_DAMAGED'));
  }
}

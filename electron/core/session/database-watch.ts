import type { AuditHead } from '#db/repositories/audit.repository.ts';
import type { OfficeDatabase, Tx } from '#db/sqlite/office-database.ts';

import type { Clock, Logger } from '../ports/index.ts';
import { AuditHeadKeeper } from './audit-head-keeper.ts';

export interface WatchOptions {
  /** Folder of the generation, beside whose database the heads of the log are written down. */
  readonly folder: string;
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The last run did not end cleanly: the file is checked before anything is written. */
  readonly leftRunning: boolean;
  /** Called when windows must hear that writing is allowed. */
  readonly changed: () => void;
}

/** Looks after an open database: its check, what waits until the check has passed, and the heads of its log. */
export class DatabaseWatch {
  readonly #database: OfficeDatabase;
  readonly #options: WatchOptions;
  readonly #heads: AuditHeadKeeper;
  readonly #waiting: ((tx: Tx) => Promise<void>)[] = [];
  #checking: Promise<void> | null = null;
  #stopped: boolean;

  constructor(database: OfficeDatabase, options: WatchOptions) {
    this.#database = database;
    this.#options = options;
    this.#heads = new AuditHeadKeeper(database, options);
    this.#stopped = options.leftRunning;
    if (this.#stopped) database.stopWriting('READ_ONLY_UNTIL_CHECKED');
  }

  /** True while the file may be written. Also: the next opening has no reason to check first. */
  get writable(): boolean {
    return !this.#stopped && !this.#database.damaged;
  }

  /**
   * To be awaited before the first write: looks at the heads written down, and a row says when they are lost. After an
   * unclean end the check runs at once; otherwise it waits until the first list has been shown.
   */
  async start(): Promise<void> {
    const whole = await this.#heads.look();
    if (this.#options.leftRunning) this.check();
    else if (!whole) await this.#heads.flush();
  }

  /** Starts the check of the file unless it runs or ran already. */
  check(): void {
    this.#checking ??= this.#runCheck();
  }

  /** Waits for the check when writing waits for it; damage is told by the office's state. */
  async untilWritable(): Promise<void> {
    if (this.writable) return;
    this.check();
    await this.#checking;
  }

  async write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await this.#database.write(work);
    this.#heads.committed();
    return result;
  }

  /** Writes now, or once the check has passed. What waits when damage is found is not written. */
  async writeSoon(work: (tx: Tx) => Promise<void>): Promise<void> {
    if (this.#stopped && !this.#database.damaged) this.#waiting.push(work);
    else await this.write(work);
  }

  async auditHeads(): Promise<readonly AuditHead[] | null> {
    return await this.#heads.heads();
  }

  /** Waits for the check and writes the last head down. */
  async stop(): Promise<void> {
    await this.#checking;
    if (this.writable) await this.#heads.flush();
  }

  async #runCheck(): Promise<void> {
    const { logger, changed } = this.#options;
    try {
      const { ok, findings } = await this.#database.check('quick');
      if (!ok) {
        logger.warn('database-check-failed', { findings: findings.length, unwritten: this.#waiting.length });
        return;
      }
      if (!this.#stopped) return;
      this.#database.allowWriting();
      for (let work = this.#waiting.shift(); work !== undefined; work = this.#waiting.shift()) await this.write(work);
      this.#stopped = false;
      changed();
    } catch (error) {
      logger.error('database-check-not-run', error);
    }
  }
}

import type { WaitingRow } from '#db/generations/index.ts';
import { appendAudit, type AuditHead } from '#db/repositories/audit.repository.ts';
import type { OfficeDatabase, Tx } from '#db/sqlite/office-database.ts';
import { AppError, isAppError } from '#shared/kernel/app-error.ts';

import type { Clock, Logger } from '../ports/index.ts';
import { AuditHeadKeeper } from './audit-head-keeper.ts';
import { sessionRow, WaitingRows } from './waiting-rows.ts';

export interface WatchOptions {
  /** The data folder. */
  readonly dir: string;
  /** Folder of the generation, beside whose database the heads of the log are written down. */
  readonly folder: string;
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The last run did not end cleanly: the file is checked before anything is written. */
  readonly leftRunning: boolean;
  /** Called when windows must hear that writing is allowed. */
  readonly changed: () => void;
  /** Called when nobody can work: makes the failure screen of the error and gives the refusal that calls then get. */
  readonly failed: (error: unknown) => AppError;
}

/** A lost thread is started anew by the next try; what fails twice stays broken. */
const TRIES = 2;

async function tried<T>(work: () => Promise<T>, again: (error: unknown) => void): Promise<T> {
  for (let count = 1; count < TRIES; count += 1) {
    try {
      return await work();
    } catch (error) {
      again(error);
    }
  }
  return await work();
}

/** Looks after an open database: its check, what waits until the check has passed, and the heads of its log. */
export class DatabaseWatch {
  readonly #database: OfficeDatabase;
  readonly #options: WatchOptions;
  readonly #heads: AuditHeadKeeper;
  /** Rows to be written once the check has passed; each stays until its write has succeeded. */
  readonly #waiting: WaitingRows;
  #running: Promise<void> | null = null;
  #passed = false;
  #over = false;
  #stopped: boolean;
  #obstacle: AppError | null = null;

  constructor(database: OfficeDatabase, options: WatchOptions) {
    this.#database = database;
    this.#options = options;
    this.#heads = new AuditHeadKeeper(database, options);
    this.#waiting = new WaitingRows(options);
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
    if (this.#options.leftRunning) {
      await this.#waiting.find();
      this.check();
    } else if (!whole) await this.#heads.flush();
  }

  /** Why nothing may be written now. */
  get refusal(): AppError {
    if (this.#database.damaged) return new AppError('DATABASE_DAMAGED');
    return this.#obstacle ?? new AppError('READ_ONLY_UNTIL_CHECKED');
  }

  /** Starts what is left to do: the check of the file, and after it the rows that wait. */
  check(): void {
    if (this.#over || this.#database.damaged || (this.#passed && !this.#stopped)) return;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  /** Waits for the check when writing waits for it. @throws AppError DATABASE_DAMAGED, DISK_FULL or another `refusal` */
  async untilWritable(): Promise<void> {
    if (this.writable) return;
    this.check();
    await this.#running;
    if (!this.writable) throw this.refusal;
  }

  /** Waits until the file was checked since it was opened: what may be damaged is not copied. Throws as `untilWritable`. */
  async untilChecked(): Promise<void> {
    if (!this.#passed) {
      this.check();
      await this.#running;
    }
    if (!this.#passed || !this.writable) throw this.refusal;
  }

  async write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await this.#database.write(work);
    this.#heads.committed();
    return result;
  }

  /** Writes now, or once the check has passed, and is done when the write is committed. Throws as `untilWritable`. */
  async writeWhenChecked(work: (tx: Tx) => Promise<void>): Promise<void> {
    await this.untilWritable();
    await this.write(work);
  }

  /**
   * Writes a row about a session now, or later once the check has passed; until then it is kept on the disk. What waits
   * when damage is found is not written, and stays there.
   */
  async recordSoon(row: WaitingRow): Promise<void> {
    if (!this.#stopped || this.#database.damaged) {
      await this.write(async (tx) => void (await appendAudit(tx, sessionRow(row))));
      return;
    }
    await this.#waiting.add(row);
    this.check();
  }

  async auditHeads(): Promise<readonly AuditHead[] | null> {
    return await this.#heads.heads();
  }

  /** Waits for the check, tries once more to write what waits, and writes the last head down. */
  async stop(): Promise<void> {
    if (this.#waiting.count > 0) this.check();
    await this.#running;
    const { logger } = this.#options;
    if (this.#waiting.count > 0) logger.error('audit-rows-wait', this.refusal, { rows: this.#waiting.count });
    if (this.writable) await this.#heads.flush();
  }

  async #run(): Promise<void> {
    const { logger, failed } = this.#options;
    try {
      if (!this.#passed) {
        this.#passed = await tried(
          () => this.#passes(),
          (error) => logger.error('database-check-not-run', error),
        );
      }
      if (!this.#passed || !this.#stopped) return;
      await tried(
        () => this.#writeWaiting(),
        (error) => logger.error('audit-rows-not-written', error, { rows: this.#waiting.count }),
      );
    } catch (error) {
      // Room on the disk can be made while the program runs: the next call tries again.
      if (this.#passed && isAppError(error, 'DISK_FULL', 'FOLDER_NOT_WRITABLE')) {
        this.#obstacle = error;
      } else {
        this.#over = true;
        this.#obstacle = failed(error);
      }
    }
  }

  /** False when damage was found. */
  async #passes(): Promise<boolean> {
    const { ok, findings } = await this.#database.check('quick');
    const facts = { findings: findings.length, unwritten: this.#waiting.count };
    if (!ok) this.#options.logger.warn('database-check-failed', facts);
    return ok;
  }

  async #writeWaiting(): Promise<void> {
    this.#database.allowWriting();
    try {
      await this.#waiting.writeAll(async (work) => await this.write(work));
    } catch (error) {
      this.#database.stopWriting('READ_ONLY_UNTIL_CHECKED');
      throw error;
    }
    this.#stopped = false;
    this.#obstacle = null;
    this.#options.changed();
  }
}

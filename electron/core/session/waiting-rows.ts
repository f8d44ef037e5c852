import { keepWaitingRows, putWaitingRowsAside, readWaitingRows, type WaitingRow } from '#db/generations/index.ts';
import { appendAudit, countAuditRows, type NewAuditRow } from '#db/repositories/audit.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';

import type { Clock, Logger } from '../ports/index.ts';

interface WaitingRowsOptions {
  /** The data folder. */
  readonly dir: string;
  /** The database key; not copied. */
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface Entry {
  readonly row: WaitingRow;
  /** Found in the file: the run that kept it may have died after it was written and before it was struck off. */
  readonly found: boolean;
}

/** The row as the log has it. */
export function sessionRow(row: WaitingRow): NewAuditRow {
  const subjects = row.userId === null ? [] : [{ kind: 'user' as const, id: row.userId }];
  return { ...row, kind: 'session', subjects, fields: [] };
}

/** Rows about sessions that wait until the database may be written: in memory, and on the disk before anybody goes on. */
export class WaitingRows {
  readonly #options: WaitingRowsOptions;
  readonly #entries: Entry[] = [];
  #keeping: Promise<void> = Promise.resolve();
  /** The file is there and could not be read: what lies in it must not be replaced. */
  #unread = false;

  constructor(options: WaitingRowsOptions) {
    this.#options = options;
  }

  get count(): number {
    return this.#entries.length;
  }

  /** Takes over what a run that died has left; what cannot be read now is read before the file is touched. Never throws. */
  async find(): Promise<void> {
    const { dir, key, logger } = this.#options;
    try {
      const rows = await readWaitingRows(dir, key);
      if (rows !== null) this.#takeOver(rows);
      else {
        this.#lost();
        await this.#keep();
      }
    } catch (error) {
      this.#unread = true;
      logger.error('waiting-rows-not-read', error);
    }
  }

  /** Done when the row lies on the disk. One that cannot be kept there still waits in memory: people must get in and out. */
  async add(row: WaitingRow): Promise<void> {
    this.#entries.push({ row, found: false });
    await this.#keep();
  }

  /** Writes them in their order, each in a transaction of its own, and strikes them off. @throws what `write` throws */
  async writeAll(write: (work: (tx: Tx) => Promise<void>) => Promise<void>): Promise<void> {
    /** How many rows like this one were met before it. */
    const met = new Map<string, number>();
    if (this.#unread) await this.#keep();
    // More may come while the file is rewritten.
    while (this.#entries.length > 0) {
      for (let entry = this.#entries[0]; entry !== undefined; entry = this.#entries[0]) {
        const { row, found } = entry;
        const alike = JSON.stringify(row);
        const before = met.get(alike) ?? 0;
        await write(async (tx) => {
          if (found && (await countAuditRows(tx, row)) > before) return;
          await appendAudit(tx, sessionRow(row));
        });
        met.set(alike, before + 1);
        // Rows found late may stand before it by now.
        this.#entries.splice(this.#entries.indexOf(entry), 1);
      }
      await this.#keep();
    }
  }

  /** One after the other, each with the rows that wait when its turn comes. */
  async #keep(): Promise<void> {
    const { dir, key, logger } = this.#options;
    const mine = this.#keeping.then(async () => {
      try {
        if (this.#unread) await this.#findAgain();
        await keepWaitingRows(
          dir,
          key,
          this.#entries.map(({ row }) => row),
        );
      } catch (error) {
        logger.error('waiting-rows-not-kept', error, { rows: this.#entries.length });
      }
    });
    this.#keeping = mine;
    await mine;
  }

  /** Reads once more what could not be read, else puts it aside. Throws when it can be neither read nor moved. */
  async #findAgain(): Promise<void> {
    const { dir, key, logger } = this.#options;
    let rows: readonly WaitingRow[] | null = null;
    try {
      rows = await readWaitingRows(dir, key);
    } catch (error) {
      await putWaitingRowsAside(dir);
      logger.error('waiting-rows-put-aside', error);
    }
    this.#unread = false;
    // The file holds rows as long as it is there: with none, somebody took it away.
    if (rows === null || rows.length === 0) this.#lost();
    else this.#takeOver(rows);
  }

  #takeOver(rows: readonly WaitingRow[]): void {
    this.#entries.unshift(...rows.map((row) => ({ row, found: true })));
  }

  #lost(): void {
    const { clock, logger } = this.#options;
    logger.warn('waiting-rows-lost');
    const row = { at: clock.now(), userId: null, action: 'audit.waitingLost', detail: {} };
    this.#entries.unshift({ row, found: false });
  }
}

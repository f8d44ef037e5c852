import { type AuditHeadFile, readAuditHeads, writeAuditHead } from '#db/repositories/audit-head-file.ts';
import { HEAD_MISSING_ACTION } from '#db/repositories/audit-verification.ts';
import { appendAudit, type AuditHead, auditHead } from '#db/repositories/audit.repository.ts';
import type { OfficeDatabase } from '#db/sqlite/office-database.ts';

import type { Clock, Logger } from '../ports/index.ts';

/** How long a commit may wait for its head to be written down; one write then serves many commits. */
const DELAY_MS = 2_000;

interface AuditHeadKeeperOptions {
  /** Folder of the generation. */
  readonly folder: string;
  /** The database key; not copied, so it must live until `flush` has been awaited for the last time. */
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Writes the head of the audit log down outside the database: soon after commits, and at close. Every office has the file
 * from its first run on, so one that is gone or damaged is evidence lost: a row of the log says so before the file is made
 * anew, and no verification passes from then on.
 */
export class AuditHeadKeeper {
  readonly #database: OfficeDatabase;
  readonly #options: AuditHeadKeeperOptions;
  #lost: Exclude<AuditHeadFile['state'], 'ok'> | null = null;
  #told = false;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(database: OfficeDatabase, options: AuditHeadKeeperOptions) {
    this.#database = database;
    this.#options = options;
  }

  /** To be asked before the first write: true when the file is there and whole. Never throws. */
  async look(): Promise<boolean> {
    const { folder, key, logger } = this.#options;
    try {
      const { state } = await readAuditHeads(folder, key);
      if (state !== 'ok') this.#lost ??= state;
    } catch (error) {
      logger.error('audit-head-not-read', error);
      this.#lost ??= 'damaged';
    }
    return this.#lost === null;
  }

  committed(): void {
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => void this.flush(), DELAY_MS);
    this.#timer.unref();
  }

  /** Writes the present head down now. A head that cannot be written is no reason to stop working: verification tells. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const mine = this.#writing.then(() => this.#write());
    this.#writing = mine;
    await mine;
  }

  /** The heads written down so far, for verification; null when they were gone or damaged at any time of this run. */
  async heads(): Promise<readonly AuditHead[] | null> {
    await this.flush();
    if (!(await this.look())) return null;
    const read = await readAuditHeads(this.#options.folder, this.#options.key);
    return read.state === 'ok' ? read.heads : null;
  }

  async #write(): Promise<void> {
    const { folder, key, logger } = this.#options;
    try {
      if (!(await this.look())) await this.#tell();
      const head = await this.#database.read(auditHead);
      const written = await writeAuditHead(folder, key, head);
      if (!written) logger.warn('audit-head-contradicted', { seq: head.seq });
    } catch (error) {
      logger.error('audit-head-not-written', error);
    }
  }

  /** The row comes first: without it a new file would hide that the old one is gone. */
  async #tell(): Promise<void> {
    if (this.#told) return;
    const { clock, logger } = this.#options;
    const state = this.#lost;
    logger.warn('audit-head-lost', { state });
    await this.#database.write(async (tx) => {
      await appendAudit(tx, {
        at: clock.now(),
        userId: null,
        kind: 'session',
        action: HEAD_MISSING_ACTION,
        subjects: [],
        fields: [],
        detail: { state },
      });
    });
    this.#told = true;
  }
}

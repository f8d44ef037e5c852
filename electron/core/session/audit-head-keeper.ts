import { readAuditHeads, writeAuditHead } from '#db/repositories/audit-head-file.ts';
import { type AuditHead, auditHead } from '#db/repositories/audit.repository.ts';
import type { OfficeDatabase } from '#db/sqlite/office-database.ts';

import type { Logger } from '../ports/index.ts';

/** How long a commit may wait for its head to be written down; one write then serves many commits. */
const DELAY_MS = 2_000;

/** Writes the head of the audit log down outside the database: soon after commits, and at close. */
export class AuditHeadKeeper {
  readonly #database: OfficeDatabase;
  readonly #folder: string;
  readonly #key: Uint8Array;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  /** @param key the database key; not copied, so it must live until `flush` has been awaited for the last time */
  constructor(database: OfficeDatabase, folder: string, key: Uint8Array, logger: Logger) {
    this.#database = database;
    this.#folder = folder;
    this.#key = key;
    this.#logger = logger;
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

  /** The heads written down so far, for verification; null when there should be some but they are gone. */
  async heads(): Promise<readonly AuditHead[] | null> {
    await this.flush();
    const read = await readAuditHeads(this.#folder, this.#key);
    return read.state === 'ok' ? read.heads : null;
  }

  async #write(): Promise<void> {
    try {
      const head = await this.#database.read(auditHead);
      const written = await writeAuditHead(this.#folder, this.#key, head);
      if (!written) this.#logger.warn('audit-head-contradicted', { seq: head.seq });
    } catch (error) {
      this.#logger.error('audit-head-not-written', error);
    }
  }
}

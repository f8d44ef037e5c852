import { type KnownRestore, knownRestores, undoableRestore, updateLedger, withRestore } from '#db/backup/index.ts';
import { generationNumbers } from '#db/generations/index.ts';
import { restoreNewsOf } from '#shared/features/backups/backups.rules.ts';
import type { RestoreNews } from '#shared/features/backups/backups.schema.ts';
import { type Instant, instant } from '#shared/kernel/instant.ts';

import type { Ports } from '../ports/index.ts';
import type { Offices } from '../session/offices.ts';

/** What this computer knows of its restores and their undoing. */
export class RestoreHistory {
  readonly #ports: Ports;
  readonly #offices: Offices;
  #last: KnownRestore | null = null;
  /** Data are being exchanged: the news of before would read as their outcome on the sign-in page. */
  #switching = false;

  constructor(ports: Ports, offices: Offices) {
    this.#ports = ports;
    this.#offices = offices;
  }

  /** Reads what is known; once, before anybody asks for news. */
  async load(): Promise<void> {
    const restores = await knownRestores(this.#dir).catch(() => []);
    this.#last = restores.at(-1) ?? null;
  }

  /** Keeps the news quiet while data are exchanged. */
  async duringSwitch(work: () => Promise<void>): Promise<void> {
    this.#switching = true;
    try {
      await work();
    } finally {
      this.#switching = false;
    }
  }

  /** What is to be said of the last restore. */
  news(now: Instant): RestoreNews | null {
    const last = this.#last;
    if (last === null || this.#switching) return null;
    const { at, createdAt, undoneAt, from, to } = last;
    const facts = {
      at: instant.parse(at),
      createdAt: instant.parse(createdAt),
      undoneAt: undoneAt === null ? null : instant.parse(undoneAt),
      // Where there was no office that opened before, there is none to go back to.
      undoable: undoneAt === null && from > 0 && to === this.#offices.generationNumber,
    };
    return restoreNewsOf(facts, now);
  }

  /** The last restore, while what was before it can still be put back; null when it cannot. */
  async undoable(): Promise<KnownRestore | null> {
    const inUse = this.#offices.generationNumber;
    if (inUse === null) return null;
    return undoableRestore(await knownRestores(this.#dir), inUse, await generationNumbers(this.#dir));
  }

  /** Enters the last switch in the ledger. It stands in current.json already: what fails here is logged, no more. */
  async noteSwitch(): Promise<void> {
    await this.load();
    const last = this.#last;
    try {
      if (last === null) return;
      await updateLedger(this.#dir, (ledger) => ({ ...ledger, restores: withRestore(ledger.restores, last) }));
    } catch (error) {
      this.#ports.logger.error('restore-not-noted', error);
    }
  }

  get #dir(): string {
    return this.#ports.paths.data;
  }
}

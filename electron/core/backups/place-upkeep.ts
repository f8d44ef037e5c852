import {
  applyRetention,
  type KnownTarget,
  locateTarget,
  noteMissing,
  PATIENCE,
  type Patience,
  removeBackups,
  type RetentionRules,
  takeIn,
  withPatience,
} from '#db/backup/index.ts';

import type { Ports } from '../ports/index.ts';

/** Work at places for backups beside the making of one; none of it waits for a place longer than its patience. */
export class PlaceUpkeep {
  readonly #ports: Ports;
  readonly #log: (event: string, error: unknown) => void;

  constructor(ports: Ports, log: (event: string, error: unknown) => void) {
    this.#ports = ports;
    this.#log = log;
  }

  /** How long a place may keep somebody waiting. */
  get patience(): Patience {
    return this.#ports.places.patience ?? PATIENCE;
  }

  /** Where a place is now. @throws AppError TARGET_*, also when it gives no answer; CANCELLED */
  async locate(target: KnownTarget, signal?: AbortSignal): Promise<string> {
    const drives = (): Promise<readonly string[]> => this.#ports.places.drives();
    return await this.#there(target, () => locateTarget(target, drives, this.patience.lookMs / 2), signal);
  }

  /** Notes which known backups are gone from a place. @throws AppError TARGET_*, CANCELLED */
  async noteMissing(target: KnownTarget, folder: string, signal?: AbortSignal): Promise<void> {
    await this.#there(target, () => noteMissing(this.#dir, target, folder, this.#ports.clock.now()), signal);
  }

  /**
   * Removes these backups from a place and says how many went. What has begun there is not cut off, so that the row of the log
   * says what went. @throws AppError TARGET_*
   */
  async remove(target: KnownTarget, ids: readonly string[]): Promise<number> {
    const folder = await this.locate(target);
    const removal = { dir: this.#dir, target, folder, now: this.#ports.clock.now() };
    return await this.#there(target, () => removeBackups(removal, ids));
  }

  /** Removes what the rules no longer keep and says how many went. Never throws: what cannot be removed is removed next time. */
  async thin(target: KnownTarget, folder: string, rules: RetentionRules | null): Promise<number> {
    if (rules === null) return 0;
    try {
      const now = this.#ports.clock.now();
      return await this.#there(target, () => applyRetention(this.#dir, target, folder, rules, now));
    } catch (error) {
      this.#log('old-backups-not-removed', error);
      return 0;
    }
  }

  /** Enters own backups that are not known there. Never throws: what cannot be read is taken in next time. */
  async takeIn(target: KnownTarget, folder: string, office: string, signal?: AbortSignal): Promise<void> {
    const cancel = signal === undefined ? {} : { signal };
    const now = this.#ports.clock.now();
    try {
      await takeIn({ dir: this.#dir, target, folder, office, now, patience: this.patience, ...cancel });
    } catch (error) {
      this.#log('backups-not-taken-in', error);
    }
  }

  async #there<T>({ id }: KnownTarget, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    return await withPatience(id, work, { limitMs: this.patience.lookMs, signal });
  }

  get #dir(): string {
    return this.#ports.paths.data;
  }
}

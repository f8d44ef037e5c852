import type { DraftId, DraftPlace, KeepDraftInput } from '#shared/features/drafts/drafts.schema.ts';
import { isAppError } from '#shared/kernel/app-error.ts';

/** A pause in typing after which the form is written down, in milliseconds. */
export const PAUSE_MS = 400;
/** How long typing without a pause may go on before it is written down; leaves half a second of the two for the disk. */
export const MOST_MS = 1500;
/** After a refusal that may pass (line lost, disk full) the next try waits this long. */
const AGAIN_MS = 1500;

/** The calls a keeper makes; the office's client has them. */
export interface DraftCalls {
  keep(input: KeepDraftInput): Promise<unknown>;
  drop(input: { readonly id: DraftId }): Promise<unknown>;
}

/** Time as a keeper needs it, so that a test can hold it in its hand. */
export interface Timers {
  now(): number;
  /** Runs `work` after that many milliseconds; gives the way to call it off. */
  after(ms: number, work: () => void): () => void;
}

/** The form as it stands; null while it says nothing that was not there before. */
export type Snapshot = Pick<KeepDraftInput, 'base' | 'baseVersion' | 'content'> | null;

interface KeeperOptions {
  readonly place: DraftPlace;
  readonly calls: DraftCalls;
  readonly timers: Timers;
  readonly newId: () => DraftId;
  readonly snapshot: () => Snapshot;
  /** A draft the form goes on with. */
  readonly id?: DraftId;
  /** Told whenever it changes whether what is typed is being written down. */
  readonly onState?: (state: KeepingState) => void;
}

/** kept: written down as far as it was tried; late: the office did not take it, the next try comes; refused: it never will. */
export type KeepingState = 'kept' | 'late' | 'refused';

/**
 * Writes one form down while somebody types in it: at a pause, at the latest `MOST_MS` after the first letter that is not
 * written yet, and at once on `flush`. Calls never overtake each other. What is saved or typed back leaves no draft.
 */
export class DraftKeeper {
  readonly #options: KeeperOptions;
  #id: DraftId;
  /** Whether the office may have a row under the id. */
  #written: boolean;
  #replaces: DraftId | null = null;
  #waiting = false;
  #closed = false;
  #latest: number | null = null;
  #callOff: (() => void) | null = null;
  #running: Promise<void> = Promise.resolve();
  #state: KeepingState = 'kept';

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#id = options.id ?? options.newId();
    this.#written = options.id !== undefined;
  }

  get id(): DraftId {
    return this.#id;
  }

  /** True while something typed is not written down yet. */
  get waiting(): boolean {
    return this.#waiting;
  }

  /** Nothing is written any more: whoever signs in next must not become the author of these words. */
  close(): void {
    this.#closed = true;
    this.#waiting = false;
    this.#stop();
  }

  /** Something in the form is another than before. */
  typed(): void {
    if (this.#closed) return;
    const now = this.#options.timers.now();
    this.#waiting = true;
    this.#latest ??= now + MOST_MS;
    this.#plan(Math.min(PAUSE_MS, this.#latest - now));
  }

  /** Writes down at once what waits. Never rejects. */
  async flush(): Promise<void> {
    this.#stop();
    this.#running = this.#running.then(() => this.#write());
    await this.#running;
  }

  /** The form now holds what that draft held; it goes as soon as this form is written down. */
  takeOver(id: DraftId): void {
    if (id !== this.#id) this.#replaces = id;
    this.typed();
  }

  /** What was typed is saved: no draft of it stays. The next letter begins another one. Never rejects. */
  async done(): Promise<void> {
    this.#stop();
    this.#waiting = false;
    const [id, replaced] = [this.#id, this.#replaces];
    this.#replaces = null;
    this.#running = this.#running.then(async () => {
      // A call that was under way when the form was saved has come to its end by now.
      this.#waiting = false;
      this.#stop();
      if (this.#written) await this.#drop(id);
      if (replaced !== null) await this.#drop(replaced);
      this.#written = false;
      this.#id = this.#options.newId();
      this.#tell('kept');
    });
    await this.#running;
  }

  #plan(ms: number): void {
    this.#callOff?.();
    this.#callOff = this.#options.timers.after(Math.max(0, ms), () => void this.flush());
  }

  #stop(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  async #write(): Promise<void> {
    if (!this.#waiting) return;
    this.#waiting = false;
    this.#latest = null;
    const snapshot = this.#options.snapshot();
    const { calls, place } = this.#options;
    const replaces = this.#replaces;
    if (snapshot === null && replaces === null) {
      if (this.#written) await this.#drop(this.#id);
      this.#written = false;
      this.#tell('kept');
      return;
    }
    if (snapshot === null) return;
    try {
      this.#written = true;
      await calls.keep({ id: this.#id, place, ...snapshot, replaces });
      if (this.#replaces === replaces) this.#replaces = null;
      this.#tell('kept');
    } catch (error) {
      if (this.#closed) return;
      if (!mayPass(error)) {
        this.#tell('refused');
        return;
      }
      // Typed meanwhile or not: the form still has to be written down.
      this.#waiting = true;
      // Lifting the lock shows the form again, which writes it down.
      if (isAppError(error, 'SESSION_LOCKED')) return;
      this.#tell('late');
      if (this.#callOff === null) this.#plan(AGAIN_MS);
    }
  }

  #tell(state: KeepingState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onState?.(state);
  }

  async #drop(id: DraftId): Promise<void> {
    try {
      await this.#options.calls.drop({ id });
    } catch {
      // It is offered once more, which loses nothing, and goes when its time is over.
    }
  }
}

/** Refusals that trying again cannot change: the record is closed to the author, or the text too long. */
function mayPass(error: unknown): boolean {
  return !isAppError(
    error,
    'INVALID_INPUT',
    'NOT_FOUND',
    'OUT_OF_REACH',
    'RECORD_PROTECTED',
    'PERMISSION_DENIED',
    'NOT_SIGNED_IN',
  );
}

import type { SignedInUser } from '#shared/features/session/session.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';

import { PreparedPrints } from '../calls/prepared-prints.ts';
import { createViewMemory, type ViewMemory } from '../calls/view-memory.ts';
import type { Clock } from '../ports/index.ts';
import type { Preparations } from './preparations.ts';

/** Minutes without a sign of life after which a session locks itself. */
export const IDLE_LOCK_MINUTES = 15;

/** One signed-in user in one window or tab; it exists from sign-in to sign-out. */
export class Session {
  readonly id: string;
  #user: SignedInUser;
  /** Day the roles were read for: roles are dated, and tomorrow's may differ. */
  #rolesOn: string;
  #locked = false;
  #lastTouch: string;
  #streams = new AbortController();

  constructor(id: string, user: SignedInUser, today: string, now: string) {
    this.id = id;
    this.#user = user;
    this.#rolesOn = today;
    this.#lastTouch = now;
  }

  get user(): SignedInUser {
    return this.#user;
  }

  get rolesOn(): string {
    return this.#rolesOn;
  }

  get locked(): boolean {
    return this.#locked;
  }

  /** Aborts with the refusal when the session is locked or ended. */
  get streamEnd(): AbortSignal {
    return this.#streams.signal;
  }

  touch(now: string): void {
    this.#lastTouch = now;
  }

  isIdle(now: string, minutes: number): boolean {
    return Date.parse(now) - Date.parse(this.#lastTouch) >= minutes * 60_000;
  }

  lock(): void {
    this.#locked = true;
    this.endStreams('SESSION_LOCKED');
  }

  unlock(user: SignedInUser, today: string, now: string): void {
    this.#locked = false;
    this.refresh(user, today);
    this.#lastTouch = now;
    this.#streams = new AbortController();
  }

  refresh(user: SignedInUser, today: string): void {
    this.#user = user;
    this.#rolesOn = today;
  }

  endStreams(why: 'SESSION_LOCKED' | 'NOT_SIGNED_IN'): void {
    this.#streams.abort(new AppError(why));
  }
}

export interface SessionHooks {
  /** A session that nobody touched has locked itself. */
  lockedItself(session: Session): void;
  /** A session is gone, for whatever reason. */
  ended(): void;
}

/** The sessions of this host by id. Whatever changes in one is told to all its windows. */
export class Sessions {
  readonly prints: PreparedPrints = new PreparedPrints();
  /** Recovery keys that sessions have made and not confirmed yet; they go with the session. */
  readonly keyPreparations = new Map<string, Preparations>();
  readonly #sessions = new Map<string, Session>();
  readonly #listeners = new Set<() => void>();
  readonly #clock: Clock;
  readonly #hooks: SessionHooks;
  #held = 0;
  #views: { readonly generation: number | null; readonly memory: ViewMemory } | null = null;

  constructor(clock: Clock, hooks: SessionHooks) {
    this.#clock = clock;
    this.#hooks = hooks;
  }

  /** What the log of these data holds as shown lately: data put in their place, or back, have a log of their own. */
  viewMemory(generation: number | null): ViewMemory {
    if (this.#views?.generation !== generation) this.#views = { generation, memory: createViewMemory() };
    return this.#views.memory;
  }

  find(sessionId: string): Session | null {
    return this.#sessions.get(sessionId) ?? null;
  }

  all(): readonly Session[] {
    return [...this.#sessions.values()];
  }

  begin(session: Session): void {
    this.#sessions.set(session.id, session);
    this.changed();
  }

  end(session: Session): void {
    this.#sessions.delete(session.id);
    this.prints.forget(session.id);
    this.keyPreparations.delete(session.id);
    session.endStreams('NOT_SIGNED_IN');
    this.changed();
    this.#hooks.ended();
  }

  /** Locks a session nobody has touched for too long; called by a timer and before every call. */
  lockWhenIdle(session: Session): void {
    if (session.locked || !session.isIdle(this.#clock.now(), IDLE_LOCK_MINUTES)) return;
    session.lock();
    this.changed();
    this.#hooks.lockedItself(session);
  }

  lockAllIdle(): void {
    for (const session of this.all()) this.lockWhenIdle(session);
  }

  /** Calls `listener` after every change of any session or of the office; the answer stops it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    if (this.#held === 0) for (const listener of this.#listeners) listener();
  }

  /**
   * Tells windows of what `work` changes when it is done: an office that is open and has nobody signed in for a moment would
   * show a sign-in page that takes keys and goes away by itself.
   */
  async toldAtOnce<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#held += 1;
    try {
      return await work();
    } finally {
      this.#held -= 1;
      this.changed();
    }
  }
}

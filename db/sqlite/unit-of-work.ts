import { AsyncLocalStorage } from 'node:async_hooks';
import { AppError } from '#shared/kernel/app-error.ts';
import { classifyFailure, DatabaseMisuse, meansDamage, refusalFor } from './errors.ts';
import { ThreadReport } from './thread-client.ts';
import type { DatabaseThread } from './thread-client.ts';
import type { BeginMode, QueryAnswer, SqlValue, ThreadAnswer, ThreadRequest } from './thread-messages.ts';

/** What a unit of work tells the open database it belongs to. */
export interface UnitHost {
  /** Called at the first sign that the file is damaged. */
  reportDamage(): void;
  /** The refusal to throw instead of a commit, or null. */
  refusalOfCommit(): AppError | null;
}

const running = new AsyncLocalStorage<UnitOfWork>();

/** The unit of work whose code is running right now and belongs to `host`, if any. */
export function unitRunningIn(host: UnitHost): UnitOfWork | null {
  const unit = running.getStore();
  return unit !== undefined && unit.host === host && unit.open ? unit : null;
}

/** One transaction on one thread, from its first query to its end. */
export class UnitOfWork {
  readonly host: UnitHost;
  readonly #thread: DatabaseThread;
  readonly #begin: BeginMode;
  readonly #idleLimit: number;
  /** Rejects when the unit is ended from outside, so that whoever waits for it is freed. */
  readonly #cutOff: Promise<never>;
  #cut: (reason: Error) => void = () => undefined;
  #open = true;
  #begun = false;
  #pending = 0;
  #idleTimer: NodeJS.Timeout | null = null;

  /** @param idleLimit milliseconds the unit may hold the thread without a query */
  constructor(host: UnitHost, thread: DatabaseThread, begin: BeginMode, idleLimit: number) {
    this.host = host;
    this.#thread = thread;
    this.#begin = begin;
    this.#idleLimit = idleLimit;
    this.#cutOff = new Promise<never>((_resolve, reject) => {
      this.#cut = reject;
    });
    this.#cutOff.catch(() => undefined);
  }

  get open(): boolean {
    return this.#open;
  }

  /** Runs `work` as this unit; commits (or, reading, lets go of the view) when it succeeds, else rolls back. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    try {
      this.#watchIdleness();
      const result = await Promise.race([running.run(this, async () => await work()), this.#cutOff]);
      this.#stopWatching();
      // A query nobody awaits reaches this unit some microtasks late; after the promises of this turn all have.
      await new Promise((resolve) => process.nextTick(resolve));
      if (this.#pending > 0)
        throw new DatabaseMisuse('a unit of work ended before its queries did: an await is missing');
      const refusal = this.#begin === 'immediate' ? this.host.refusalOfCommit() : null;
      if (refusal !== null) throw refusal;
      this.#end();
      if (this.#begin === 'immediate') await this.#commit();
      else this.#rollBack();
      return result;
    } catch (error) {
      if (this.#open) {
        this.#end();
        this.#rollBack();
      }
      throw asRefusal(error);
    }
  }

  /** Sends one statement. @throws DatabaseMisuse when the unit has ended */
  async query(sql: string, parameters: readonly SqlValue[]): Promise<QueryAnswer> {
    if (!this.#open) throw new DatabaseMisuse('this unit of work has ended: its reader or transaction is used up');
    const begin = this.#begun ? null : this.#begin;
    this.#begun = true;
    this.#pending += 1;
    this.#stopWatching();
    try {
      const answer = await this.#call({ op: 'query', begin, sql, parameters });
      if (!('columns' in answer || 'changes' in answer))
        throw new DatabaseMisuse('a query was answered with something else');
      return answer;
    } finally {
      this.#pending -= 1;
      if (this.#open && this.#pending === 0) this.#watchIdleness();
    }
  }

  #end(): void {
    this.#open = false;
    this.#stopWatching();
  }

  async #commit(): Promise<void> {
    if (this.#begun) await this.#call({ op: 'end', how: 'commit' });
  }

  #rollBack(): void {
    if (this.#begun) this.#thread.rollBackSoon();
  }

  async #call(request: ThreadRequest): Promise<ThreadAnswer> {
    try {
      return await this.#thread.call(request);
    } catch (error) {
      throw judged(error, this.host, this.#begin === 'immediate');
    }
  }

  #watchIdleness(): void {
    this.#idleTimer = setTimeout(() => {
      this.#end();
      this.#rollBack();
      this.#cut(
        new DatabaseMisuse(
          `a unit of work awaited something other than a query for ${this.#idleLimit} ms: rolled back`,
        ),
      );
    }, this.#idleLimit);
  }

  #stopWatching(): void {
    if (this.#idleTimer !== null) clearTimeout(this.#idleTimer);
    this.#idleTimer = null;
  }
}

/** Turns what a thread reported into the error the program works with, and tells the host of damage. */
export function judged(error: unknown, host: UnitHost, onWritingConnection: boolean): unknown {
  if (!(error instanceof ThreadReport)) return error;
  const failure = classifyFailure(error.failure);
  if (meansDamage(failure)) host.reportDamage();
  return refusalFor(failure, onWritingConnection);
}

/** A rule kept by a trigger reaches the caller as RULE_BROKEN unless the use case caught it and knew better. */
function asRefusal(error: unknown): unknown {
  const rule =
    error instanceof Error && 'kind' in error && error.kind === 'trigger' && 'rule' in error ? error.rule : null;
  return typeof rule === 'string' ? new AppError('RULE_BROKEN', { rule }, { cause: error }) : error;
}

import { Kysely } from 'kysely';
import { AppError } from '#shared/kernel/app-error.ts';
import type { AppErrorCode } from '#shared/kernel/app-error.ts';
import { threadDialect } from './dialect.ts';
import { DatabaseMisuse } from './errors.ts';
import { Mutex } from './mutex.ts';
import { DatabaseThread } from './thread-client.ts';
import type { CheckKind, ThreadRole } from './thread-messages.ts';
import type { ReaderOf, TxOf } from './types.ts';
import { judged, unitRunningIn, UnitOfWork } from './unit-of-work.ts';
import type { UnitHost } from './unit-of-work.ts';

export interface CheckResult {
  readonly ok: boolean;
  /** What SQLite found, at most 100 sentences; they name tables, indexes and row numbers, never values. */
  readonly findings: readonly string[];
}

/**
 * An open encrypted database, served by three threads: one writes, one reads while that one writes, one does what takes
 * long. Reads go to the writing connection while nobody writes: a commit of another connection makes a connection forget
 * all its decrypted pages, so that after each save a list read elsewhere would be decrypted anew.
 */
export interface OpenDatabase<DB> {
  /** Version of the schema, the number of the newest migration in the file. */
  readonly schemaVersion: number;
  /** True once damage was seen; writing is refused from then on. */
  readonly damaged: boolean;
  /**
   * Runs `work` on one consistent view; one that is idle is ended: after two seconds where it keeps writes waiting, else
   * after thirty.
   * @throws DatabaseMisuse at once inside another unit of work
   */
  read<T>(work: (r: ReaderOf<DB>) => Promise<T>): Promise<T>;
  /** As `read`, on the thread for reports, exports and checks, so that lists do not wait behind them. */
  report<T>(work: (r: ReaderOf<DB>) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in one transaction: committed when it succeeds, rolled back when it throws. Nothing but queries may be
   * awaited in it; a transaction idle for more than ten seconds is rolled back.
   * @throws AppError DISK_FULL, DATABASE_DAMAGED, FOLDER_NOT_WRITABLE, RULE_BROKEN (a trigger refused), or the code given
   * to `stopWriting`
   * @throws SqliteFailure for every other broken constraint
   */
  write<T>(work: (tx: TxOf<DB>) => Promise<T>): Promise<T>;
  /**
   * Checks the file; findings count as damage. Cancelling lets the caller go at once, the check itself ends later.
   * @throws AppError CANCELLED
   */
  check(kind: CheckKind, signal?: AbortSignal): Promise<CheckResult>;
  /** Refuses new writes with `code` until `allowWriting`. Damage cannot be lifted. */
  stopWriting(code: AppErrorCode): void;
  allowWriting(): void;
  /** Refuses new work (OFFICE_NOT_READY), waits for what runs, closes the file and wipes the key. */
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  readonly file: string;
  /** The raw 32-byte key; a copy is kept until `close`. */
  readonly key: Uint8Array;
  /** Called once, when the first sign of damage is seen. */
  readonly onDamaged?: () => void;
  /** Milliseconds a unit may hold its thread without a query, by kind of unit. */
  readonly idleLimits?: Partial<IdleLimits>;
}

interface IdleLimits {
  readonly write: number;
  readonly read: number;
  /** A read that runs on the writing connection, where writes wait for it. */
  readonly readBeforeWrites: number;
  readonly report: number;
}

/** Generous to a slow or busy computer: what is caught here is a mistake of the program, not of the machine. */
const IDLE_LIMITS: IdleLimits = { write: 10_000, read: 30_000, readBeforeWrites: 2_000, report: 600_000 };

type UnitKind = keyof IdleLimits;
type ThreadName = 'write' | 'read' | 'report';

const ROLES: Readonly<Record<ThreadName, ThreadRole>> = { write: 'write', read: 'read', report: 'read' };

/**
 * Opens an encrypted database. The other two threads start when they are first needed: many an opening writes only.
 * @throws AppError DATABASE_DAMAGED when the key does not open the file, or the file or the driver is not encrypted
 */
export async function openDatabase<DB>(options: OpenDatabaseOptions): Promise<OpenDatabase<DB>> {
  const database = new ThreadedDatabase<DB>(options);
  await database.open();
  return database;
}

class ThreadedDatabase<DB> implements OpenDatabase<DB>, UnitHost {
  readonly #file: string;
  readonly #key: Uint8Array;
  readonly #onDamaged: () => void;
  readonly #idleLimits: IdleLimits;
  readonly #mutexes: Readonly<Record<ThreadName, Mutex>> = {
    write: new Mutex(),
    read: new Mutex(),
    report: new Mutex(),
  };
  readonly #threads: Partial<Record<ThreadName, DatabaseThread>> = {};
  readonly #work = new Set<Promise<unknown>>();
  /** Writes that run or wait. */
  #writes = 0;
  #closing: Promise<void> | null = null;
  #stopped: AppErrorCode | null = null;
  #damaged = false;
  #schemaVersion = 0;

  constructor(options: OpenDatabaseOptions) {
    this.#file = options.file;
    this.#key = Uint8Array.from(options.key);
    this.#onDamaged = options.onDamaged ?? (() => undefined);
    this.#idleLimits = { ...IDLE_LIMITS, ...options.idleLimits };
  }

  async open(): Promise<void> {
    try {
      // The writing thread first: it sets the WAL mode that the reading ones rely on.
      this.#schemaVersion = (await this.#thread('write')).schemaVersion;
    } catch (error) {
      this.#key.fill(0);
      throw error;
    }
  }

  get schemaVersion(): number {
    return this.#schemaVersion;
  }

  get damaged(): boolean {
    return this.#damaged;
  }

  // The checks of #start come before the first await, so misuse throws where the mistake stands.
  read<T>(work: (r: ReaderOf<DB>) => Promise<T>): Promise<T> {
    const [thread, kind] = this.#writes === 0 ? (['write', 'readBeforeWrites'] as const) : (['read', 'read'] as const);
    return this.#start(() => this.#unit(thread, kind, (db) => work(db as unknown as ReaderOf<DB>)));
  }

  report<T>(work: (r: ReaderOf<DB>) => Promise<T>): Promise<T> {
    return this.#start(() => this.#unit('report', 'report', (db) => work(db as unknown as ReaderOf<DB>)));
  }

  write<T>(work: (tx: TxOf<DB>) => Promise<T>): Promise<T> {
    return this.#start(async () => {
      this.#writes += 1;
      try {
        return await this.#unit('write', 'write', (db) => work(db as unknown as TxOf<DB>));
      } finally {
        this.#writes -= 1;
      }
    });
  }

  async check(kind: CheckKind, signal?: AbortSignal): Promise<CheckResult> {
    if (signal?.aborted === true) throw new AppError('CANCELLED');
    const running = this.#start(() => this.#check(kind));
    if (signal === undefined) return await running;
    // Nobody may be left to hear a failure of a check that was cancelled.
    running.catch(() => undefined);
    return await new Promise<CheckResult>((resolve, reject) => {
      const cancel = (): void => reject(new AppError('CANCELLED'));
      signal.addEventListener('abort', cancel, { once: true });
      running.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
    });
  }

  stopWriting(code: AppErrorCode): void {
    this.#stopped = code;
  }

  allowWriting(): void {
    this.#stopped = null;
  }

  close(): Promise<void> {
    if (unitRunningIn(this) !== null) throw new DatabaseMisuse('a unit of work cannot close the database it runs in');
    this.#closing ??= this.#close();
    return this.#closing;
  }

  reportDamage(): void {
    if (this.#damaged) return;
    this.#damaged = true;
    this.#onDamaged();
  }

  refusalOfCommit(): AppError | null {
    return this.#damaged ? new AppError('DATABASE_DAMAGED') : null;
  }

  /** Counts the work in, or refuses it. */
  #start<T>(work: () => Promise<T>): Promise<T> {
    if (unitRunningIn(this) !== null) {
      throw new DatabaseMisuse(
        'inside a unit of work only its own reader or transaction may be used, never the database',
      );
    }
    if (this.#closing !== null) return Promise.reject(new AppError('OFFICE_NOT_READY'));
    const running = work();
    this.#work.add(running);
    const done = (): void => void this.#work.delete(running);
    running.then(done, done);
    return running;
  }

  async #unit<T>(name: ThreadName, kind: UnitKind, work: (db: Kysely<DB>) => Promise<T>): Promise<T> {
    if (kind === 'write') this.#refuseStoppedWriting();
    const release = await this.#mutexes[name].acquire();
    try {
      if (kind === 'write') this.#refuseStoppedWriting();
      const begin = kind === 'write' ? 'immediate' : 'deferred';
      const unit = new UnitOfWork(this, await this.#thread(name), begin, this.#idleLimits[kind]);
      const db = new Kysely<DB>({ dialect: threadDialect((sql, parameters) => unit.query(sql, parameters)) });
      return await unit.run(() => work(db));
    } finally {
      release();
    }
  }

  async #check(kind: CheckKind): Promise<CheckResult> {
    const release = await this.#mutexes.report.acquire();
    try {
      const thread = await this.#thread('report');
      const answer = await thread.call({ op: 'check', kind }).catch((error: unknown) => {
        throw judged(error, this, false);
      });
      const findings = 'findings' in answer ? answer.findings : [];
      if (findings.length > 0) this.reportDamage();
      return { ok: findings.length === 0, findings };
    } catch (error) {
      if (error instanceof AppError && error.code === 'DATABASE_DAMAGED') {
        return { ok: false, findings: ['the file cannot be read to its end'] };
      }
      throw error;
    } finally {
      release();
    }
  }

  #refuseStoppedWriting(): void {
    const refusal = this.refusalOfCommit();
    if (refusal !== null) throw refusal;
    if (this.#stopped !== null) throw new AppError(this.#stopped);
  }

  /** The running thread of that name; started at first use and again after it died. Called under its mutex. */
  async #thread(name: ThreadName): Promise<DatabaseThread> {
    const known = this.#threads[name];
    if (known?.alive === true) return known;
    const started = await DatabaseThread.start({
      file: this.#file,
      role: ROLES[name],
      key: this.#key,
      name: `database-${name}`,
    });
    this.#threads[name] = started;
    return started;
  }

  async #close(): Promise<void> {
    while (this.#work.size > 0) await Promise.allSettled(this.#work);
    // The writing connection last: the last one to close empties the WAL into the file and removes it.
    await this.#threads.report?.close();
    await this.#threads.read?.close();
    await this.#threads.write?.close();
    this.#key.fill(0);
  }
}

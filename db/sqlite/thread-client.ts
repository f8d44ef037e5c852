import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/kernel/app-error.ts';
import { classifyFailure, DatabaseThreadLost, refusalFor } from './errors.ts';
import type { WireFailure } from './errors.ts';
import type {
  ThreadAnswer,
  ThreadCall,
  ThreadMessage,
  ThreadReply,
  ThreadRequest,
  ThreadRole,
  ThreadStart,
} from './thread-messages.ts';

/** The worker file `<name>-thread`: beside its source while that runs, beside the program's file in a bundle. */
export function threadFile(startedFrom: { readonly filename: string; readonly dirname: string }, name: string): string {
  const extension = startedFrom.filename.endsWith('.ts') ? '.ts' : '.js';
  return join(startedFrom.dirname, `${name}${extension}`);
}

/** Milliseconds a finished reading may keep its view of the file when no other call follows. */
const ROLLBACK_WAITS = 20;

interface Waiting {
  readonly resolve: (answer: ThreadAnswer) => void;
  readonly reject: (failure: WireFailure | DatabaseThreadLost) => void;
}

/** A failure that a thread reported, before the open office has judged what it means. */
export class ThreadReport extends Error {
  readonly failure: WireFailure;
  constructor(failure: WireFailure) {
    super('a database thread reported a failure');
    this.failure = failure;
  }
}

/** One running database thread and the calls it has not answered yet. */
export class DatabaseThread {
  readonly schemaVersion: number;
  readonly #worker: Worker;
  readonly #waiting: Map<number, Waiting>;
  readonly #state: ThreadState;
  readonly #outgoing: ThreadCall[] = [];
  #lastId = 0;

  private constructor(worker: Worker, state: ThreadState, waiting: Map<number, Waiting>, schemaVersion: number) {
    this.#worker = worker;
    this.#state = state;
    this.#waiting = waiting;
    this.schemaVersion = schemaVersion;
  }

  /** False once the thread has died or was closed. */
  get alive(): boolean {
    return this.#state.lost === null;
  }

  /**
   * Starts a thread and opens its connection.
   * @throws AppError DATABASE_DAMAGED when the key does not open the file or nothing is encrypted
   * @throws SqliteFailure for every other failure of SQLite
   */
  static async start(options: {
    file: string;
    role: ThreadRole;
    key: Uint8Array;
    name: string;
  }): Promise<DatabaseThread> {
    const key = Uint8Array.from(options.key);
    const data: ThreadStart = { file: options.file, role: options.role, key };
    const worker = new Worker(threadFile(import.meta, 'database-thread'), {
      name: options.name,
      workerData: data,
      transferList: [key.buffer],
    });
    const waiting = new Map<number, Waiting>();
    const state: ThreadState = { lost: null };
    const lose = (lost: DatabaseThreadLost): void => {
      state.lost ??= lost;
      for (const call of waiting.values()) call.reject(state.lost);
      waiting.clear();
    };
    return await new Promise<DatabaseThread>((resolve, reject) => {
      worker.on('message', (message: ThreadMessage) => {
        switch (message.type) {
          case 'ready':
            resolve(new DatabaseThread(worker, state, waiting, message.schemaVersion));
            break;
          case 'refused':
            reject(refusedOpening(message.failure, message.reason));
            break;
          case 'replies':
            for (const reply of message.replies) settle(waiting, reply);
            break;
        }
      });
      worker.on('error', (cause) => {
        lose(new DatabaseThreadLost('a database thread failed', { cause }));
        reject(new DatabaseThreadLost('a database thread failed to start', { cause }));
      });
      worker.on('exit', () => {
        lose(new DatabaseThreadLost('a database thread ended'));
        reject(new DatabaseThreadLost('a database thread ended before it was ready'));
      });
    });
  }

  /**
   * Sends one request; requests are served in the order they are sent.
   * @throws ThreadReport with the failure as the thread reported it
   * @throws DatabaseThreadLost when the thread is gone or dies first
   */
  async call(request: ThreadRequest): Promise<ThreadAnswer> {
    try {
      return await new Promise<ThreadAnswer>((resolve, reject) => {
        if (this.#state.lost !== null) {
          reject(this.#state.lost);
          return;
        }
        this.#lastId += 1;
        const id = this.#lastId;
        this.#waiting.set(id, {
          resolve,
          reject: (failure) => reject(failure instanceof Error ? failure : new ThreadReport(failure)),
        });
        this.#outgoing.push({ id, request });
        process.nextTick(this.#flush);
      });
    } catch (error) {
      // A fresh error has the stack of this call; the shared one has the stack of the death.
      if (error instanceof DatabaseThreadLost) throw new DatabaseThreadLost(error.message, { cause: error.cause });
      throw error;
    }
  }

  /**
   * Rolls the open transaction back; nobody waits for it. The message goes with the next calls, which come after it anyway,
   * since waking a thread costs more than what it is woken for; at the latest after 20 ms.
   */
  rollBackSoon(): void {
    if (this.#state.lost !== null) return;
    this.#outgoing.push({ id: null, request: { op: 'end', how: 'rollback' } });
    setTimeout(this.#flush, ROLLBACK_WAITS).unref();
  }

  /** Sends what was called since the last message, in its order, as one message. */
  readonly #flush = (): void => {
    if (this.#outgoing.length > 0) this.#worker.postMessage(this.#outgoing.splice(0));
  };

  /** Closes the connection and waits until the thread has ended. */
  async close(): Promise<void> {
    if (!this.alive) return;
    const ended = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()));
    await this.call({ op: 'close' }).catch(() => this.#worker.terminate());
    await ended;
  }
}

function settle(waiting: Map<number, Waiting>, reply: ThreadReply): void {
  const call = waiting.get(reply.id);
  waiting.delete(reply.id);
  if ('answer' in reply) call?.resolve(reply.answer);
  else call?.reject(reply.failure);
}

interface ThreadState {
  lost: DatabaseThreadLost | null;
}

function refusedOpening(failure: WireFailure, reason: string | null): Error {
  if (reason !== null) return new AppError('DATABASE_DAMAGED', { reason });
  const known = classifyFailure(failure);
  return refusalFor(known, true);
}

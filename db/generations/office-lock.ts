import { Worker } from 'node:worker_threads';

import { AppError } from '#shared/kernel/app-error.ts';

import { threadFile } from '../sqlite/thread-client.ts';
import { failureCode } from './failures.ts';
import { folderLayout } from './layout.ts';

export interface LockStart {
  readonly file: string;
}

export type LockAnswer =
  { readonly state: 'held' } | { readonly state: 'refused'; readonly code: string; readonly message: string };

/**
 * Proof that this process alone uses the data folder. Nothing in this process may open office.lock by itself: on Linux
 * closing any handle of a file drops every lock the process has on it.
 */
export interface OfficeLock {
  readonly dir: string;
  /** False once released or lost. */
  readonly held: boolean;
  /** Frees the folder for the next program. Calling it again does nothing. */
  release(): Promise<void>;
}

/**
 * Takes the lock of a data folder without blocking this thread. A crash frees it.
 * @throws AppError SECOND_INSTANCE when another program (or this one) holds it; FOLDER_NOT_WRITABLE, DISK_FULL
 */
export async function takeOfficeLock(dir: string): Promise<OfficeLock> {
  const data: LockStart = { file: folderLayout(dir).lock };
  const worker = new Worker(threadFile(import.meta, 'office-lock-thread'), { name: 'office-lock', workerData: data });
  let held = false;
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      held = false;
      resolve();
    });
  });
  const answer = await new Promise<LockAnswer>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the lock thread ended before it answered')));
  });
  if (answer.state === 'refused') {
    await ended;
    throw refusalOf(answer);
  }
  held = true;
  // The lock lives as long as the process but is no reason for it to live.
  worker.unref();
  return {
    dir,
    get held() {
      return held;
    },
    async release() {
      if (!held) return;
      held = false;
      worker.ref();
      worker.postMessage('release');
      await ended;
    },
  };
}

function refusalOf({ code, message }: { readonly code: string; readonly message: string }): Error {
  const cause = new Error(message);
  if (code.startsWith('SQLITE_BUSY')) return new AppError('SECOND_INSTANCE', {}, { cause });
  const meant = failureCode(code, 'files');
  return meant === null ? cause : new AppError(meant, { cause: code }, { cause });
}

/** Throws when the folder is not ours (any more): whatever changes generations asks first. */
export function assertHeld(lock: OfficeLock): void {
  if (!lock.held) throw new AppError('SECOND_INSTANCE');
}

import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';

import { AppError } from '#shared/kernel/app-error.ts';

import { threadFile } from '../sqlite/thread-client.ts';
import { judgeFailure } from './failures.ts';

export interface CopyStart {
  readonly source: string;
  readonly target: string;
  readonly key: Uint8Array;
  /** What current.json says the source has; anything else is damage. */
  readonly schemaVersion: number;
}

export type CopyAnswer =
  | { readonly state: 'copied' }
  | { readonly state: 'damaged' }
  | { readonly state: 'failed'; readonly code: string; readonly message: string };

/**
 * Checks a database that nobody has open and copies it, encrypted under the same key, to a new file (VACUUM INTO).
 * @throws AppError DATABASE_DAMAGED when the key does not open it, the check finds something or its schema is
 * not the stated one; DISK_FULL, FOLDER_NOT_WRITABLE
 */
export async function copyDatabase(options: CopyStart): Promise<void> {
  const key = Uint8Array.from(options.key);
  const data: CopyStart = { ...options, key };
  const worker = new Worker(threadFile(import.meta, 'copy-thread'), {
    name: 'database-copy',
    workerData: data,
    transferList: [key.buffer],
  });
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => resolve());
  });
  const answer = await new Promise<CopyAnswer>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the copy thread ended before it answered')));
  });
  await ended;
  switch (answer.state) {
    case 'copied':
      return;
    case 'damaged':
      throw new AppError('DATABASE_DAMAGED');
    case 'failed': {
      const cause = Object.assign(new Error(answer.message), { code: answer.code });
      throw await judgeFailure(cause, 'with-proven-key', dirname(options.target));
    }
  }
}

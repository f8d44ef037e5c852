/** Entry of the thread that checks a database and copies it: both take seconds on a large office. */
import { parentPort, workerData } from 'node:worker_threads';

import { isAppError } from '#shared/kernel/app-error.ts';

import { openConnection } from '../sqlite/connection.ts';
import type { CopyAnswer, CopyStart } from './copy.ts';
import { codeOf } from './failures.ts';

function start(): void {
  const port = parentPort;
  if (port === null) throw new Error('the copy thread runs as a worker');
  port.postMessage(copy(workerData as CopyStart));
  port.close();
}

function copy({ source, target, key, schemaVersion }: CopyStart): CopyAnswer {
  try {
    // The writing role, since VACUUM INTO is refused on a connection for reading; nobody else has the file open.
    const connection = openConnection({ file: source, key, role: 'write' });
    try {
      if (connection.pragma('quick_check(1)', { simple: true }) !== 'ok') return { state: 'damaged' };
      // A file cut to nothing reads as a new, empty database; its version gives it away.
      if (connection.pragma('user_version', { simple: true }) !== schemaVersion) return { state: 'damaged' };
      connection.prepare('vacuum into ?').run(target);
      return { state: 'copied' };
    } finally {
      connection.close();
    }
  } catch (error) {
    if (isAppError(error, 'DATABASE_DAMAGED')) return { state: 'damaged' };
    return { state: 'failed', code: codeOf(error) ?? '', message: error instanceof Error ? error.message : '' };
  } finally {
    key.fill(0);
  }
}

start();

/** Entry of the thread that holds office.lock: it blocks on the file so that the main thread never does. */
import { parentPort, workerData } from 'node:worker_threads';

import BetterSqlite3 from 'better-sqlite3';

import { codeOf } from './failures.ts';
import type { LockAnswer, LockStart } from './office-lock.ts';

/** A program that is just ending gets this long, in milliseconds, to let go. */
const PATIENCE = 300;

function start(): void {
  const port = parentPort;
  if (port === null) throw new Error('the lock thread runs as a worker');
  const { file } = workerData as LockStart;
  const send = (answer: LockAnswer): void => port.postMessage(answer);
  try {
    const lock = new BetterSqlite3(file, { timeout: PATIENCE });
    // The system frees this lock when the process ends, however it ends; nothing is ever written to the file.
    lock.exec('begin exclusive');
    port.on('message', () => {
      lock.close();
      port.close();
    });
    send({ state: 'held' });
  } catch (error) {
    send({ state: 'refused', code: codeOf(error) ?? '', message: error instanceof Error ? error.message : '' });
    port.close();
  }
}

start();

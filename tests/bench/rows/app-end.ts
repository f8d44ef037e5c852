import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

import { npmCall } from '#build/steps/places.mjs';
import { addressIn } from '#build/steps/preview.mjs';
import { takeOfficeLock } from '#db/generations/index.ts';

import { timed } from '../figures.ts';
import { root } from '../preview-process.ts';
import type { BenchRows } from './index.ts';

const END_LIMIT = 2_000;
const ENDS = 3;
/** How often it is looked, and after how long it counts as never. */
const EVERY = 10;
const NEVER = 30_000;

async function until(reached: () => Promise<boolean>): Promise<void> {
  const begin = performance.now();
  while (!(await reached())) {
    if (performance.now() - begin > NEVER) throw new Error('The preview host goes on after npm was killed');
    await pause(EVERY);
  }
}

async function isClosed(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    return await once(socket, 'connect').then(
      () => false,
      () => true,
    );
  } finally {
    socket.destroy();
  }
}

async function isFree(dir: string): Promise<boolean> {
  try {
    const lock = await takeOfficeLock(dir);
    await lock.release();
    return true;
  } catch {
    return false;
  }
}

/** From the kill of the npm process that started the host to its port closed and the folder's lock free. */
async function end(dir: string): Promise<number> {
  const { command, args, env } = npmCall(['start', '--', '--no-open', '--preview', '--port', '0', '--data', dir]);
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let address: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    address = addressIn(line);
    if (address !== undefined) break;
  }
  if (address === undefined) throw new Error('npm start ended without an address');
  const port = Number(new URL(address).port);
  const begin = performance.now();
  child.kill('SIGKILL');
  await until(() => isClosed(port));
  await until(() => isFree(dir));
  return performance.now() - begin;
}

export const appEndRows: readonly BenchRows[] = [
  {
    names: ['app.end'],
    measure: async () => {
      const dir = mkdtempSync(join(tmpdir(), 'ostoja-end-'));
      try {
        const samples: number[] = [];
        for (let round = 0; round < ENDS; round += 1) samples.push(await end(dir));
        return [timed('app.end', samples, { limit: END_LIMIT })];
      } finally {
        rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  },
];

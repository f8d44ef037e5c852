import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { afterAll, expect, it } from 'vitest';

import { enterFolder, takeOfficeLock } from '#db/generations/index.ts';
import { enter, makeFolder } from '#tests/support/office-folder.ts';
import { CRASH_CHILD } from './crash.ts';

const cleanUp: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const remove of cleanUp) await remove();
});

async function holdInChild(dir: string) {
  const child = spawn(process.execPath, [CRASH_CHILD, 'lock', dir], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

it('refuses a second program while the first runs, and is free after the first was killed', async () => {
  const { dir, remove } = await makeFolder();
  cleanUp.push(remove);
  const child = await holdInChild(dir);
  expect(await enterFolder(dir)).toEqual({ state: 'refused', code: 'SECOND_INSTANCE', data: {} });
  child.kill('SIGKILL');
  await once(child, 'close');
  const entered = await enter(dir);
  expect(entered.state).toBe('first-run');
  await entered.lock.release();
});

it('is free after the first program ended by itself', async () => {
  const { dir, remove } = await makeFolder();
  cleanUp.push(remove);
  const child = await holdInChild(dir);
  child.stdin.end('end\n');
  const [exitCode] = (await once(child, 'close')) as [number | null];
  expect(exitCode).toBe(0);
  const lock = await takeOfficeLock(dir);
  await lock.release();
});

it('does not keep a program running that has nothing else to do', async () => {
  const { dir, remove } = await makeFolder();
  cleanUp.push(remove);
  const child = spawn(process.execPath, [CRASH_CHILD, 'idle', dir], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [exitCode] = (await once(child, 'close')) as [number | null];
  expect(exitCode).toBe(0);
});

it('waits for the other program in a thread: this one goes on serving', async () => {
  const { dir, remove } = await makeFolder();
  cleanUp.push(remove);
  const child = await holdInChild(dir);
  let turns = 0;
  const ticking = setInterval(() => (turns += 1), 1);
  await expect(takeOfficeLock(dir)).rejects.toMatchObject({ code: 'SECOND_INSTANCE' });
  clearInterval(ticking);
  // The thread waits 300 ms for the lock; a main thread that waited itself would not have turned once.
  expect(turns).toBeGreaterThan(5);
  child.kill('SIGKILL');
  await once(child, 'close');
});

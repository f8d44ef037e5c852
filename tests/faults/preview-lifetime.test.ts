import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { addressIn } from '#build/steps/preview.mjs';
import { pinnedNode, root } from '#build/steps/places.mjs';
import { composeTestCore, prepareOffice, type PreparedOffice } from '#tests/support/core.ts';
import { folderHash } from '#tests/support/folder-hash.ts';

const program = join(root, 'out', 'preview', 'preview.js');

let prepared: PreparedOffice;
let temporary: string;

beforeAll(async () => {
  if (!existsSync(program)) throw new Error('The preview host is not built: run npm run build.');
  prepared = await prepareOffice();
  temporary = mkdtempSync(join(tmpdir(), 'ostoja-lifetime-'));
});
afterAll(() => {
  prepared.remove();
  rmSync(temporary, { recursive: true, force: true });
});

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
  readonly ended: Promise<number | null>;
  readonly lines: readonly string[];
}

/** Starts the built host and waits for its address; its own temporary folder is inside ours. */
async function start(args: readonly string[]): Promise<Running> {
  const env = { ...process.env, NODE_OPTIONS: '', TMPDIR: temporary, TEMP: temporary };
  const child = spawn(pinnedNode(), [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'], env });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const lines: string[] = [];
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const found = addressIn(line);
      if (found !== undefined) resolve(found);
    });
    void ended.then((code) => reject(new Error(`the host ended with ${code}`)));
  });
  return { child, ended, lines, port: Number(new URL(address).port) };
}

async function isOpen(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** The folder can be taken at once: the lock is free. */
async function isFree(dir: string): Promise<boolean> {
  const office = await composeTestCore({ dir });
  const { session } = office.core.status('session-that-looks');
  await office.end();
  return session.state === 'signed-out';
}

const waysToEnd: readonly (readonly [
  how: string,
  args: (parent: ChildProcess) => string[],
  end: (running: Running, parent: ChildProcess) => void,
])[] = [
  ['its input ends', () => [], ({ child }) => child.stdin?.end()],
  ['it is told to terminate', () => [], ({ child }) => child.kill('SIGTERM')],
  ['it is interrupted', () => [], ({ child }) => child.kill('SIGINT')],
  ['its parent is killed', (parent) => ['--parent', String(parent.pid)], (_running, parent) => parent.kill('SIGKILL')],
];

describe('the host ends by itself when', () => {
  test.each(waysToEnd)('%s: the port is closed and the folder is free', async (_how, args, end) => {
    const dir = prepared.copy();
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    try {
      const running = await start(['--data', dir, ...args(parent)]);
      expect(await isOpen(running.port)).toBe(true);
      end(running, parent);
      expect(await running.ended).toBe(0);
      expect(await isOpen(running.port)).toBe(false);
      expect(await isFree(dir)).toBe(true);
    } finally {
      parent.kill('SIGKILL');
    }
  });

  test('it is killed: the folder is free all the same', async () => {
    const dir = prepared.copy();
    const running = await start(['--data', dir]);
    running.child.kill('SIGKILL');
    await running.ended;
    expect(await isFree(dir)).toBe(true);
  });
});

test('a host that cannot close is cut off, and does what it does on leaving', async () => {
  const script = join(import.meta.dirname, 'stuck-host-child.ts');
  const child = spawn(pinnedNode(), [script], { stdio: ['pipe', 'pipe', 'inherit'], cwd: root });
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('busy');
  child.stdin.end();
  expect((await lines.next()).value).toBe('left');
  // The query never ends: only being killed ends this test.
  expect(await ended).toEqual({ code: null, signal: 'SIGKILL' });
});

describe('a demonstration', () => {
  test('prints who can sign in, and its temporary folder goes with it', async () => {
    const running = await start(['--demo', '--demo-size', '20']);
    const folders = () => readdirSync(temporary).filter((name) => name.startsWith('ostoja-demo-'));
    expect(folders()).toHaveLength(1);
    expect(running.lines.some((line) => line.includes('anna.kierownik'))).toBe(true);
    running.child.stdin?.end();
    await running.ended;
    expect(folders()).toHaveLength(0);
  });

  const refused = (dir: string) => {
    const result = spawnSync(pinnedNode(), [program, '--demo', '--data', dir], { encoding: 'utf8', input: '' });
    return { code: result.status, said: result.stderr.trim().split('\n') };
  };

  test('is not made in the folder of a real office: not one byte changes', () => {
    const dir = prepared.copy();
    const before = folderHash(dir);
    const { code, said } = refused(dir);
    expect(code).toBe(2);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('biuro pokazowe');
    expect(folderHash(dir)).toEqual(before);
  });

  test('is not made in any other folder with something in it, nor in a file', () => {
    const dir = join(temporary, 'letters');
    mkdirSync(dir);
    writeFileSync(join(dir, 'pismo.txt'), 'ważne');
    expect(refused(dir).code).toBe(2);
    expect(readdirSync(dir)).toEqual(['pismo.txt']);
    expect(refused(join(dir, 'pismo.txt')).code).toBe(2);
  });

  test('does not take the folder of an earlier one that another host still runs', async () => {
    const dir = join(temporary, 'running');
    const running = await start(['--demo', '--demo-size', '10', '--data', dir]);
    const { code, said } = refused(dir);
    expect(code).toBe(2);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('jest teraz otwarte');
    expect(readdirSync(dir)).toContain('current.json');
    running.child.stdin?.end();
    await running.ended;
    expect(await isFree(dir)).toBe(true);
  });

  test('is made anew in its own earlier folder', async () => {
    const dir = join(temporary, 'earlier');
    for (let time = 0; time < 2; time += 1) {
      const running = await start(['--demo', '--demo-size', '10', '--data', dir]);
      running.child.stdin?.end();
      await running.ended;
    }
    expect(readdirSync(dir)).toContain('.ostoja-demo');
    expect(readdirSync(dir)).toContain('current.json');
  });
});

test('a taken port ends the host, and a demonstration leaves no folder behind', async () => {
  const running = await start(['--data', prepared.copy()]);
  const before = readdirSync(temporary);
  await expect(start(['--demo', '--demo-size', '5', '--port', String(running.port)])).rejects.toThrow('ended with 1');
  expect(readdirSync(temporary)).toEqual(before);
  running.child.stdin?.end();
  await running.ended;
});

test('a wrong option prints the usage and exits with 2', () => {
  const result = spawnSync(pinnedNode(), [program, '--nonsense'], { encoding: 'utf8', input: '' });
  expect(result.status).toBe(2);
  expect(result.stderr).toContain('--data DIR');
  expect(result.stdout).toBe('');
});

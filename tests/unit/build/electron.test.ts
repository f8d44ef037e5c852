import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { spawnOptions } from '#build/steps/children.mjs';
import { decideHost } from '#build/steps/decide-host.mjs';
import {
  bytesIn,
  desktopCall,
  electronState,
  fetchElectron,
  openElectron,
  readOutcome,
  stallWatch,
} from '#build/steps/electron.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ostoja-electron-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** A program in place of Electron. */
function program(text: string): { command: string; args: string[] } {
  const file = join(folder, 'program.mjs');
  writeFileSync(file, text);
  return { command: process.execPath, args: [file] };
}

describe('the desktop program', () => {
  it('is opened when its window reports ready, with the folder it was given, and its code is kept', async () => {
    const fake = program(`console.log('ostoja:ready'); process.exit(process.argv[2] === '--data=/d' ? 7 : 1);`);
    expect(await openElectron(['--data=/d'], fake)).toEqual({ opened: true, code: 7 });
  });

  it('is opened when another one runs already', async () => {
    expect(await openElectron([], program(`console.log('ostoja:already-running');`))).toEqual({
      opened: true,
      code: 0,
    });
  });

  it('is not opened when it ends before its window', async () => {
    expect(await openElectron([], program(`console.log('ostoja:failed'); process.exit(1);`))).toEqual({
      opened: false,
      why: 'its program ended with code 1 before its window was ready',
    });
  });

  it('is started with its window shown on Windows, unlike the tools of the scripts', () => {
    const call = desktopCall({ command: 'electron', args: ['.'] }, ['--data=/d']);
    expect(call).toMatchObject({ command: 'electron', args: ['.', '--data=/d'] });
    expect(spawnOptions(call).windowsHide).toBe(false);
    expect(spawnOptions({ command: 'npm', args: ['ci'] }).windowsHide).toBe(true);
  });

  it('is cut off when its window never comes', async () => {
    // The program never ends by itself: only being cut off ends this test.
    const outcome = await openElectron([], program(`setInterval(() => {}, 1000);`), 50);
    expect(outcome).toEqual({ opened: false, why: 'its window was not ready within 0.05 s' });
  });

  it('is not opened when it cannot be run', async () => {
    const outcome = await openElectron([], { command: join(folder, 'nothing'), args: [] });
    expect(outcome).toEqual({ opened: false, why: expect.stringContaining('ENOENT') });
  });

  it.each([
    ['ready', 0, undefined, { opened: true, code: 0 }],
    ['ready', 1, undefined, { opened: true, code: 1 }],
    ['already running', 0, undefined, { opened: true, code: 0 }],
    ['late', 1, undefined, { opened: false, why: 'its window was not ready within 30 s' }],
    ['starting', 0, undefined, { opened: false, why: 'its program ended with code 0 before its window was ready' }],
    ['starting', 1, 'spawn EACCES', { opened: false, why: 'spawn EACCES' }],
  ] as const)('%s, code %i, %s', (state, code, failure, outcome) => {
    expect(readOutcome(state, code, failure, 30_000)).toEqual(outcome);
  });
});

describe('fetching', () => {
  it('is given up only when no byte came for the whole time', () => {
    const stalled = stallWatch(20_000);
    expect(stalled(0, 1_000)).toBe(false);
    expect(stalled(0, 21_000)).toBe(false);
    expect(stalled(5, 21_001)).toBe(false);
    expect(stalled(5, 41_001)).toBe(false);
    expect(stalled(5, 41_002)).toBe(true);
  });

  it('counts bytes in folders below, and none in a folder that is not there', () => {
    writeFileSync(join(folder, 'a'), '12345');
    expect(bytesIn(folder)).toBe(5);
    expect(bytesIn(join(folder, 'missing'))).toBe(0);
  });

  /** The package's folder, the cache and the lock file of a program of its own. */
  function place(): { home: string; cache: string; lock: string } {
    const made = { home: join(folder, 'home'), cache: join(folder, 'cache'), lock: join(folder, 'lock.json') };
    mkdirSync(made.home);
    writeFileSync(made.lock, 'first');
    return made;
  }
  const host = (at: ReturnType<typeof place>): string =>
    decideHost({
      preview: false,
      demo: false,
      port: false,
      platform: 'linux',
      uid: 1000,
      display: true,
      binary: electronState(at),
    }).host;

  it('that hangs is ended, and not tried again until the lock file changes', async () => {
    const at = place();
    expect(host(at)).toBe('fetch');
    // The installer never ends by itself, not even when asked to: only being cut off ends this test.
    const hangs = program(`process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);`);
    expect(await fetchElectron(hangs, 50, at)).toBe(false);
    expect([electronState(at), host(at)]).toEqual(['gave-up', 'preview']);
    writeFileSync(at.lock, 'second');
    expect([electronState(at), host(at)]).toEqual(['unknown', 'fetch']);
  });

  it('that fails is remembered as well', async () => {
    const at = place();
    expect(await fetchElectron(program('process.exit(1);'), 20_000, at)).toBe(false);
    expect(electronState(at)).toBe('gave-up');
  });

  it('that succeeds is a program, whatever an earlier answer says', async () => {
    const at = place();
    expect(await fetchElectron(program(''), 20_000, at)).toBe(false);
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', undefined);
    const installs = program(`
      import { mkdirSync, writeFileSync } from 'node:fs';
      mkdirSync(${JSON.stringify(join(at.home, 'dist'))});
      writeFileSync(${JSON.stringify(join(at.home, 'dist', 'electron'))}, process.env.TMPDIR);
      writeFileSync(${JSON.stringify(join(at.home, 'path.txt'))}, 'electron');
    `);
    expect(await fetchElectron(installs, 20_000, at)).toBe(true);
    expect([electronState(at), host(at)]).toEqual(['present', 'electron']);
    // What it downloads lies where the bytes are counted.
    expect(readFileSync(join(at.home, 'dist', 'electron'), 'utf8')).toBe(join(at.cache, 'electron-fetch'));
  });
});

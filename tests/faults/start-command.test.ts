import { spawn, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { npmCall } from '#build/steps/places.mjs';
import { addressIn } from '#build/steps/preview.mjs';
import { folderHash } from '#tests/support/folder-hash.ts';
import { DEMO_USERS } from '#db/demo/users.ts';
import { previewClient } from '#tests/support/preview-client.ts';
import { copyRepository, removeCopy } from '#tests/support/repository-copy.ts';

type Started = {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly address: Promise<string>;
  readonly ended: Promise<number | null>;
};

/** A copy of the repository: nothing in it changes between two starts, whoever works on the real one. */
let root = '';
beforeAll(() => {
  root = copyRepository(mkdtempSync(join(tmpdir(), 'ostoja-copy-')));
});
afterAll(() => {
  // Nothing to remove where no copy was made.
  if (root !== '') removeCopy(root);
});

let home = '';
let started: Started[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ostoja-start-'));
  mkdirSync(join(home, 'tmp'));
});
afterEach(async () => {
  for (const one of started) {
    await stop(one);
  }
  started = [];
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

/** Temporary files go into an own folder, so that a test sees what stays there; a display is not there. */
const ownEnvironment = (): Record<string, string> => {
  const tmp = join(home, 'tmp');
  return { TMPDIR: tmp, TEMP: tmp, TMP: tmp, XDG_DATA_HOME: join(home, 'share'), DISPLAY: '', WAYLAND_DISPLAY: '' };
};

function start(command: string, args: readonly string[], env: Record<string, string | undefined>): Started {
  const child = spawn(command, [...args], {
    cwd: root,
    env: { ...env, ...ownEnvironment() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const address = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const found = addressIn(line);
        if (found !== undefined) resolve(found);
      });
    }
    child.once('close', () => reject(new Error(`ended without an address:\n${lines.join('\n')}`)));
  });
  address.catch(() => {});
  const one = { child, lines, address, ended };
  started.push(one);
  return one;
}

/** A start in the browser alone, the way every test but those of the choice wants it. */
const startPreview = (data: string): Started => startScript('--preview', '--data', data);

async function stop(one: Started): Promise<void> {
  one.child.kill('SIGTERM');
  await one.ended;
}

const startScript = (...args: string[]): Started =>
  start(process.execPath, [join(root, 'build', 'start.mjs'), '--no-open', ...args], process.env);

const startByNpm = (...args: string[]): Started => {
  const { command, args: before, env } = npmCall(['start', '--', '--no-open', ...args]);
  return start(command, before, env);
};

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.destroy());
  });
}

const expectClosed = (address: string): Promise<void> =>
  vi.waitFor(async () => expect(await answers(address)).toBe(false), { timeout: 20_000, interval: 50 });

describe('npm start', () => {
  it('says in one line why Electron is not used, prints the address alone on a line, and builds only once', async () => {
    const first = startScript('--port', '0', '--data', join(home, 'data'));
    const address = await first.address;
    expect(await answers(address)).toBe(true);
    expect(first.lines.filter((line) => line.startsWith('Electron is not used: '))).toEqual([
      'Electron is not used: a port was asked for.',
    ]);
    expect(first.lines).toContain(`Ostoja preview: ${address}`);
    expect(first.lines.filter((line) => /^(Installing|Building)/.test(line))).toEqual(['Building …']);
    await stop(first);
    await expectClosed(address);

    const stamp = join(root, 'out', 'built.json');
    const built = statSync(stamp).mtimeMs;
    const second = startPreview(join(home, 'data'));
    await second.address;
    expect(statSync(stamp).mtimeMs).toBe(built);
    expect(second.lines.filter((line) => /^(Installing|Building|Electron is)/.test(line))).toEqual([]);
  });

  it('ends the host when npm is killed: the port is closed and the folder free for the next start', async () => {
    const data = join(home, 'data');
    const one = startByNpm('--preview', '--port', '0', '--data', data);
    const address = await one.address;
    one.child.kill('SIGKILL');
    await expectClosed(address);
    const { session } = await previewClient(await startPreview(data).address).session.status({});
    expect(session.state).toBe('first-run');
  });

  it('ends the host when the script itself is killed', async () => {
    const one = startPreview(join(home, 'data'));
    const address = await one.address;
    one.child.kill('SIGKILL');
    await expectClosed(address);
  });
});

describe('an installation that would be made', () => {
  it('is refused through a link, which leads to packages of somebody else', async () => {
    const settings = join(root, '.npmrc');
    const before = readFileSync(settings);
    writeFileSync(settings, `${before.toString('utf8')}# changed\n`);
    try {
      const one = startPreview(join(home, 'data'));
      expect(await one.ended).toBe(1);
      expect(one.lines.join('\n')).toContain('node_modules is a link');
      expect(one.lines.join('\n')).not.toContain('Installing');
    } finally {
      writeFileSync(settings, before);
    }
  });
});

describe('npm start -- --demo', () => {
  it('works in a temporary folder that goes at the end, and prints the users with their passwords', async () => {
    const one = startScript('--demo', '--demo-size', '20');
    const client = previewClient(await one.address);
    const { session, host } = await client.session.status({});
    expect(session.state).toBe('signed-out');
    expect(host.demo).toBe(true);
    expect(readdirSync(join(home, 'tmp'))).not.toEqual([]);
    // Each printed pair of name and password lets in; whoever is printed without one would show here.
    const printed = one.lines.flatMap((line) => /^(\S+\.\S+) {2}(\S+) {2}\(/.exec(line)?.slice(1, 3) ?? []);
    const pairs = printed.flatMap((login, at) => (at % 2 === 0 ? [{ login, password: printed[at + 1] ?? '' }] : []));
    expect(pairs.map(({ login }) => login).sort()).toEqual(
      DEMO_USERS.flatMap(({ login, password }) => (password === null ? [] : [login])).sort(),
    );
    for (const pair of pairs) expect((await client.session.signIn(pair)).session.state).toBe('signed-in');
    await stop(one);
    expect(readdirSync(join(home, 'tmp'))).toEqual([]);
    expect(existsSync(join(home, 'share'))).toBe(false);
  });

  it('keeps an earlier demo in its folder', async () => {
    const data = join(home, 'data');
    const first = startScript('--demo', '--demo-size', '20', '--data', data);
    await first.address;
    await stop(first);
    expect(existsSync(join(data, '.ostoja-demo'))).toBe(true);
    const second = startScript('--demo', '--data', data);
    const { session } = await previewClient(await second.address).session.status({});
    expect(session.state).toBe('signed-out');
  });

  it('touches no byte of a folder with a real office, says so and ends with 2', async () => {
    const data = join(home, 'data');
    const office = startPreview(data);
    const client = previewClient(await office.address);
    const card = await client.session.prepareFirstRun({});
    await client.session.firstRun({
      office: { name: 'Ośrodek Pomocy Społecznej w Lipnikach', shortName: 'OPS Lipniki', kind: 'ops' },
      administrator: { displayName: 'Anna Lis', login: 'alis', password: 'lipa kwitnie w czerwcu', alsoManager: false },
      recoveryParts: {
        preparationId: card.preparationId,
        typed: Object.fromEntries(card.covered.map((number) => [String(number), card.parts[number - 1] ?? ''])),
      },
    });
    await stop(office);
    const before = folderHash(data);
    expect(before).not.toEqual([]);
    const one = startScript('--demo', '--data', data);
    expect(await one.ended).toBe(2);
    expect(folderHash(data)).toEqual(before);
    expect(one.lines.join('\n')).toMatch(/demo/i);
  });

  it('touches no byte of a folder with anything else', async () => {
    const data = join(home, 'data');
    mkdirSync(data);
    writeFileSync(join(data, 'letter.txt'), 'mine');
    const before = folderHash(data);
    expect(await startScript('--demo', '--data', data).ended).toBe(2);
    expect(folderHash(data)).toEqual(before);
  });
});

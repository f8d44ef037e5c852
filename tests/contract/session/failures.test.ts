import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { RUNNING_FILE } from '#core/session/running-marker.ts';
import { generationDir } from '#db/generations/index.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import {
  type CoreClient,
  composeTestCore,
  FIRST_ADMINISTRATOR,
  prepareOffice,
  type PreparedOffice,
  refusalOf,
  type TestCore,
  type TestCoreOptions,
} from '#tests/support/core.ts';
import { folderHash } from '#tests/support/folder-hash.ts';
import { needsLinux } from '#tests/support/needs-linux.ts';
import { auditDetails } from '#tests/support/session-office.ts';

const { login, password } = FIRST_ADMINISTRATOR;

let prepared: PreparedOffice;
const open: TestCore[] = [];

beforeAll(async () => {
  prepared = await prepareOffice();
});
afterAll(() => prepared.remove());
afterEach(async () => {
  for (const office of open.splice(0)) await office.close();
});

async function opened(dir: string, options: TestCoreOptions = {}): Promise<TestCore> {
  const office = await composeTestCore({ dir, ...options });
  open.push(office);
  return office;
}

const stateOf = async (office: TestCore) => (await office.client().session.status({})).session;

const signIn = (client: CoreClient) => client.session.signIn({ login, password });

/** Turns the bits of a piece of the database file over. */
function damage(dir: string, from: number, length: number): void {
  const file = join(generationDir(dir, 1), 'office.db');
  const bytes = readFileSync(file);
  for (let at = from; at < from + length; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}

/** Resolves once the watched session is in one of these states. */
async function untilState(client: CoreClient, wanted: (session: Awaited<ReturnType<typeof stateOf>>) => boolean) {
  for await (const { session } of await client.session.watch({})) if (wanted(session)) return session;
  throw new Error('the stream ended');
}

describe('leaving', () => {
  test('ends the program from a failure, and never while the office works', async () => {
    let ended = 0;
    const host = { kind: 'desktop', demo: false, version: '0.1.0', quit: () => void (ended += 1) } as const;
    const dir = prepared.copy();
    const working = await opened(dir, { ports: { host } });
    const client = working.client();
    await signIn(client);
    expect((await refusalOf(client.session.quit({}))).code).toBe('PERMISSION_DENIED');
    expect(ended).toBe(0);
    await working.end();

    writeFileSync(join(dir, 'current.json'), '{"generation":1,"schemaVersion":99,"programVersion":"9.1.0"}');
    const failed = await opened(dir, { ports: { host } });
    expect(await failed.client().session.quit({})).toEqual({});
    expect(ended).toBe(1);
  });

  test('ends the session in the preview host, which goes on', async () => {
    const office = await opened(prepared.copy());
    const client = office.client();
    await signIn(client);
    office.core.runtime.offices.failWith(new AppError('DATABASE_DAMAGED'));
    expect(await client.session.quit({})).toEqual({});
    expect(office.core.runtime.sessions.all()).toEqual([]);
    expect(office.core.runtime.offices.isOpen).toBe(false);
    expect((await stateOf(office)).state).toBe('failed');
  });
});

describe('decided at the start', () => {
  test('a newer program wrote the data', async () => {
    const dir = prepared.copy();
    writeFileSync(join(dir, 'current.json'), '{"generation":1,"schemaVersion":99,"programVersion":"9.1.0"}');
    const before = folderHash(dir);
    const office = await opened(dir);
    expect(await stateOf(office)).toEqual({ state: 'failed', code: 'NEWER_VERSION', data: { needed: '9.1.0' } });
    expect((await refusalOf(signIn(office.client()))).code).toBe('NEWER_VERSION');
    expect((await refusalOf(office.client().session.prepareFirstRun({}))).code).toBe('NEWER_VERSION');
    await office.end();
    expect(folderHash(dir)).toEqual(before);
  });

  test('the folder lost its current.json: never a first run', async () => {
    const dir = prepared.copy();
    renameSync(join(dir, 'current.json'), join(dir, 'elsewhere.json'));
    const office = await opened(dir);
    expect(await stateOf(office)).toMatchObject({ state: 'failed', code: 'GENERATIONS_BROKEN' });
    renameSync(join(dir, 'elsewhere.json'), join(dir, 'current.json'));
    expect(await stateOf(office)).toEqual({ state: 'signed-out' });
  });

  test('another program uses the folder, until it is closed', async () => {
    const dir = prepared.copy();
    const first = await opened(dir);
    await signIn(first.client());
    const second = await opened(dir);
    expect(await stateOf(second)).toMatchObject({ state: 'failed', code: 'SECOND_INSTANCE' });
    expect((await refusalOf(signIn(second.client()))).code).toBe('SECOND_INSTANCE');
    await first.end();
    expect(await stateOf(second)).toEqual({ state: 'signed-out' });
  });

  test('no folder can be made there', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'ostoja-place-'));
    writeFileSync(join(parent, 'file'), 'kept');
    const office = await opened(join(parent, 'file', 'data'));
    expect(await stateOf(office)).toMatchObject({ state: 'failed', code: 'FOLDER_NOT_WRITABLE' });
    expect(readFileSync(join(parent, 'file'), 'utf8')).toBe('kept');
    rmSync(parent, { recursive: true });
  });

  test('the folder lies on a network share', async () => {
    const dir = prepared.copy();
    const place = () =>
      Promise.resolve({
        platform: 'win32' as const,
        path: '\\\\serwer\\mops',
        realPath: '\\\\serwer\\mops',
        mounts: null,
      });
    const office = await opened(dir, { folder: { place } });
    expect(await stateOf(office)).toMatchObject({ state: 'failed', code: 'FOLDER_ON_NETWORK' });
  });

  test('the disk is full', async () => {
    const place = () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
    const office = await opened(prepared.copy(), { folder: { place } });
    expect(await stateOf(office)).toMatchObject({ state: 'failed', code: 'DISK_FULL' });
  });

  test('anything unforeseen is a failure too, and the log does not tell what it was about', async () => {
    const place = () => Promise.reject(new Error('Kowalski Jan, PESEL 44051401359'));
    const office = await opened(prepared.copy(), { folder: { place } });
    const state = await stateOf(office);
    const reference = expect.stringMatching(/^[A-Z0-9]{3}-[A-Z0-9]{2}$/) as unknown;
    expect(state).toEqual({ state: 'failed', code: 'INTERNAL', data: { reference } });
    const shown = state.state === 'failed' ? state.data['reference'] : '';
    expect(office.log.join('\n')).toContain(`folder-not-entered reference=${shown}`);
    expect(office.log.join('\n')).not.toMatch(/Kowalski|44051401359/);
  });
});

describe('found with the key', () => {
  test('a file that does not decrypt is damage, never a wrong password', async () => {
    const dir = prepared.copy();
    damage(dir, 100, 400);
    const before = folderHash(generationDir(dir, 1));
    const office = await opened(dir);
    expect(await stateOf(office)).toEqual({ state: 'signed-out' });
    expect((await refusalOf(signIn(office.client()))).code).toBe('DATABASE_DAMAGED');
    expect(await stateOf(office)).toMatchObject({ state: 'failed', code: 'DATABASE_DAMAGED' });
    expect((await refusalOf(signIn(office.client()))).code).toBe('DATABASE_DAMAGED');
    await office.end();
    expect(folderHash(generationDir(dir, 1))).toEqual(before);
  });

  test('a wrong password on a damaged file stays a wrong password', async () => {
    const dir = prepared.copy();
    damage(dir, 100, 400);
    const office = await opened(dir);
    const refusal = await refusalOf(office.client().session.signIn({ login, password: 'nie to' }));
    expect(refusal.code).toBe('WRONG_PASSWORD');
  });

  test('a folder that takes no more files is told as such, until it does', async () => {
    needsLinux('it refuses new files in /sys');
    const dir = prepared.copy();
    const office = await opened(dir);
    // The system refuses every new file there, also to root.
    symlinkSync('/sys/ostoja', join(dir, RUNNING_FILE));
    expect((await refusalOf(signIn(office.client()))).code).toBe('FOLDER_NOT_WRITABLE');
    expect(office.core.runtime.offices.isOpen).toBe(false);
    rmSync(join(dir, RUNNING_FILE));
    expect(await stateOf(office)).toEqual({ state: 'signed-out' });
    expect((await signIn(office.client())).session).toMatchObject({ state: 'signed-in', writable: true });
  });

  test('one damaged key file is put right by the other', async () => {
    const dir = prepared.copy();
    const file = join(generationDir(dir, 1), 'keys.json');
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, 200));
    const office = await opened(dir);
    await signIn(office.client());
    expect(readFileSync(file).equals(whole)).toBe(true);
  });
});

describe('after a run that did not end', () => {
  test('the file is checked before anything is written, and writing goes on when it is whole', async () => {
    const dir = prepared.copy();
    writeFileSync(join(dir, RUNNING_FILE), '');
    const office = await opened(dir);
    const client = office.client();
    const { session } = await signIn(client);
    expect(session).toMatchObject({ state: 'signed-in' });
    await untilState(client, (now) => now.state === 'signed-in' && now.writable);
    expect(await auditDetails(office, 'session.signIn')).toHaveLength(2);
    await office.end();
    expect(existsSync(join(dir, RUNNING_FILE))).toBe(false);
  });

  test('damage deep in the file opens the damage screen for everybody, and nothing is written', async () => {
    const dir = prepared.copy();
    writeFileSync(join(dir, RUNNING_FILE), '');
    damage(dir, 4096 * 100, 4096 * 20);
    const database = join(generationDir(dir, 1), 'office.db');
    const before = readFileSync(database);
    const office = await opened(dir);
    const [client, colleague] = [office.client(), office.client()];
    await Promise.allSettled([signIn(client), signIn(colleague)]);
    const session = await untilState(client, (now) => now.state === 'failed');
    expect(session).toMatchObject({ code: 'DATABASE_DAMAGED' });
    expect(await stateOf(office)).toMatchObject({ state: 'failed', code: 'DATABASE_DAMAGED' });
    await office.end();
    expect(readFileSync(database).equals(before)).toBe(true);
    expect(existsSync(join(dir, RUNNING_FILE))).toBe(true);
  });

  test('a run that was cut off leaves the sign of it', async () => {
    const dir = prepared.copy();
    const office = await opened(dir);
    await signIn(office.client());
    expect(existsSync(join(dir, RUNNING_FILE))).toBe(true);
    await office.end();
    expect(existsSync(join(dir, RUNNING_FILE))).toBe(false);
  });
});

import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import {
  enterFolder,
  folderLayout,
  generationDir,
  inspectFolder,
  newStagedPath,
  removeStaged,
  takeOfficeLock,
} from '#db/generations/index.ts';
import { GENERATION_FILES } from '#db/generations/layout.ts';
import { migrations } from '#db/migrations/index.ts';
import { needsLinux } from '#tests/support/needs-linux.ts';
import { enter, makeFolder, recipientOf, RECOVERY_RECIPIENT, setUpTestOffice } from '#tests/support/office-folder.ts';

const cleanUp: (() => Promise<void>)[] = [];
let dir: string;

beforeEach(async () => {
  const made = await makeFolder();
  cleanUp.push(made.remove);
  dir = made.dir;
});

afterAll(async () => {
  for (const remove of cleanUp) await remove();
});

async function setUp(): Promise<void> {
  const entered = await enter(dir);
  await setUpTestOffice(entered.lock, [recipientOf(RECOVERY_RECIPIENT)]);
  await entered.lock.release();
}

/** Every file of the folder with its content, but for the lock, which may come and go. */
async function snapshot(): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'office.lock');
  const rows = files.map(async ({ parentPath, name }) => {
    return `${join(parentPath, name)} ${(await readFile(join(parentPath, name))).toString('base64')}`;
  });
  return (await Promise.all(rows)).sort();
}

describe('a data folder', () => {
  it('that is new, empty or missing is a first run', async () => {
    expect(await inspectFolder(dir)).toEqual({ state: 'first-run' });
    dir = join(dir, 'not', 'there');
    expect(await inspectFolder(dir)).toEqual({ state: 'first-run' });
  });

  it('with an office is ready and says what it holds', async () => {
    await setUp();
    const ready = { state: 'ready', generation: 1, schemaVersion: migrations.length, programVersion: '0.1.0' };
    expect(await inspectFolder(dir)).toEqual(ready);
    const entered = await enter(dir);
    expect(entered).toMatchObject({ ...ready, files: { dir: generationDir(dir, 1) } });
    await entered.lock.release();
  });

  it('of a newer program is refused before any key is looked at, and not one byte changes', async () => {
    await setUp();
    await writeFile(join(generationDir(dir, 1), 'keys.json'), 'no keys at all');
    const before = await snapshot();
    const refused = { state: 'refused', code: 'NEWER_VERSION', data: { needed: '0.1.0' } };
    expect(await enterFolder(dir, { knownSchemaVersion: migrations.length - 1 })).toEqual(refused);
    expect(await inspectFolder(dir, { knownSchemaVersion: migrations.length - 1 })).toEqual(refused);
    expect(await snapshot()).toEqual(before);
  });

  it.each([
    ['no-current', () => rm(folderLayout(dir).current)],
    ['current-unreadable', () => writeFile(folderLayout(dir).current, '{"generation":')],
    ['generation-missing', () => rename(folderLayout(dir).generations, `${dir}/aside`)],
    ['generation-missing', () => rm(join(generationDir(dir, 1), 'office.db'))],
    ['generation-after-current', () => mkdir(generationDir(dir, 2))],
  ])('that does not fit together is refused, never a first run: %s', async (reason, spoil) => {
    await setUp();
    await spoil();
    await writeFile(await newStagedPath(dir, 'copy', 'db'), 'left by a crash');
    const before = await snapshot();
    expect(await enterFolder(dir)).toEqual({ state: 'refused', code: 'GENERATIONS_BROKEN', data: { reason } });
    expect(await snapshot()).toEqual(before);
    // Refusing lets the lock go: the next attempt is told the same, not that another program runs.
    expect(await enterFolder(dir)).toMatchObject({ code: 'GENERATIONS_BROKEN' });
  });

  it('on a network share is refused before anything is written there', async () => {
    const place = () =>
      Promise.resolve({ platform: 'win32', path: 'Z:\\', realPath: '\\\\s\\x', mounts: null } as const);
    const missing = join(dir, 'missing');
    expect(await enterFolder(missing, { place })).toEqual({ state: 'refused', code: 'FOLDER_ON_NETWORK', data: {} });
    expect(await readdir(dir)).toEqual([]);
  });

  it.each([
    ['a file stands in its place', async () => writeFile(join(dir, 'data'), 'x')],
    [
      'a file stands in the place of staging',
      async () => {
        await mkdir(join(dir, 'data'));
        await writeFile(join(dir, 'data', 'staging'), 'x');
      },
    ],
    ['it leads nowhere', async () => symlink('/proc/does-not-exist', join(dir, 'data'))],
  ])('that cannot be written to is refused: %s', async (_, spoil) => {
    await spoil();
    const refused = { state: 'refused', code: 'FOLDER_NOT_WRITABLE' };
    expect(await inspectFolder(join(dir, 'data'))).toMatchObject(refused);
    expect(await enterFolder(join(dir, 'data'))).toMatchObject(refused);
  });

  // Refused to root too, unlike a folder without the right to write.
  it.each(['/proc/ostoja', '/sys/ostoja'])('that the system forbids is refused: %s', async (forbidden) => {
    needsLinux('it makes no folders in /proc and /sys');
    expect(await inspectFolder(forbidden)).toMatchObject({ code: 'FOLDER_NOT_WRITABLE' });
  });
});

describe('what a crash left', () => {
  it('is put away at the next start: staging, unfinished current.json, generations that never were the office', async () => {
    await setUp();
    await writeFile(await newStagedPath(dir, 'copy', 'db'), 'x');
    await mkdir(await newStagedPath(dir, 'migration'));
    await mkdir(generationDir(dir, 2));
    await writeFile(join(generationDir(dir, 2), 'pending'), '');
    await writeFile(join(dir, '.current.json.3f2504e0-4f89-41d3-9a0c-0305e82c3301.tmp'), '{');
    await writeFile(join(dir, '.current.json.tmp'), 'not ours');
    const own = (await readdir(generationDir(dir, 1))).toSorted();
    for (const name of GENERATION_FILES) {
      await writeFile(join(generationDir(dir, 1), `.${name}.3f2504e0-4f89-41d3-9a0c-0305e82c3301.tmp`), '{');
    }
    const entered = await enter(dir);
    expect(entered).toMatchObject({ state: 'ready', generation: 1 });
    expect(await readdir(folderLayout(dir).staging)).toEqual([]);
    expect(await readdir(folderLayout(dir).generations)).toEqual(['1']);
    expect((await readdir(dir)).filter((name) => name.endsWith('.tmp'))).toEqual(['.current.json.tmp']);
    expect((await readdir(generationDir(dir, 1))).toSorted()).toEqual(own);
    await entered.lock.release();
  });

  it('loses its pending mark before the office is opened, when it is the office', async () => {
    await setUp();
    await writeFile(join(generationDir(dir, 1), 'pending'), '');
    const entered = await enter(dir);
    expect(entered.state).toBe('ready');
    expect(await readdir(generationDir(dir, 1))).not.toContain('pending');
    await entered.lock.release();
  });
});

describe('emptying staging', () => {
  it('leaves what the program did not name', async () => {
    const { staging } = folderLayout(dir);
    await mkdir(staging);
    await writeFile(join(staging, 'notatki.txt'), 'x');
    await mkdir(join(staging, 'copy-1'));
    await (await enter(dir)).lock.release();
    expect((await readdir(staging)).sort()).toEqual(['copy-1', 'notatki.txt']);
  });

  it('takes a link away, never what it leads to', async () => {
    const outside = join(dir, 'cenne');
    await mkdir(outside);
    await writeFile(join(outside, 'dane.txt'), 'x');
    await symlink(outside, await newStagedPath(dir, 'copy'), 'junction');
    await (await enter(dir)).lock.release();
    expect(await readdir(folderLayout(dir).staging)).toEqual([]);
    expect(await readdir(outside)).toEqual(['dane.txt']);
  });

  it('refuses a staging that is a link to another folder', async () => {
    const outside = join(dir, 'cenne');
    await mkdir(outside);
    const inside = join(outside, 'copy-3f2504e0-4f89-41d3-9a0c-0305e82c3301');
    await writeFile(inside, 'x');
    const data = join(dir, 'data');
    await mkdir(data);
    await symlink(outside, folderLayout(data).staging, 'junction');
    expect(await enterFolder(data)).toEqual({
      state: 'refused',
      code: 'GENERATIONS_BROKEN',
      data: { reason: 'staging' },
    });
    expect(await readFile(inside, 'utf8')).toBe('x');
  });

  it.each([
    ['outside', () => join(dir, 'copy-3f2504e0-4f89-41d3-9a0c-0305e82c3301')],
    ['above by dots', () => join(folderLayout(dir).staging, '..', 'copy-3f2504e0-4f89-41d3-9a0c-0305e82c3301')],
    ['deeper', () => join(folderLayout(dir).staging, 'x', 'copy-3f2504e0-4f89-41d3-9a0c-0305e82c3301')],
    ['staging itself', () => folderLayout(dir).staging],
    ['a name of someone else', () => join(folderLayout(dir).staging, 'notatki.txt')],
    ['the data folder', () => dir],
  ])('removes nothing %s', async (_, path) => {
    await mkdir(folderLayout(dir).staging);
    await expect(removeStaged(dir, path())).rejects.toThrow('only staged entries');
  });
});

describe('the lock', () => {
  it('lets one in at a time, also within this process, and the next one after release', async () => {
    const first = await takeOfficeLock(dir);
    expect(first.held).toBe(true);
    await expect(takeOfficeLock(dir)).rejects.toMatchObject({ code: 'SECOND_INSTANCE' });
    expect(await enterFolder(dir)).toEqual({ state: 'refused', code: 'SECOND_INSTANCE', data: {} });
    await first.release();
    await first.release();
    expect(first.held).toBe(false);
    const second = await takeOfficeLock(dir);
    await second.release();
  });

  it('is refused in a folder that cannot hold it', async () => {
    await mkdir(folderLayout(dir).lock);
    await expect(takeOfficeLock(dir)).rejects.toMatchObject({ code: 'FOLDER_NOT_WRITABLE' });
  });

  it('is not taken from another instance by looking at the folder', async () => {
    const entered = await enter(dir);
    const staged = await newStagedPath(dir, 'copy', 'db');
    await writeFile(staged, 'being built');
    expect(await inspectFolder(dir)).toEqual({ state: 'first-run' });
    expect(await enterFolder(dir)).toMatchObject({ code: 'SECOND_INSTANCE' });
    expect(await readFile(staged, 'utf8')).toBe('being built');
    await entered.lock.release();
  });
});

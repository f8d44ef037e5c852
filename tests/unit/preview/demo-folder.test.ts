import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { DEMO_MARK, isDemoFolder } from '#core/demo-mark.ts';
import { NotADemoFolder, takeDemoFolder } from '#preview/demo-folder.ts';
import { composeTestCore, prepareDemoOffice, type PreparedOffice, setUp } from '#tests/support/core.ts';
import { folderHash } from '#tests/support/folder-hash.ts';

let temporary: string;
let demo: PreparedOffice;

beforeAll(async () => {
  temporary = mkdtempSync(join(tmpdir(), 'ostoja-demo-folder-'));
  demo = await prepareDemoOffice({ people: 5, families: 2 });
});
afterAll(() => {
  demo.remove();
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
});

function markedFolder(name: string): string {
  const dir = join(temporary, name);
  mkdirSync(dir);
  writeFileSync(join(dir, DEMO_MARK), '');
  return dir;
}

function earlierDemo(): string {
  const dir = demo.copy();
  writeFileSync(join(dir, DEMO_MARK), '');
  return dir;
}

test('an earlier demonstration that nobody runs is emptied', async () => {
  const dir = earlierDemo();
  expect(isDemoFolder(dir)).toBe(true);
  expect(await takeDemoFolder(dir)).toMatchObject({ data: dir });
  expect(readdirSync(dir).sort()).toEqual([DEMO_MARK, 'office.lock']);
  const host = await composeTestCore({ dir });
  expect((await host.client().session.status({})).session).toEqual({ state: 'first-run' });
  await host.end();
});

test.each([
  ['beside the office', 'Umowa najmu.pdf'],
  ['in a generation', join('generations', '1', 'office.db.kopia')],
  ['beside the generations', join('generations', 'stare', 'plik.txt')],
  ['in staging', join('staging', 'notatki.txt')],
])('one with a file of somebody else %s is refused, and not one byte changes', async (_where, name) => {
  const dir = earlierDemo();
  mkdirSync(dirname(join(dir, name)), { recursive: true });
  writeFileSync(join(dir, name), 'moje');
  const before = folderHash(dir);
  await expect(takeDemoFolder(dir)).rejects.toThrow(NotADemoFolder);
  await expect(takeDemoFolder(dir)).rejects.toThrow(/czego program nie zrobił/);
  expect(folderHash(dir)).toEqual(before);
});

test('what the program leaves there, crashed or not, is no stranger', async () => {
  const dir = earlierDemo();
  const id = crypto.randomUUID();
  const left = [
    ...[`.current.json.${id}.tmp`, 'waiting-rows', `waiting-rows.damaged-${id}`, join('logs', 'ostoja.log')],
    ...['office.db-wal', 'office.db-shm', 'pending', 'audit-head.damaged-1.json'].map((name) => {
      return join('generations', '1', name);
    }),
    ...[join('staging', `probe-${id}`), join('chromium', 'Cookies')],
  ];
  for (const name of left) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), '');
  }
  await takeDemoFolder(dir);
  expect(readdirSync(dir).sort()).toEqual([DEMO_MARK, 'office.lock']);
});

test('one that another host still runs is refused, and stays', async () => {
  const dir = earlierDemo();
  const host = await composeTestCore({ dir });
  const before = folderHash(join(dir, 'generations'));
  await expect(takeDemoFolder(dir)).rejects.toThrow(NotADemoFolder);
  await expect(takeDemoFolder(dir)).rejects.toThrow(/jest teraz otwarte/);
  expect(folderHash(join(dir, 'generations'))).toEqual(before);
  expect(readdirSync(dir)).toContain('current.json');
  await host.end();
  await takeDemoFolder(dir);
});

test('a real office set up where a demonstration was broken off is none, and no demonstration takes it', async () => {
  const dir = markedFolder('broken-off');
  const host = await composeTestCore({ dir });
  expect(isDemoFolder(dir)).toBe(false);
  await setUp(host.client());
  await host.end();
  expect(isDemoFolder(dir)).toBe(false);
  const before = folderHash(dir);
  await expect(takeDemoFolder(dir)).rejects.toThrow(NotADemoFolder);
  expect(folderHash(dir)).toEqual(before);
});

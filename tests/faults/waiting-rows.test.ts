import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { RUNNING_FILE } from '#core/session/running-marker.ts';
import { WaitingRows } from '#core/session/waiting-rows.ts';
import { keepWaitingRows, readWaitingRows, type WaitingRow } from '#db/generations/index.ts';
import { WAITING_ROWS_FILE } from '#db/generations/layout.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { addSeconds } from '#shared/kernel/instant.ts';
import {
  composeTestCore,
  prepareDemoOffice,
  type PreparedOffice,
  signInAs,
  type TestCore,
  testClock,
  TEST_NOW,
} from '#tests/support/core.ts';

const CHILD = join(import.meta.dirname, 'waiting-child.ts');
const LATER = addSeconds(TEST_NOW, 3600);

let prepared: PreparedOffice;
let dir: string;
const open: TestCore[] = [];

beforeAll(async () => {
  prepared = await prepareDemoOffice();
});
afterAll(() => prepared.remove());
beforeEach(() => {
  dir = prepared.copy();
  writeFileSync(join(dir, RUNNING_FILE), '');
});
afterEach(async () => {
  for (const office of open.splice(0)) await office.close();
});

const waitingFile = (): string => join(dir, WAITING_ROWS_FILE);

/** A sign-in and a lock during the check, and a death before it has ended. */
async function dieWhileChecked(): Promise<void> {
  const child = spawn(process.execPath, [CHILD, dir], { stdio: ['ignore', 'ignore', 'pipe'] });
  const [errors] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect([child.signalCode, errors]).toEqual(['SIGKILL', '']);
}

/** The next run, an hour later: somebody else signs in, and the file is checked. */
async function nextRun(): Promise<TestCore> {
  const office = await composeTestCore({ dir, clock: testClock(LATER) });
  open.push(office);
  await signInAs(office.client(), 'katarzyna.pracownik');
  await office.core.runtime.offices.checked();
  return office;
}

/** Rows of the log about sessions since the office was copied: `action time`, oldest first. */
async function sessionRows(office: TestCore): Promise<readonly string[]> {
  const rows = await office.core.runtime.offices.database.read((r) =>
    r
      .selectFrom('audit_log')
      .leftJoin('users', 'users.id', 'audit_log.user_id')
      .select(['action', 'at', 'login'])
      .where('kind', '=', 'session')
      .where('at', '>=', TEST_NOW)
      .where('action', '!=', 'session.firstRun')
      .orderBy('seq')
      .execute(),
  );
  return rows.map(({ action, at, login }) => `${at} ${action} ${login ?? 'nobody'}`);
}

const LEFT = [`${TEST_NOW} session.signIn anna.kierownik`, `${addSeconds(TEST_NOW, 60)} session.lock anna.kierownik`];
const NEXT = `${LATER} session.signIn katarzyna.pracownik`;

describe('a program killed while its file is checked', () => {
  test('loses neither the sign-in nor the lock: the next run writes them first, with their own times', async () => {
    await dieWhileChecked();
    expect(existsSync(waitingFile())).toBe(true);
    expect(await sessionRows(await nextRun())).toEqual([...LEFT, NEXT]);
    expect(existsSync(waitingFile())).toBe(false);
  });

  test('once more before they are written loses none either', async () => {
    await dieWhileChecked();
    await dieWhileChecked();
    expect(await sessionRows(await nextRun())).toEqual([...LEFT, ...LEFT, NEXT]);
  });

  test('after they were written and before they were struck off has them once', async () => {
    await dieWhileChecked();
    const kept = readFileSync(waitingFile());
    await (await nextRun()).end();
    writeFileSync(waitingFile(), kept);
    writeFileSync(join(dir, RUNNING_FILE), '');
    const rows = await sessionRows(await nextRun());
    expect(rows.filter((row) => LEFT.includes(row))).toEqual(LEFT);
  });

  test('keeps nothing that can be read without the key', async () => {
    await dieWhileChecked();
    const kept = readFileSync(waitingFile()).toString('latin1');
    for (const plain of ['session', 'signIn', '2026-11-21', 'anna']) expect(kept).not.toContain(plain);
  });
});

/** What was put aside, by name. */
const aside = (): readonly string[] => readdirSync(dir).filter((name) => name.startsWith(`${WAITING_ROWS_FILE}.`));

test('rows that do not open are put aside, and a row says so', async () => {
  await dieWhileChecked();
  const kept = readFileSync(waitingFile());
  kept[kept.length - 1] = (kept.at(-1) ?? 0) ^ 1;
  writeFileSync(waitingFile(), kept);
  expect(await sessionRows(await nextRun())).toEqual([`${LATER} audit.waitingLost nobody`, NEXT]);
  expect(aside()).toHaveLength(1);
  expect(readFileSync(join(dir, aside()[0] ?? ''))).toEqual(kept);
});

test('rows that cannot be read, now or later, are put aside, and a row says so', async () => {
  await dieWhileChecked();
  const kept = readFileSync(waitingFile());
  holdFile();
  expect(await sessionRows(await nextRun())).toEqual([`${LATER} audit.waitingLost nobody`, NEXT]);
  expect(aside()).toHaveLength(1);
  expect(readFileSync(join(dir, aside()[0] ?? '', 'content'))).toEqual(kept);
  expect(existsSync(waitingFile())).toBe(false);
});

/** Nobody can read the file until `letGo`: a folder stands in its place, with the content in it. */
function holdFile(): void {
  const content = readFileSync(waitingFile());
  rmSync(waitingFile());
  mkdirSync(waitingFile());
  writeFileSync(join(waitingFile(), 'content'), content);
}

function letGo(): void {
  const content = readFileSync(join(waitingFile(), 'content'));
  rmSync(waitingFile(), { recursive: true });
  writeFileSync(waitingFile(), content);
}

describe('the file between two runs', () => {
  const key = randomBytes(32);
  const row = (action: string): WaitingRow => ({ at: TEST_NOW, userId: null, action, detail: {} });
  const logged: string[] = [];
  const log = (code: string): void => void logged.push(code);
  const LOST = { ...row('audit.waitingLost'), at: LATER };
  const waiting = (): WaitingRows =>
    new WaitingRows({ dir, key, clock: testClock(LATER), logger: { info: log, warn: log, error: log } });

  beforeEach(async () => {
    logged.length = 0;
    await keepWaitingRows(dir, key, [row('session.signIn'), row('session.lock')]);
  });

  test('that could not be read at first is read before the next row is kept', async () => {
    const rows = waiting();
    holdFile();
    await rows.find();
    letGo();
    await rows.add(row('session.unlock'));
    const all = [row('session.signIn'), row('session.lock'), row('session.unlock')];
    expect(await readWaitingRows(dir, key)).toEqual(all);
    expect(rows.count).toBe(3);
    expect([aside(), logged]).toEqual([[], ['waiting-rows-not-read']]);
  });

  test('that could not be read at first is read before the check ends, though nothing else happened', async () => {
    const rows = waiting();
    holdFile();
    await rows.find();
    letGo();
    let written = 0;
    await rows.writeAll(async (_work: (tx: Tx) => Promise<void>) => void (written += 1));
    expect([written, rows.count, existsSync(waitingFile())]).toEqual([2, 0, false]);
  });

  test('that stays unreadable is put aside before the next row is kept', async () => {
    const rows = waiting();
    holdFile();
    await rows.find();
    expect(aside()).toEqual([]);
    await rows.add(row('session.unlock'));
    expect(await readWaitingRows(dir, key)).toEqual([LOST, row('session.unlock')]);
    expect(aside()).toHaveLength(1);
  });

  test('that can be neither read nor moved is left as it is; its rows and the new ones wait in memory for it', async () => {
    const rows = waiting();
    const away = `${dir}-away`;
    // Nothing under a path that goes through a file can be read, moved or written.
    renameSync(dir, away);
    writeFileSync(dir, '');
    try {
      await rows.find();
      await rows.add(row('session.unlock'));
      expect([rows.count, logged]).toEqual([1, ['waiting-rows-not-read', 'waiting-rows-not-kept']]);
    } finally {
      rmSync(dir);
      renameSync(away, dir);
    }
    expect(await readWaitingRows(dir, key)).toEqual([row('session.signIn'), row('session.lock')]);
    await rows.add(row('session.signOut'));
    const all = [row('session.signIn'), row('session.lock'), row('session.unlock'), row('session.signOut')];
    expect(await readWaitingRows(dir, key)).toEqual(all);
    expect([rows.count, aside()]).toEqual([4, []]);
  });

  test('that was taken away before it could be read leaves a row', async () => {
    const rows = waiting();
    holdFile();
    await rows.find();
    renameSync(waitingFile(), join(dir, 'elsewhere'));
    await rows.add(row('session.unlock'));
    expect(await readWaitingRows(dir, key)).toEqual([LOST, row('session.unlock')]);
  });

  test('with rows this program does not know is damage: put aside, never overwritten', async () => {
    const strange = [{ ...row('session.signIn'), of: 'another version' }];
    await keepWaitingRows(dir, key, strange);
    const kept = readFileSync(waitingFile());
    const rows = waiting();
    await rows.find();
    await rows.add(row('session.unlock'));
    expect(await readWaitingRows(dir, key)).toEqual([LOST, row('session.unlock')]);
    expect(readFileSync(join(dir, aside()[0] ?? ''))).toEqual(kept);
  });
});

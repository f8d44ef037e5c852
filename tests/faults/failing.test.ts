import { randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, rmdir, truncate, writeFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  folderLayout,
  generationDir,
  generationLayout,
  migrateOffice,
  openRecovery,
  setUpOffice,
  settlePending,
  STEPS,
  STEPS_OF,
} from '#db/generations/index.ts';
import { migrations } from '#db/migrations/index.ts';
import { openOffice } from '#db/sqlite/office-database.ts';
import {
  ADMINISTRATOR,
  countRows,
  enter,
  fillOffice,
  makeFolder,
  nextMigration,
  recipientOf,
  RECOVERY_RECIPIENT,
  RECOVERY_TEXT,
  ROWS,
  setUpTestOffice,
  WEAK_KDF,
} from '#tests/support/office-folder.ts';

const known = migrations.length;
const recovery = [recipientOf(RECOVERY_RECIPIENT)];
const cleanUp: (() => Promise<void>)[] = [];
let office: string;

async function folder(from?: string): Promise<string> {
  const { dir, remove } = await makeFolder();
  cleanUp.push(remove);
  if (from !== undefined) await cp(from, dir, { recursive: true });
  return dir;
}

function failAt(step: string) {
  return (reached: string): void => {
    if (reached === step) throw new Error(`planned at ${step}`);
  };
}

beforeAll(async () => {
  office = await folder();
  const entered = await enter(office);
  await setUpTestOffice(entered.lock, recovery);
  await entered.lock.release();
});

afterAll(async () => {
  for (const remove of cleanUp) await remove();
});

const beforeSwitch = (path: 'first-run' | 'migration') =>
  STEPS_OF[path].filter((step) => STEPS.indexOf(step) < STEPS.indexOf('switched'));

describe('a failure before the switch takes away what was built and leaves what was', () => {
  it.each(beforeSwitch('first-run'))('first run, at %s', async (step) => {
    const dir = await folder();
    const entered = await enter(dir);
    await expect(setUpTestOffice(entered.lock, recovery, { onStep: failAt(step) })).rejects.toThrow(
      `planned at ${step}`,
    );
    expect(await readdir(folderLayout(dir).staging)).toEqual([]);
    expect(await readdir(folderLayout(dir).generations).catch(() => [])).toEqual([]);
    expect((await readdir(dir)).filter((name) => name.startsWith('.') || name === 'current.json')).toEqual([]);
    await entered.lock.release();
  });

  it.each(beforeSwitch('migration'))('migration, at %s', async (step) => {
    const dir = await folder(office);
    const before = await readFile(folderLayout(dir).current, 'utf8');
    const entered = await enter(dir);
    if (entered.state !== 'ready') throw new Error('no office');
    const databaseKey = await openRecovery(entered.files.dir, RECOVERY_TEXT);
    const options = { lock: entered.lock, databaseKey, programVersion: '0.2.0', migrations: nextMigration() };
    await expect(migrateOffice({ ...options, onStep: failAt(step) })).rejects.toThrow(`planned at ${step}`);
    expect(await readFile(folderLayout(dir).current, 'utf8')).toBe(before);
    expect(await readdir(folderLayout(dir).staging)).toEqual([]);
    expect(await readdir(folderLayout(dir).generations)).toEqual(['1']);
    expect(await countRows(entered.files)).toEqual({ rows: ROWS, schemaVersion: known });
    await entered.lock.release();
  });
});

it('a failure right after the switch does not take the new office away', async () => {
  const dir = await folder();
  const entered = await enter(dir);
  const { files } = await setUpTestOffice(entered.lock, recovery, { onStep: failAt('switched') });
  expect(await countRows(files)).toEqual({ rows: ROWS, schemaVersion: known });
  expect(await readdir(files.dir)).not.toContain('pending');
  await entered.lock.release();
});

describe('a failure after the switch decides nothing, and is told', () => {
  const spoils: readonly (readonly [string, (dir: string, release: () => Promise<void>) => Promise<void>])[] = [
    ['the mark cannot be taken away', (dir) => spoilMark(dir)],
    ['the lock is lost', (_, release) => release()],
  ];

  it.each(spoils)('%s', async (_, spoil) => {
    const dir = await folder();
    const { lock } = await enter(dir);
    const troubles: unknown[] = [];
    const onStep = async (step: string): Promise<void> => {
      if (step === 'switched') await spoil(dir, () => lock.release());
    };
    const made = await setUpTestOffice(lock, recovery, { onStep, onTrouble: (error) => troubles.push(error) });
    expect(await readFile(folderLayout(dir).current, 'utf8')).toContain('"generation":1');
    expect(troubles).toHaveLength(1);
    expect(await readdir(made.files.dir)).toContain('pending');
    await lock.release();
  });

  it('and the mark is taken away before anybody works in it', async () => {
    const dir = await folder();
    const { lock } = await enter(dir);
    const onStep = async (step: string): Promise<void> => {
      if (step === 'switched') await spoilMark(dir);
    };
    const { files } = await setUpTestOffice(lock, recovery, { onStep });
    await expect(settlePending(lock, 1)).rejects.toMatchObject({ code: expect.any(String) });
    await rmdir(files.pending);
    await writeFile(files.pending, '');
    await settlePending(lock, 1);
    expect(await readdir(files.dir)).not.toContain('pending');
    await lock.release();
  });

  async function spoilMark(dir: string): Promise<void> {
    const { pending } = generationLayout(generationDir(dir, 1));
    await rm(pending);
    await mkdir(pending);
  }
});

it('a generation number left by a crash is not used again, and only the last two generations stay', async () => {
  const dir = await folder(office);
  const entered = await enter(dir);
  if (entered.state !== 'ready') throw new Error('no office');
  const databaseKey = await openRecovery(entered.files.dir, RECOVERY_TEXT);
  let steps = nextMigration();
  for (const generation of [2, 3, 4]) {
    const programVersion = `0.${generation}.0`;
    const made = await migrateOffice({ lock: entered.lock, databaseKey, programVersion, migrations: steps });
    expect(made).toMatchObject({ generation, schemaVersion: steps.length });
    const number = steps.length + 1;
    const name = `${String(number).padStart(4, '0')}-added-by-a-test`;
    steps = [...steps, { number, name, up: [`create table added_${number} (id integer primary key) strict`] }];
  }
  expect((await readdir(folderLayout(dir).generations)).sort()).toEqual(['3', '4']);
  expect(await countRows(generationLayout(generationDir(dir, 4)))).toMatchObject({ rows: ROWS });
  expect(await readdir(folderLayout(dir).staging)).toEqual([]);
  await entered.lock.release();
});

describe('what does not fit is found before it becomes the office', () => {
  it('the database names other recovery keys', async () => {
    const entered = await enter(await folder());
    const attempt = setUpTestOffice(entered.lock, recovery, { fill: (database) => fillOffice(database, []) });
    await expect(attempt).rejects.toThrow('different recovery keys');
    await entered.lock.release();
  });

  it('the administrator in the database has another slot', async () => {
    const entered = await enter(await folder());
    const attempt = setUpOffice({
      lock: entered.lock,
      programVersion: '0.1.0',
      databaseKey: randomBytes(32),
      owner: { ...ADMINISTRATOR, slotId: '018f0000-0000-4000-8000-0000000000ff' },
      recovery,
      fill: (database) => fillOffice(database, recovery),
      kdf: WEAK_KDF,
    });
    await expect(attempt).rejects.toThrow('slots and active users');
    await entered.lock.release();
  });

  it('something else lies in the draft', async () => {
    const dir = await folder();
    const entered = await enter(dir);
    const onStep = async (step: string): Promise<void> => {
      const [draft] = await readdir(folderLayout(dir).staging);
      if (step === 'keys-written') await writeFile(`${folderLayout(dir).staging}/${draft}/notes.txt`, 'x');
    };
    await expect(setUpTestOffice(entered.lock, recovery, { onStep })).rejects.toThrow('notes.txt');
    await entered.lock.release();
  });

  it('the draft was damaged after it was built', async () => {
    const dir = await folder();
    const entered = await enter(dir);
    const onStep = async (step: string): Promise<void> => {
      const [draft] = await readdir(folderLayout(dir).staging);
      if (step === 'recovery-written') await truncate(`${folderLayout(dir).staging}/${draft}/office.db`, 8192);
    };
    await expect(setUpTestOffice(entered.lock, recovery, { onStep })).rejects.toMatchObject({
      code: 'DATABASE_DAMAGED',
    });
    expect(await readdir(folderLayout(dir).staging)).toEqual([]);
    await entered.lock.release();
  });
});

describe('with a proven key', () => {
  async function readyOffice() {
    const entered = await enter(await folder(office));
    if (entered.state !== 'ready') throw new Error('no office');
    return { ...entered, databaseKey: await openRecovery(entered.files.dir, RECOVERY_TEXT) };
  }

  it.each([
    ['overwritten from its beginning', async (file: string) => writeFile(file, randomBytes(64 * 1024))],
    ['cut to nothing', async (file: string) => truncate(file, 0)],
    ['replaced by a few letters', async (file: string) => writeFile(file, 'x')],
    [
      'replaced by a readable database',
      async (file: string) => writeFile(file, `SQLite format 3\0${'x'.repeat(8192)}`),
    ],
  ])('a database %s is damaged, never a wrong password', async (_, spoil) => {
    const { lock, files, databaseKey } = await readyOffice();
    await spoil(files.database);
    const damaged = { code: 'DATABASE_DAMAGED' };
    await expect(openOffice({ file: files.database, key: databaseKey })).rejects.toMatchObject(damaged);
    const options = { lock, databaseKey, programVersion: '0.2.0', migrations: nextMigration() };
    await expect(migrateOffice(options)).rejects.toMatchObject(damaged);
    await lock.release();
  });

  it('a page damaged in the middle stops a migration before anything is built on it', async () => {
    const { lock, files, databaseKey } = await readyOffice();
    const bytes = await readFile(files.database);
    bytes.fill(7, bytes.length >> 1, (bytes.length >> 1) + 4096);
    await writeFile(files.database, bytes);
    const options = { lock, databaseKey, programVersion: '0.2.0', migrations: nextMigration() };
    await expect(migrateOffice(options)).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
    expect(await readFile(files.database)).toEqual(bytes);
    expect(await readdir(folderLayout(lock.dir).generations)).toEqual(['1']);
    await lock.release();
  });

  it('of another office, nothing is migrated', async () => {
    const { lock } = await readyOffice();
    const options = { lock, databaseKey: randomBytes(32), programVersion: '0.2.0', migrations: nextMigration() };
    await expect(migrateOffice(options)).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
    await lock.release();
  });
});

describe('operations in the wrong place', () => {
  it('no first run over an office, no migration without one or of a newer one, nothing without the lock', async () => {
    const entered = await enter(await folder(office));
    if (entered.state !== 'ready') throw new Error('no office');
    const { lock } = entered;
    await expect(setUpTestOffice(lock, recovery)).rejects.toMatchObject({ code: 'OFFICE_ALREADY_SET_UP' });
    const databaseKey = await openRecovery(entered.files.dir, RECOVERY_TEXT);
    const options = { databaseKey, programVersion: '0.2.0' };
    expect(await migrateOffice({ ...options, lock })).toBeNull();
    await expect(migrateOffice({ ...options, lock, migrations: [] })).rejects.toMatchObject({ code: 'NEWER_VERSION' });
    const empty = await enter(await folder());
    await expect(migrateOffice({ ...options, lock: empty.lock })).rejects.toMatchObject({ code: 'OFFICE_NOT_READY' });
    await empty.lock.release();
    await expect(setUpTestOffice(empty.lock, recovery)).rejects.toMatchObject({ code: 'SECOND_INSTANCE' });
    await lock.release();
  });
});

import { cp, readdir } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  BUILD_PATHS,
  folderLayout,
  type GenerationLayout,
  generationLayout,
  KEYS_STEPS,
  loadKeys,
  migrateOffice,
  openRecovery,
  openSlot,
  STEPS,
  STEPS_OF,
  writeRecovery,
} from '#db/generations/index.ts';
import { migrations } from '#db/migrations/index.ts';
import { setUpFirstSchemaOffice } from '#tests/support/first-schema.ts';
import {
  ADMINISTRATOR,
  countRows,
  enter,
  makeFolder,
  recipientOf,
  RECOVERY_RECIPIENT,
  RECOVERY_TEXT,
  ROWS,
  SECOND_USER,
  setUpTestOffice,
} from '#tests/support/office-folder.ts';
import { runUntil } from './crash.ts';

const known = migrations.length;
const recovery = [recipientOf(RECOVERY_RECIPIENT)];
const cleanUp: (() => Promise<void>)[] = [];
let office: string;
/** As the first version of the program left it. */
let older: string;

async function folder(from?: string): Promise<string> {
  const { dir, remove } = await makeFolder();
  cleanUp.push(remove);
  if (from !== undefined) await cp(from, dir, { recursive: true });
  return dir;
}

/** From this step on the new generation is the office; before it nothing has changed. */
const isSwitched = (step: string): boolean => STEPS.findIndex((each) => each === step) >= STEPS.indexOf('switched');

async function expectClean(dir: string): Promise<void> {
  const left = folderLayout(dir);
  expect(await readdir(left.staging)).toEqual([]);
  expect((await readdir(dir)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  const pending = await Promise.all(
    (await readdir(left.generations).catch(() => [])).map((name) => readdir(`${left.generations}/${name}`)),
  );
  expect(pending.flat()).not.toContain('pending');
}

async function expectWhole(files: GenerationLayout, schemaVersion: number): Promise<void> {
  expect(await countRows(files)).toEqual({ rows: ROWS, schemaVersion });
  expect(await openRecovery(files.dir, RECOVERY_TEXT)).toHaveLength(32);
  expect(await loadKeys(files.dir)).toMatchObject({ state: 'good', copies: 'same' });
}

beforeAll(async () => {
  office = await folder();
  const entered = await enter(office);
  await setUpTestOffice(entered.lock, recovery);
  await entered.lock.release();
  older = await folder();
  const { lock } = await enter(older);
  await setUpFirstSchemaOffice(lock);
  await lock.release();
});

afterAll(async () => {
  for (const remove of cleanUp) await remove();
});

it('has steps for every path, and no step without a path', () => {
  expect(BUILD_PATHS.length).toBeGreaterThan(0);
  expect(Object.keys(STEPS_OF).sort()).toEqual([...BUILD_PATHS].sort());
  expect(STEPS.filter((step) => !BUILD_PATHS.some((path) => STEPS_OF[path].includes(step)))).toEqual([]);
});

describe('a first run', () => {
  it('passes through exactly its steps when nothing stops it', async () => {
    const dir = await folder();
    const outcome = await runUntil('first-run', dir);
    expect(outcome).toEqual({ steps: STEPS_OF['first-run'], signal: null, exitCode: 0, errors: '' });
  });

  it.each(STEPS_OF['first-run'])('killed at %s starts over or has its office, whole', async (step) => {
    const dir = await folder();
    const outcome = await runUntil('first-run', dir, step);
    expect(outcome).toMatchObject({ signal: 'SIGKILL' });
    expect(outcome.steps.at(-1)).toBe(step);

    const entered = await enter(dir);
    await expectClean(dir);
    expect(entered.state).toBe(isSwitched(step) ? 'ready' : 'first-run');
    const files = entered.state === 'ready' ? entered.files : (await setUpTestOffice(entered.lock, recovery)).files;
    await expectWhole(files, known);
    await expectClean(dir);
    await entered.lock.release();
  });
});

describe('a migration from the first schema to the newest', () => {
  it('passes through exactly its steps when nothing stops it', async () => {
    const dir = await folder(older);
    const outcome = await runUntil('migration', dir);
    expect(outcome).toEqual({ steps: STEPS_OF.migration, signal: null, exitCode: 0, errors: '' });
  });

  it.each(STEPS_OF.migration)('killed at %s leaves the old office or has the new one, whole', async (step) => {
    const dir = await folder(older);
    const outcome = await runUntil('migration', dir, step);
    expect(outcome).toMatchObject({ signal: 'SIGKILL' });
    expect(outcome.steps.at(-1)).toBe(step);

    const entered = await enter(dir);
    await expectClean(dir);
    if (entered.state !== 'ready') throw new Error('the office is gone');
    const reached = isSwitched(step) ? known : 1;
    expect(entered).toMatchObject({ schemaVersion: reached, generation: isSwitched(step) ? 2 : 1 });
    await expectWhole(entered.files, reached);
    await expectWhole(generationLayout(`${folderLayout(dir).generations}/1`), 1);

    const databaseKey = await openRecovery(entered.files.dir, RECOVERY_TEXT);
    const migrated = await migrateOffice({ lock: entered.lock, databaseKey, programVersion: '0.2.0' });
    expect(migrated === null).toBe(isSwitched(step));
    await expectWhole(migrated?.files ?? entered.files, known);
    expect(await readdir(folderLayout(dir).generations)).toEqual(['1', '2']);
    await entered.lock.release();
  });
});

describe('a change of keys', () => {
  /** The first change writes the key files alone, the second recovery.age too. */
  const passed = [...KEYS_STEPS.filter((step) => step !== 'recovery-written'), ...KEYS_STEPS];

  it('passes through exactly its steps when nothing stops it', async () => {
    const dir = await folder(office);
    expect(await runUntil('keys', dir)).toEqual({ steps: passed, signal: null, exitCode: 0, errors: '' });
  });

  it.each(KEYS_STEPS)('killed at %s locks nobody out', async (step) => {
    const dir = await folder(office);
    const outcome = await runUntil('keys', dir, step);
    expect(outcome).toMatchObject({ signal: 'SIGKILL' });
    expect(outcome.steps.at(-1)).toBe(step);

    const entered = await enter(dir);
    if (entered.state !== 'ready') throw new Error('the office is gone');
    const loaded = await loadKeys(entered.files.dir);
    expect(loaded).toMatchObject({ state: 'good', copies: step === 'first-keys-written' ? 'rewritten' : 'same' });
    if (loaded.state !== 'good') return;
    // The step is passed in the first change already, which then has not come about.
    const added = step === 'keys-prepared' ? 'wrong' : 'open';
    expect(await openSlot(loaded.keys, SECOND_USER.login, SECOND_USER.password)).toMatchObject({ state: added });
    expect(await openSlot(loaded.keys, ADMINISTRATOR.login, ADMINISTRATOR.password)).toMatchObject({ state: 'open' });
    await expectWhole(entered.files, known);
    await writeRecovery(entered.files.dir, await openRecovery(entered.files.dir, RECOVERY_TEXT), recovery);
    await entered.lock.release();
  });
});

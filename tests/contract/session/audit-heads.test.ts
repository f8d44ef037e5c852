import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { RUNNING_FILE } from '#core/session/running-marker.ts';
import { generationDir, generationLayout } from '#db/generations/index.ts';
import { nextMigration } from '#tests/support/office-folder.ts';
import {
  composeTestCore,
  FIRST_ADMINISTRATOR,
  prepareOffice,
  type PreparedOffice,
  type TestCore,
  type TestCoreOptions,
} from '#tests/support/core.ts';
import { auditDetails } from '#tests/support/session-office.ts';

const { login, password } = FIRST_ADMINISTRATOR;
const ROW = 'audit.headMissing';

let prepared: PreparedOffice;
const open: TestCore[] = [];

beforeAll(async () => {
  prepared = await prepareOffice();
});
afterAll(() => prepared.remove());
afterEach(async () => {
  for (const office of open.splice(0)) await office.close();
});

const headsIn = (dir: string, generation = 1): string => generationLayout(generationDir(dir, generation)).auditHeads;

async function signedIn(dir: string, folder: TestCoreOptions['folder'] = {}) {
  const office = await composeTestCore({ dir, folder });
  open.push(office);
  const client = office.client();
  await client.session.signIn({ login, password });
  const verdict = async () => {
    const events = [];
    for await (const event of await client.audit.verify({})) events.push(event);
    return events.at(-1);
  };
  return { office, client, verdict };
}

const good = { kind: 'result', ok: true, brokenAt: null, reason: null };
const lost = { kind: 'result', ok: false, brokenAt: null, reason: 'head-missing' };

const losses: readonly (readonly [what: string, state: string, lose: (file: string) => void])[] = [
  ['gone', 'missing', (file) => rmSync(file)],
  ['emptied', 'damaged', (file) => writeFileSync(file, '')],
  ['changed', 'damaged', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('"seq":1,', '"seq":2,'))],
];

test('an office has its heads from the first run on, and verifies', async () => {
  const dir = prepared.copy();
  expect(existsSync(headsIn(dir))).toBe(true);
  const { office, verdict } = await signedIn(dir);
  expect(await verdict()).toMatchObject(good);
  expect(await auditDetails(office, ROW)).toEqual([]);
});

test.each(losses)(
  'heads %s before the office is opened: one row and every verification say so for good',
  async (_what, state, lose) => {
    const dir = prepared.copy();
    lose(headsIn(dir));
    const first = await signedIn(dir);
    expect(await auditDetails(first.office, ROW)).toEqual([{ state }]);
    expect(await first.verdict()).toMatchObject(lost);
    expect(await first.verdict()).toMatchObject(lost);
    await first.office.end();
    const aside = readdirSync(generationDir(dir, 1)).filter((name) => name.includes('audit-head.damaged'));
    expect(aside).toHaveLength(state === 'damaged' ? 1 : 0);

    const second = await signedIn(dir);
    expect(await second.verdict()).toMatchObject(lost);
    expect(await auditDetails(second.office, ROW)).toEqual([{ state }]);
  },
);

test.each(losses)('heads %s while the office is open', async (_what, state, lose) => {
  const dir = prepared.copy();
  const { office, verdict } = await signedIn(dir);
  expect(await verdict()).toMatchObject(good);
  lose(headsIn(dir));
  expect(await verdict()).toMatchObject(lost);
  expect(await verdict()).toMatchObject(lost);
  expect(await auditDetails(office, ROW)).toEqual([{ state }]);
});

test('heads gone after an unclean end are told once the file has been checked', async () => {
  const dir = prepared.copy();
  writeFileSync(join(dir, RUNNING_FILE), '');
  rmSync(headsIn(dir));
  const { office, verdict } = await signedIn(dir);
  await office.core.runtime.offices.checked();
  expect(await verdict()).toMatchObject(lost);
  expect(await auditDetails(office, ROW)).toEqual([{ state: 'missing' }]);
});

test('a migration takes the heads along, and what was lost before it stays lost', async () => {
  const migrations = nextMigration();
  const whole = prepared.copy();
  const before = readFileSync(headsIn(whole), 'utf8');
  const lostBefore = prepared.copy();
  rmSync(headsIn(lostBefore));

  const migrated = await signedIn(whole, { migrations });
  expect(migrated.office.core.runtime.offices.generation).toBe(generationDir(whole, 2));
  expect(readFileSync(headsIn(whole), 'utf8')).toBe(before);
  const firstHead = (JSON.parse(before) as { heads: unknown[] }).heads[0];
  expect(await migrated.verdict()).toMatchObject(good);
  expect((JSON.parse(readFileSync(headsIn(whole, 2), 'utf8')) as { heads: unknown[] }).heads[0]).toEqual(firstHead);

  const without = await signedIn(lostBefore, { migrations });
  expect(await without.verdict()).toMatchObject(lost);
});

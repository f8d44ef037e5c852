import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { generationDir } from '#db/generations/index.ts';
import { asUserId } from '#db/repositories/values.ts';
import {
  composeTestCore,
  FIRST_ADMINISTRATOR,
  prepareOffice,
  type PreparedOffice,
  refusalOf,
  setUp,
  TEST_NOW,
  type TestCore,
  type TestCoreOptions,
} from '#tests/support/core.ts';
import { nextMigration } from '#tests/support/office-folder.ts';
import { addUser, auditDetails } from '#tests/support/session-office.ts';

const { login, password } = FIRST_ADMINISTRATOR;
const newPassword = 'nowe hasło po odzyskaniu';

let prepared: PreparedOffice;
const open: TestCore[] = [];

beforeAll(async () => {
  prepared = await prepareOffice();
});
afterAll(() => prepared.remove());
afterEach(async () => {
  for (const office of open.splice(0)) await office.close();
});

async function opened(dir = prepared.copy(), folder: TestCoreOptions['folder'] = {}): Promise<TestCore> {
  const office = await composeTestCore({ dir, folder });
  open.push(office);
  return office;
}

async function administratorOf(office: TestCore, recoveryKey = prepared.recoveryKey): Promise<string> {
  const { administrators } = await office.client().session.checkRecoveryKey({ recoveryKey });
  expect(administrators.map((one) => one.login)).toEqual([login]);
  return administrators[0]?.id ?? '';
}

/** Each way a key comes from paper into the field. */
const spellings: readonly (readonly [how: string, spell: (key: string) => string])[] = [
  ['as it stands', (key) => key],
  ['in small letters', (key) => key.toLowerCase()],
  ['in groups with spaces', (key) => key.replace(/(.{8})/g, '$1 ')],
  ['with line breaks and dashes', (key) => key.replace(/(.{12})/g, '$1-\r\n')],
  ['without its first part', (key) => key.replace('AGE-SECRET-KEY-1', '')],
];

test('a right key with nobody it could be for leaves a row, and changes no password', async () => {
  const office = await opened();
  const asked = { recoveryKey: prepared.recoveryKey, userId: asUserId(crypto.randomUUID()), newPassword };
  expect((await refusalOf(office.client().session.recover(asked))).code).toBe('NOT_FOUND');
  expect(await auditDetails(office, 'session.recoverFailed')).toEqual([{}]);
  expect((await office.client().session.signIn({ login, password })).session.state).toBe('signed-in');
});

describe('the recovery key', () => {
  test.each(spellings)('is taken %s', async (_how, spell) => {
    const office = await opened();
    await administratorOf(office, spell(prepared.recoveryKey));
    expect(office.core.runtime.offices.isOpen).toBe(false);
  });

  test('with a typing error is told so first, and costs no waiting', async () => {
    const client = (await opened()).client();
    const typo = prepared.recoveryKey.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q'));
    for (let time = 0; time < 5; time += 1) {
      expect((await refusalOf(client.session.checkRecoveryKey({ recoveryKey: typo }))).code).toBe('RECOVERY_KEY_TYPO');
    }
  });

  test('of another office is refused, with growing waits', async () => {
    const other = await composeTestCore();
    const { recoveryKey } = await setUp(other.client());
    await other.close();
    const client = (await opened()).client();
    const refusals = [];
    for (let time = 0; time < 4; time += 1)
      refusals.push(await refusalOf(client.session.checkRecoveryKey({ recoveryKey })));
    expect(refusals.map(({ code }) => code)).toEqual([
      'WRONG_RECOVERY_KEY',
      'WRONG_RECOVERY_KEY',
      'WRONG_RECOVERY_KEY',
      'TOO_MANY_ATTEMPTS',
    ]);
  });

  test('leaves a row each time it is used and each time it is wrong, without what was typed', async () => {
    const other = await composeTestCore();
    const { recoveryKey: wrongKey } = await setUp(other.client());
    await other.close();
    const office = await opened();
    const client = office.client();
    const { recoveryKey } = prepared;
    expect((await refusalOf(client.session.checkRecoveryKey({ recoveryKey: wrongKey }))).code).toBe(
      'WRONG_RECOVERY_KEY',
    );
    await refusalOf(
      client.session.recover({ recoveryKey: wrongKey, userId: asUserId(crypto.randomUUID()), newPassword }),
    );
    office.clock.advance(60);
    // Nobody is signed in: the rows are written once the right key has opened the database.
    await administratorOf(office);
    await client.session.signIn({ login, password });
    // With somebody at work they are written at once.
    await refusalOf(office.client().session.checkRecoveryKey({ recoveryKey: wrongKey }));
    const rows = await office.core.runtime.offices.database.read((r) =>
      r
        .selectFrom('audit_log')
        .select(['action', 'at', 'user_id as userId', 'detail'])
        .where('action', 'in', ['session.recoveryKeyFailed', 'session.checkRecoveryKey'])
        .orderBy('seq')
        .execute(),
    );
    const failed = { action: 'session.recoveryKeyFailed', userId: null, detail: '{}' };
    const now = office.clock.now();
    expect(rows).toEqual([
      { ...failed, at: TEST_NOW },
      { ...failed, at: TEST_NOW },
      { action: 'session.checkRecoveryKey', at: now, userId: null, detail: '{"failedAttempts":2}' },
      { ...failed, at: now },
    ]);
    const { administrators } = await office.client().session.checkRecoveryKey({ recoveryKey });
    expect(administrators).toHaveLength(1);
    expect(await auditDetails(office, 'session.checkRecoveryKey')).toEqual([
      { failedAttempts: 2 },
      { failedAttempts: 1 },
    ]);
  });

  test('names active administrators only', async () => {
    const dir = prepared.copy();
    const before = await composeTestCore({ dir });
    await addUser(before, { login: 'anna', password: 'hasło do próby 1', roles: ['manager'] });
    await addUser(before, { login: 'dawna', password: 'hasło do próby 1', roles: ['administrator'], active: false });
    const ended = { administrator: '2026-11-20' };
    await addUser(before, { login: 'byla', password: 'hasło do próby 1', roles: ['administrator'], rolesTo: ended });
    await before.end();
    expect(await administratorOf(await opened(dir))).not.toBe('');
  });
});

describe('recovering', () => {
  test('sets a new password, signs in and leaves a row', async () => {
    const office = await opened();
    const client = office.client();
    const userId = await administratorOf(office);
    const status = await client.session.recover({
      recoveryKey: prepared.recoveryKey,
      userId: userId,
      newPassword,
    });
    expect(status.session).toMatchObject({ state: 'signed-in', user: { login, mustChangePassword: false } });
    expect(await auditDetails(office, 'session.recover')).toEqual([{ keysRebuilt: false }]);
    await client.session.signOut({});
    expect((await refusalOf(client.session.signIn({ login, password }))).code).toBe('WRONG_PASSWORD');
    expect((await client.session.signIn({ login, password: newPassword })).session.state).toBe('signed-in');
  });

  test('gives no password to somebody who is no active administrator', async () => {
    const office = await opened();
    const anna = await addUser(office, { login: 'anna', password: 'hasło do próby 1', roles: ['manager'] });
    const call = office.client().session.recover({ recoveryKey: prepared.recoveryKey, userId: anna, newPassword });
    expect((await refusalOf(call)).code).toBe('NOT_FOUND');
    expect(office.core.runtime.offices.isOpen).toBe(false);
  });

  test('works from a locked session of somebody else, which is then over', async () => {
    const office = await opened();
    await addUser(office, { login: 'anna', password: 'hasło do próby 1', roles: ['manager'] });
    const client = office.client();
    await client.session.signIn({ login: 'anna', password: 'hasło do próby 1' });
    await client.session.lock({});
    const { administrators } = await client.session.checkRecoveryKey({ recoveryKey: prepared.recoveryKey });
    expect((await client.session.status({})).session.state).toBe('locked');
    const userId = administrators[0]?.id ?? '';
    const status = await client.session.recover({ recoveryKey: prepared.recoveryKey, userId, newPassword });
    expect(status.session).toMatchObject({ state: 'signed-in', user: { login } });
  });

  test('ends the sessions of the same administrator elsewhere', async () => {
    const office = await opened();
    const elsewhere = office.client();
    await elsewhere.session.signIn({ login, password });
    const userId = await administratorOf(office);
    await office.client().session.recover({ recoveryKey: prepared.recoveryKey, userId: userId, newPassword });
    expect((await elsewhere.session.status({})).session.state).toBe('signed-out');
  });

  test('works with both key files damaged and loses nothing', async () => {
    const dir = prepared.copy();
    const before = await composeTestCore({ dir });
    await addUser(before, { login: 'anna', password: 'hasło do próby 1', roles: ['worker'] });
    await before.end();
    const generation = generationDir(dir, 1);
    for (const name of ['keys.json', 'keys.2.json']) {
      const file = join(generation, name);
      const bytes = readFileSync(file);
      bytes[100] = (bytes[100] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    }

    const office = await opened(dir);
    const client = office.client();
    expect((await client.session.status({})).session).toEqual({
      state: 'failed',
      code: 'KEYS_DAMAGED',
      data: { what: 'keys' },
    });
    expect((await refusalOf(client.session.signIn({ login, password }))).code).toBe('KEYS_DAMAGED');
    const userId = await administratorOf(office);
    const recovered = await client.session.recover({
      recoveryKey: prepared.recoveryKey,
      userId: userId,
      newPassword,
    });
    expect(recovered.session.state).toBe('signed-in');
    expect(await auditDetails(office, 'session.recover')).toEqual([{ keysRebuilt: true }]);
    const logins = await office.core.runtime.offices.database.read((r) =>
      r.selectFrom('users').select('login').orderBy('login').execute(),
    );
    expect(logins.map((user) => user.login)).toEqual(['anna', login]);
    expect(readdirSync(generation).filter((name) => name.includes('damaged'))).toHaveLength(2);

    const again = await opened(await closeAndKeep(office));
    const other = again.client();
    expect((await other.session.signIn({ login, password: newPassword })).session.state).toBe('signed-in');
    expect((await refusalOf(other.session.signIn({ login: 'anna', password: 'hasło do próby 1' }))).code).toBe(
      'WRONG_PASSWORD',
    );
    await other.session.signOut({});
    await administratorOf(again);
  });

  test('works with both key files damaged and a schema that is older, also when it was broken off', async () => {
    const dir = prepared.copy();
    for (const name of ['keys.json', 'keys.2.json']) writeFileSync(join(generationDir(dir, 1), name), 'x');
    const migrations = nextMigration();
    const failed = { state: 'failed', code: 'KEYS_DAMAGED', data: { what: 'keys' } };

    // The administrators are read, so the office is migrated; then the program ends before a password is given.
    const first = await opened(dir, { migrations });
    await administratorOf(first);
    expect((await first.client().session.status({})).session).toEqual(failed);
    await first.end();

    const office = await opened(dir, { migrations });
    const client = office.client();
    expect((await client.session.status({})).session).toEqual(failed);
    expect((await refusalOf(client.session.signIn({ login, password }))).code).toBe('KEYS_DAMAGED');
    const userId = await administratorOf(office);
    const { recoveryKey } = prepared;
    const recovered = await client.session.recover({ recoveryKey, userId, newPassword });
    expect(recovered.session.state).toBe('signed-in');
    expect(await auditDetails(office, 'session.recover')).toEqual([{ keysRebuilt: true }]);
    expect(office.core.runtime.offices.generation).toBe(generationDir(dir, 2));
    expect(readFileSync(join(generationDir(dir, 1), 'keys.json'), 'utf8')).toBe('x');
    await office.end();

    const again = (await opened(dir, { migrations })).client();
    expect((await again.session.signIn({ login, password: newPassword })).session.state).toBe('signed-in');
  });

  test('with the recovery file gone as well says that the keys are damaged and deletes nothing', async () => {
    const dir = prepared.copy();
    const generation = generationDir(dir, 1);
    for (const name of ['keys.json', 'keys.2.json']) writeFileSync(join(generation, name), 'x');
    rmSync(join(generation, 'recovery.age'));
    const office = await opened(dir);
    const refusal = await refusalOf(office.client().session.checkRecoveryKey({ recoveryKey: prepared.recoveryKey }));
    expect(refusal).toEqual({ code: 'KEYS_DAMAGED', data: { what: 'recovery' } });
    expect(readdirSync(generation)).toContain('office.db');
  });
});

test.each(['checkRecoveryKey', 'recover'] as const)(
  'damage that %s comes upon opens the damage screen',
  async (ask) => {
    const dir = prepared.copy();
    const file = join(generationDir(dir, 1), 'office.db');
    const bytes = readFileSync(file);
    writeFileSync(
      file,
      bytes.map((byte, at) => (at >= 100 && at < 500 ? byte ^ 0xff : byte)),
    );
    const office = await opened(dir);
    const client = office.client();
    const { recoveryKey } = prepared;
    const asked =
      ask === 'recover'
        ? client.session.recover({ recoveryKey, userId: asUserId(crypto.randomUUID()), newPassword })
        : client.session.checkRecoveryKey({ recoveryKey });
    expect((await refusalOf(asked)).code).toBe('DATABASE_DAMAGED');
    expect((await client.session.status({})).session).toMatchObject({ state: 'failed', code: 'DATABASE_DAMAGED' });
  },
);

async function closeAndKeep(office: TestCore): Promise<string> {
  await office.end();
  return office.dir;
}

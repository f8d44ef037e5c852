import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { generationDir, loadKeys } from '#db/generations/index.ts';
import { listUsers } from '#db/repositories/users.repository.ts';
import { WEAK_KDF } from '#tests/support/office-folder.ts';
import {
  type CoreClient,
  FIRST_ADMINISTRATOR,
  prepareOffice,
  type PreparedOffice,
  refusalOf,
  TEST_NOW,
  type TestCore,
} from '#tests/support/core.ts';
import { auditDetails, addUser } from '#tests/support/session-office.ts';

const { login, password } = FIRST_ADMINISTRATOR;

let prepared: PreparedOffice;
let office: TestCore;

beforeAll(async () => {
  prepared = await prepareOffice();
});
afterAll(() => prepared.remove());
beforeEach(async () => {
  office = await prepared.open();
});
afterEach(async () => {
  await office.close();
});

const wrong = (client: CoreClient, typedLogin: string = login) =>
  refusalOf(client.session.signIn({ login: typedLogin, password: 'nie to hasło' }));

async function signedIn(client: CoreClient) {
  const { session } = await client.session.signIn({ login, password });
  if (session.state !== 'signed-in') throw new Error(session.state);
  return session;
}

async function wrongTries({ core }: TestCore): Promise<unknown[]> {
  return await core.runtime.offices.database.read((r) =>
    r
      .selectFrom('audit_log')
      .select(['action', 'at', 'user_id as userId', 'detail'])
      .where('action', 'like', 'session.%Failed')
      .orderBy('seq')
      .execute(),
  );
}

describe('signing in', () => {
  test('opens the database for the first and closes it after the last', async () => {
    const { offices } = office.core.runtime;
    const [one, two] = [office.client(), office.client()];
    expect(offices.isOpen).toBe(false);
    await one.session.signIn({ login, password });
    await two.session.signIn({ login: ' EWA.Administrator', password });
    expect((await two.session.status({})).session).toMatchObject({ state: 'signed-in', user: { login } });
    await one.session.signOut({});
    expect(offices.isOpen).toBe(true);
    expect((await one.session.status({})).session).toEqual({ state: 'signed-out' });
    await two.session.signOut({});
    expect(offices.isOpen).toBe(false);
    expect((await refusalOf(two.session.lock({}))).code).toBe('NOT_SIGNED_IN');
  });

  test('leaves a row, with the number of wrong tries before it', async () => {
    const client = office.client();
    await wrong(client);
    await wrong(client);
    await client.session.signIn({ login, password });
    await client.session.signOut({});
    await client.session.signIn({ login, password });
    expect(await auditDetails(office, 'session.signIn')).toEqual([{}, { failedAttempts: 2 }, {}]);
    expect(await auditDetails(office, 'session.signOut')).toEqual([{}, {}]);
  });

  test('writes the wrong tries of before into the log, with the user of a known name and nothing typed', async () => {
    const client = office.client();
    await wrong(client);
    await wrong(client, 'ktoś nieznany');
    office.clock.advance(60);
    const { user } = await signedIn(client);
    expect(await wrongTries(office)).toEqual([
      { action: 'session.signInFailed', at: TEST_NOW, userId: user.id, detail: '{}' },
      { action: 'session.signInFailed', at: TEST_NOW, userId: null, detail: '{}' },
    ]);
    // With somebody at work a row is written at once.
    await wrong(office.client());
    await client.session.lock({});
    await refusalOf(client.session.unlock({ password: 'nie to' }));
    expect((await wrongTries(office)).slice(2)).toMatchObject([
      { action: 'session.signInFailed', userId: user.id },
      { action: 'session.unlockFailed', userId: user.id },
    ]);
  });

  test('a wrong old password is a row as well', async () => {
    const client = office.client();
    const { user } = await signedIn(client);
    const change = client.session.changePassword({ oldPassword: 'nie to hasło', newPassword: 'zupełnie nowe hasło' });
    expect((await refusalOf(change)).code).toBe('WRONG_PASSWORD');
    expect(await wrongTries(office)).toEqual([
      { action: 'session.changePasswordFailed', at: TEST_NOW, userId: user.id, detail: '{}' },
    ]);
  });

  test('writes two hundred of the wrong tries that wait, and how many came after them', async () => {
    const { wrongTries: waiting } = office.core.runtime;
    for (let time = 0; time < 203; time += 1) {
      waiting.add({ at: TEST_NOW, action: 'session.signInFailed', slotId: null });
    }
    await signedIn(office.client());
    const one = { action: 'session.signInFailed', at: TEST_NOW, userId: null };
    const written = [
      ...Array.from({ length: 200 }, () => ({ ...one, detail: '{}' })),
      { ...one, detail: '{"furtherTries":3}' },
    ];
    expect(await wrongTries(office)).toEqual(written);
    // The number is told once.
    await signedIn(office.client());
    expect(await wrongTries(office)).toEqual(written);
  });

  test('as somebody else in the same window signs the first one out', async () => {
    await addUser(office, { login: 'anna', password: 'hasło do próby 1', roles: ['worker'] });
    const client = office.client('one-and-the-same-window');
    await client.session.signIn({ login, password });
    await client.session.signIn({ login: 'anna', password: 'hasło do próby 1' });
    expect((await client.session.status({})).session).toMatchObject({ user: { login: 'anna', roles: ['worker'] } });
    expect(await auditDetails(office, 'session.signOut')).toHaveLength(2);
  });

  test('with a key made while the last one was leaving opens the office', async () => {
    const userId = await addUser(office, { login: 'anna', password: 'hasło do próby 1', roles: ['worker'] });
    const client = office.client();
    await client.session.signIn({ login, password });
    const { keys, offices } = office.core.runtime;
    const users = await offices.database.read((r) => listUsers(r, '2026-11-21'));
    const slotId = users.find(({ id }) => id === userId)?.slotId ?? '';
    const making = keys.createSlotFor({ slotId, login: 'anna', password: 'hasło do próby 2' }, async () => undefined);
    await offices.release();
    await making;
    await client.session.signOut({});
    const { session } = await client.session.signIn({ login: 'anna', password: 'hasło do próby 2' });
    expect(session).toMatchObject({ state: 'signed-in', user: { login: 'anna' } });
  });

  test('with a slot whose user is not active is refused like a wrong password', async () => {
    await addUser(office, { login: 'anna', password: 'hasło do próby 1', roles: ['worker'], active: false });
    const client = office.client();
    const refusal = await refusalOf(client.session.signIn({ login: 'anna', password: 'hasło do próby 1' }));
    expect(refusal).toEqual({ code: 'WRONG_PASSWORD', data: { waitSeconds: 0 } });
    expect(office.core.runtime.offices.isOpen).toBe(false);
  });

  test('puts the key files right after a crash between database and keys', async () => {
    await addUser(office, { login: 'anna', password: 'hasło do próby 1', roles: ['worker'], active: false });
    const recovery = join(generationDir(office.dir, 1), 'recovery.age');
    writeFileSync(recovery, 'half written');
    const client = office.client();
    await client.session.signIn({ login, password });
    const loaded = await loadKeys(generationDir(office.dir, 1));
    expect(loaded.state === 'good' && loaded.keys.slots).toHaveLength(1);
    await client.session.signOut({});
    const { administrators } = await client.session.checkRecoveryKey({ recoveryKey: prepared.recoveryKey });
    expect(administrators).toHaveLength(1);
  });

  test('gives the roles of the day, and the day after the roles of that one', async () => {
    await addUser(office, {
      login: 'anna',
      password: 'hasło do próby 1',
      roles: ['worker', 'manager'],
      rolesTo: { manager: '2026-11-21' },
    });
    const client = office.client();
    const rolesOf = async () => {
      const { session } = await client.session.status({});
      return session.state === 'signed-in' ? session.user.roles : session.state;
    };
    await client.session.signIn({ login: 'anna', password: 'hasło do próby 1' });
    expect(await rolesOf()).toEqual(['worker', 'manager']);
    for (let step = 0; step < 15 * 6; step += 1) {
      office.clock.advance(600);
      await client.session.touch({});
    }
    expect(await rolesOf()).toEqual(['worker']);
  });

  test('ends the day somebody stops being active', async () => {
    const id = await addUser(office, { login: 'anna', password: 'hasło do próby 1', roles: ['worker'] });
    const client = office.client();
    await client.session.signIn({ login: 'anna', password: 'hasło do próby 1' });
    await office.core.runtime.offices.database.write((tx) =>
      tx.updateTable('users').set({ active: 0 }).where('id', '=', id).execute(),
    );
    office.clock.advance(15 * 60 * 60);
    expect((await refusalOf(client.session.touch({}))).code).toBe('NOT_SIGNED_IN');
    expect((await client.session.status({})).session).toEqual({ state: 'signed-out' });
  });

  test('is refused alike for a login that exists and one that does not', async () => {
    const client = office.client();
    const known = [await wrong(client), await wrong(client), await wrong(client), await wrong(client)];
    const unknown = [];
    for (let time = 0; time < 4; time += 1) unknown.push(await wrong(client, 'nikt.taki'));
    expect(known).toEqual(unknown);
    expect(known.map(({ code }) => code)).toEqual([
      'WRONG_PASSWORD',
      'WRONG_PASSWORD',
      'WRONG_PASSWORD',
      'TOO_MANY_ATTEMPTS',
    ]);
    expect(known[2]?.data).toEqual({ waitSeconds: 2 });
  });

  test('waits, also with the right password, and goes on once the time has passed', async () => {
    const client = office.client();
    for (let time = 0; time < 3; time += 1) await wrong(client);
    const refusal = await refusalOf(client.session.signIn({ login, password }));
    expect(refusal).toEqual({ code: 'TOO_MANY_ATTEMPTS', data: { waitSeconds: 2 } });
    office.clock.advance(2);
    await client.session.signIn({ login, password });
    expect(await auditDetails(office, 'session.signIn')).toEqual([{}, { failedAttempts: 3 }]);
  });

  test('tries made at the same moment are counted one by one', async () => {
    const results = await Promise.all(Array.from({ length: 6 }, () => wrong(office.client())));
    expect(results.filter(({ code }) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(3);
  });
});

describe('a temporary password', () => {
  test('lets nothing through but its change', async () => {
    await addUser(office, {
      login: 'anna',
      password: 'tymczasowe hasło',
      roles: ['manager'],
      mustChangePassword: true,
    });
    const client = office.client();
    await client.session.signIn({ login: 'anna', password: 'tymczasowe hasło' });
    const refusal = await refusalOf(client.people.list({ filter: {}, window: { offset: 0, limit: 1 } }));
    expect(refusal).toEqual({ code: 'PERMISSION_DENIED', data: { mustChangePassword: true } });
    const same = { oldPassword: 'tymczasowe hasło', newPassword: 'tymczasowe hasło' };
    expect(await refusalOf(client.session.changePassword(same))).toEqual({
      code: 'RULE_BROKEN',
      data: { rule: 'same-password' },
    });
    await client.session.changePassword({ oldPassword: 'tymczasowe hasło', newPassword: 'własne hasło Anny' });
    expect((await client.session.status({})).session).toMatchObject({ user: { mustChangePassword: false } });
    await client.session.signOut({});
    expect((await refusalOf(client.session.signIn({ login: 'anna', password: 'tymczasowe hasło' }))).code).toBe(
      'WRONG_PASSWORD',
    );
    expect((await client.session.signIn({ login: 'anna', password: 'własne hasło Anny' })).session.state).toBe(
      'signed-in',
    );
  });
});

describe('changing the password', () => {
  test('needs the old one, with the same waits, and ends the user’s other sessions', async () => {
    const [one, two] = [office.client(), office.client()];
    await one.session.signIn({ login, password });
    await two.session.signIn({ login, password });
    const newPassword = 'zupełnie nowe hasło';
    for (const waitSeconds of [0, 0, 2]) {
      const refusal = await refusalOf(one.session.changePassword({ oldPassword: 'nie to', newPassword }));
      expect(refusal).toEqual({ code: 'WRONG_PASSWORD', data: { waitSeconds } });
    }
    const early = await refusalOf(one.session.changePassword({ oldPassword: password, newPassword }));
    expect(early.code).toBe('TOO_MANY_ATTEMPTS');
    office.clock.advance(2);
    await one.session.changePassword({ oldPassword: password, newPassword });
    expect((await one.session.status({})).session.state).toBe('signed-in');
    expect((await two.session.status({})).session.state).toBe('signed-out');
    expect(await auditDetails(office, 'session.changePassword')).toEqual([{ failedAttempts: 3 }]);
    expect((await two.session.signIn({ login, password: newPassword })).session.state).toBe('signed-in');
  });

  test('without a readable key file is refused, and everything stays as it was', async () => {
    const client = office.client();
    await client.session.signIn({ login, password });
    const { generation } = office.core.runtime.offices;
    const files = ['keys.json', 'keys.2.json'].map((name) => join(generation, name));
    const kept = files.map((file) => readFileSync(file));
    for (const file of files) writeFileSync(file, 'not the keys');
    const change = { oldPassword: password, newPassword: 'zupełnie nowe hasło' };
    expect((await refusalOf(client.session.changePassword(change))).code).toBe('KEYS_DAMAGED');
    expect((await client.session.status({})).session.state).toBe('signed-in');
    for (const [index, file] of files.entries()) writeFileSync(file, kept[index] ?? '');
    await client.session.signOut({});
    expect((await client.session.signIn({ login, password })).session.state).toBe('signed-in');
  });
});

test('the tests derive keys cheaply and the program does not', async () => {
  const { STRONG_KDF } = await import('#db/generations/index.ts');
  expect(STRONG_KDF.N).toBeGreaterThanOrEqual(2 ** 17);
  expect(WEAK_KDF.N).toBeLessThan(STRONG_KDF.N);
});

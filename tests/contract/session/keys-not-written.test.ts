import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { generationDir } from '#db/generations/index.ts';
import { listUsers } from '#db/repositories/users.repository.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import {
  type CoreClient,
  FIRST_ADMINISTRATOR,
  prepareOffice,
  type PreparedOffice,
  type TestCore,
} from '#tests/support/core.ts';
import { addUser, auditDetails } from '#tests/support/session-office.ts';

const { login, password } = FIRST_ADMINISTRATOR;
const newPassword = 'zupełnie nowe hasło';
const temporaryPassword = 'hasło na jeden dzień';
const nowak = { displayName: 'Nowa Osoba', login: 'nowa.osoba', roles: ['worker' as const] };

let prepared: PreparedOffice;
let office: TestCore;
let client: CoreClient;

beforeAll(async () => {
  prepared = await prepareOffice();
});
afterAll(() => prepared.remove());
beforeEach(async () => {
  office = await prepared.open();
  client = office.client();
});
afterEach(async () => {
  await office.close();
});

/** Makes one of the two key files impossible to write, as a folder in its place; the answer makes it possible again. */
function refuseKeys(name: 'keys.json' | 'keys.2.json'): () => void {
  const file = join(generationDir(office.dir, 1), name);
  const kept = readFileSync(file);
  rmSync(file);
  mkdirSync(file);
  return () => {
    rmSync(file, { recursive: true });
    writeFileSync(file, kept);
  };
}

/** The accounts as they stand in the database, but for the version, which counts every change. */
const accounts = () => office.core.runtime.offices.database.read((r) => listUsers(r, '2026-11-21'));

const signIn = async (typed: { login: string; password: string }) =>
  (await office.client().session.signIn(typed)).session.state;

interface Case {
  readonly action: string;
  readonly prepare: () => Promise<void>;
  readonly run: () => Promise<unknown>;
  /** What opens the office once the keys are written. */
  readonly opens: { readonly login: string; readonly password: string };
}

let anna: UserId;
const CASES: readonly Case[] = [
  {
    action: 'session.changePassword',
    prepare: async () => undefined,
    run: () => client.session.changePassword({ oldPassword: password, newPassword }),
    opens: { login, password: newPassword },
  },
  {
    action: 'session.recover',
    prepare: async () => {
      // Recovering takes the demand for a new password away.
      await office.core.runtime.offices.database.write(async (tx) => {
        await tx.updateTable('users').set({ must_change_password: 1 }).where('id', '=', anna).execute();
        await tx.updateTable('user_roles').set({ role: 'administrator' }).where('user_id', '=', anna).execute();
      });
    },
    run: () => office.client().session.recover({ recoveryKey: prepared.recoveryKey, userId: anna, newPassword }),
    opens: { login: 'anna2', password: newPassword },
  },
  {
    action: 'administration.addUser',
    prepare: async () => undefined,
    run: () => client.administration.addUser({ ...nowak, temporaryPassword }),
    opens: { login: nowak.login, password: temporaryPassword },
  },
  {
    action: 'administration.resetPassword',
    prepare: async () => undefined,
    run: () => client.administration.resetPassword({ userId: anna, temporaryPassword }),
    opens: { login: 'anna2', password: temporaryPassword },
  },
];

describe.each(CASES)('$action', ({ action, prepare, run, opens }) => {
  beforeEach(async () => {
    anna = (await addUser(office, { login: 'anna2', password: 'hasło do próby 1', roles: ['worker'] })) as UserId;
    await client.session.signIn({ login, password });
    await prepare();
  });

  test('that cannot write the keys changes nothing in the database, and works the next time', async () => {
    const before = await accounts();
    const allow = refuseKeys('keys.json');
    await expect(run()).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(await accounts()).toEqual(before);
    expect(await auditDetails(office, action)).toEqual([expect.anything(), { withdrawn: true }]);
    allow();
    expect(await signIn({ login, password })).toBe('signed-in');
    await run();
    expect(await signIn(opens)).toBe('signed-in');
  });

  test('that can write one of the two key files is done', async () => {
    const allow = refuseKeys('keys.2.json');
    await run();
    expect(office.log.join('\n')).toContain('key-file-not-written');
    expect(await auditDetails(office, action)).toHaveLength(1);
    allow();
    expect(await signIn(opens)).toBe('signed-in');
  });
});

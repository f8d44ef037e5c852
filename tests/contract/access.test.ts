import { randomUUID } from 'node:crypto';

import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { DemoLogin } from '#db/demo/users.ts';
import { userId } from '#shared/kernel/ids.ts';
import { PERMISSION_TABLE, type Role, ROLES } from '#shared/permissions/roles.ts';
import {
  FIRST_ADMINISTRATOR,
  httpClient,
  prepareDemoOffice,
  type PreparedOffice,
  signInAs,
  type TestCore,
  type TestServer,
} from '#tests/support/core.ts';
import { type ListedProcedure, listProcedures } from '#tests/support/procedures.ts';
import { callRaw } from '#tests/support/raw-call.ts';
import { drained } from '#tests/support/streams.ts';

const procedures = listProcedures();

/** One user for each role who holds that role alone. */
const HOLDERS: Readonly<Record<Role, DemoLogin>> = {
  worker: 'katarzyna.pracownik',
  manager: 'anna.kierownik',
  administrator: 'ewa.administrator',
  accountant: 'jan.ksiegowosc',
  viewer: 'zofia.podglad',
};

/** No procedure knows this key, so a call with it passes session and permission and fails at the input, before any handler. */
const UNKNOWN_KEY = { 'no such key': 1 };

let prepared: PreparedOffice;
let office: TestCore;
let server: TestServer;

beforeAll(async () => {
  prepared = await prepareDemoOffice();
  office = await prepared.open();
  server = await office.serve();
});
afterAll(async () => {
  await office.close();
  prepared.remove();
});

const codeOf = async (procedure: ListedProcedure, sessionId: string): Promise<{ code: string; data: unknown }> => {
  const { code, data } = await callRaw(server, procedure.name, { sessionId, input: UNKNOWN_KEY });
  return { code, data: code === 'INVALID_INPUT' ? null : data };
};

const passed = { code: 'INVALID_INPUT', data: null };

describe('without the token', () => {
  test.each(procedures)('$name is 401 like a name that does not exist', async ({ feature, verb }) => {
    for (const authorization of [undefined, 'Bearer ', 'Bearer wrong', `Basic ${server.token}`, server.token]) {
      const statuses = await Promise.all(
        [`${feature}/${verb}`, `${feature}/no-such-verb`, ''].map(async (path) => {
          const headers = {
            'x-ostoja-session': randomUUID(),
            ...(authorization === undefined ? {} : { authorization }),
          };
          const response = await fetch(`${server.origin}/rpc/${path}`, { method: 'POST', headers, body: '{}' });
          return `${response.status} ${await response.text()}`;
        }),
      );
      expect(new Set(statuses)).toEqual(new Set(['401 ']));
    }
  });

  test('with it, a name that does not exist is 404', async () => {
    expect((await callRaw(server, 'people.noSuchVerb', { sessionId: randomUUID(), input: {} })).status).toBe(404);
    expect((await callRaw(server, 'people', { sessionId: randomUUID(), input: {} })).status).toBe(404);
  });
});

describe('signed out', () => {
  test.each(procedures)('$name', async (procedure) => {
    const expected = procedure.meta.permission === 'public' ? passed : { code: 'NOT_SIGNED_IN', data: {} };
    expect(await codeOf(procedure, randomUUID())).toEqual(expected);
  });
});

describe('locked', () => {
  let sessionId: string;
  beforeAll(async () => {
    sessionId = randomUUID();
    const client = httpClient(server.origin, { token: server.token, sessionId });
    await signInAs(client, 'anna.kierownik');
    await client.session.lock({});
  });

  test.each(procedures)('$name', async (procedure) => {
    const open = ['public', 'unlock'].includes(procedure.meta.permission);
    expect(await codeOf(procedure, sessionId)).toEqual(open ? passed : { code: 'SESSION_LOCKED', data: {} });
  });

  test('what is public does nothing there but tell the state, sign in and recover', async () => {
    const { session } = httpClient(server.origin, { token: server.token, sessionId });
    const { recoveryKey } = prepared;
    const newOwner = { userId: userId.parse(randomUUID()), newPassword: 'nowe hasło do próby' };
    const parts = { preparationId: randomUUID(), typed: { '1': 'AAAA', '2': 'BBBB' } };
    const firstRun = {
      office: { name: 'Inny ośrodek', shortName: 'Inny', kind: 'ops' as const },
      administrator: { ...FIRST_ADMINISTRATOR, alsoManager: false },
      recoveryParts: parts,
    };
    const calls: Readonly<Record<string, readonly [() => Promise<unknown>, string | null]>> = {
      'session.status': [() => session.status({}), null],
      'session.watch': [async () => void (await (await session.watch({})).return?.()), null],
      'session.prepareFirstRun': [() => session.prepareFirstRun({}), 'OFFICE_ALREADY_SET_UP'],
      'session.firstRun': [() => session.firstRun(firstRun), 'OFFICE_ALREADY_SET_UP'],
      'session.signIn': [() => session.signIn({ login: 'anna.kierownik', password: 'inne hasło' }), 'WRONG_PASSWORD'],
      'session.quit': [() => session.quit({}), 'PERMISSION_DENIED'],
      'session.checkRecoveryKey': [() => session.checkRecoveryKey({ recoveryKey }), null],
      'session.recover': [() => session.recover({ recoveryKey, ...newOwner }), 'NOT_FOUND'],
      'session.offeredBackups': [() => session.offeredBackups({}), 'OFFICE_ALREADY_SET_UP'],
      'session.provedBackups': [() => session.provedBackups({}), 'OFFICE_ALREADY_SET_UP'],
      'session.chooseBackup': [() => session.chooseBackup({ offered: null }), 'OFFICE_ALREADY_SET_UP'],
      'session.openBackup': [
        async () => drained(session.openBackup({ fileId: randomUUID(), recoveryKey })),
        'OFFICE_ALREADY_SET_UP',
      ],
      'session.restoreOffice': [
        async () => drained(session.restoreOffice({ preparedId: randomUUID(), ...newOwner })),
        'OFFICE_ALREADY_SET_UP',
      ],
      'session.leaveRestore': [() => session.leaveRestore({}), null],
    };
    const isPublic = procedures.filter(({ meta }) => meta.permission === 'public').map(({ name }) => name);
    expect(Object.keys(calls).toSorted()).toEqual(isPublic.toSorted());
    const found: Record<string, string | null> = {};
    for (const [name, [run]] of Object.entries(calls)) {
      found[name] = await run().then(
        () => null,
        (error: unknown) => (error instanceof ORPCError ? String(error.code) : String(error)),
      );
    }
    expect(found).toEqual(Object.fromEntries(Object.entries(calls).map(([name, [, code]]) => [name, code])));
    expect((await session.status({})).session.state).toBe('locked');
  });
});

describe('with a temporary password', () => {
  let sessionId: string;
  beforeAll(async () => {
    sessionId = randomUUID();
    const administrator = server.client();
    await signInAs(administrator, 'ewa.administrator');
    const users = await administrator.administration.listUsers({});
    const userId = users.find(({ login }) => login === 'iwona.pracownik')?.id;
    if (userId === undefined) throw new Error('no such user');
    await administrator.administration.resetPassword({ userId, temporaryPassword: 'hasło na początek' });
    const client = httpClient(server.origin, { token: server.token, sessionId });
    await client.session.signIn({ login: 'iwona.pracownik', password: 'hasło na początek' });
  });

  test.each(procedures)('$name', async (procedure) => {
    const denied = { code: 'PERMISSION_DENIED', data: { mustChangePassword: true } };
    expect(await codeOf(procedure, sessionId)).toEqual(procedure.feature === 'session' ? passed : denied);
  });
});

describe.each(ROLES)('as %s', (role) => {
  let sessionId: string;
  beforeAll(async () => {
    sessionId = randomUUID();
    await signInAs(httpClient(server.origin, { token: server.token, sessionId }), HOLDERS[role]);
  });

  test('the user holds that role alone', async () => {
    const { session } = await httpClient(server.origin, { token: server.token, sessionId }).session.status({});
    expect(session).toMatchObject({ state: 'signed-in', user: { roles: [role] } });
  });

  test.each(procedures)('$name', async (procedure) => {
    expect(await codeOf(procedure, sessionId)).toEqual(expectedFor(role, procedure));
  });
});

/** What the table of permissions promises, read straight from the table and not through the program's own function. */
function expectedFor(role: Role, { meta }: ListedProcedure): { code: string; data: unknown } {
  const { permission } = meta;
  if (permission === 'public' || permission === 'unlock' || permission === 'signed-in') return passed;
  const row: Partial<Record<Role, string>> = PERMISSION_TABLE[permission];
  return row[role] === undefined ? { code: 'PERMISSION_DENIED', data: { permission } } : passed;
}

test('each procedure asks for the permission that is written down for it', async () => {
  // The tests above take what they expect from the contract; this list is what the contract is compared with.
  const lines = procedures.map(({ name, meta }) => `${name} ${meta.permission}`);
  await expect(`${lines.toSorted().join('\n')}\n`).toMatchFileSnapshot('permissions.snapshot.txt');
});

test('every permission of the table guards a procedure, and every procedure names an access that exists', () => {
  const named = new Set(procedures.map(({ meta }) => meta.permission));
  const unused = Object.keys(PERMISSION_TABLE).filter((permission) => !named.has(permission as never));
  expect(unused).toEqual([]);
  const known = new Set<string>(['public', 'unlock', 'signed-in', ...Object.keys(PERMISSION_TABLE)]);
  expect([...named].filter((permission) => !known.has(permission))).toEqual([]);
});

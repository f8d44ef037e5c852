import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { SessionStatus } from '#shared/features/session/session.schema.ts';
import {
  FIRST_ADMINISTRATOR,
  prepareOffice,
  type PreparedOffice,
  refusalOf,
  type TestCore,
} from '#tests/support/core.ts';
import { auditDetails } from '#tests/support/session-office.ts';

const { login, password } = FIRST_ADMINISTRATOR;
const MINUTE = 60;

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

const list = { filter: {}, window: { offset: 0, limit: 1 } };

async function nextState(stream: AsyncIterator<SessionStatus>): Promise<string> {
  const step = await stream.next();
  return step.done === true ? 'ended' : step.value.session.state;
}

describe('a locked session', () => {
  test('refuses everything but unlocking and leaving, and keeps the database open', async () => {
    const client = office.client();
    await client.session.signIn({ login, password });
    expect((await client.session.lock({})).session).toMatchObject({ state: 'locked', user: { login } });
    for (const call of [
      client.people.list(list),
      client.dashboard.overview({}),
      client.session.touch({}),
      client.session.lock({}),
      client.session.changePassword({ oldPassword: password, newPassword: 'zupełnie nowe hasło' }),
    ]) {
      expect((await refusalOf(call)).code).toBe('SESSION_LOCKED');
    }
    expect(office.core.runtime.offices.isOpen).toBe(true);
    expect((await client.session.unlock({ password })).session.state).toBe('signed-in');
    expect(await auditDetails(office, 'session.lock')).toEqual([{}]);
    expect(await auditDetails(office, 'session.unlock')).toEqual([{}]);
  });

  test('is unlocked by the own password alone, with the same waits', async () => {
    const client = office.client();
    await client.session.signIn({ login, password });
    await client.session.lock({});
    for (const waitSeconds of [0, 0, 2]) {
      expect(await refusalOf(client.session.unlock({ password: 'nie to' }))).toEqual({
        code: 'WRONG_PASSWORD',
        data: { waitSeconds },
      });
    }
    expect((await refusalOf(client.session.unlock({ password }))).code).toBe('TOO_MANY_ATTEMPTS');
    office.clock.advance(2);
    await client.session.unlock({ password });
    expect(await auditDetails(office, 'session.unlock')).toEqual([{ failedAttempts: 3 }]);
  });

  test('may be left, and the last one out closes the database', async () => {
    const client = office.client();
    await client.session.signIn({ login, password });
    await client.session.lock({});
    expect((await client.session.signOut({})).session).toEqual({ state: 'signed-out' });
    expect(office.core.runtime.offices.isOpen).toBe(false);
  });

  test('locks all its windows and no other session', async () => {
    const windowOne = office.client('one-session-of-two-windows');
    const windowTwo = office.client('one-session-of-two-windows');
    const colleague = office.client();
    await windowOne.session.signIn({ login, password });
    await colleague.session.signIn({ login, password });
    const watched = await windowTwo.session.watch({});
    const stream = watched[Symbol.asyncIterator]();
    expect(await nextState(stream)).toBe('signed-in');
    await windowOne.session.lock({});
    expect(await nextState(stream)).toBe('locked');
    expect((await refusalOf(windowTwo.dashboard.overview({}))).code).toBe('SESSION_LOCKED');
    expect((await colleague.session.status({})).session.state).toBe('signed-in');
    await windowTwo.session.unlock({ password });
    expect(await nextState(stream)).toBe('signed-in');
    await windowOne.session.signOut({});
    expect(await nextState(stream)).toBe('signed-out');
    await stream.return?.();
  });
});

describe('the idle lock', () => {
  test('comes after fifteen minutes without a touch, whoever looks first', async () => {
    const client = office.client();
    await client.session.signIn({ login, password });
    office.clock.advance(14 * MINUTE);
    await client.session.touch({});
    office.clock.advance(15 * MINUTE - 1);
    expect((await client.session.status({})).session.state).toBe('signed-in');
    office.clock.advance(1);
    expect((await refusalOf(client.session.touch({}))).code).toBe('SESSION_LOCKED');
    await client.session.unlock({ password });
    expect(await auditDetails(office, 'session.lock')).toEqual([{ idle: true }]);
  });

  test('is told to every window by the core’s own timer', async () => {
    const client = office.client();
    await client.session.signIn({ login, password });
    const stream = (await client.session.watch({}))[Symbol.asyncIterator]();
    expect(await nextState(stream)).toBe('signed-in');
    office.clock.advance(15 * MINUTE);
    office.core.lockIdle();
    expect(await nextState(stream)).toBe('locked');
    await stream.return?.();
  });

  test('comes at once for everybody when the computer is locked', async () => {
    const [one, two] = [office.client(), office.client()];
    await one.session.signIn({ login, password });
    await two.session.signIn({ login, password });
    await office.core.lockAll();
    expect((await one.session.status({})).session.state).toBe('locked');
    expect((await two.session.status({})).session.state).toBe('locked');
  });
});

describe('a watched status', () => {
  test('tells one window of another’s first run, sign-in and sign-out, and ends when nobody listens', async () => {
    const client = office.client('one-session-of-two-windows');
    const stream = (await client.session.watch({}))[Symbol.asyncIterator]();
    expect(await nextState(stream)).toBe('signed-out');
    await client.session.signIn({ login, password });
    expect(await nextState(stream)).toBe('signed-in');
    await client.session.signOut({});
    expect(await nextState(stream)).toBe('signed-out');
    await stream.return?.();
    expect(await nextState(stream)).toBe('ended');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  composeTestCore,
  firstRunInput,
  prepareDemoOffice,
  type PreparedOffice,
  refusalOf,
} from '#tests/support/core.ts';
import { composeSavingCore, signedIn, workerId } from '#tests/support/protected-office.ts';

const WEAK = 'haslohaslohaslo';

let office: PreparedOffice;
let test: Awaited<ReturnType<typeof composeSavingCore>>['test'];

beforeAll(async () => {
  office = await prepareDemoOffice();
  ({ test } = await composeSavingCore(office));
});
afterAll(async () => {
  await test.close();
  office.remove();
});

async function refusedAt(call: Promise<unknown>): Promise<string> {
  const { code, data } = await refusalOf(call);
  expect(code).toBe('INVALID_INPUT');
  const { fields } = data as { fields: { path: string; message: string }[] };
  expect(fields.map(({ message }) => message)).toEqual([
    'Hasło: to hasło łatwo odgadnąć. Wpisz cztery słowa, których nic nie łączy.',
  ]);
  return fields[0]?.path ?? '';
}

describe('a password that is easy to guess', () => {
  it('founds no office', async () => {
    const empty = await composeTestCore();
    const client = empty.client();
    const input = firstRunInput(await client.session.prepareFirstRun({}));
    const administrator = { ...input.administrator, password: WEAK };
    expect(await refusedAt(client.session.firstRun({ ...input, administrator }))).toBe('administrator.password');
    expect((await client.session.status({})).session.state).toBe('first-run');
    await empty.close();
  });

  it('is given to no new user, and leaves none behind', async () => {
    const ewa = await signedIn(test, 'ewa.administrator');
    const before = (await ewa.administration.listUsers({})).length;
    const user = { displayName: 'Nowa Osoba', login: 'nowa', roles: ['worker' as const], temporaryPassword: WEAK };
    expect(await refusedAt(ewa.administration.addUser(user))).toBe('temporaryPassword');
    expect(await ewa.administration.listUsers({})).toHaveLength(before);
  });

  it('replaces no forgotten one and is not taken for oneself', async () => {
    const ewa = await signedIn(test, 'ewa.administrator');
    const userId = await workerId(ewa, 'Marta');
    expect(await refusedAt(ewa.administration.resetPassword({ userId, temporaryPassword: WEAK }))).toBe(
      'temporaryPassword',
    );
    const change = { oldPassword: 'ostoja-pokaz', newPassword: WEAK };
    expect(await refusedAt(ewa.session.changePassword(change))).toBe('newPassword');
  });

  it('does not come with the recovery key either', async () => {
    const ewa = await signedIn(test, 'ewa.administrator');
    const administrator = (await ewa.administration.listUsers({})).find(({ login }) => login === 'ewa.administrator');
    const recovery = { recoveryKey: office.recoveryKey, userId: administrator?.id ?? ('' as never), newPassword: WEAK };
    expect(await refusedAt(test.client().session.recover(recovery))).toBe('newPassword');
  });
});

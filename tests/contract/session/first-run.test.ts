import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import {
  composeTestCore,
  firstRunInput,
  FIRST_ADMINISTRATOR,
  refusalOf,
  setUp,
  type TestCore,
} from '#tests/support/core.ts';

let office: TestCore;

beforeEach(async () => {
  office = await composeTestCore();
});
afterEach(async () => {
  await office.close();
});

const isSetUp = (): boolean => existsSync(join(office.dir, 'current.json'));

describe('before the first run', () => {
  test('the state is a first run, and nobody can sign in', async () => {
    const client = office.client();
    expect((await client.session.status({})).session).toEqual({ state: 'first-run' });
    const refusal = await refusalOf(client.session.signIn({ login: 'anna', password: 'cokolwiek' }));
    expect(refusal.code).toBe('OFFICE_NOT_READY');
    expect((await refusalOf(client.session.checkRecoveryKey({ recoveryKey: 'x' }))).code).toBe('OFFICE_NOT_READY');
  });

  test('the card has nine parts, two full ones of them covered, and differs each time', async () => {
    const client = office.client();
    const seen = new Set<string>();
    for (let time = 0; time < 8; time += 1) {
      const card = await client.session.prepareFirstRun({});
      expect(card.parts).toHaveLength(9);
      expect(card.covered).toHaveLength(2);
      expect(new Set(card.covered).size).toBe(2);
      for (const number of card.covered) expect(card.parts[number - 1]).toHaveLength(8);
      seen.add(card.parts.join(''));
    }
    expect(seen.size).toBe(8);
    expect(isSetUp()).toBe(false);
    expect(existsSync(join(office.dir, 'generations'))).toBe(false);
  });
});

describe('the first run', () => {
  test('is told to its windows as one change: no sign-in page stands in between', async () => {
    const client = office.client('one-window');
    const states: string[] = [];
    const watching = (async () => {
      for await (const { session } of await client.session.watch({})) {
        states.push(session.state);
        if (session.state === 'signed-in') return;
      }
    })();
    await setUp(client);
    await watching;
    expect(states).toEqual(['first-run', 'signed-in']);
  });

  test('signs the administrator in, as manager too when asked', async () => {
    const { status } = await setUp(office.client());
    expect(status.session).toMatchObject({
      state: 'signed-in',
      writable: true,
      office: { name: 'Ośrodek Pomocy Społecznej w Próbowie', shortName: 'OPS Próbowo' },
      user: { login: FIRST_ADMINISTRATOR.login, roles: ['manager', 'administrator'], mustChangePassword: false },
    });
    expect(isSetUp()).toBe(true);
  });

  test('an administrator alone gets that role alone', async () => {
    const client = office.client();
    const card = await client.session.prepareFirstRun({});
    const status = await client.session.firstRun(firstRunInput(card, false));
    expect(status.session).toMatchObject({ state: 'signed-in', user: { roles: ['administrator'] } });
    expect((await refusalOf(client.people.list({ filter: {}, window: { offset: 0, limit: 10 } }))).code).toBe(
      'PERMISSION_DENIED',
    );
  });

  test.each(['first', 'second'] as const)(
    'a mistyped %s covered part is named, and nothing is on disk',
    async (which) => {
      const client = office.client();
      const card = await client.session.prepareFirstRun({});
      const input = firstRunInput(card);
      const wrong = card.covered[which === 'first' ? 0 : 1] ?? 0;
      const typed = { ...input.recoveryParts.typed, [String(wrong)]: 'ZZZZZZZZ' };
      const recoveryParts = { ...input.recoveryParts, typed };
      const refusal = await refusalOf(client.session.firstRun({ ...input, recoveryParts }));
      expect(refusal).toEqual({ code: 'RECOVERY_PARTS_DIFFER', data: { part: wrong } });
      expect(isSetUp()).toBe(false);
      expect(readdirSync(join(office.dir, 'staging'))).toEqual([]);
      expect((await client.session.firstRun(input)).session.state).toBe('signed-in');
    },
  );

  test('parts are taken in any case and with spaces', async () => {
    const client = office.client();
    const card = await client.session.prepareFirstRun({});
    const input = firstRunInput(card);
    const typed = Object.fromEntries(
      Object.entries(input.recoveryParts.typed).map(([part, text]) => [
        part,
        ` ${text.slice(0, 4)} ${text.slice(4).toLowerCase()}\n`,
      ]),
    );
    const status = await client.session.firstRun({ ...input, recoveryParts: { ...input.recoveryParts, typed } });
    expect(status.session.state).toBe('signed-in');
  });

  test('a card prepared before the present one is refused', async () => {
    const client = office.client();
    const old = await client.session.prepareFirstRun({});
    await client.session.prepareFirstRun({});
    const refusal = await refusalOf(client.session.firstRun(firstRunInput(old)));
    expect(refusal).toEqual({ code: 'RECOVERY_PARTS_DIFFER', data: { expired: true } });
    expect(isSetUp()).toBe(false);
  });

  test('happens once: two windows at the same moment make one office', async () => {
    const client = office.client();
    const card = await client.session.prepareFirstRun({});
    const results = await Promise.allSettled([
      client.session.firstRun(firstRunInput(card)),
      office.client().session.firstRun(firstRunInput(card)),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await refusalOf(office.client().session.prepareFirstRun({}))).code).toBe('OFFICE_ALREADY_SET_UP');
    expect((await refusalOf(client.session.firstRun(firstRunInput(card)))).code).toBe('OFFICE_ALREADY_SET_UP');
  });

  test('leaves an office that opens after a restart', async () => {
    await setUp(office.client());
    await office.end();
    const again = await composeTestCore({ dir: office.dir });
    try {
      const client = again.client();
      expect((await client.session.status({})).session).toEqual({ state: 'signed-out' });
      const { login, password } = FIRST_ADMINISTRATOR;
      expect((await client.session.signIn({ login, password })).session.state).toBe('signed-in');
    } finally {
      await again.close();
    }
  });

  test('the office starts with every commune, one recovery key and one row of the log', async () => {
    await setUp(office.client());
    const counts = await office.core.runtime.offices.database.read(async (r) => ({
      communes: (await r.selectFrom('communes').select('terc').execute()).length,
      keys: await r.selectFrom('recovery_keys').select(['confirmed_on', 'retired_on']).execute(),
      actions: (await r.selectFrom('audit_log').select('action').orderBy('seq').execute()).map(({ action }) => action),
    }));
    expect(counts.communes).toBe(2477);
    expect(counts.keys).toEqual([{ confirmed_on: '2026-11-21', retired_on: null }]);
    expect(counts.actions).toEqual(['session.firstRun', 'session.signIn']);
  });
});

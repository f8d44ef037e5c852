import { afterAll, beforeAll, expect, test } from 'vitest';

import type { DemoLogin } from '#db/demo/users.ts';
import { auditHead } from '#db/repositories/audit.repository.ts';
import {
  type CoreClient,
  paperPrinter,
  prepareDemoOffice,
  type PreparedOffice,
  refusalOf,
  signInAs,
  type TestCore,
  type TestServer,
} from '#tests/support/core.ts';
import { listProcedures } from '#tests/support/procedures.ts';
import { auditDetails } from '#tests/support/session-office.ts';
import type { ValidCall, World } from '#tests/support/valid-calls.base.ts';
import { VALID_CALLS } from '#tests/support/valid-calls.ts';

const procedures = listProcedures();

let prepared: PreparedOffice;
let office: TestCore;
let server: TestServer;
let world: World;

beforeAll(async () => {
  prepared = await prepareDemoOffice();
  office = await prepared.open({ ports: { printer: paperPrinter() } });
  server = await office.serve();
  const clients = new Map<DemoLogin, CoreClient>();
  world = {
    prepared,
    office,
    server,
    as: async (login) => {
      const known = clients.get(login) ?? server.client();
      if (!clients.has(login)) await signInAs(known, login);
      clients.set(login, known);
      return known;
    },
  };
  // Somebody stays signed in, so that the log can be read after others have left.
  await world.as('zofia.podglad');
});
afterAll(async () => {
  await office.close();
  prepared.remove();
});

test('every procedure has a valid call, and nothing else has', () => {
  expect(Object.keys(VALID_CALLS).sort()).toEqual(procedures.map(({ name }) => name).sort());
});

async function lastRow(one: TestCore): Promise<number> {
  const { offices } = one.core.runtime;
  return offices.isOpen ? (await offices.database.read(auditHead)).seq : 0;
}

/** Lets time pass while everybody is at work: no session locks itself in between. */
function pass(seconds: number): void {
  office.clock.advance(seconds);
  for (const session of office.core.runtime.sessions.all()) session.touch(office.clock.now());
}

/** How many rows the call leaves. */
async function rowsOf(call: ValidCall): Promise<number> {
  const one = call.office ?? office;
  const before = await lastRow(one);
  if (call.refused === undefined) await call.run();
  else expect((await refusalOf(call.run())).code).toBe(call.refused);
  return (await lastRow(one)) - before;
}

test.each(procedures)('$name leaves the rows of its kind', async ({ name, meta }) => {
  const call = await VALID_CALLS[name]?.(world);
  if (call === undefined) throw new Error('no valid call');
  try {
    const rows = await rowsOf(call);
    switch (meta.kind) {
      case 'command':
        expect(rows).toBeGreaterThanOrEqual(name === 'session.recover' ? 2 : 1);
        break;
      case 'view':
        expect(rows).toBe(1);
        expect(await rowsOf(call), 'the same view within ten minutes').toBe(0);
        pass(9 * 60 + 59);
        expect(await rowsOf(call), 'one second before the ten minutes are over').toBe(0);
        pass(1);
        expect(await rowsOf(call), 'after ten minutes').toBe(1);
        break;
      case 'query':
      case 'personal':
        expect(rows).toBe(0);
        break;
    }
  } finally {
    if (call.office !== undefined) await call.office.close();
  }
});

test('rows name the procedure, and no row holds what was typed', async () => {
  const names = new Set(procedures.map(({ name }) => name));
  const actions = await office.core.runtime.offices.database.read((r) =>
    r.selectFrom('audit_log').select(['action', 'detail', 'fields']).execute(),
  );
  expect(actions.filter(({ action }) => !names.has(action) && action !== 'demo.fill')).toEqual([]);
  expect(actions.map(({ detail, fields }) => detail + fields).join(' ')).not.toMatch(/Próbn|Łucja|AB1234567|hasło/);
  expect(await auditDetails(office, 'people.register')).not.toEqual([]);
});

test('the log verifies after all of this', async () => {
  const client = await world.as('anna.kierownik');
  const events = [];
  for await (const event of await client.audit.verify({})) events.push(event);
  expect(events.at(-1)).toMatchObject({ kind: 'result', ok: true });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import type { DemoLogin } from '#db/demo/users.ts';
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
import type { World } from '#tests/support/valid-calls.base.ts';
import { VALID_CALLS } from '#tests/support/valid-calls.ts';

/** What a change stands on: the version of the record, or the record that was the newest. */
const BASES = ['version', 'basedOn'];

const changes = listProcedures().filter(
  ({ input }) => input instanceof z.ZodObject && BASES.some((base) => base in input.shape),
);

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
});
afterAll(async () => {
  await office.close();
  prepared.remove();
});

test('there are changes that stand on something', () => expect(changes.length).toBeGreaterThan(20));

test.each(changes)('$name by a second window is refused, and says who was quicker', async ({ name }) => {
  const call = await VALID_CALLS[name]?.(world);
  if (call === undefined) throw new Error('no valid call');
  await call.run();
  const { code, data } = await refusalOf(call.run());
  // What the quicker one did may be the very same thing: then there is nothing left to do, and the state says so.
  const said =
    code === 'ALREADY_DONE'
      ? { state: expect.any(String) }
      : { changedByName: expect.any(String), changedAt: expect.any(String) };
  expect(['CONFLICT', 'ALREADY_DONE']).toContain(code);
  expect(data).toMatchObject(said);
});

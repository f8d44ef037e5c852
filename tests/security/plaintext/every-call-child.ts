/**
 * Two hosts on demonstration offices in which every procedure is called; in the second among planted rows:
 * node every-call-child.ts <folder>. Prints one line of JSON with the first one's address and what was typed, and waits to
 * be killed.
 */
import { join } from 'node:path';

import { createFileLogger } from '#core/logging/file-logger.ts';
import type { DemoLogin } from '#db/demo/users.ts';
import { openConnection } from '#db/sqlite/connection.ts';
import { composeTestCore, type CoreClient, paperPrinter, prepareDemoOffice, signInAs } from '#tests/support/core.ts';
import { listProcedures } from '#tests/support/procedures.ts';
import { ADMINISTRATOR, MANAGER, type World } from '#tests/support/valid-calls.base.ts';
import { VALID_CALLS } from '#tests/support/valid-calls.ts';
import { schemaTables } from './columns.ts';
import { plantEverywhere } from './plant.ts';
import { recording, type TypedTexts } from './typed-texts.ts';

const [home] = process.argv.slice(2);
if (home === undefined) throw new Error('a folder is needed');

const typed: TypedTexts = { called: new Set(), texts: new Set() };
const logger = createFileLogger(join(home, 'logs'));
const prepared = await prepareDemoOffice();

/** @param open opens an office of its own for calls that end the world's */
async function makeWorld(open: World['prepared']['open']): Promise<World> {
  const office = await composeTestCore({ dir: prepared.copy(), ports: { logger, printer: paperPrinter() } });
  const server = await office.serve();
  const client = (sessionId?: string): CoreClient => recording(server.client(sessionId), typed);
  const clients = new Map<DemoLogin, CoreClient>();
  return {
    office,
    server: { ...server, client },
    prepared: { ...prepared, open },
    as: async (login) => {
      const known = clients.get(login) ?? client();
      if (!clients.has(login)) await signInAs(known, login);
      clients.set(login, known);
      return known;
    },
  };
}

/** Names of the procedures that could not be called, or were refused though they should not have been. */
async function callEach(world: World): Promise<string[]> {
  const failed: string[] = [];
  for (const { name } of listProcedures()) {
    try {
      const call = await VALID_CALLS[name]?.(world);
      if (call === undefined) throw new Error('no valid call');
      try {
        typed.called.add(name);
        await call.run().catch((error: unknown) => {
          if (call.refused === undefined) throw error;
        });
      } finally {
        await call.office?.end();
      }
    } catch {
      failed.push(name);
    }
  }
  return failed;
}

const world = await makeWorld(async (options = {}) => {
  const other = await prepared.open({ ...options, ports: { logger, ...options.ports } });
  return { ...other, client: (sessionId) => recording(other.client(sessionId), typed) };
});
const failed = await callEach(world);
const sessionId = crypto.randomUUID();
await signInAs(world.server.client(sessionId), ADMINISTRATOR);

const planted = await makeWorld(() => Promise.reject(new Error('only the planted office is called')));
await planted.as(ADMINISTRATOR);
await planted.as(MANAGER);
const { offices } = planted.office.core.runtime;
const key = Uint8Array.from(offices.databaseKey);
const connection = openConnection({ file: join(offices.generation, 'office.db'), key, role: 'write' });
const { notReached } = plantEverywhere(connection, schemaTables(connection));
connection.close();
const failedAmongPlants = await callEach(planted);

const { origin, token } = world.server;
process.stdout.write(
  `${JSON.stringify({
    origin,
    token,
    sessionId,
    key: Buffer.from(key).toString('hex'),
    called: [...typed.called],
    texts: [...typed.texts],
    failed,
    failedAmongPlants,
    notReached,
  })}\n`,
);

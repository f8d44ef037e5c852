import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';

import type { DemoLogin } from '#db/demo/users.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { familyId, personId } from '#shared/kernel/ids.ts';
import {
  type CoreClient,
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

/** A worker of one caseload, in which nothing lies that the valid calls make. */
const STRANGER: DemoLogin = 'marta.pracownik';

/** Whether a schema takes the id of a person or a family anywhere in it. */
function takesRecord(schema: unknown, seen = new Set<unknown>()): boolean {
  if (schema === personId || schema === familyId) return true;
  if (schema === null || typeof schema !== 'object' || seen.has(schema)) return false;
  seen.add(schema);
  if ('_zod' in schema) return takesRecord((schema as z.ZodType).def, seen);
  const isPlain = Array.isArray(schema) || Object.getPrototypeOf(schema) === Object.prototype;
  return isPlain && Object.values(schema).some((part) => takesRecord(part, seen));
}

const procedures = listProcedures()
  .filter(({ input }) => takesRecord(input))
  .map(({ name }) => name);

let prepared: PreparedOffice;
let office: TestCore;
let server: TestServer;
let stranger: CoreClient;
let world: World;
/** The procedure whose next call goes to the stranger first, and what came of it. */
let watched = '';
let outcomes: string[] = [];

beforeAll(async () => {
  prepared = await prepareDemoOffice();
  office = await prepared.open();
  server = await office.serve();
  stranger = server.client();
  await signInAs(stranger, STRANGER);
  const clients = new Map<DemoLogin, CoreClient>();
  world = {
    prepared,
    office,
    server,
    as: async (login) => {
      const known = clients.get(login) ?? followed(server.client());
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

type Verb = (input: unknown) => Promise<unknown>;
type Verbs = Readonly<Record<string, Readonly<Record<string, Verb>>>>;

/** A client whose watched call is made with the same input by the stranger in its place. */
function followed(client: CoreClient): CoreClient {
  const verbs = client as unknown as Verbs;
  const strangers = stranger as unknown as Verbs;
  const none: Readonly<Record<string, Verb>> = {};
  return new Proxy(client, {
    get: (_target, feature: string) =>
      new Proxy(none, {
        get: (_verbs, verb: string) => async (input: unknown) => {
          if (`${feature}.${verb}` !== watched) return await verbs[feature]?.[verb]?.(input);
          outcomes.push(await outcomeOf(strangers[feature]?.[verb], input));
          throw new AppError('CANCELLED');
        },
      }),
  });
}

async function outcomeOf(call: Verb | undefined, input: unknown): Promise<string> {
  if (call === undefined) return 'no such procedure';
  const refusal = refusalOf(
    call(input).then(async (answer) => {
      // A stream refuses when it is read.
      if (answer !== null && typeof answer === 'object' && Symbol.asyncIterator in answer)
        for await (const part of answer as AsyncIterable<unknown>) void part;
    }),
  );
  return await refusal.then(
    ({ code }) => code,
    () => 'answered',
  );
}

/** What nobody leads is within everybody's reach, so what the valid calls made is given to another worker. */
async function giveToSomebodyElse(): Promise<void> {
  await office.core.runtime.offices.database.write(async (tx) => {
    for (const [table, column] of [
      ['people', 'person_id'],
      ['families', 'family_id'],
    ] as const) {
      await sql`
        INSERT INTO assignments (id, user_id, ${sql.ref(column)}, from_date)
        SELECT 'given-' || r.id, (SELECT id FROM users WHERE login = 'katarzyna.pracownik'), r.id, '2020-01-01'
        FROM ${sql.table(table)} AS r
        WHERE NOT EXISTS (SELECT 1 FROM assignments AS a WHERE a.${sql.ref(column)} = r.id)`.execute(tx);
    }
  });
}

/** Procedures that answer a stranger, and why that tells nothing of the record. */
const ANSWERED: Readonly<Record<string, string>> = {
  'people.register': 'a new person; the valid call names no other',
  'families.register': 'a new family; the valid call names no member',
  'drafts.keep': 'the valid call is of a form about nobody yet',
  'drafts.offered': 'the valid call is of a form about nobody yet',
};

describe('a record out of reach', () => {
  test('is asked for by many procedures', () => {
    expect(procedures.length).toBeGreaterThan(20);
    expect(procedures).toEqual(expect.arrayContaining(['people.open', 'families.join', 'people.correct']));
    expect(procedures).toEqual(expect.arrayContaining(Object.keys(ANSWERED)));
  });

  test.each(procedures)('is refused by %s', async (name) => {
    const call = await VALID_CALLS[name]?.(world);
    if (call === undefined) throw new Error('no valid call');
    outcomes = [];
    watched = name;
    await giveToSomebodyElse();
    try {
      await call.run().catch(() => undefined);
    } finally {
      watched = '';
      if (call.office !== undefined) await call.office.close();
    }
    expect(outcomes.length).toBeGreaterThan(0);
    for (const outcome of outcomes) {
      if (name in ANSWERED) expect(outcome).toBe('answered');
      else expect(['OUT_OF_REACH', 'PERMISSION_DENIED', 'RECORD_PROTECTED']).toContain(outcome);
    }
  });
});

import { randomUUID } from 'node:crypto';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { FIELD_NAMES } from '#shared/contract/field-names.ts';
import {
  httpClient,
  prepareOffice,
  type PreparedOffice,
  FIRST_ADMINISTRATOR,
  type TestCore,
  type TestServer,
} from '#tests/support/core.ts';
import { type ListedProcedure, listProcedures } from '#tests/support/procedures.ts';
import { callRaw, type RawAnswer } from '#tests/support/raw-call.ts';

const procedures = listProcedures();

let prepared: PreparedOffice;
let office: TestCore;
let server: TestServer;
let sessionId: string;

beforeAll(async () => {
  prepared = await prepareOffice();
  office = await prepared.open();
  server = await office.serve();
  sessionId = randomUUID();
  // Administrator and manager at once: no permission stands before any input.
  const { login, password } = FIRST_ADMINISTRATOR;
  await httpClient(server.origin, { token: server.token, sessionId }).session.signIn({ login, password });
});
afterAll(async () => {
  await office.close();
  prepared.remove();
});

/** Polish, one sentence or two, beginning with what the field is called. */
const SENTENCE = /^\p{Lu}[\p{L}\p{N} ,()/-]*: \S.*\.$/su;
const NOT_POLISH = /invalid|expected|received|oczekiwano|wejściow|required|undefined|\[object/i;

function assertRefusedWell(answer: RawAnswer): void {
  expect(answer.code).toBe('INVALID_INPUT');
  const { fields } = answer.data as { fields: { path: string; message: string }[] };
  expect(fields.length).toBeGreaterThan(0);
  for (const { message } of fields) {
    expect(message).toMatch(SENTENCE);
    expect(message).not.toMatch(NOT_POLISH);
  }
}

/** The JSON Schema of an input: what a form may hold, in plain data. */
type Schema = Readonly<Record<string, unknown>>;
const schemaOf = ({ input }: ListedProcedure): Schema => z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });

/** Something of the right shape, with any texts and numbers in it. */
function shaped(schema: Schema): fc.Arbitrary<unknown> {
  const options = (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
  if (options !== undefined) return fc.oneof(...options.map(shaped));
  if (schema['const'] !== undefined) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  switch (schema['type']) {
    case 'object': {
      const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
      return fc.record(Object.fromEntries(properties.map(([key, value]) => [key, shaped(value)])));
    }
    case 'array':
      return fc.array(shaped(schema['items'] as Schema), { maxLength: 2 });
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.uuid(), fc.constant('2026-02-30'));
  }
}

/** Right shapes, the same with one strange key, and anything at all. */
function inputsOf(procedure: ListedProcedure): fc.Arbitrary<unknown> {
  const right = shaped(schemaOf(procedure));
  const withStrangeKey = right.map((input) =>
    typeof input === 'object' && input !== null ? { ...input, nieznane: 1 } : input,
  );
  return fc.oneof(right, withStrangeKey, fc.jsonValue({ maxDepth: 3 }));
}

/** Public procedures change who is signed in when an input is right; only wrong ones are sent. */
const isWrong = ({ input }: ListedProcedure, value: unknown): boolean => !input.safeParse(value).success;

describe.each(procedures)('$name', (procedure) => {
  test('refuses every malformed input in Polish, naming the field', async () => {
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(inputsOf(procedure), async (input) => {
        fc.pre(isWrong(procedure, input));
        sent += 1;
        assertRefusedWell(await callRaw(server, procedure.name, { sessionId, input }));
      }),
      { numRuns: 40, seed: 20261121 },
    );
    expect(sent).toBeGreaterThan(0);
  });

  test('refuses a key it does not know, by that name', async () => {
    const answer = await callRaw(server, procedure.name, { sessionId, input: { nieznane: 1 } });
    assertRefusedWell(answer);
    expect(JSON.stringify(answer.data)).toContain('nieznane');
  });

  test('refuses what is no message at all', async () => {
    for (const body of ['', '{', '{"json":', 'null', '[]', '"', '{"json":[]}', '{"json":"{}"}']) {
      const answer = await callRaw(server, procedure.name, { sessionId, body });
      expect(answer.code, body).toBe('INVALID_INPUT');
    }
  });
});

test('the session of all these calls is still signed in and nothing went wrong inside', async () => {
  const client = httpClient(server.origin, { token: server.token, sessionId });
  expect((await client.session.status({})).session.state).toBe('signed-in');
  expect(office.log.filter((line) => line.startsWith('call-failed'))).toEqual([]);
});

test('every key of every input has a Polish name, and no name is left over', () => {
  const keys = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'properties') for (const name of Object.keys(inner as object)) keys.add(name);
      walk(inner);
    }
  };
  for (const procedure of procedures) walk(schemaOf(procedure));
  expect(keys.size).toBeGreaterThan(0);
  expect([...keys].filter((key) => !(key in FIELD_NAMES)).sort()).toEqual([]);
  expect(Object.keys(FIELD_NAMES).filter((key) => !keys.has(key))).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { DemoLogin } from '#db/demo/users.ts';
import { auditHead } from '#db/repositories/audit.repository.ts';
import { AUDIT_FIELD_LABELS } from '#shared/features/audit/audit.labels.ts';
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
import { exportTwin, TWINNED_EXPORTS } from '#tests/support/export-twins.ts';
import { listProcedures } from '#tests/support/procedures.ts';
import { auditDetails } from '#tests/support/session-office.ts';
import { knownFamily, type ValidCall, type World } from '#tests/support/valid-calls.base.ts';
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

interface Left {
  /** How many rows the call left. */
  readonly rows: number;
  readonly answer: unknown;
}

async function leftBy(call: ValidCall): Promise<Left> {
  const one = call.office ?? office;
  const before = await lastRow(one);
  let answer: unknown = null;
  if (call.refused === undefined) answer = await call.run();
  else expect((await refusalOf(call.run())).code).toBe(call.refused);
  return { rows: (await lastRow(one)) - before, answer };
}

const rowsOf = async (call: ValidCall): Promise<number> => (await leftBy(call)).rows;

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;

/** What of an answer names nobody: a line that says only whom to ask, and a stored id without the name. */
function isMasked(value: object): boolean {
  return ('shown' in value && value.shown === false) || ('personId' in value && 'name' in value && value.name === null);
}

/** The ids of people, families and homes that an answer shows. */
async function recordsShown(answer: unknown): Promise<string[]> {
  const text = JSON.stringify(answer, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && isMasked(value) ? null : value,
  );
  const ids = [...new Set(text.match(ID) ?? [])];
  return await office.core.runtime.offices.database.read(async (r) => {
    const [people, families, homes] = await Promise.all([
      r.selectFrom('people').select('id').where('id', 'in', ids).execute(),
      r.selectFrom('families').select('id').where('id', 'in', ids).execute(),
      r.selectFrom('foster_homes').select('id').where('id', 'in', ids).execute(),
    ]);
    return [...people, ...families, ...homes].map(({ id }) => id);
  });
}

const subjectsOfLastRow = async (): Promise<string[]> =>
  await office.core.runtime.offices.database.read(async (r) => {
    const { seq } = await auditHead(r);
    const rows = await r.selectFrom('audit_subjects').select('subject_id').where('seq', '=', seq).execute();
    return rows.map(({ subject_id }) => subject_id);
  });

/** Views whose answer names no record by an id: papers, workers and accounts, a plan without its family, an empty log. */
const NAMING_NOBODY =
  /^printing\.|^caseloads\.(?:printLog|(?:print|export)Overview)$|^administration\.(?:print|export)Users$|^plans\.open$/u;

const exporting = procedures
  .filter(({ name, verb, meta }) => meta.kind === 'view' && verb.startsWith('export') && !NAMING_NOBODY.test(name))
  .map(({ name }) => name);

/** Each of these adds a row to what it shows, so that the next one shows something else. */
const OF_THE_LOG_ITSELF = /^audit\.(?:print|export)List$/u;

test.each(procedures)('$name leaves the rows of its kind', async ({ name, meta }) => {
  const call = await VALID_CALLS[name]?.(world);
  if (call === undefined) throw new Error('no valid call');
  try {
    const { rows, answer } = await leftBy(call);
    switch (meta.kind) {
      case 'command':
        expect(rows).toBeGreaterThanOrEqual(name === 'session.recover' ? 2 : 1);
        break;
      case 'view':
        expect(rows).toBe(1);
        // The file of an export is no answer: its row is compared with what shows the same, below.
        if (!exporting.includes(name)) await compareWithRow(name, answer);
        expect(await rowsOf(call), 'the same view within ten minutes').toBe(OF_THE_LOG_ITSELF.test(name) ? 1 : 0);
        pass(9 * 60 + 59);
        expect(await rowsOf(call), 'a second before the ten minutes are over').toBe(
          OF_THE_LOG_ITSELF.test(name) ? 1 : 0,
        );
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

async function compareWithRow(name: string, answer: unknown): Promise<void> {
  const records = await recordsShown(answer);
  // A view with a valid call that names nobody proves nothing.
  expect(records.length > 0).toBe(!NAMING_NOBODY.test(name));
  expect(await subjectsOfLastRow()).toEqual(expect.arrayContaining(records));
}

test('every export that names somebody has a call that shows the same, and nothing else has', () => {
  expect([...TWINNED_EXPORTS].sort()).toEqual([...exporting].sort());
});

test.each(exporting)('the row of %s names whom it shows, and nobody else', async (name) => {
  const { save, show } = await exportTwin(name, world);
  pass(10 * 60);
  const shown = await recordsShown(await show());
  expect(shown).not.toEqual([]);
  const before = await lastRow(office);
  await save();
  expect(await lastRow(office)).toBe(before + 1);
  expect((await recordsShown(await subjectsOfLastRow())).sort()).toEqual(shown.sort());
});

test('a history names families without an id, and its row has them even so', async () => {
  const client = await world.as('anna.kierownik');
  const family = await knownFamily(client);
  const history = await client.people.history({ id: family.mother.id });
  expect(JSON.stringify(history)).toContain('Próbni');
  expect(await subjectsOfLastRow()).toContain(family.id);
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

test('every field that a row names has a Polish word', async () => {
  const rows = await office.core.runtime.offices.database.read((r) =>
    r.selectFrom('audit_log').select(['action', 'fields']).execute(),
  );
  const named = rows.flatMap(({ action, fields }) => (JSON.parse(fields) as string[]).map((field) => [action, field]));
  expect(named.length).toBeGreaterThan(0);
  const wordless = named.filter(([, field = '']) => !Object.hasOwn(AUDIT_FIELD_LABELS, field));
  expect([...new Set(wordless.map((one) => one.join(': ')))]).toEqual([]);
});

test('the log verifies after all of this', async () => {
  const client = await world.as('anna.kierownik');
  const events = [];
  for await (const event of await client.audit.verify({})) events.push(event);
  expect(events.at(-1)).toMatchObject({ kind: 'result', ok: true });
});

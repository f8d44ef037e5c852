import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import type { Dialogs } from '#core/ports/index.ts';
import { RUNNING_FILE } from '#core/session/running-marker.ts';
import { DatabaseThreadLost } from '#db/sqlite/errors.ts';
import { DatabaseThread, ThreadReport } from '#db/sqlite/thread-client.ts';
import type { ThreadAnswer, ThreadRequest } from '#db/sqlite/thread-messages.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import {
  composeTestCore,
  type CoreClient,
  prepareDemoOffice,
  type PreparedOffice,
  refusalOf,
  signInAs,
  type TestCore,
} from '#tests/support/core.ts';
import { auditDetails } from '#tests/support/session-office.ts';
import { exported } from '#tests/support/streams.ts';

const SESSION = 'session-after-an-unclean-end-01';
const LOGIN = 'anna.kierownik';

let prepared: PreparedOffice;
let dir: string;
const open: TestCore[] = [];
/** What stands in for the thread's answer: undefined lets the request through. */
let fault: (request: ThreadRequest) => Promise<ThreadAnswer> | undefined;

beforeAll(async () => {
  prepared = await prepareDemoOffice();
});
afterAll(() => prepared.remove());
beforeEach(() => {
  dir = prepared.copy();
  writeFileSync(join(dir, RUNNING_FILE), '');
  fault = () => undefined;
  const whole = Object.getOwnPropertyDescriptor(DatabaseThread.prototype, 'call')?.value as DatabaseThread['call'];
  vi.spyOn(DatabaseThread.prototype, 'call').mockImplementation(async function call(this: DatabaseThread, request) {
    return await (fault(request) ?? whole.call(this, request));
  });
});
afterEach(async () => {
  fault = () => undefined;
  for (const office of open.splice(0)) await office.close();
  vi.restoreAllMocks();
});

async function opened(folder = dir, dialogs?: Dialogs): Promise<TestCore> {
  const office = await composeTestCore({ dir: folder, ...(dialogs === undefined ? {} : { ports: { dialogs } }) });
  open.push(office);
  return office;
}

const list = (client: CoreClient) => client.people.list({ filter: {}, window: { offset: 0, limit: 50 } });

async function somebody(client: CoreClient): Promise<PersonId> {
  const { rows } = await list(client);
  const row = rows.find((one) => one.shown);
  if (row?.shown !== true) throw new Error('the list shows nobody');
  return row.id;
}

const stateOf = async (client: CoreClient) => (await client.session.status({})).session;

/** Fails the first checks of the file, by default by losing the thread. */
function loseChecks(times: number, error: Error = new DatabaseThreadLost('a database thread failed')): () => number {
  let lost = 0;
  fault = (request) => {
    if (request.op !== 'check' || lost >= times) return undefined;
    lost += 1;
    return Promise.reject(error);
  };
  return () => lost;
}

/** Keeps the check from answering until the gate is opened. */
function holdCheck(): () => void {
  const gate = Promise.withResolvers<undefined>();
  let held = false;
  fault = (request) => {
    if (request.op !== 'check' || held) return undefined;
    held = true;
    return gate.promise.then(() => ({ findings: [] }));
  };
  return () => gate.resolve(undefined);
}

describe('a check that could not run', () => {
  test('is tried again, and what waited is written', async () => {
    const lost = loseChecks(1);
    const office = await opened();
    const client = office.client(SESSION);
    await signInAs(client, LOGIN);
    await client.people.open({ id: await somebody(client) });
    expect(lost()).toBe(1);
    expect(await auditDetails(office, 'session.signIn')).toHaveLength(1);
    expect(await auditDetails(office, 'people.open')).toHaveLength(1);
  });

  test('twice is the failure screen, and nobody works on without a log', async () => {
    const lost = loseChecks(2);
    const office = await opened();
    const client = office.client(SESSION);
    await signInAs(client, LOGIN);
    for await (const { session } of await client.session.watch({})) if (session.state === 'failed') break;
    const state = office.core.status(SESSION).session;
    expect(state).toMatchObject({ state: 'failed', code: 'INTERNAL' });
    const reference = state.state === 'failed' ? (state.data['reference'] ?? '') : '';
    expect(office.log.join('\n')).toContain(`office-not-writable reference=${reference}`);
    expect((await refusalOf(list(client))).code).toBe('INTERNAL');
    expect(lost()).toBe(2);
    await office.end();

    // The marker stayed, so the next run checks first.
    fault = () => undefined;
    const again = await opened();
    await signInAs(again.client(SESSION), LOGIN);
    await again.core.runtime.offices.checked();
    expect(again.core.runtime.offices.writable).toBe(true);
  });

  test.each([
    ['INTERNAL', new DatabaseThreadLost('a database thread failed')],
    ['DISK_FULL', new ThreadReport({ code: 'SQLITE_FULL', message: 'database or disk is full' })],
    ['FOLDER_NOT_WRITABLE', new ThreadReport({ code: 'SQLITE_READONLY', message: 'attempt to write' })],
  ])('twice: %s is left by trying again, for everybody who was signed in', async (code, error) => {
    const lost = loseChecks(4, error);
    const office = await opened();
    const [client, other] = [office.client(SESSION), office.client()];
    const failed = async () => {
      for await (const { session } of await client.session.watch({})) if (session.state === 'failed') return session;
      return null;
    };
    await signInAs(client, LOGIN);
    expect(await failed()).toMatchObject({ code });
    // The cause is not gone yet: trying again gets as far as the sign-in, and the check fails anew.
    expect(await stateOf(client)).toEqual({ state: 'signed-out' });
    expect(office.core.runtime.offices.isOpen).toBe(false);
    await signInAs(client, LOGIN);
    expect(await failed()).toMatchObject({ code });
    expect(lost()).toBe(4);

    expect(await stateOf(other)).toEqual({ state: 'signed-out' });
    expect(await stateOf(client)).toEqual({ state: 'signed-out' });
    await signInAs(client, LOGIN);
    await office.core.runtime.offices.checked();
    expect(await stateOf(client)).toMatchObject({ state: 'signed-in', writable: true });
    expect(await auditDetails(office, 'session.signIn')).toHaveLength(3);
    expect(await auditDetails(office, 'session.signOut')).toHaveLength(2);
  });
});

test('a disk that is full when the waiting rows are written: they stay, calls say why, and room lets all go on', async () => {
  let full = true;
  fault = (request) =>
    full && request.op === 'query' && /insert into "audit_log"/u.test(request.sql)
      ? Promise.reject(new ThreadReport({ code: 'SQLITE_FULL', message: 'database or disk is full' }))
      : undefined;
  const office = await opened();
  const client = office.client(SESSION);
  await signInAs(client, LOGIN);
  const id = await somebody(client);
  expect((await refusalOf(client.people.open({ id }))).code).toBe('DISK_FULL');
  const command = () => client.people.archive({ id, version: 1, reason: 'wyjechała' });
  expect((await refusalOf(command())).code).toBe('DISK_FULL');
  expect(await stateOf(client)).toMatchObject({ state: 'signed-in', writable: false });
  expect(await auditDetails(office, 'session.signIn')).toEqual([]);

  full = false;
  await client.people.open({ id });
  expect(await stateOf(client)).toMatchObject({ state: 'signed-in', writable: true });
  expect(await auditDetails(office, 'session.signIn')).toHaveLength(1);
  expect(await auditDetails(office, 'people.open')).toHaveLength(1);
});

const shows: readonly (readonly [action: string, show: (client: CoreClient, id: PersonId) => Promise<unknown>])[] = [
  ['people.open', (client, id) => client.people.open({ id })],
  ['people.printCard', (client, id) => client.people.printCard({ id })],
  [
    'people.exportList',
    (client) => exported(client.people.exportList({ filter: {}, columns: ['name'], format: 'csv' })),
  ],
];

test.each(shows)('%s is not answered before its row is written, so that a crash loses none', async (action, show) => {
  const letGo = holdCheck();
  const files: string[] = [];
  const office = await opened(dir, {
    save: async (_window, file) => {
      await file.release();
      files.push(file.name);
      return { kind: 'saved', fileName: file.name };
    },
  });
  const client = office.client(SESSION);
  await signInAs(client, LOGIN);
  let answered = false;
  const showing = show(client, await somebody(client)).then(() => {
    answered = true;
  });
  for (let time = 0; time < 20; time += 1) await list(client);
  expect([answered, files]).toEqual([false, []]);
  letGo();
  await showing;

  const crashed = join(mkdtempSync(join(tmpdir(), 'ostoja-crashed-')), 'data');
  cpSync(dir, crashed, { recursive: true });
  const after = await opened(crashed);
  await signInAs(after.client(SESSION), LOGIN);
  expect(await auditDetails(after, action)).toHaveLength(1);
  await after.end();
  rmSync(crashed, { recursive: true });
});

test('a view that waited too long for the check says for what, and leaves no row when the check ends', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const letGo = holdCheck();
    const office = await opened();
    const client = office.client(SESSION);
    await signInAs(client, LOGIN);
    const refusal = refusalOf(client.people.open({ id: await somebody(client) }));
    for (let time = 0; time < 5; time += 1) await list(client);
    vi.advanceTimersByTime(15_000);
    expect((await refusal).code).toBe('READ_ONLY_UNTIL_CHECKED');
    letGo();
    await office.core.runtime.offices.checked();
    expect(await auditDetails(office, 'people.open')).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});

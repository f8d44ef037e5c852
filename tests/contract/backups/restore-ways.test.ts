import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { readLedger } from '#db/backup/index.ts';
import { generationDir, updateKeys } from '#db/generations/index.ts';
import { TARGETS_FOLDER } from '#preview/preview-places.ts';
import type { PrepareRestoreEvent } from '#shared/features/backups/backups.schema.ts';
import { addSeconds, instant } from '#shared/kernel/instant.ts';
import {
  composeTestCore,
  type CoreClient,
  FIRST_ADMINISTRATOR,
  prepareOffice,
  type PreparedOffice,
  refusalOf,
  refusedFields,
  TEST_NOW,
  type TestCore,
  testClock,
} from '#tests/support/core.ts';
import { aPerson } from '#tests/support/people.ts';
import { addUser, auditDetails } from '#tests/support/session-office.ts';
import { drained } from '#tests/support/streams.ts';
import { backupMade, preparedFor, restoreKnown } from '#tests/support/valid-calls.backups.ts';

const SECOND = { login: 'ewa.druga', password: 'rower stoi pod starym dębem', roles: ['administrator'] as const };
const JAN = { login: 'jan.pracownik', password: 'rower stoi pod starym dębem', roles: ['worker'] as const };
const NEW_PASSWORD = 'zielona łódka płynie przez 7 jezior';
const DAY_SECONDS = 86_400;

let prepared: PreparedOffice;
let office: TestCore;
let client: CoreClient;
let backupId: string;

beforeAll(async () => {
  prepared = await prepareOffice();
});
afterAll(() => prepared.remove());
beforeEach(async () => {
  office = await prepared.open();
  client = await signedIn();
  backupId = await backupMade(client);
  office.clock.advance(60);
});
afterEach(() => office.close());

async function signedIn(who: { login: string; password: string } = FIRST_ADMINISTRATOR): Promise<CoreClient> {
  const one = office.client();
  await one.session.signIn({ login: who.login, password: who.password });
  return one;
}

const place = (): string => join(office.dir, TARGETS_FOLDER, 'Dysk kopii');
const generations = async (): Promise<string[]> => (await readdir(join(office.dir, 'generations'))).sort();
const people = async (): Promise<number> =>
  (await office.core.runtime.offices.database.read((r) => r.selectFrom('people').select('id').execute())).length;
const state = async (by: CoreClient = client) => (await by.session.status({})).session.state;

/** Takes the key of the first administrator away, as when the account was closed and its slot went. */
async function withoutFirstKey(): Promise<void> {
  const { database } = office.core.runtime.offices;
  const first = await database.read((r) =>
    r.selectFrom('users').select('slot_id').where('login', '=', FIRST_ADMINISTRATOR.login).executeTakeFirstOrThrow(),
  );
  await updateKeys(generationDir(office.dir, 1), (keys) => ({
    ...keys,
    slots: keys.slots.filter(({ slotId }) => slotId !== first.slot_id),
  }));
}

async function read(by: CoreClient): Promise<Extract<PrepareRestoreEvent, { kind: 'result' }>> {
  const last = (await drained(by.backups.prepareRestore({ source: { kind: 'known', backupId } }))).at(-1);
  if (last?.kind !== 'result') throw new Error('the backup was not read');
  return last;
}

describe('a backup whose administrators have no key today', () => {
  beforeEach(async () => {
    await addUser(office, SECOND);
    await withoutFirstKey();
    client = await signedIn(SECOND);
  });

  it('passes its test: nothing of it is against the backup', async () => {
    expect((await drained(client.backups.testRestore({ backupId }))).at(-1)).toMatchObject({ kind: 'result' });
    const { problems } = await client.backups.health({});
    expect(problems.map(({ problem }) => problem)).not.toContain('failed-test');
  });

  it('says so when it was read, and is not restored before one of them is given a password', async () => {
    const { backup, administrators } = await read(client);
    expect(administrators.map(({ login }) => login)).toEqual([FIRST_ADMINISTRATOR.login]);
    const { preparedId } = backup;
    const restore = (owner: Parameters<typeof client.backups.restore>[0]['owner']) =>
      drained(client.backups.restore({ preparedId, withoutBackup: false, owner }));
    expect(await refusalOf(restore(null))).toMatchObject({ code: 'RULE_BROKEN', data: { rule: 'restore-nobody' } });
    const [first] = administrators;
    if (first === undefined) throw new Error('nobody to choose');
    const easy = `${first.login} 2026`;
    expect(await refusedFields(restore({ userId: first.id, newPassword: easy }))).toEqual([
      expect.stringMatching(/^owner\.newPassword \| Hasło: /u),
    ]);
    const [someone] = (await client.administration.listUsers({})).filter(({ login }) => login === SECOND.login);
    if (someone === undefined) throw new Error('the second user is missing');
    expect((await refusalOf(restore({ userId: someone.id, newPassword: NEW_PASSWORD }))).code).toBe('NOT_FOUND');
    // Nobody was signed out and no backup was made for any of it.
    expect([await state(), await generations()]).toEqual(['signed-in', ['1']]);
    expect((await readLedger(office.dir)).ledger.backups).toHaveLength(1);

    expect((await restore({ userId: first.id, newPassword: NEW_PASSWORD })).at(-1)).toEqual({ kind: 'result' });
    client = await signedIn({ login: FIRST_ADMINISTRATOR.login, password: NEW_PASSWORD });
    expect(await state()).toBe('signed-in');
    expect((await client.session.status({})).session).toMatchObject({ user: { mustChangePassword: false } });
    expect(await auditDetails(office, 'backups.restore')).toMatchObject([{ backupId, passwordOf: first.id }]);
    // It can be taken back as any restore: then the second administrator is there again.
    await drained(client.backups.undoRestore({ withoutBackup: false }));
    expect(await state(await signedIn(SECOND))).toBe('signed-in');
  });
});

it('a backup whose administrators can sign in asks for no new password', async () => {
  expect((await read(client)).administrators).toEqual([]);
});

describe('passwords given for the first sign-in', () => {
  const TEMPORARY = 'cztery duże słowa i liczba 84';
  const signInOf = async (password: string) =>
    (await office.client().session.signIn({ login: JAN.login, password })).session;
  const janId = async () => {
    const found = (await client.administration.listUsers({})).find(({ login }) => login === JAN.login);
    if (found === undefined) throw new Error('Jan is missing');
    return found.id;
  };

  beforeEach(async () => {
    await addUser(office, JAN);
    backupId = await backupMade(client);
    office.clock.advance(60);
  });

  it('are changed at the next sign-in also after a restore and its undo', async () => {
    await client.administration.resetPassword({ userId: await janId(), temporaryPassword: TEMPORARY });
    await restoreKnown(client, backupId);
    expect(await signInOf(TEMPORARY)).toMatchObject({ state: 'signed-in', user: { mustChangePassword: true } });
    client = await signedIn();
    await drained(client.backups.undoRestore({ withoutBackup: false }));
    expect(await signInOf(TEMPORARY)).toMatchObject({ state: 'signed-in', user: { mustChangePassword: true } });
  });

  it('that were changed since are not asked for again after a restore', async () => {
    await client.administration.resetPassword({ userId: await janId(), temporaryPassword: TEMPORARY });
    const before = await backupMade(client);
    office.clock.advance(60);
    const jan = office.client();
    await jan.session.signIn({ login: JAN.login, password: TEMPORARY });
    await jan.session.changePassword({ oldPassword: TEMPORARY, newPassword: NEW_PASSWORD });
    await restoreKnown(client, before);
    expect(await signInOf(NEW_PASSWORD)).toMatchObject({ state: 'signed-in', user: { mustChangePassword: false } });
  });
});

describe('exchanges without a backup', () => {
  /** The place is away, so that nothing can be backed up, and comes back. */
  async function whileAway(work: () => Promise<unknown>): Promise<void> {
    const away = join(office.dir, 'wyjęty');
    await rename(place(), away);
    await work();
    await rename(away, place());
    client = await signedIn();
  }
  async function restoredUnbacked(): Promise<void> {
    const preparedId = await preparedFor(client, backupId);
    await whileAway(() => drained(client.backups.restore({ preparedId, withoutBackup: true, owner: null })));
  }
  const undone = async (): Promise<void> => {
    await drained(client.backups.undoRestore({ withoutBackup: false }));
    client = await signedIn();
  };

  it('lose nothing however many there are: each can be undone, back to the first', async () => {
    for (let count = 0; count < 3; count += 1) await client.people.register({ fields: aPerson() });
    await restoredUnbacked();
    await client.people.register({ fields: aPerson() });
    await restoredUnbacked();
    expect([await people(), await generations()]).toEqual([0, ['1', '2', '3']]);
    await undone();
    expect(await people()).toBe(1);
    await undone();
    expect(await people()).toBe(3);
    expect(await client.backups.lastRestore({})).toBeNull();
  });

  it('keep what no backup holds for the days of the rule, and no longer', async () => {
    await restoredUnbacked();
    await restoredUnbacked();
    expect(await generations()).toEqual(['1', '2', '3']);
    office.clock.advance(120 * DAY_SECONDS);
    client = await signedIn();
    await restoreKnown(client, backupId);
    expect(await generations()).toEqual(['3', '4']);
  });
});

describe('the clock of another computer', () => {
  async function openedElsewhere(at: string): Promise<{ readonly here: TestCore; readonly opened: Promise<unknown> }> {
    const here = await composeTestCore({ clock: testClock(instant.parse(at)) });
    const folder = join(here.dir, TARGETS_FOLDER, 'Nośnik USB');
    await mkdir(folder, { recursive: true });
    await cp(place(), folder, { recursive: true });
    const there = here.client();
    const [offered = null] = (await there.session.offeredBackups({})) ?? [];
    const chosen = await there.session.chooseBackup({ offered });
    if (chosen.kind !== 'chosen') throw new Error('no file was chosen');
    const { fileId } = chosen;
    return { here, opened: drained(there.session.openBackup({ fileId, recoveryKey: prepared.recoveryKey })) };
  }

  it('that runs years behind is named as what is wrong', async () => {
    const { here, opened } = await openedElsewhere('2016-01-01T10:00:00.000Z');
    expect(await refusalOf(opened)).toMatchObject({ code: 'RULE_BROKEN', data: { rule: 'clock-behind' } });
    expect(await readdir(join(here.dir, 'staging'))).toEqual([]);
    await here.close();
  });

  it('that is a day behind, or years ahead, changes nothing', async () => {
    for (const at of [addSeconds(TEST_NOW, -3600), addSeconds(TEST_NOW, 3 * 365 * DAY_SECONDS)]) {
      const { here, opened } = await openedElsewhere(at);
      expect(((await opened) as unknown[]).at(-1)).toMatchObject({ kind: 'result' });
      await here.close();
    }
  });
});

it('an administrator whose role has ended since gets it anew with the password', async () => {
  const { database } = office.core.runtime.offices;
  await addUser(office, { ...SECOND, rolesTo: { administrator: '2026-12-31' } });
  const second = await database.read((r) =>
    r.selectFrom('users').select('id').where('login', '=', SECOND.login).executeTakeFirstOrThrow(),
  );
  // In the backup she alone administers, and until the end of the year.
  await database.write((tx) =>
    tx
      .updateTable('user_roles')
      .set({ to_date: '2026-12-31' })
      .where('role', '=', 'administrator')
      .where('user_id', '!=', second.id)
      .execute(),
  );
  await backupMade(client);
  const here = await composeTestCore({ clock: testClock(instant.parse('2027-02-01T10:00:00.000Z')) });
  const folder = join(here.dir, TARGETS_FOLDER, 'Nośnik USB');
  await mkdir(folder, { recursive: true });
  await cp(place(), folder, { recursive: true });
  const there = here.client();
  const [offered = null] = ((await there.session.offeredBackups({})) ?? []).toSorted().reverse();
  const chosen = await there.session.chooseBackup({ offered });
  if (chosen.kind !== 'chosen') throw new Error('no file was chosen');
  const { recoveryKey } = prepared;
  const last = (await drained(there.session.openBackup({ fileId: chosen.fileId, recoveryKey }))).at(-1);
  if (last?.kind !== 'result') throw new Error('the file was not opened');
  expect(last.administrators.map(({ login }) => login).sort()).toEqual(
    [SECOND.login, FIRST_ADMINISTRATOR.login].sort(),
  );
  const userId = last.administrators.find(({ login }) => login === SECOND.login)?.id;
  if (userId === undefined) throw new Error('the second administrator is missing');
  const asked = { preparedId: last.backup.preparedId, userId, newPassword: NEW_PASSWORD };
  await drained(there.session.restoreOffice(asked));
  const { session } = await there.session.status({});
  expect(session).toMatchObject({ state: 'signed-in', user: { login: SECOND.login, roles: ['administrator'] } });
  await here.close();
});

describe('a listed backup whose label is gone', () => {
  const file = async (): Promise<string> =>
    join(place(), (await readdir(place())).find((name) => name.endsWith('.tar.age')) ?? '');
  beforeEach(async () => {
    await rm(`${await file()}.info.json`);
  });

  it('and whose head is damaged is told as damage: its digest is known', async () => {
    const path = await file();
    const bytes = await readFile(path);
    // Within the stanzas of the head, after the first line of the format.
    bytes[60] = (bytes[60] ?? 0) ^ 1;
    await writeFile(path, bytes);
    expect((await refusalOf(drained(client.backups.testRestore({ backupId })))).code).toBe('BACKUP_DAMAGED');
    expect((await client.backups.list({}))[0]?.failedTestAt).not.toBeNull();
  });

  it('and which is whole opens as before', async () => {
    expect((await drained(client.backups.testRestore({ backupId }))).at(-1)).toMatchObject({ kind: 'result' });
  });
});

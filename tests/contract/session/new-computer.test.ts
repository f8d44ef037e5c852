import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { decodeLabel, encodeLabel } from '#db/backup/label.ts';
import { generationDir, loadKeys } from '#db/generations/index.ts';
import { asUserId } from '#db/repositories/values.ts';
import { TARGETS_FOLDER } from '#preview/preview-places.ts';
import type { OpenBackupEvent } from '#shared/features/backups/backups.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import {
  composeTestCore,
  type CoreClient,
  FIRST_ADMINISTRATOR,
  prepareOffice,
  type PreparedOffice,
  refusalOf,
  refusedFields,
  setUp,
  type TestCore,
} from '#tests/support/core.ts';
import { folderHash } from '#tests/support/folder-hash.ts';
import { aPerson } from '#tests/support/people.ts';
import { addUser, auditDetails } from '#tests/support/session-office.ts';
import { drained } from '#tests/support/streams.ts';
import { placeForBackups } from '#tests/support/valid-calls.backups.ts';

const JAN = { login: 'jan.pracownik', password: 'rower stoi pod starym dębem', roles: ['worker'] as const };
const newPassword = 'zupełnie nowe hasło 26';
const STICK = 'Nośnik USB';

let prepared: PreparedOffice;
/** Data folder of the office that has made the backup. */
let origin: string;
/** The folder of the stick, with one backup and its label. */
let stick: string;
let here: TestCore;
let client: CoreClient;
const others: TestCore[] = [];

beforeAll(async () => {
  prepared = await prepareOffice();
  const office = await prepared.open();
  await addUser(office, JAN);
  const administrator = office.client();
  await administrator.session.signIn(FIRST_ADMINISTRATOR_CREDENTIALS);
  await administrator.people.register({ fields: aPerson({ surname: 'Pierwsza' }) });
  await placeForBackups(administrator);
  await drained(administrator.backups.make({ targetId: null }));
  stick = join(prepared.copy(), '..', 'stick');
  cpSync(join(office.dir, TARGETS_FOLDER, 'Dysk kopii'), stick, { recursive: true });
  await office.end();
  origin = office.dir;
});
afterAll(() => {
  rmSync(origin, { recursive: true, force: true });
  prepared.remove();
});

beforeEach(async () => {
  here = await composeTestCore();
  await plugIn(here.dir);
  client = here.client();
});
afterEach(async () => {
  await here.close();
  for (const one of others.splice(0)) await one.close();
});

const FIRST_ADMINISTRATOR_CREDENTIALS = { login: FIRST_ADMINISTRATOR.login, password: FIRST_ADMINISTRATOR.password };

async function plugIn(dir: string): Promise<void> {
  const folder = join(dir, TARGETS_FOLDER, STICK);
  mkdirSync(folder, { recursive: true });
  cpSync(stick, folder, { recursive: true });
}

const fileIn = (dir: string, ending = '.tar.age'): string => {
  const folder = join(dir, TARGETS_FOLDER, STICK);
  return join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? '');
};

async function choose(by: CoreClient = client) {
  const [offered] = (await by.session.offeredBackups({})) ?? [];
  const chosen = await by.session.chooseBackup({ offered: offered ?? null });
  if (chosen.kind !== 'chosen') throw new Error('nothing was chosen');
  return chosen;
}

async function open(recoveryKey = prepared.recoveryKey, by: CoreClient = client) {
  const { fileId } = await choose(by);
  const last = (await drained(by.session.openBackup({ fileId, recoveryKey }))).at(-1);
  if (last?.kind !== 'result') throw new Error('the file was not opened');
  return last;
}

async function restore(opened: Extract<OpenBackupEvent, { kind: 'result' }>, by: CoreClient = client) {
  const userId = opened.administrators[0]?.id ?? asUserId(crypto.randomUUID());
  return await drained(by.session.restoreOffice({ preparedId: opened.backup.preparedId, userId, newPassword }));
}

const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
/** What stands in a current.json that could not be read and was put aside. */
const putAside = (dir: string): string[] =>
  readdirSync(dir)
    .filter((name) => name.startsWith('current.json.damaged-'))
    .map((name) => textOf(join(dir, name)));
const staged = (dir: string): string[] => readdirSync(join(dir, 'staging'));

describe('on a computer without an office', () => {
  test('file, recovery key and a new password open the office; the others get a temporary password', async () => {
    const chosen = await choose();
    expect(chosen).toMatchObject({ inspected: { state: 'whole', label: 'good' } });
    expect(JSON.stringify(chosen)).not.toContain(here.dir);
    const opened = await open();
    expect(opened.backup).toMatchObject({
      officeName: 'Ośrodek Pomocy Społecznej w Próbowie',
      older: false,
      facts: { people: 1, families: 0, users: 2 },
    });
    expect(opened.administrators.map(({ login }) => login)).toEqual([FIRST_ADMINISTRATOR.login]);
    expect((await client.session.status({})).session.state).toBe('first-run');

    expect((await restore(opened)).at(-1)).toEqual({ kind: 'result' });
    const { session } = await client.session.status({});
    expect(session).toMatchObject({ state: 'signed-in', user: { login: FIRST_ADMINISTRATOR.login } });
    expect(staged(here.dir)).toEqual([]);
    expect(await auditDetails(here, 'backups.restore')).toHaveLength(1);
    expect((await drained(client.audit.verify({}))).at(-1)).toMatchObject({ kind: 'result', ok: true });

    const jan = (await client.administration.listUsers({})).find(({ login }) => login === JAN.login);
    expect(jan?.hasKey).toBe(false);
    expect((await refusalOf(here.client().session.signIn({ login: JAN.login, password: JAN.password }))).code).toBe(
      'WRONG_PASSWORD',
    );
    const temporaryPassword = 'cztery duże słowa i liczba 84';
    await client.administration.resetPassword({ userId: jan?.id ?? asUserId(''), temporaryPassword });
    const first = await here.client().session.signIn({ login: JAN.login, password: temporaryPassword });
    expect(first.session).toMatchObject({ state: 'signed-in', user: { mustChangePassword: true } });

    await here.end();
    here = await composeTestCore({ dir: here.dir });
    const again = await here.client().session.signIn({ login: FIRST_ADMINISTRATOR.login, password: newPassword });
    expect(again.session.state).toBe('signed-in');
    const { administrators } = await here.client().session.checkRecoveryKey({ recoveryKey: prepared.recoveryKey });
    expect(administrators).toHaveLength(1);
  });

  test('the key is taken as people type it, and a typing error is told before the file is read', async () => {
    const { fileId } = await choose();
    writeFileSync(fileIn(here.dir), 'no longer a backup');
    const typo = prepared.recoveryKey.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q'));
    const typed = drained(client.session.openBackup({ fileId, recoveryKey: typo }));
    expect((await refusalOf(typed)).code).toBe('RECOVERY_KEY_TYPO');
    await plugIn(here.dir);
    const spelt = prepared.recoveryKey.toLowerCase().replaceAll(/(.{9})/g, '$1 \n');
    expect((await open(spelt)).backup.facts.people).toBe(1);
  });

  test('a wrong key, a damaged file, a newer version and an unclear head are told apart, and nothing changes', async () => {
    const otherOffice = await composeTestCore();
    others.push(otherOffice);
    const { recoveryKey: wrongKey } = await setUp(otherOffice.client());
    const codeWith = async (recoveryKey: string): Promise<string> => {
      const { fileId } = await choose();
      return (await refusalOf(drained(client.session.openBackup({ fileId, recoveryKey })))).code;
    };
    const flip = (at: number): void => {
      const bytes = readFileSync(fileIn(here.dir));
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(fileIn(here.dir), bytes);
    };
    await plugIn(here.dir);
    const before = folderHash(here.dir);
    expect(await codeWith(wrongKey)).toBe('WRONG_RECOVERY_KEY');
    expect(folderHash(here.dir)).toEqual(before);

    flip(9000);
    expect((await choose()).inspected).toMatchObject({ state: 'damaged', part: 'body' });
    expect(await codeWith(prepared.recoveryKey)).toBe('BACKUP_DAMAGED');
    await plugIn(here.dir);
    const label = decodeLabel(readFileSync(fileIn(here.dir, '.info.json')));
    if (label.state !== 'good') throw new Error('the label does not read');
    writeFileSync(fileIn(here.dir, '.info.json'), encodeLabel({ ...label.label, schemaVersion: 999 }));
    expect((await choose()).inspected).toMatchObject({ state: 'too-new', programVersion: label.label.programVersion });
    await plugIn(here.dir);
    flip(40);
    expect((await choose()).inspected).toMatchObject({ state: 'damaged', part: 'head' });
    rmSync(fileIn(here.dir, '.info.json'));
    expect((await choose()).inspected).toMatchObject({ state: 'unlabelled' });
    flip(40);
    expect(await codeWith(wrongKey)).toBe('BACKUP_KEY_UNCLEAR');
    expect((await open()).backup.facts.people).toBe(1);
    writeFileSync(fileIn(here.dir), 'no backup');
    expect((await choose()).inspected).toMatchObject({ state: 'no-backup' });
    await client.session.leaveRestore({});
    expect((await client.session.status({})).session.state).toBe('first-run');
    expect(staged(here.dir)).toEqual([]);
  });

  test('a password that is easy to guess is refused beside its field, and the opened backup waits for a better one', async () => {
    const opened = await open();
    const asked = { preparedId: opened.backup.preparedId, userId: opened.administrators[0]?.id ?? asUserId('') };
    const weak = drained(client.session.restoreOffice({ ...asked, newPassword: 'ewa.administrator1' }));
    expect((await refusedFields(weak))[0]).toMatch(/^newPassword \| /);
    const unknown = { ...asked, userId: asUserId(crypto.randomUUID()), newPassword };
    expect((await refusalOf(drained(client.session.restoreOffice(unknown)))).code).toBe('NOT_FOUND');
    expect((await restore(opened)).at(-1)).toEqual({ kind: 'result' });
  });

  test('leaving forgets the opened backup, and another window cannot use it', async () => {
    const opened = await open();
    expect((await refusalOf(restore(opened, here.client()))).code).toBe('NOT_FOUND');
    expect(staged(here.dir)).toHaveLength(1);
    await client.session.leaveRestore({});
    expect(staged(here.dir)).toEqual([]);
    expect((await refusalOf(restore(opened))).code).toBe('NOT_FOUND');
  });

  test('closing the stream while the office is built leaves the first run', async () => {
    const opened = await open();
    const asked = { preparedId: opened.backup.preparedId, userId: opened.administrators[0]?.id ?? asUserId('') };
    for await (const event of await client.session.restoreOffice({ ...asked, newPassword })) {
      expect(event.kind).toBe('progress');
      break;
    }
    expect((await client.session.status({})).session.state).toBe('first-run');
    const events = await restore(await open());
    expect(events.at(-1)).toEqual({ kind: 'result' });
    // What is told from there on takes the button away.
    expect(events.map((event) => (event.kind === 'progress' ? event.phase : event.kind))).toContain('final');
  });
});

describe('where an office stands', () => {
  test('it is refused while the office is in order', async () => {
    const office = await prepared.open();
    others.push(office);
    const stranger = office.client();
    for (const call of [
      () => stranger.session.offeredBackups({}),
      () => stranger.session.provedBackups({}),
      () => stranger.session.chooseBackup({ offered: null }),
      () => drained(stranger.session.openBackup({ fileId: crypto.randomUUID(), recoveryKey: prepared.recoveryKey })),
    ]) {
      expect((await refusalOf(call())).code).toBe('OFFICE_ALREADY_SET_UP');
    }
  });

  const UNREADABLE = '{"generation":1,';

  /** What makes an office fail, by the code of its screen. */
  const losses: readonly (readonly [code: string, lose: (dir: string) => void])[] = [
    [
      'KEYS_DAMAGED',
      (dir) => {
        for (const name of ['keys.json', 'keys.2.json', 'recovery.age'])
          writeFileSync(join(generationDir(dir, 1), name), 'damaged');
      },
    ],
    ['GENERATIONS_BROKEN', (dir) => rmSync(join(dir, 'current.json'))],
    ['GENERATIONS_BROKEN', (dir) => writeFileSync(join(dir, 'current.json'), UNREADABLE)],
  ];

  test.each(losses)('after %s the backup becomes the office, and what lay there stays', async (code, lose) => {
    const dir = prepared.copy();
    lose(dir);
    await plugIn(dir);
    const before = readFileSync(join(generationDir(dir, 1), 'office.db'));
    const unreadable = textOf(join(dir, 'current.json')) === UNREADABLE ? [UNREADABLE] : [];
    const office = await composeTestCore({ dir });
    others.push(office);
    const by = office.client();
    expect((await by.session.status({})).session).toMatchObject({ state: 'failed', code });
    const opened = await open(prepared.recoveryKey, by);
    // Another window looks again meanwhile: what waits in staging stays.
    expect((await office.client().session.status({})).session).toMatchObject({ state: 'failed', code });
    expect((await restore(opened, by)).at(-1)).toEqual({ kind: 'result' });
    expect((await by.session.status({})).session.state).toBe('signed-in');
    expect((await by.administration.listUsers({})).map(({ login }) => login)).toContain(JAN.login);
    expect(readFileSync(join(generationDir(dir, 1), 'office.db')).equals(before)).toBe(true);
    expect(putAside(dir)).toEqual(unreadable);
    expect(await by.backups.lastRestore({})).toBeNull();
  });

  test('after DATABASE_DAMAGED too, with somebody still signed in; and never where a newer program is needed', async () => {
    const office = await prepared.open();
    others.push(office);
    await plugIn(office.dir);
    const by = office.client();
    await by.session.signIn(FIRST_ADMINISTRATOR_CREDENTIALS);
    const { offices } = office.core.runtime;
    offices.failWith(new AppError('NEWER_VERSION', { needed: '9.0.0' }));
    expect((await refusalOf(by.session.offeredBackups({}))).code).toBe('NEWER_VERSION');
    offices.failWith(new AppError('DATABASE_DAMAGED'));
    const opened = await open(prepared.recoveryKey, office.client());
    expect(opened.administrators).toHaveLength(1);
    const mine = await open(prepared.recoveryKey, by);
    expect((await restore(mine, by)).at(-1)).toEqual({ kind: 'result' });
    expect((await by.session.status({})).session.state).toBe('signed-in');
    expect(readdirSync(join(office.dir, 'generations'))).toEqual(['1', '2']);
    expect((await by.session.status({})).restored).toMatchObject({ kind: 'restore', undoable: false });
  });

  describe('after DATABASE_DAMAGED with whole key files', () => {
    const damaged = async (lose: (dir: string) => void = () => undefined) => {
      const dir = prepared.copy();
      rmSync(dir, { recursive: true });
      cpSync(origin, dir, { recursive: true });
      lose(dir);
      await plugIn(dir);
      const again = await composeTestCore({ dir });
      others.push(again);
      again.core.runtime.offices.failWith(new AppError('DATABASE_DAMAGED'));
      return { dir, office: again, by: again.client() };
    };
    const janSignsIn = (office: TestCore) =>
      office.client().session.signIn({ login: JAN.login, password: JAN.password });

    test('everybody else goes on with the password of today, and one administrator gets a new one', async () => {
      const { dir, office, by } = await damaged();
      const keys = await loadKeys(generationDir(dir, 1));
      const opened = await open(prepared.recoveryKey, by);
      expect(opened.passwordsStay).toBe(true);
      expect((await restore(opened, by)).at(-1)).toEqual({ kind: 'result' });
      expect((await by.session.status({})).session).toMatchObject({ state: 'signed-in' });
      expect((await janSignsIn(office)).session.state).toBe('signed-in');
      const of = { login: FIRST_ADMINISTRATOR.login };
      expect(
        (await refusalOf(office.client().session.signIn({ ...of, password: FIRST_ADMINISTRATOR.password }))).code,
      ).toBe('WRONG_PASSWORD');
      expect((await office.client().session.signIn({ ...of, password: newPassword })).session.state).toBe('signed-in');
      const now = await loadKeys(generationDir(dir, 2));
      if (keys.state !== 'good' || now.state !== 'good') throw new Error('damaged');
      expect(now.keys.identity).toEqual(keys.keys.identity);
      expect(readdirSync(join(dir, 'generations'))).toEqual(['1', '2']);
      expect((await drained(by.audit.verify({}))).at(-1)).toMatchObject({ kind: 'result', ok: true });
    });

    test('a restore that is left wipes the key it held', async () => {
      const { office, by } = await damaged();
      await open(prepared.recoveryKey, by);
      const { desk } = office.core.runtime;
      const ready = vi.spyOn(desk, 'lay');
      await open(prepared.recoveryKey, by);
      const present = ready.mock.calls[0]?.[3].present;
      const isWiped = (): boolean | undefined => present?.key.every((byte) => byte === 0);
      expect(isWiped()).toBe(false);
      await by.session.leaveRestore({});
      expect(isWiped()).toBe(true);
    });

    test.each([
      ['the key files are damaged', ['keys.json', 'keys.2.json']],
      ['recovery.age is damaged', ['recovery.age']],
    ])('when %s the office begins anew', async (_what, names) => {
      const { by, office } = await damaged((dir) => {
        for (const name of names) writeFileSync(join(generationDir(dir, 1), name), 'damaged');
      });
      const opened = await open(prepared.recoveryKey, by);
      expect(opened.passwordsStay).toBe(false);
      expect((await restore(opened, by)).at(-1)).toEqual({ kind: 'result' });
      expect((await refusalOf(janSignsIn(office))).code).toBe('WRONG_PASSWORD');
    });
  });
});

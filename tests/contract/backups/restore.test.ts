import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { readLedger, updateLedger } from '#db/backup/index.ts';
import { TARGETS_FOLDER } from '#preview/preview-places.ts';
import {
  composeTestCore,
  type CoreClient,
  FIRST_ADMINISTRATOR,
  prepareOffice,
  type PreparedOffice,
  refusalOf,
  setUp,
  type TestCore,
} from '#tests/support/core.ts';
import { aPerson } from '#tests/support/people.ts';
import { addUser, auditDetails } from '#tests/support/session-office.ts';
import { drained } from '#tests/support/streams.ts';
import { backupMade, preparedFor, restoreKnown } from '#tests/support/valid-calls.backups.ts';

const JAN = { login: 'jan.pracownik', password: 'rower stoi pod starym dębem', roles: ['worker'] as const };
const NEW_USER = {
  displayName: 'Nowa Osoba',
  login: 'nowa.osoba',
  temporaryPassword: 'cztery duże słowa i liczba 84',
  roles: ['worker' as const],
};

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
  await addUser(office, JAN);
  client = await signedIn();
  backupId = await make();
});
afterEach(() => office.close());

async function signedIn(who: { login: string; password: string } = FIRST_ADMINISTRATOR): Promise<CoreClient> {
  const one = office.client();
  await one.session.signIn({ login: who.login, password: who.password });
  return one;
}

async function make(): Promise<string> {
  office.clock.advance(60);
  return await backupMade(client);
}

async function damage(at: number): Promise<void> {
  const target = join(office.dir, TARGETS_FOLDER, 'Dysk kopii');
  const name = (await readdir(target)).find((one) => one.endsWith('.tar.age')) ?? '';
  const bytes = await readFile(join(target, name));
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(join(target, name), bytes);
}

const logins = async (by: CoreClient): Promise<string[]> =>
  (await by.administration.listUsers({})).map(({ login }) => login).sort();

describe('a known backup', () => {
  it('is looked at without a key', async () => {
    expect(await client.backups.inspect({ backupId })).toMatchObject({ state: 'whole', label: 'good', part: null });
    await damage(5000);
    expect(await client.backups.inspect({ backupId })).toMatchObject({ state: 'damaged', part: 'body' });
    expect((await refusalOf(client.backups.inspect({ backupId: crypto.randomUUID() }))).code).toBe('NOT_FOUND');
  });

  it('is restored for a test: everything but the switch, noted with its row and in health', async () => {
    const events = await drained(client.backups.testRestore({ backupId }));
    expect(events.at(-1)).toEqual({ kind: 'result', people: 0, families: 0 });
    expect(await auditDetails(office, 'backups.testRestore')).toEqual([{ backupId, people: 0, families: 0 }]);
    expect((await client.backups.health({})).lastTestAt).toBe(office.clock.now());
    expect((await client.backups.list({}))[0]?.testedAt).toBe(office.clock.now());
    expect(office.core.runtime.offices.generationNumber).toBe(1);
    expect(await readdir(join(office.dir, 'staging'))).toEqual([]);
  });

  it('that is damaged fails its test, which is noted as failed', async () => {
    await damage(5000);
    expect((await refusalOf(drained(client.backups.testRestore({ backupId })))).code).toBe('BACKUP_DAMAGED');
    expect(await auditDetails(office, 'backups.testRestore')).toEqual([{ backupId, failure: 'BACKUP_DAMAGED' }]);
    expect((await readLedger(office.dir)).ledger.tests).toMatchObject([{ backupId, failure: 'BACKUP_DAMAGED' }]);
  });

  it('that is damaged is red and marked after its test and no longer counts as proved; a new one brings it to orange', async () => {
    await damage(5000);
    await refusalOf(drained(client.backups.testRestore({ backupId })));
    const [row] = await client.backups.list({});
    expect(row).toMatchObject({ id: backupId, testedAt: null, failedTestAt: office.clock.now() });
    const red = await client.backups.health({});
    expect(red).toMatchObject({ state: 'red', lastProved: null, lastTestAt: null });
    expect(red.problems[0]).toEqual({ problem: 'failed-test', state: 'red' });
    const { targets, nextDailyAt } = await client.backups.targets({});
    expect(targets[0]?.lastProvedAt).toBeNull();
    expect(nextDailyAt, 'the next one is due at once').toBe(office.clock.now());

    const next = await make();
    const orange = await client.backups.health({});
    expect(orange).toMatchObject({ state: 'orange', lastProved: { ageDays: 0 } });
    expect(orange.problems).toContainEqual({ problem: 'failed-test', state: 'orange' });
    await drained(client.backups.testRestore({ backupId: next }));
    const { problems } = await client.backups.health({});
    expect(problems.map(({ problem }) => problem)).not.toContain('failed-test');
    expect((await client.backups.list({})).map(({ failedTestAt }) => failedTestAt === null)).toEqual([true, false]);
  });

  it('whose place is away fails its test without a word against the backup', async () => {
    const target = join(office.dir, TARGETS_FOLDER, 'Dysk kopii');
    await rename(target, `${target} wyjęty`);
    expect((await refusalOf(drained(client.backups.testRestore({ backupId })))).code).toBe('TARGET_MISSING');
    expect((await client.backups.list({}))[0]).toMatchObject({ id: backupId, failedTestAt: null });
    const { problems, lastProved } = await client.backups.health({});
    expect(problems.map(({ problem }) => problem)).not.toContain('failed-test');
    expect(lastProved).not.toBeNull();
  });
});

describe('a restore', () => {
  it('brings the data back, backs up what was before, signs everybody out; both users sign in as before', async () => {
    await client.administration.addUser(NEW_USER);
    const other = await signedIn(JAN);
    expect(await client.backups.lastRestore({})).toBeNull();
    expect((await restoreKnown(client, backupId)).at(-1)).toEqual({ kind: 'result' });
    for (const one of [client, other]) expect((await one.session.status({})).session.state).toBe('signed-out');
    expect(office.core.runtime.offices.generationNumber).toBe(2);
    client = await signedIn();
    await signedIn(JAN);
    expect(await logins(client)).toEqual([FIRST_ADMINISTRATOR.login, JAN.login]);
    const gone = { login: NEW_USER.login, password: NEW_USER.temporaryPassword };
    expect((await refusalOf(office.client().session.signIn(gone))).code).toBe('WRONG_PASSWORD');
    const { ledger } = await readLedger(office.dir);
    expect(ledger.backups.map(({ reason }) => reason)).toEqual(['hand', 'restore']);
    expect(await auditDetails(office, 'backups.restore')).toMatchObject([{ backupId }]);
    const verified = await drained(client.audit.verify({}));
    expect(verified.at(-1)).toMatchObject({ kind: 'result', ok: true });
  });

  it('can be undone, once', async () => {
    await client.administration.addUser(NEW_USER);
    await restoreKnown(client, backupId);
    client = await signedIn();
    expect(await client.backups.lastRestore({})).not.toBeNull();
    expect((await drained(client.backups.undoRestore({ withoutBackup: false }))).at(-1)).toEqual({ kind: 'result' });
    // The copies made before the two changes are told apart.
    const kept = (await readLedger(office.dir)).ledger.backups.map(({ reason }) => reason);
    expect(kept).toEqual(['hand', 'restore', 'undo']);
    client = await signedIn();
    expect(await logins(client)).toContain(NEW_USER.login);
    expect(await client.backups.lastRestore({})).toBeNull();
    expect((await refusalOf(drained(client.backups.undoRestore({ withoutBackup: false })))).code).toBe('NOT_FOUND');
    const temporary = await signedIn({ login: NEW_USER.login, password: NEW_USER.temporaryPassword });
    expect((await temporary.session.status({})).session.state).toBe('signed-in');
  });

  it('is told on the sign-in page only when it has happened: an undo never reads as the restore it takes back', async () => {
    await restoreKnown(client, backupId);
    const restoredAt = (await client.session.status({})).restored?.at;
    client = await signedIn();
    office.clock.advance(60);
    const stream = (await client.session.watch({}))[Symbol.asyncIterator]();
    expect((await stream.next()).value).toMatchObject({ session: { state: 'signed-in' } });
    const undone = drained(client.backups.undoRestore({ withoutBackup: false }));
    const told: unknown[] = [];
    while (told.at(-1) !== 'undo') {
      const next = await stream.next();
      if (next.done === true) break;
      const { session, restored } = next.value;
      if (session.state === 'signed-out') told.push(restored?.kind ?? 'nothing');
    }
    await undone;
    await stream.return?.();
    expect(told).toEqual(['nothing', 'undo']);
    const news = { kind: 'undo', at: office.clock.now(), createdAt: restoredAt, undoable: false };
    expect((await client.session.status({})).restored).toEqual(news);
  });

  it('gives a log without what was shown before it: a card opened again is a row, after an undo too', async () => {
    const { id } = await client.people.register({ fields: aPerson() });
    backupId = await make();
    const rows = async (): Promise<number> => (await auditDetails(office, 'people.open')).length;
    await client.people.open({ id });
    expect(await rows()).toBe(1);
    await restoreKnown(client, backupId);
    client = await signedIn();
    expect(await rows(), 'the backup is from before').toBe(0);
    await client.people.open({ id });
    expect(await rows()).toBe(1);
    await drained(client.backups.undoRestore({ withoutBackup: false }));
    client = await signedIn();
    expect(await rows(), 'what was undone went with its log').toBe(1);
    await client.people.open({ id });
    expect(await rows()).toBe(2);
  });

  it('of a damaged backup changes nothing, and everybody goes on working', async () => {
    await damage(-1 + 7000);
    expect((await refusalOf(restoreKnown(client, backupId))).code).toBe('BACKUP_DAMAGED');
    expect(office.core.runtime.offices.generationNumber).toBe(1);
    expect((await client.session.status({})).session.state).toBe('signed-in');
    expect(await logins(client)).toEqual([FIRST_ADMINISTRATOR.login, JAN.login]);
    expect(await readdir(join(office.dir, 'staging'))).toEqual([]);
  });

  it('whose note cannot be written is the office, can be undone, and is known after a restart', async () => {
    await client.administration.addUser(NEW_USER);
    const preparedId = await preparedFor(client, backupId);
    // Without a place nothing is written to the ledger before the switch.
    await updateLedger(office.dir, (ledger) => ({ ...ledger, targets: [] }));
    const file = join(office.dir, 'backups.json');
    await rm(file);
    await mkdir(file);
    expect((await drained(client.backups.restore({ preparedId, withoutBackup: true, owner: null }))).at(-1)).toEqual({
      kind: 'result',
    });
    expect(office.log.some((line) => line.includes('restore-not-noted'))).toBe(true);
    expect((await readLedger(office.dir)).ledger.restores).toEqual([]);
    expect(office.core.runtime.offices.generationNumber).toBe(2);
    expect((await client.session.status({})).restored).toMatchObject({ kind: 'restore', undoable: true });
    const { dir } = office;
    await office.end();
    office = await prepared.open({ dir });
    client = await signedIn();
    expect(await logins(client)).not.toContain(NEW_USER.login);
    expect((await client.session.status({})).restored).toMatchObject({ kind: 'restore', undoable: true });
    await drained(client.backups.undoRestore({ withoutBackup: true }));
    expect((await client.session.status({})).restored).toMatchObject({ kind: 'undo', undoable: false });
    client = await signedIn();
    expect(await logins(client)).toContain(NEW_USER.login);
    expect(await client.backups.lastRestore({})).toBeNull();
  });

  it('and its undo are cancelled until the switch, and say from when on not', async () => {
    const cancelledAt = async (
      phase: string,
      ask: (signal: AbortSignal) => ReturnType<CoreClient['backups']['restore']>,
    ) => {
      const stop = new AbortController();
      let told = false;
      try {
        for await (const event of await ask(stop.signal)) {
          if (event.kind === 'progress' && event.phase === phase) {
            told = true;
            stop.abort();
          }
        }
      } catch (error) {
        if (!stop.signal.aborted) throw error;
      }
      expect(told, phase).toBe(true);
      await office.core.runtime.backups.idle();
      return office.core.runtime.offices.generationNumber;
    };
    const restore = async (phase: string): Promise<number | null> => {
      const preparedId = await preparedFor(client, backupId);
      return await cancelledAt(phase, (signal) =>
        client.backups.restore({ preparedId, withoutBackup: false, owner: null }, { signal }),
      );
    };
    const undo = (phase: string) =>
      cancelledAt(phase, (signal) => client.backups.undoRestore({ withoutBackup: false }, { signal }));
    expect(await restore('proving')).toBe(1);
    expect((await client.session.status({})).session.state).toBe('signed-in');
    expect(await restore('final')).toBe(2);
    expect((await client.session.status({})).restored).toMatchObject({ kind: 'restore', undoable: true });
    client = await signedIn();
    expect(await undo('proving')).toBe(2);
    expect((await client.session.status({})).session.state).toBe('signed-in');
    expect(await undo('final')).toBe(3);
  });

  it('whose mark stayed is settled before anybody works in it', async () => {
    await restoreKnown(client, backupId);
    const mark = join(office.dir, 'generations', '2', 'pending');
    await writeFile(mark, '');
    client = await signedIn();
    expect(await readdir(join(office.dir, 'generations', '2'))).not.toContain('pending');
  });

  it('survives a restart right after it', async () => {
    await restoreKnown(client, backupId);
    const { dir } = office;
    await office.end();
    office = await prepared.open({ dir });
    client = await signedIn();
    expect(await logins(client)).toEqual([FIRST_ADMINISTRATOR.login, JAN.login]);
  });
});

describe('a file that is not in the list', () => {
  /** Puts a backup of this office, made as it is now, on a stick that only a file dialog sees. */
  async function carried(of: TestCore, to: TestCore): Promise<void> {
    const stick = join(to.dir, TARGETS_FOLDER, 'Przyniesiony');
    await cp(join(of.dir, TARGETS_FOLDER, 'Dysk kopii'), stick, { recursive: true });
  }

  const chosenFrom = async (by: CoreClient) => {
    const offered = (await by.backups.offeredFiles({}))?.find((name) => name.startsWith('Przyniesiony/'));
    const chosen = await by.backups.chooseFile({ offered: offered ?? null });
    if (chosen.kind !== 'chosen') throw new Error('nothing was chosen');
    return chosen;
  };

  const read = async (by: CoreClient, fileId: string, recoveryKey: string | null) => {
    const source = { kind: 'file', fileId, recoveryKey } as const;
    const last = (await drained(by.backups.prepareRestore({ source }))).at(-1);
    if (last?.kind !== 'result') throw new Error('the file was not read');
    return last;
  };

  it('of this office opens by its own key, and is set beside what is there now', async () => {
    await carried(office, office);
    await client.people.register({ fields: aPerson() });
    const chosen = await chosenFrom(client);
    expect(chosen).toMatchObject({ opensHere: true, inspected: { state: 'whole' } });
    expect(JSON.stringify(chosen)).not.toContain(office.dir);
    const { backup, now } = await read(client, chosen.fileId, null);
    expect(now).toMatchObject({ people: 1, users: 2 });
    expect(backup.facts).toMatchObject({ people: 0, users: 2 });
    await drained(client.backups.restore({ preparedId: backup.preparedId, withoutBackup: false, owner: null }));
    const news = { kind: 'restore', createdAt: backup.createdAt, undoable: true } as const;
    expect((await client.session.status({})).restored).toMatchObject(news);
    client = await signedIn();
    expect((await client.backups.health({})).lastProved).not.toBeNull();
    await drained(client.backups.undoRestore({ withoutBackup: false }));
    expect((await client.session.status({})).restored).toMatchObject({ kind: 'undo', undoable: false });
    office.clock.advance(24 * 3600);
    expect((await client.session.status({})).restored).toBeUndefined();
  });

  it('of this office opens by the recovery key as well, and passwords of today go on working', async () => {
    const copy = await prepared.open();
    try {
      const there = copy.client();
      const { login, password } = FIRST_ADMINISTRATOR;
      await there.session.signIn({ login, password });
      await carried(office, copy);
      const { recoveryKey } = prepared;
      const chosen = await chosenFrom(there);
      const { backup } = await read(there, chosen.fileId, recoveryKey.toLowerCase());
      // The copy has no place for backups.
      await drained(there.backups.restore({ preparedId: backup.preparedId, withoutBackup: true, owner: null }));
      expect((await copy.client().session.signIn({ login, password })).session.state).toBe('signed-in');
    } finally {
      await copy.close();
    }
  });

  it('of another office is refused, also with its own recovery key, and nothing changes', async () => {
    const other = await composeTestCore();
    try {
      const theirs = other.client();
      const { recoveryKey } = await setUp(theirs);
      await carried(office, other);
      const chosen = await chosenFrom(theirs);
      expect(chosen.opensHere).toBe(false);
      expect((await refusalOf(read(theirs, chosen.fileId, null))).code).toBe('BACKUP_OF_OTHER_OFFICE');
      expect((await refusalOf(read(theirs, chosen.fileId, recoveryKey))).code).toBe('WRONG_RECOVERY_KEY');
      expect(await refusalOf(read(theirs, chosen.fileId, prepared.recoveryKey))).toMatchObject({
        code: 'RULE_BROKEN',
        data: { rule: 'restore-other-office' },
      });
      expect(await readdir(join(other.dir, 'staging'))).toEqual([]);
      expect((await theirs.session.status({})).session.state).toBe('signed-in');
    } finally {
      await other.close();
    }
  });

  it('goes from staging when the window leaves or signs out', async () => {
    await carried(office, office);
    for (const leave of [() => client.backups.leaveRestore({}), () => client.session.signOut({})]) {
      await read(client, (await chosenFrom(client)).fileId, null);
      expect(await readdir(join(office.dir, 'staging'))).toHaveLength(1);
      await leave();
      expect((await readdir(join(office.dir, 'staging'))).filter((name) => name.startsWith('restore-'))).toEqual([]);
    }
  });
});

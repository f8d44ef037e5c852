import { cp, readdir, rename, statfs, truncate } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { MARKER_FILE, readLedger, updateLedger } from '#db/backup/index.ts';
import { generationDir } from '#db/generations/index.ts';
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
import { auditDetails } from '#tests/support/session-office.ts';
import { drained } from '#tests/support/streams.ts';
import { backupMade, preparedFor, restoreKnown } from '#tests/support/valid-calls.backups.ts';

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
const generation = () => office.core.runtime.offices.generationNumber;
const people = async (): Promise<number> =>
  Number(
    (
      await office.core.runtime.offices.database.read((r) =>
        r
          .selectFrom('people')
          .select((eb) => eb.fn.countAll().as('count'))
          .executeTakeFirstOrThrow(),
      )
    ).count,
  );
const state = async (): Promise<string> => (await client.session.status({})).session.state;

/** Makes a file larger than the disk has room for; it takes none itself. */
async function outgrow(file: string): Promise<void> {
  // More than the whole disk: what others free meanwhile makes no room for it.
  const { blocks, bsize } = await statfs(office.dir);
  await truncate(file, blocks * bsize + 1);
}

const backupFile = async (): Promise<string> =>
  join(place(), (await readdir(place())).find((name) => name.endsWith('.tar.age')) ?? '');

describe('without a backup of the present data', () => {
  it('a restore is refused and says why, until whoever asks goes on without it; the way back is there', async () => {
    await client.people.register({ fields: aPerson() });
    const preparedId = await preparedFor(client, backupId);
    await rename(place(), `${place()} wyjęty`);
    const refused = await refusalOf(drained(client.backups.restore({ preparedId, withoutBackup: false, owner: null })));
    expect(refused).toMatchObject({
      code: 'RULE_BROKEN',
      data: { rule: 'no-backup-before', places: [{ name: 'Dysk kopii', why: 'TARGET_MISSING' }] },
    });
    expect([generation(), await state(), await people()]).toEqual([1, 'signed-in', 1]);
    // What was prepared waits for the answer.
    expect((await drained(client.backups.restore({ preparedId, withoutBackup: true, owner: null }))).at(-1)).toEqual({
      kind: 'result',
    });
    client = await signedIn();
    expect([generation(), await people()]).toEqual([2, 0]);
    expect(await auditDetails(office, 'backups.restore')).toMatchObject([{ backupId, withoutBackup: true }]);

    expect(await refusalOf(drained(client.backups.undoRestore({ withoutBackup: false })))).toMatchObject({
      data: { rule: 'no-backup-before' },
    });
    expect(generation()).toBe(2);
    await drained(client.backups.undoRestore({ withoutBackup: true }));
    client = await signedIn();
    expect([generation(), await people()]).toEqual([3, 1]);
    expect(await auditDetails(office, 'backups.undoRestore')).toMatchObject([{ withoutBackup: true }]);
  });

  it('for want of any place it is refused as well', async () => {
    const preparedId = await preparedFor(client, backupId);
    await updateLedger(office.dir, (ledger) => ({ ...ledger, targets: [] }));
    expect(
      await refusalOf(drained(client.backups.restore({ preparedId, withoutBackup: false, owner: null }))),
    ).toMatchObject({
      data: { rule: 'no-backup-before', places: [] },
    });
    expect([generation(), await state()]).toEqual([1, 'signed-in']);
  });

  it('one place of two is enough, and then nobody is asked', async () => {
    await client.backups.addTarget({ kind: 'folder', name: null, offered: 'Nośnik USB' });
    const preparedId = await preparedFor(client, backupId);
    await rename(place(), `${place()} wyjęty`);
    await drained(client.backups.restore({ preparedId, withoutBackup: false, owner: null }));
    expect(generation()).toBe(2);
    client = await signedIn();
    expect(await auditDetails(office, 'backups.restore')).not.toMatchObject([{ withoutBackup: true }]);
  });
});

describe('without room on the disk', () => {
  it('nothing is read: the refusal says how much is needed, and nothing against the backup', async () => {
    await outgrow(await backupFile());
    const source = { kind: 'known', backupId } as const;
    for (const call of [client.backups.testRestore({ backupId }), client.backups.prepareRestore({ source })]) {
      const { code, data } = await refusalOf(drained<unknown>(call));
      expect(code).toBe('DISK_FULL');
      expect(Number(data['needed'])).toBeGreaterThan(Number(data['free']));
    }
    expect((await client.backups.list({}))[0]?.failedTestAt).toBeNull();
    expect(await readdir(join(office.dir, 'staging'))).toEqual([]);
  });

  it('a restore and its undo are refused before anybody is signed out', async () => {
    const preparedId = await preparedFor(client, backupId);
    const staging = join(office.dir, 'staging');
    const [staged = ''] = await readdir(staging);
    await outgrow(join(staging, staged));
    const full = await refusalOf(drained(client.backups.restore({ preparedId, withoutBackup: false, owner: null })));
    expect(full).toMatchObject({ code: 'DISK_FULL', data: { needed: expect.any(Number) as number } });
    expect([generation(), await state()]).toEqual([1, 'signed-in']);

    await restoreKnown(client, backupId);
    client = await signedIn();
    await outgrow(join(generationDir(office.dir, 1), 'office.db'));
    const undo = client.backups.undoRestore({ withoutBackup: false });
    expect((await refusalOf(drained(undo))).code).toBe('DISK_FULL');
    expect([generation(), await state()]).toEqual([2, 'signed-in']);
  });
});

describe('files at a place that the list does not know', () => {
  it('stay where they are when old backups go, are told apart by their labels, and restore as any file', async () => {
    const other = await composeTestCore();
    try {
      const theirs = other.client();
      const { recoveryKey } = await setUp(theirs);
      expect(recoveryKey).not.toBe(prepared.recoveryKey);
      await backupMade(theirs);
      await cp(join(other.dir, TARGETS_FOLDER, 'Dysk kopii'), place(), {
        recursive: true,
        filter: (path) => !path.endsWith(MARKER_FILE),
      });
    } finally {
      await other.close();
    }
    // Somebody has put the first backup away under a name of their own, and the list begins anew.
    const known = (await readLedger(office.dir)).ledger.backups.find(({ id }) => id === backupId);
    const own = join(place(), known?.fileName ?? '');
    for (const ending of ['', '.info.json']) await rename(`${own}${ending}`, join(place(), `stara.tar.age${ending}`));
    await updateLedger(office.dir, (ledger) => ({ ...ledger, backups: [] }));
    const unknown = (await readdir(place())).filter((name) => name !== MARKER_FILE).sort();
    expect(unknown).toHaveLength(4);
    await office.core.runtime.offices.access.write(async (tx) => {
      const one = { number_value: 1 };
      await tx.updateTable('dated_rules').set(one).where('code', 'like', 'backup-keep-%').execute();
    });
    for (let count = 0; count < 3; count += 1) {
      office.clock.advance(60);
      await backupMade(client);
    }
    const [, ...others] = await client.backups.list({});
    expect(others, 'its own older ones went').toEqual([]);
    const there = await readdir(place());
    expect(there.filter((name) => unknown.includes(name)).sort()).toEqual(unknown);
    expect(there.filter((name) => name.endsWith('.tar.age'))).toHaveLength(3);

    const fits = new Map<string, boolean | null>();
    for (const offered of (await client.backups.offeredFiles({})) ?? []) {
      const chosen = await client.backups.chooseFile({ offered });
      if (chosen.kind !== 'chosen') throw new Error('nothing was chosen');
      const name = unknown.find((one) => offered.endsWith(one));
      if (name === undefined) continue;
      expect(chosen.inspected).toMatchObject({ state: 'whole', label: 'good' });
      fits.set(offered, chosen.opensHere);
    }
    expect([...fits.values()].map(String).sort()).toEqual(['false', 'true']);
    const [mine = ''] = [...fits].flatMap(([offered, opensHere]) => (opensHere === true ? [offered] : []));
    const chosen = await client.backups.chooseFile({ offered: mine });
    const fileId = chosen.kind === 'chosen' ? chosen.fileId : '';
    const source = { kind: 'file', fileId, recoveryKey: null } as const;
    const read = (await drained(client.backups.prepareRestore({ source }))).at(-1);
    const preparedId = read?.kind === 'result' ? read.backup.preparedId : '';
    await drained(client.backups.restore({ preparedId, withoutBackup: false, owner: null }));
    expect(generation()).toBe(2);
  });
});

describe('a restore that is cancelled', () => {
  it('at whatever sign of it, leaves the old state with everybody in it or the new one with nobody', async () => {
    await client.people.register({ fields: aPerson() });
    for (let at = 0, ended = false; !ended; at += 1) {
      const preparedId = await preparedFor(client, backupId);
      const before = generation() ?? 0;
      const stop = new AbortController();
      let seen = 0;
      let final = false;
      try {
        const events = await client.backups.restore(
          { preparedId, withoutBackup: false, owner: null },
          { signal: stop.signal },
        );
        for await (const event of events) {
          final ||= event.kind === 'result' || event.phase === 'final';
          // The last time round it comes together with the end.
          if (seen === at) stop.abort();
          seen += 1;
        }
      } catch (error) {
        if (!stop.signal.aborted) throw error;
      }
      ended = seen <= at || final;
      await office.core.runtime.backups.idle();
      await office.core.runtime.turns.take(() => Promise.resolve());
      if (generation() === before) {
        // What was prepared may still wait for another try.
        await client.backups.leaveRestore({});
        expect(final, `after sign ${at}`).toBe(false);
        expect([await state(), await people()]).toEqual(['signed-in', 1]);
      } else {
        expect([generation(), await state()], `after sign ${at}`).toEqual([before + 1, 'signed-out']);
        client = await signedIn();
        expect(await people()).toBe(0);
      }
      expect(await readdir(join(office.dir, 'staging')), `after sign ${at}`).toEqual([]);
    }
    expect(generation()).toBe(2);
  });

  it('after everybody is signed out goes on to its end', async () => {
    const preparedId = await preparedFor(client, backupId);
    const { restores, sessions } = office.core.runtime;
    const [session] = sessions.all();
    if (session === undefined) throw new Error('nobody is signed in');
    const stop = new AbortController();
    const wish = { userId: session.user.id, withoutBackup: false, owner: null };
    await restores.restore(session.id, preparedId, wish, { signal: stop.signal, onFinal: () => stop.abort() });
    expect([generation(), await state()]).toEqual([2, 'signed-out']);
    client = await signedIn();
    expect(await state()).toBe('signed-in');
  });

  it('while it waits for its turn to sign everybody out changes nothing', async () => {
    const preparedId = await preparedFor(client, backupId);
    const { restores, sessions, turns, backups } = office.core.runtime;
    const [session] = sessions.all();
    if (session === undefined) throw new Error('nobody is signed in');
    const stop = new AbortController();
    let final = false;
    const hooks = { signal: stop.signal, onFinal: () => (final = true) };
    const wish = { userId: session.user.id, withoutBackup: false, owner: null };
    const reasons = async () => (await readLedger(office.dir)).ledger.backups.map(({ reason }) => reason);
    let restoring: Promise<void> = Promise.resolve();
    await turns.take(async () => {
      restoring = restores.restore(session.id, preparedId, wish, hooks);
      restoring.catch(() => undefined);
      while (!(await reasons()).includes('restore')) await new Promise((resolve) => setImmediate(resolve));
      stop.abort();
    });
    await expect(restoring).rejects.toMatchObject({ code: 'CANCELLED' });
    await backups.idle();
    expect([final, generation(), await state()]).toEqual([false, 1, 'signed-in']);
  });
});

import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { labelName, MARKER_FILE, readLedger, updateLedger } from '#db/backup/index.ts';
import { TARGETS_FOLDER } from '#preview/preview-places.ts';
import { MOST_PLACES } from '#shared/features/backups/backups.rules.ts';
import {
  type CoreClient,
  FIRST_ADMINISTRATOR,
  prepareOffice,
  type PreparedOffice,
  refusalOf,
  type TestCore,
} from '#tests/support/core.ts';
import { nextMigration } from '#tests/support/office-folder.ts';
import { addUser, auditDetails } from '#tests/support/session-office.ts';
import { drained } from '#tests/support/streams.ts';

const MANAGER = { login: 'maria.kierownik', password: 'las rośnie powoli nad wodą', roles: ['manager'] as const };

let prepared: PreparedOffice;
let office: TestCore;
let client: CoreClient;

beforeAll(async () => {
  prepared = await prepareOffice();
});
afterAll(() => prepared.remove());
beforeEach(async () => {
  office = await prepared.open();
  client = await signedIn(office);
});
afterEach(() => office.close());

async function signedIn(at: TestCore): Promise<CoreClient> {
  const one = at.client();
  await one.session.signIn({ login: FIRST_ADMINISTRATOR.login, password: FIRST_ADMINISTRATOR.password });
  return one;
}

const folderOf = (name: string): string => join(office.dir, TARGETS_FOLDER, name);

async function addTarget(offered = 'Dysk kopii', kind: 'folder' | 'usb' = 'folder'): Promise<string> {
  await mkdir(folderOf(offered), { recursive: true });
  const added = await client.backups.addTarget({ kind, name: null, offered });
  if (added.kind !== 'added') throw new Error('not added');
  return added.targetId;
}

const make = (targetId: string | null = null) => drained(client.backups.make({ targetId }));
const backupsIn = async (name: string): Promise<string[]> =>
  (await readdir(folderOf(name))).filter((file) => file.endsWith('.tar.age'));

describe('places for backups', () => {
  it('are folders to choose from, marked when chosen; no path goes to the page', async () => {
    expect((await client.backups.targets({})).offered).toEqual(['Dysk kopii', 'Nośnik USB']);
    const targetId = await addTarget();
    expect(await readdir(folderOf('Dysk kopii'))).toEqual([MARKER_FILE]);
    const view = await client.backups.targets({});
    expect(view.targets).toMatchObject([
      {
        id: targetId,
        kind: 'folder',
        name: 'Dysk kopii',
        problem: null,
        failure: null,
        sameDisk: true,
        lastProvedAt: null,
      },
    ]);
    expect(JSON.stringify(view)).not.toContain(office.dir);
    expect(await auditDetails(office, 'backups.addTarget')).toEqual([{ targetId, kind: 'folder' }]);
  });

  it('are refused twice, and when nothing of that name is there', async () => {
    await addTarget();
    const again = client.backups.addTarget({ kind: 'folder', name: 'Inna nazwa', offered: 'Dysk kopii' });
    expect((await refusalOf(again)).code).toBe('ALREADY_DONE');
    for (const offered of ['Nie ma', '..', '../../generations', '']) {
      const call = client.backups.addTarget({ kind: 'folder', name: null, offered });
      expect((await refusalOf(call)).code, offered).toBe('NOT_FOUND');
    }
  });

  it('are twenty at most, and the next one is refused before anybody chooses a folder', async () => {
    const place = {
      id: '',
      kind: 'folder',
      name: 'x',
      path: '/x',
      addedAt: office.clock.now(),
      failure: null,
    } as const;
    const targets = Array.from({ length: MOST_PLACES }, () => ({ ...place, id: crypto.randomUUID() }));
    await updateLedger(office.dir, (ledger) => ({ ...ledger, targets }));
    const call = client.backups.addTarget({ kind: 'folder', name: null, offered: 'Dysk kopii' });
    expect(await refusalOf(call)).toMatchObject({ code: 'RULE_BROKEN', data: { rule: 'too-many-places' } });
  });

  it('end without a trace when the user closes the dialog', async () => {
    await office.close();
    const places = {
      chooseFolder: () => Promise.resolve(null),
      offered: () => Promise.resolve(null),
      chooseBackup: () => Promise.resolve(null),
      offeredBackups: () => Promise.resolve(null),
      drives: () => Promise.resolve([]),
    };
    office = await prepared.open({ ports: { places } });
    client = await signedIn(office);
    expect(await client.backups.addTarget({ kind: 'folder', name: null, offered: null })).toEqual({
      kind: 'cancelled',
    });
    expect(await auditDetails(office, 'backups.addTarget')).toEqual([]);
  });

  it('stay where they are when they are taken from the list', async () => {
    const targetId = await addTarget();
    await make();
    await client.backups.removeTarget({ targetId });
    expect((await client.backups.targets({})).targets).toEqual([]);
    expect(await backupsIn('Dysk kopii')).toHaveLength(1);
    expect((await refusalOf(client.backups.removeTarget({ targetId }))).code).toBe('NOT_FOUND');
  });

  describe('while the ledger cannot be written', () => {
    /** Makes one of the two files impossible to write, as a folder in its place; the answer makes it possible again. */
    async function refuse(name: 'backups.json' | 'backups.2.json'): Promise<() => Promise<void>> {
      const file = join(office.dir, name);
      const kept = await readFile(file);
      await rm(file);
      await mkdir(file);
      return async () => {
        await rm(file, { recursive: true });
        await writeFile(file, kept);
      };
    }
    const idsInLedger = async () => (await readLedger(office.dir)).ledger.targets.map(({ id }) => id);

    it('are not added, and a second row says so', async () => {
      const known = await addTarget();
      const allow = await refuse('backups.json');
      await mkdir(folderOf('Nośnik USB'), { recursive: true });
      const adding = () => client.backups.addTarget({ kind: 'folder', name: null, offered: 'Nośnik USB' });
      await refusalOf(adding());
      await allow();
      expect(await idsInLedger()).toEqual([known]);
      const [, first, second] = await auditDetails(office, 'backups.addTarget');
      expect(second).toEqual({ ...(first as object), withdrawn: true });
      expect(await adding()).toMatchObject({ kind: 'added' });
    });

    it('are not taken from the list, and a second row says so', async () => {
      const targetId = await addTarget();
      const allow = await refuse('backups.json');
      await refusalOf(client.backups.removeTarget({ targetId }));
      await allow();
      expect(await idsInLedger()).toEqual([targetId]);
      expect(await auditDetails(office, 'backups.removeTarget')).toEqual([{ targetId }, { targetId, withdrawn: true }]);
    });

    it('are added and taken when one of its two files holds it', async () => {
      const targetId = await addTarget();
      const allow = await refuse('backups.2.json');
      await client.backups.removeTarget({ targetId });
      expect(await idsInLedger()).toEqual([]);
      expect(await addTarget()).toBe(targetId);
      await allow();
      expect(await idsInLedger()).toEqual([targetId]);
      expect(await auditDetails(office, 'backups.removeTarget')).toEqual([{ targetId }]);
      expect(await auditDetails(office, 'backups.addTarget')).toHaveLength(2);
    });
  });

  it('a stick is found by its marker on another drive', async () => {
    await addTarget('Nośnik USB', 'usb');
    await rename(folderOf('Nośnik USB'), folderOf('E'));
    await make();
    expect(await backupsIn('E')).toHaveLength(1);
  });
});

describe('a backup by hand', () => {
  it('tells how far it is and is in the list, the log and on the Pulpit once it is proved', async () => {
    const targetId = await addTarget();
    const events = await make();
    expect(events.slice(0, -1).every(({ kind }) => kind === 'progress')).toBe(true);
    const [row] = await client.backups.list({});
    expect(events.at(-1)).toEqual({
      kind: 'result',
      places: [{ targetId, targetName: 'Dysk kopii', backupId: row?.id, failure: null }],
    });
    expect(row).toMatchObject({ targetId, reason: 'hand', targetName: 'Dysk kopii', testedAt: null });
    expect(await auditDetails(office, 'backups.make')).toMatchObject([{ backupId: row?.id, targetId, reason: 'hand' }]);
    expect(await client.backups.health({})).toMatchObject({
      state: 'orange',
      problems: [{ problem: 'same-disk' }],
      lastProved: { ageDays: 0, targetName: 'Dysk kopii', provedAt: row?.provedAt },
      running: false,
    });
  });

  it('goes on at other places when one is missing, says why, and clears that when it is back', async () => {
    const missing = await addTarget('Nośnik USB', 'usb');
    const there = await addTarget();
    await rename(folderOf('Nośnik USB'), join(office.dir, 'wyjęty'));
    expect((await make()).at(-1)).toMatchObject({
      places: [
        { targetId: missing, backupId: null, failure: 'TARGET_MISSING' },
        { targetId: there, failure: null },
      ],
    });
    const rows = (await client.backups.targets({})).targets;
    expect(rows.map(({ problem, failure }) => [problem, failure?.code])).toEqual([
      ['TARGET_MISSING', 'TARGET_MISSING'],
      [null, undefined],
    ]);
    expect((await client.backups.health({})).problems).toContainEqual({ problem: 'target-failed', state: 'orange' });
    expect(await auditDetails(office, 'backups.make')).toMatchObject([
      { failure: 'TARGET_MISSING' },
      { targetId: there },
    ]);
    await rename(join(office.dir, 'wyjęty'), folderOf('Nośnik USB'));
    await make(missing);
    expect((await client.backups.targets({})).targets[0]).toMatchObject({ problem: null, failure: null });
  });

  it('is refused without a place, while one is being made, and to those who may not', async () => {
    expect((await refusalOf(make())).code).toBe('NOT_FOUND');
    await addTarget();
    const stream = await client.backups.make({ targetId: null });
    await stream.next();
    expect((await client.backups.health({})).running).toBe(true);
    expect((await refusalOf(make())).code).toBe('BACKUP_RUNNING');
    await stream.return?.();
    await office.core.runtime.backups.idle();
    expect(await client.backups.list({})).toEqual([]);
    expect(await backupsIn('Dysk kopii')).toEqual([]);
  });

  it('a file that somebody has deleted is no longer listed', async () => {
    await addTarget();
    await make();
    const [first = ''] = await backupsIn('Dysk kopii');
    await rm(join(folderOf('Dysk kopii'), first));
    office.clock.advance(60);
    await make();
    const rows = await client.backups.list({});
    expect(rows).toHaveLength(1);
    expect((await readLedger(office.dir)).ledger.backups.map(({ goneAt }) => goneAt === null)).toEqual([false, true]);
  });

  it('thins old generations by the rules of the office, files and labels', async () => {
    await addTarget();
    await office.core.runtime.offices.access.write(async (tx) => {
      const one = { number_value: 1 };
      await tx.updateTable('dated_rules').set(one).where('code', 'like', 'backup-keep-%').execute();
    });
    for (let count = 0; count < 3; count += 1) {
      office.clock.advance(60);
      await make();
    }
    const [newest = '', ...others] = await backupsIn('Dysk kopii');
    expect(others).toEqual([]);
    expect((await readdir(folderOf('Dysk kopii'))).sort()).toEqual([MARKER_FILE, newest, labelName(newest)].sort());
    expect(await auditDetails(office, 'backups.make')).toMatchObject([{ removed: 0 }, { removed: 1 }, { removed: 1 }]);
  });
});

describe('a backup by itself', () => {
  it('is made when the last one leaves; the key goes when it is proved', async () => {
    await addTarget();
    const { runtime } = office.core;
    const status = await client.session.signOut({});
    expect(status.session.state).toBe('signed-out');
    expect(runtime.backups.running).toBe(true);
    expect(runtime.offices.isOpen).toBe(true);
    await runtime.backups.idle();
    await runtime.turns.take(() => Promise.resolve());
    expect(runtime.offices.isOpen).toBe(false);
    expect(await backupsIn('Dysk kopii')).toHaveLength(1);
    const { ledger } = await readLedger(office.dir);
    expect(ledger.backups).toMatchObject([{ reason: 'sign-out' }]);
    client = await signedIn(office);
    expect(await auditDetails(office, 'backups.make')).toMatchObject([{ reason: 'sign-out' }]);
  });

  it('leaves the office to whoever signs in meanwhile', async () => {
    await addTarget();
    await client.session.signOut({});
    const next = await signedIn(office);
    await office.core.runtime.backups.idle();
    await office.core.runtime.turns.take(() => Promise.resolve());
    expect(office.core.runtime.offices.isOpen).toBe(true);
    expect(await next.backups.list({})).toHaveLength(1);
  });

  it('is not made at sign-out without a place, nor twice for the same work', async () => {
    await client.session.signOut({});
    expect(office.core.runtime.offices.isOpen).toBe(false);
    expect((await readLedger(office.dir)).ledger.backups).toEqual([]);
  });

  it('is made when the program ends, and waited for', async () => {
    await addTarget();
    await office.core.finish();
    expect(await backupsIn('Dysk kopii')).toHaveLength(1);
    await office.close();
  });

  it('gives way when the program must end at once, and leaves nothing half', async () => {
    await addTarget();
    await client.session.signOut({});
    const { dir } = office;
    await office.end();
    expect(await readdir(join(dir, TARGETS_FOLDER, 'Dysk kopii'))).toEqual([MARKER_FILE]);
  });

  it('is made after the next sign-in when the daily one was missed', async () => {
    await office.close();
    office = await prepared.open({ dailyBackups: true });
    client = await signedIn(office);
    await addTarget();
    await make();
    await office.core.runtime.backups.makeDue(null);
    expect(await client.backups.list({})).toHaveLength(1);
    // A new session after a day: the keeper starts by itself.
    office.clock.advance(25 * 3600);
    client = await signedIn(office);
    while (!office.core.runtime.backups.running && (await client.backups.list({})).length < 2) {
      // Every turn asks the core; there is nothing else to wait for.
    }
    await office.core.runtime.backups.idle();
    expect((await client.backups.list({})).map(({ reason }) => reason)).toEqual(['daily', 'hand']);
  });

  it('is made at once when the clock was ahead at the last one, which then stays and decides nothing', async () => {
    await office.close();
    office = await prepared.open({ dailyBackups: true });
    client = await signedIn(office);
    await addTarget();
    const year = 365 * 24 * 3600;
    office.clock.advance(year);
    client = await signedIn(office);
    await make();
    office.clock.advance(-year);
    expect(await client.backups.health({})).toMatchObject({
      state: 'orange',
      problems: expect.arrayContaining([{ problem: 'future-backup', state: 'orange' }]),
      lastProved: { ageDays: null },
    });
    await office.core.runtime.backups.makeDue(null);
    expect((await client.backups.list({})).map(({ reason }) => reason)).toContain('daily');
    const { problems, lastProved } = await client.backups.health({});
    expect(problems).toEqual([{ problem: 'same-disk', state: 'orange' }]);
    expect(lastProved?.ageDays).toBe(0);
  });

  it('is made before an older office is migrated', async () => {
    await addTarget();
    const { dir } = office;
    await make();
    await office.end();
    office = await prepared.open({ dir, folder: { migrations: nextMigration() } });
    client = await signedIn(office);
    const { ledger } = await readLedger(dir);
    expect(ledger.backups.map(({ reason }) => reason)).toEqual(['hand', 'migration']);
    expect(ledger.backups.map(({ schemaVersion }) => schemaVersion)).toEqual([
      nextMigration().length - 1,
      nextMigration().length - 1,
    ]);
    expect(office.core.runtime.offices.generation).toMatch(/2$/);
  });
});

it('people without the permission see only whether all is in order', async () => {
  await office.end();
  office = await prepared.open();
  await addUser(office, MANAGER);
  const manager = office.client();
  await manager.session.signIn({ login: MANAGER.login, password: MANAGER.password });
  expect((await manager.backups.health({})).state).toBe('orange');
  for (const call of [
    manager.backups.list({}),
    manager.backups.targets({}),
    drained(manager.backups.make({ targetId: null })),
  ]) {
    expect((await refusalOf(call)).code).toBe('PERMISSION_DENIED');
  }
});

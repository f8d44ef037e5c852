import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import {
  type KnownBackup,
  type Opener,
  prepareRestore,
  restoreElsewhere,
  restoreHere,
  undoRestore,
} from '#db/backup/index.ts';
import {
  addSlot,
  generateDatabaseKey,
  type GenerationLayout,
  listSlots,
  loadKeys,
  openRecovery,
  openSlot,
  recoveryInDatabase,
  replaceSlot,
  updateKeys,
} from '#db/generations/index.ts';
import { readAuditHeads } from '#db/repositories/audit-head-file.ts';
import { appendAudit, auditHead } from '#db/repositories/audit.repository.ts';
import { insertUser } from '#db/repositories/users.repository.ts';
import { openConnection } from '#db/sqlite/connection.ts';
import { type OfficeDatabase, openOffice } from '#db/sqlite/office-database.ts';
import { userId } from '#shared/kernel/ids.ts';
import { type BackupOffice, backUp, backupOffice, NOW } from '#tests/support/backup-office.ts';
import { folderHash } from '#tests/support/folder-hash.ts';
import {
  ADMINISTRATOR,
  enter,
  nextMigration,
  RECOVERY_RECIPIENT,
  RECOVERY_TEXT,
  ROWS,
  WEAK_KDF,
} from '#tests/support/office-folder.ts';

const DAY = '2026-11-22';
const BY_KEY: Opener = { by: 'recovery', secret: RECOVERY_TEXT, recipient: RECOVERY_RECIPIENT };
const JAN = { slotId: '018f0000-0000-4000-8000-000000000003', login: 'jan.nowak', password: 'hasło pana Jana 2026' };
const EWA = { slotId: '018f0000-0000-4000-8000-000000000004', login: 'ewa.nowa', password: 'hasło pani Ewy 2026' };

let office: BackupOffice;
let file: string;

beforeEach(async () => {
  office = await backupOffice();
  await inOffice(office.files, async (db) => {
    await db.write(async (tx) => {
      const from = '2026-01-01';
      const role = {
        id: crypto.randomUUID(),
        user_id: ADMINISTRATOR.userId,
        role: 'administrator',
        from_date: from,
      } as const;
      await tx
        .insertInto('user_roles')
        .values({ ...role, to_date: null })
        .execute();
      const row = {
        at: NOW,
        userId: ADMINISTRATOR.userId,
        kind: 'command',
        action: 'demo.fill',
        subjects: [],
      } as const;
      await appendAudit(tx, { ...row, fields: [], detail: {} });
    });
  });
  await newUser(JAN);
});
afterEach(() => office.remove());

async function inOffice<T>(
  files: GenerationLayout,
  work: (db: OfficeDatabase) => Promise<T>,
  key = office.databaseKey,
): Promise<T> {
  const db = await openOffice({ file: files.database, key });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

async function newUser(who: typeof JAN): Promise<void> {
  await inOffice(office.files, (db) =>
    db.write((tx) =>
      insertUser(tx, {
        id: userId.parse(crypto.randomUUID()),
        login: who.login,
        displayName: who.login,
        mustChangePassword: false,
        slotId: who.slotId,
        roles: [],
        rolesFrom: DAY,
        createdAt: NOW,
      }),
    ),
  );
  await updateKeys(office.files.dir, (keys) => addSlot(keys, office.databaseKey, who, WEAK_KDF));
}

async function made(): Promise<KnownBackup> {
  const backup = await backUp(office);
  file = join(office.folder, backup.fileName);
  return backup;
}

const countRows = (files: GenerationLayout, key?: Uint8Array): Promise<number> =>
  inOffice(
    files,
    async (db) => (await db.read((r) => r.selectFrom('preferences').select('key').execute())).length,
    key,
  );

const forget = (): Promise<unknown> =>
  inOffice(office.files, (db) => db.write((tx) => tx.deleteFrom('preferences').execute()));

async function opens(files: GenerationLayout, who: { login: string; password: string }): Promise<boolean> {
  const loaded = await loadKeys(files.dir);
  if (loaded.state !== 'good') throw new Error('keys are damaged');
  return (await openSlot(loaded.keys, who.login, who.password)).state === 'open';
}

const prepare = (opener: Opener = BY_KEY, dir = office.dir) => prepareRestore({ dir, file, opener });
const becoming = () => ({ lock: office.lock, programVersion: '0.1.0', at: NOW, day: DAY });

async function restore(opener: Opener = BY_KEY) {
  const prepared = await prepare(opener);
  const recovery = await inOffice(office.files, recoveryInDatabase);
  const { databaseKey, files: present } = office;
  const installationId = prepared.manifest.installationId;
  const userId = ADMINISTRATOR.userId;
  const here = { ...becoming(), prepared, databaseKey, present, recovery, installationId, userId };
  const built = await restoreHere(here);
  await prepared.dispose();
  return built;
}

describe('on the same installation', () => {
  it.each(['office identity', 'recovery key'])('the data come back, opened by the %s', async (by) => {
    await made();
    await forget();
    const built = await restore(by === 'recovery key' ? BY_KEY : { by: 'office', ...office.identity });
    expect(built.generation).toBe(2);
    expect(await countRows(built.files)).toBe(ROWS);
    expect(await countRows(office.files)).toBe(0);
    expect(await openRecovery(built.files.dir, RECOVERY_TEXT)).toEqual(office.databaseKey);
    expect(await readdir(join(office.dir, 'staging'))).toEqual([]);
  });

  it("everybody's present password goes on working; who is not in the data loses the slot", async () => {
    await made();
    await newUser(EWA);
    const changed = { ...JAN, password: 'nowe hasło pana Jana' };
    await updateKeys(office.files.dir, (keys) => replaceSlot(keys, office.databaseKey, changed, WEAK_KDF));
    const { files } = await restore();
    expect(await opens(files, ADMINISTRATOR)).toBe(true);
    expect(await opens(files, changed)).toBe(true);
    expect(await opens(files, JAN)).toBe(false);
    expect(await opens(files, EWA)).toBe(false);
    const loaded = await loadKeys(files.dir);
    expect(loaded.state === 'good' && listSlots(loaded.keys)).toEqual([ADMINISTRATOR.slotId, JAN.slotId]);
  });

  it('recovery keys of the present stay in force: retired ones do not come back', async () => {
    await made();
    const second = { id: '018f0000-0000-4000-8000-0000000000bb', recipient: office.identity.recipient };
    await inOffice(office.files, (db) =>
      db.write(async (tx) => {
        await tx.updateTable('recovery_keys').set({ retired_on: DAY }).execute();
        await tx
          .insertInto('recovery_keys')
          .values({ ...second, created_on: DAY, confirmed_on: DAY, retired_on: null })
          .execute();
      }),
    );
    const { files } = await restore();
    expect(await inOffice(files, recoveryInDatabase)).toMatchObject([
      { recipient: RECOVERY_RECIPIENT, retired: true },
      { recipient: second.recipient, retired: false },
    ]);
    await expect(openRecovery(files.dir, RECOVERY_TEXT)).rejects.toMatchObject({ code: 'WRONG_RECOVERY_KEY' });
    expect(await openRecovery(files.dir, office.identity.secret)).toEqual(office.databaseKey);
  });

  it('the log goes on from the backup with a row about it, and its heads fit', async () => {
    const backup = await made();
    const { files } = await restore();
    const rows = await inOffice(files, (db) =>
      db.read((r) => r.selectFrom('audit_log').select(['action', 'user_id', 'detail']).orderBy('seq').execute()),
    );
    expect(rows.map(({ action }) => action)).toEqual(['demo.fill', 'backups.restore']);
    expect(rows[1]?.user_id).toBe(ADMINISTRATOR.userId);
    expect(JSON.parse(rows[1]?.detail ?? '')).toEqual({ backupId: backup.id, createdAt: NOW, lastRow: 1 });
    const head = await inOffice(files, (db) => db.read(auditHead));
    const heads = await readAuditHeads(files.dir, office.databaseKey);
    expect(heads).toEqual({ state: 'ok', heads: [{ seq: head.seq, hash: head.hash }] });
  });

  it('it can be undone: the data as they were, passwords changed since, slots that had gone', async () => {
    await made();
    await newUser(EWA);
    await forget();
    const { generation, files } = await restore();
    const changed = { ...JAN, password: 'hasło po odtworzeniu' };
    await updateKeys(files.dir, (keys) => replaceSlot(keys, office.databaseKey, changed, WEAK_KDF));
    const { databaseKey } = office;
    const recovery = await inOffice(files, recoveryInDatabase);
    const userId = ADMINISTRATOR.userId;
    const undone = await undoRestore({
      ...becoming(),
      databaseKey,
      present: files,
      back: generation - 1,
      recovery,
      userId,
    });
    expect(undone.generation).toBe(3);
    expect(await countRows(undone.files)).toBe(0);
    for (const who of [ADMINISTRATOR, changed, EWA]) expect(await opens(undone.files, who), who.login).toBe(true);
    expect(await opens(undone.files, JAN)).toBe(false);
    const actions = await inOffice(undone.files, (db) =>
      db.read((r) => r.selectFrom('audit_log').select('action').execute()),
    );
    expect(actions.map(({ action }) => action)).toEqual(['demo.fill', 'backups.undoRestore']);
    expect(await readAuditHeads(undone.files.dir, databaseKey)).toMatchObject({ state: 'ok' });
  });

  it('is refused for data of another office, and when no administrator could sign in', async () => {
    await made();
    const prepared = await prepare();
    const { databaseKey, files: present } = office;
    const recovery = await inOffice(present, recoveryInDatabase);
    const here = { ...becoming(), prepared, databaseKey, present, recovery, userId: null };
    const before = folderHash(office.dir);
    await expect(restoreHere({ ...here, installationId: 'inny' })).rejects.toMatchObject({
      code: 'RULE_BROKEN',
      data: { rule: 'restore-other-office' },
    });
    expect(folderHash(office.dir)).toEqual(before);
    await updateKeys(present.dir, (keys) => ({
      ...keys,
      slots: keys.slots.filter(({ slotId }) => slotId === JAN.slotId),
    }));
    await expect(restoreHere({ ...here, installationId: null })).rejects.toMatchObject({
      data: { rule: 'restore-nobody' },
    });
    expect(await readdir(join(office.dir, 'generations'))).toEqual(['1']);
    await prepared.dispose();
    expect(await readdir(join(office.dir, 'staging'))).toEqual([]);
  });
});

describe('on a new computer', () => {
  it('file, recovery key and a new password are enough; all others are without a key', async () => {
    await made();
    const dir = join(office.dir, '..', 'nowy');
    await mkdir(dir);
    const carried = join(dir, '..', 'przyniesiony.age');
    await cp(file, carried);
    file = carried;
    const { lock } = await enter(dir);
    const prepared = await prepare(BY_KEY, dir);
    const databaseKey = generateDatabaseKey();
    const owner = { userId: userId.parse(ADMINISTRATOR.userId), password: 'zupełnie nowe hasło 26' };
    const built = await restoreElsewhere({ ...becoming(), lock, prepared, databaseKey, owner, kdf: WEAK_KDF });
    expect(await countRows(built.files, databaseKey)).toBe(ROWS);
    expect(await opens(built.files, { ...ADMINISTRATOR, password: owner.password })).toBe(true);
    for (const who of [ADMINISTRATOR, JAN]) expect(await opens(built.files, who)).toBe(false);
    expect(await openRecovery(built.files.dir, RECOVERY_TEXT)).toEqual(databaseKey);
    const loaded = await loadKeys(built.files.dir);
    expect(loaded.state === 'good' && loaded.keys.identity.recipient).not.toBe(office.identity.recipient);
    expect(loaded.state === 'good' && listSlots(loaded.keys)).toEqual([ADMINISTRATOR.slotId]);
    await lock.release();
    expect((await enter(dir)).state).toBe('ready');
  });

  it('is refused for somebody who is no administrator of the data, and leaves the folder empty', async () => {
    await made();
    const dir = join(office.dir, '..', 'nowy');
    await mkdir(dir);
    const { lock } = await enter(dir);
    const prepared = await prepare(BY_KEY, dir);
    const owner = { userId: userId.parse(crypto.randomUUID()), password: 'x' };
    const call = restoreElsewhere({ ...becoming(), lock, prepared, databaseKey: generateDatabaseKey(), owner });
    await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await lock.release();
    expect((await enter(dir)).state).toBe('first-run');
  });
});

describe('a test restore', () => {
  it('reads and checks everything and changes nothing', async () => {
    await made();
    const before = folderHash(office.dir);
    const prepared = await prepare();
    expect(prepared.facts.counts['preferences']).toBe(ROWS);
    const connection = openConnection({ file: prepared.database, key: prepared.key, role: 'read' });
    expect(connection.prepare('select count(*) from users').pluck().get()).toBe(2);
    connection.close();
    await prepared.dispose();
    expect(folderHash(office.dir)).toEqual(before);
  });

  it('brings an older version to the present schema in staging', async () => {
    await made();
    const newer = nextMigration();
    const prepared = await prepareRestore({ dir: office.dir, file, opener: BY_KEY, migrations: newer });
    const connection = openConnection({ file: prepared.database, key: prepared.key, role: 'read' });
    expect(connection.pragma('user_version', { simple: true })).toBe(newer.length);
    connection.close();
    await prepared.dispose();
  });
});

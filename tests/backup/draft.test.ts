import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { prepareRestore, tryRestoreHere } from '#db/backup/index.ts';
import { recoveryInDatabase, STEPS_OF } from '#db/generations/index.ts';
import { appendAudit } from '#db/repositories/audit.repository.ts';
import { openConnection } from '#db/sqlite/connection.ts';
import { openOffice } from '#db/sqlite/office-database.ts';
import { type BackupOffice, backUp, backupOffice, NOW } from '#tests/support/backup-office.ts';
import { folderHash } from '#tests/support/folder-hash.ts';
import { ADMINISTRATOR } from '#tests/support/office-folder.ts';

const DAY = '2026-11-22';

let office: BackupOffice;

beforeEach(async () => {
  office = await backupOffice();
  const db = await openOffice({ file: office.files.database, key: office.databaseKey });
  await db.write(async (tx) => {
    const role = { id: crypto.randomUUID(), user_id: ADMINISTRATOR.userId, role: 'administrator' } as const;
    await tx
      .insertInto('user_roles')
      .values({ ...role, from_date: '2026-01-01', to_date: null })
      .execute();
    const row = { at: NOW, userId: ADMINISTRATOR.userId, kind: 'command', action: 'demo.fill', subjects: [] } as const;
    for (let count = 0; count < 3; count += 1) await appendAudit(tx, { ...row, fields: [], detail: { count } });
  });
  await db.close();
});
afterEach(() => office.remove());

/** Reads the newest backup into staging, as a test restore does first. */
async function prepared() {
  const { fileName } = await backUp(office);
  const opener = { by: 'office', ...office.identity } as const;
  return await prepareRestore({ dir: office.dir, file: join(office.folder, fileName), opener });
}

type Prepared = Awaited<ReturnType<typeof prepared>>;

async function tried(of: Prepared, onStep?: (step: string) => void): Promise<void> {
  const { databaseKey, files: present, lock } = office;
  const db = await openOffice({ file: present.database, key: databaseKey });
  const recovery = await recoveryInDatabase(db);
  await db.close();
  const { installationId } = of.manifest;
  const asked = { lock, programVersion: '0.1.0', at: NOW, day: DAY, prepared: of, databaseKey, present, recovery };
  const hooks = onStep === undefined ? {} : { onStep };
  await tryRestoreHere({ ...asked, installationId, userId: null, ...hooks });
}

const BROKEN = { code: 'BACKUP_DAMAGED', data: { part: 'draft' } };

describe('a draft that is tried', () => {
  it('is built to the last step before the switch and leaves nothing behind', async () => {
    const of = await prepared();
    const generations = join(office.dir, 'generations');
    const before = folderHash(generations);
    const steps: string[] = [];
    await tried(of, (step) => void steps.push(step));
    await of.dispose();
    expect(steps).toEqual(STEPS_OF.restore.slice(0, STEPS_OF.restore.indexOf('moved')));
    expect(await readdir(join(office.dir, 'staging'))).toEqual([]);
    expect(folderHash(generations)).toEqual(before);
  });

  it('fails where the database cannot be opened any more once it is under the key of the office', async () => {
    const of = await prepared();
    const handle = await open(of.database, 'r+');
    await handle.write(Buffer.alloc(64, 0x5a), 0, 64, 4096 * 3 + 100);
    await handle.close();
    await expect(tried(of)).rejects.toMatchObject(BROKEN);
    await of.dispose();
    expect(await readdir(join(office.dir, 'staging'))).toEqual([]);
  });

  it('fails where a row of the log was changed, which no check of the file sees', async () => {
    const connection = openConnection({ file: office.files.database, key: office.databaseKey, role: 'build' });
    const triggers = connection
      .prepare("select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'audit_log'")
      .all() as { name: string; sql: string }[];
    for (const { name } of triggers) connection.exec(`drop trigger "${name}"`);
    expect(connection.prepare("update audit_log set action = 'people.open' where seq = 2").run().changes).toBe(1);
    for (const { sql } of triggers) connection.exec(sql);
    connection.close();
    const of = await prepared();
    await expect(tried(of)).rejects.toMatchObject(BROKEN);
    await of.dispose();
  });
});

import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describeDatabase } from '#db/backup/database-copy.ts';
import { loadKeys, openRecovery, openSlot } from '#db/generations/index.ts';
import { appendAudit } from '#db/repositories/audit.repository.ts';
import { openOffice } from '#db/sqlite/office-database.ts';
import { type BackupOffice, backUp, backupOffice, NOW } from '#tests/support/backup-office.ts';
import { ADMINISTRATOR, enter, RECOVERY_TEXT } from '#tests/support/office-folder.ts';

/** What an office says of itself after a fault: equal texts are equal offices. Damaged ones throw. */
export async function stateOf(place: string, knownSchemaVersion?: number): Promise<string> {
  const { lock, ...entered } = await enter(join(place, 'data'), knownSchemaVersion);
  try {
    if (entered.state !== 'ready') return entered.state;
    const { files } = entered;
    const key = await openRecovery(files.dir, RECOVERY_TEXT);
    const loaded = await loadKeys(files.dir);
    if (loaded.state !== 'good') throw new Error('both key files are damaged');
    const opened = await openSlot(loaded.keys, ADMINISTRATOR.login, ADMINISTRATOR.password);
    if (opened.state !== 'open') throw new Error('the password no longer opens the office');
    const left = await readdir(join(place, 'data', 'staging'));
    if (left.length > 0) throw new Error('staging was not emptied');
    return JSON.stringify(describeDatabase(files.database, key, true));
  } finally {
    await lock.release();
  }
}

export interface FaultOffices {
  /** An office with one backup at its target, changed since: restoring makes a difference. */
  readonly changed: string;
  /** The same, restored: undoing makes a difference. */
  readonly restored: string;
  copy(of: 'changed' | 'restored'): Promise<string>;
  remove(): Promise<void>;
}

/** Makes the offices that faults happen to; `restore` runs the child's job to its end. */
export async function makeFaultOffices(restore: (place: string) => Promise<void>): Promise<FaultOffices> {
  const root = await mkdtemp(join(tmpdir(), 'ostoja-faults-'));
  const changed = join(root, 'changed');
  const restored = join(root, 'restored');
  const office = await backupOffice();
  try {
    await makeAdministrator(office);
    await backUp(office);
    await inDatabase(office, (db) => db.write((tx) => tx.deleteFrom('preferences').execute()));
    await mkdir(changed);
    await cp(office.dir, join(changed, 'data'), { recursive: true, filter: (path) => !path.endsWith('office.lock') });
    await cp(office.folder, join(changed, 'kopie'), { recursive: true });
  } finally {
    await office.remove();
  }
  await cp(changed, restored, { recursive: true });
  await restore(restored);
  let copies = 0;
  return {
    changed,
    restored,
    copy: async (of) => {
      copies += 1;
      const place = join(root, `copy-${copies}`);
      await cp(of === 'changed' ? changed : restored, place, { recursive: true });
      return place;
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

type Db = Awaited<ReturnType<typeof openOffice>>;

async function inDatabase(office: BackupOffice, work: (db: Db) => Promise<unknown>): Promise<void> {
  const db = await openOffice({ file: office.files.database, key: office.databaseKey });
  try {
    await work(db);
  } finally {
    await db.close();
  }
}

async function makeAdministrator(office: BackupOffice): Promise<void> {
  await inDatabase(office, (db) =>
    db.write(async (tx) => {
      const of = { id: crypto.randomUUID(), user_id: ADMINISTRATOR.userId, role: 'administrator' } as const;
      await tx
        .insertInto('user_roles')
        .values({ ...of, from_date: '2026-01-01', to_date: null })
        .execute();
      const row = {
        at: NOW,
        userId: ADMINISTRATOR.userId,
        kind: 'command',
        action: 'demo.fill',
        subjects: [],
      } as const;
      await appendAudit(tx, { ...row, fields: [], detail: {} });
    }),
  );
}

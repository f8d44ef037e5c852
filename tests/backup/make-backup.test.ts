import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import {
  BACKUP_STEPS,
  type BackupProgress,
  decodeLabel,
  labelName,
  MARKER_FILE,
  readLedger,
} from '#db/backup/index.ts';
import { decodeManifest } from '#db/backup/manifest.ts';
import { partName } from '#db/backup/names.ts';
import { openConnection } from '#db/sqlite/connection.ts';
import { openOffice } from '#db/sqlite/office-database.ts';
import { type BackupOffice, backUp, backupOffice, NOW } from '#tests/support/backup-office.ts';
import { ADMINISTRATOR, RECOVERY_TEXT, ROWS } from '#tests/support/office-folder.ts';
import { recoveryFingerprint } from '#db/generations/recovery-key.ts';
import { RECOVERY_RECIPIENT } from '#tests/support/office-folder.ts';

const run = promisify(execFile);
let office: BackupOffice;

beforeEach(async () => {
  office = await backupOffice();
});
afterEach(async () => office.remove());

const atTarget = async (): Promise<string[]> => (await readdir(office.folder)).sort();
const inStaging = async (): Promise<string[]> => readdir(join(office.dir, 'staging'));

/** Takes a backup apart with Debian's tools. */
async function unpack(fileName: string, identity: string): Promise<string> {
  const out = join(office.folder, '..', 'out');
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'key.txt'), `${identity}\n`);
  await run('age', ['-d', '-i', join(out, 'key.txt'), '-o', join(out, 'b.tar'), join(office.folder, fileName)]);
  await run('tar', ['-xf', join(out, 'b.tar'), '-C', out]);
  return out;
}

describe('a backup', () => {
  it('is one age file with a label beside it, entered in the ledger, with nothing left over', async () => {
    const backup = await backUp(office);
    expect(backup.fileName).toMatch(/^ostoja-20261122-081530-[0-9a-f]{8}\.tar\.age$/);
    expect(await atTarget()).toEqual([MARKER_FILE, backup.fileName, labelName(backup.fileName)].sort());
    expect(await inStaging()).toEqual([]);
    const bytes = await readFile(join(office.folder, backup.fileName));
    expect(backup).toMatchObject({ bytes: bytes.length, provedAt: NOW, goneAt: null, reason: 'hand' });
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(backup.sha256);
    expect((await readLedger(office.dir)).ledger.backups).toEqual([backup]);
  });

  it.each(['office identity', 'recovery key'])(
    'opens with age and tar by the %s, under a key of its own',
    async (by) => {
      const backup = await backUp(office);
      const out = await unpack(backup.fileName, by === 'recovery key' ? RECOVERY_TEXT : office.identity.secret);
      expect((await readdir(out)).sort()).toEqual(['b.tar', 'key.txt', 'manifest.json', 'office.db']);
      const read = decodeManifest(await readFile(join(out, 'manifest.json')));
      if (read.state !== 'good') throw new Error('no manifest');
      const { manifest } = read;
      const database = await readFile(join(out, 'office.db'));
      expect(createHash('sha256').update(database).digest('hex')).toBe(manifest.database.sha256);
      expect(manifest.counts['preferences']).toBe(ROWS);
      expect(manifest.counts).not.toHaveProperty('sqlite_sequence');
      const key = Buffer.from(manifest.database.key, 'hex');
      expect(key.equals(office.databaseKey)).toBe(false);
      const connection = openConnection({ file: join(out, 'office.db'), key, role: 'read' });
      expect(connection.prepare('select count(*) from preferences').pluck().get()).toBe(ROWS);
      connection.close();
      const live = () => openConnection({ file: join(out, 'office.db'), key: office.databaseKey, role: 'read' });
      expect(live).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }));
    },
  );

  it('says on its label what is needed before any key, and nothing of anybody', async () => {
    const backup = await backUp(office);
    const text = await readFile(join(office.folder, labelName(backup.fileName)));
    const decoded = decodeLabel(text);
    if (decoded.state !== 'good') throw new Error('no label');
    const { label } = decoded;
    expect(label).toMatchObject({
      id: backup.id,
      createdAt: NOW,
      file: { bytes: backup.bytes, sha256: backup.sha256 },
    });
    expect(label.recovery).toEqual([recoveryFingerprint(RECOVERY_RECIPIENT)]);
    expect(label.office).toBe(recoveryFingerprint(office.identity.recipient));
    const head = (await readFile(join(office.folder, backup.fileName))).subarray(0, label.file.headBytes);
    expect(createHash('sha256').update(head).digest('hex')).toBe(label.file.headSha256);
    expect(head.subarray(0, -16).toString('latin1')).toMatch(/^age-encryption.org\/v1\n[^]*\n--- \S+\n$/);
    expect(text.toString()).not.toMatch(/Próbow|Administrator|age1/);
  });

  it('passes through its steps in order and tells how far it is', async () => {
    const steps: string[] = [];
    const progress: BackupProgress[] = [];
    await backUp(office, { onStep: (step) => void steps.push(step), onProgress: (told) => void progress.push(told) });
    expect(steps).toEqual(BACKUP_STEPS);
    expect(new Set(progress.map(({ phase }) => phase))).toEqual(new Set(['copying', 'writing', 'proving']));
    for (const { done, total } of progress) expect(done).toBeLessThanOrEqual(total);
  });

  it('holds one moment of the office while others go on writing', async () => {
    const db = await openOffice({ file: office.files.database, key: office.databaseKey });
    let written = ROWS;
    const write = () =>
      db.write(async (tx) => {
        for (const half of ['a', 'b']) {
          const row = { user_id: ADMINISTRATOR.userId, key: `w-${written}-${half}`, value: 'x' };
          await tx.insertInto('preferences').values(row).execute();
        }
        written += 2;
      });
    // People write before, during and after every step.
    const backup = await backUp(office, { onStep: write });
    expect(written).toBe(ROWS + 2 * BACKUP_STEPS.length);
    const rows = await db.read((r) => r.selectFrom('preferences').select('key').execute());
    expect(rows).toHaveLength(written);
    await db.close();
    const out = await unpack(backup.fileName, RECOVERY_TEXT);
    const read = decodeManifest(await readFile(join(out, 'manifest.json')));
    if (read.state !== 'good') throw new Error('no manifest');
    expect(read.manifest.counts['preferences']).toBe(ROWS);
  });
});

describe('a backup that fails', () => {
  const untouched = async (): Promise<void> => {
    expect(await atTarget()).toEqual([MARKER_FILE]);
    expect(await inStaging()).toEqual([]);
    expect((await readLedger(office.dir)).ledger.backups).toEqual([]);
  };
  const isPart = (name: string): boolean => name.endsWith('.part');
  const part = async (): Promise<string> => join(office.folder, (await readdir(office.folder)).find(isPart) ?? '');

  it.each(BACKUP_STEPS.slice(0, BACKUP_STEPS.indexOf('proved')))(
    'leaves nothing when it is cancelled at %s',
    async (at) => {
      const stop = new AbortController();
      const made = backUp(office, { signal: stop.signal, onStep: (step) => (step === at ? stop.abort() : undefined) });
      await expect(made).rejects.toMatchObject({ code: 'CANCELLED' });
      await untouched();
    },
  );

  it('is refused when one bit reads back otherwise than written', async () => {
    const onStep = async (step: string): Promise<void> => {
      if (step !== 'written') return;
      const file = await part();
      const bytes = await readFile(file);
      const middle = bytes.length >> 1;
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      await writeFile(file, bytes);
    };
    await expect(backUp(office, { onStep })).rejects.toMatchObject({ code: 'TARGET_FAILING' });
    await untouched();
  });

  it('is refused when the target gives back the backup of another moment', async () => {
    const other = await backUp(office);
    const bytes = await readFile(join(office.folder, other.fileName));
    const onStep = async (step: string): Promise<void> => {
      if (step === 'written') await writeFile(await part(), bytes);
    };
    await expect(backUp(office, { onStep })).rejects.toMatchObject({ code: 'TARGET_FAILING' });
    expect((await readLedger(office.dir)).ledger.backups).toEqual([other]);
  });

  it('is refused when the copied database is not sound', async () => {
    const onStep = async (step: string): Promise<void> => {
      if (step !== 'copied') return;
      const [copy = ''] = await inStaging();
      const file = join(office.dir, 'staging', copy);
      const connection = openConnection({ file, key: office.databaseKey, role: 'build' });
      connection.pragma('foreign_keys = off');
      connection.exec("insert into preferences values ('nobody', 'k', 'v')");
      connection.close();
    };
    await expect(backUp(office, { onStep })).rejects.toMatchObject({
      code: 'DATABASE_DAMAGED',
      data: { reason: 'copy' },
    });
    await untouched();
  });

  it('reports a damaged office as damage', async () => {
    const bytes = await readFile(office.files.database);
    bytes[5000] = (bytes[5000] ?? 0) ^ 1;
    await writeFile(office.files.database, bytes);
    await expect(backUp(office)).rejects.toMatchObject({ code: 'DATABASE_DAMAGED', data: { reason: 'source' } });
    await untouched();
  });

  it('says that the target is gone, before and in between', async () => {
    const vanish = () => rm(office.folder, { recursive: true });
    await expect(
      backUp(office, { onStep: (step) => (step === 'written' ? vanish() : undefined) }),
    ).rejects.toMatchObject({
      code: 'TARGET_MISSING',
    });
    await expect(backUp(office)).rejects.toMatchObject({ code: 'TARGET_MISSING' });
    expect(await inStaging()).toEqual([]);
  });
});

it('removes what a killed backup left at the target, and nothing else', async () => {
  const name = 'ostoja-20261101-101010-0a0b0c0d.tar.age';
  const left = [partName(name, office.identity.recipient), labelName(name)];
  // Two installations may write to one share: what the other one is writing just now is not ours to remove.
  const anothers = 'ostoja-20261101-101010-0a0b0c0e.tar.age';
  const others = [
    partName(anothers, 'age1another'),
    labelName(anothers),
    '.notes.part',
    `x${left[0] ?? ''}`,
    'urlop.odt',
  ];
  for (const file of [...left, ...others]) await writeFile(join(office.folder, file), 'x');
  const { fileName } = await backUp(office);
  expect(await atTarget()).toEqual([MARKER_FILE, fileName, labelName(fileName), ...others].sort());
});

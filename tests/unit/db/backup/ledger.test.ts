import { mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type KnownBackup, readLedger, updateLedger } from '#db/backup/index.ts';

const AT = '2026-11-22T08:15:30.000Z';
const KEPT = 1000;

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ostoja-ledger-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

function backup(goneAt: string | null): KnownBackup {
  return {
    id: crypto.randomUUID(),
    targetId: crypto.randomUUID(),
    fileName: 'ostoja-20261122-081530-00000000.tar.age',
    reason: 'daily',
    createdAt: AT,
    provedAt: AT,
    bytes: 1,
    sha256: '0'.repeat(64),
    schemaVersion: 1,
    programVersion: '1.0.0',
    recovery: [],
    goneAt,
  };
}

const many = (count: number, goneAt: string | null): KnownBackup[] =>
  Array.from({ length: count }, () => backup(goneAt));

async function kept(backups: readonly KnownBackup[]): Promise<readonly string[]> {
  await updateLedger(dir, (ledger) => ({ ...ledger, backups }));
  const { state, ledger } = await readLedger(dir);
  expect(state).toBe('good');
  return ledger.backups.map(({ id }) => id);
}

const ids = (backups: readonly { readonly id: string }[]): readonly string[] => backups.map(({ id }) => id);

describe('what the ledger forgets', () => {
  it('is the oldest of what is gone, and no backup that is still there', async () => {
    const [first, gone, last] = [backup(null), many(KEPT, AT), backup(null)];
    expect(await kept([first, ...gone, last])).toEqual(ids([first, ...gone.slice(2), last]));
  });

  it('is nothing while all are there, however many', async () => {
    const there = many(KEPT + 1, null);
    expect(await kept(there)).toEqual(ids(there));
  });

  it('is of the tests what was told again later, and not the last word on a backup that is there', async () => {
    const [there, gone] = [backup(null), backup(AT)];
    const test = (of: KnownBackup) => ({ at: AT, backupId: of.id, failure: 'BACKUP_DAMAGED', people: 0 });
    const tests = [test(there), test(there), ...Array.from({ length: KEPT }, () => test(gone))];
    await updateLedger(dir, (ledger) => ({ ...ledger, backups: [there, gone], tests }));
    const { ledger } = await readLedger(dir);
    expect(ledger.tests).toHaveLength(KEPT);
    expect(ledger.tests.filter(({ backupId }) => backupId === there.id)).toHaveLength(1);
  });
});

describe('a ledger that cannot be read', () => {
  const target = {
    id: crypto.randomUUID(),
    kind: 'folder' as const,
    name: 'Dysk kopii',
    path: '/kopie',
    addedAt: AT,
    failure: null,
  };
  const both = ['backups.json', 'backups.2.json'];
  beforeEach(async () => {
    await updateLedger(dir, (ledger) => ({ ...ledger, targets: [target] }));
  });

  it('for a moment is not forgotten: whoever asks is refused, and afterwards all is there', async () => {
    // A link to itself: the system answers ELOOP, which is neither a missing nor a damaged file.
    for (const name of both) await rename(join(dir, name), join(dir, `${name}.away`));
    for (const name of both) await symlink(name, join(dir, name));
    await expect(readLedger(dir)).rejects.toMatchObject({ code: 'ELOOP' });
    await expect(updateLedger(dir, (ledger) => ledger)).rejects.toMatchObject({ code: 'ELOOP' });
    for (const name of both) await rename(join(dir, `${name}.away`), join(dir, name));
    expect((await readLedger(dir)).ledger.targets).toEqual([target]);
  });

  it('for good is begun anew, and says so until a backup is known at every place', async () => {
    for (const name of both) await writeFile(join(dir, name), '{');
    expect((await readLedger(dir)).state).toBe('damaged');
    await updateLedger(dir, (ledger) => ledger);
    const anew = async () => (await readLedger(dir)).ledger.begunAnew;
    expect(await anew()).toBe(true);
    await updateLedger(dir, (ledger) => ({ ...ledger, targets: [target] }));
    expect(await anew(), 'the place has no backup yet').toBe(true);
    await updateLedger(dir, (ledger) => ({ ...ledger, backups: [{ ...backup(null), targetId: target.id }] }));
    expect(await anew()).toBeUndefined();
    await updateLedger(dir, (ledger) => ({ ...ledger, backups: [] }));
    expect(await anew(), 'a place without a backup says it in its own words').toBeUndefined();
  });
});

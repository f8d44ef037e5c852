import { mkdtemp, rm } from 'node:fs/promises';
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

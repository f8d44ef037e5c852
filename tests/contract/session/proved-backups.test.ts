import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { readLedger, updateLedger } from '#db/backup/index.ts';
import { generationDir } from '#db/generations/index.ts';
import { TARGETS_FOLDER } from '#preview/preview-places.ts';
import { MOST_PROVED_SHOWN } from '#shared/features/session/session.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import {
  composeTestCore,
  type CoreClient,
  FIRST_ADMINISTRATOR,
  prepareOffice,
  type PreparedOffice,
  refusalOf,
  type TestCore,
} from '#tests/support/core.ts';
import { drained } from '#tests/support/streams.ts';
import { placeForBackups } from '#tests/support/valid-calls.backups.ts';

const { login, password } = FIRST_ADMINISTRATOR;

let prepared: PreparedOffice;
let office: TestCore;
let client: CoreClient;

beforeAll(async () => {
  prepared = await prepareOffice();
});
afterAll(() => prepared.remove());

beforeEach(async () => {
  office = await prepared.open();
  client = office.client();
  await client.session.signIn({ login, password });
  await placeForBackups(client);
});
afterEach(() => office.close());

async function made(): Promise<void> {
  office.clock.advance(60);
  await drained(client.backups.make({ targetId: null }));
}

describe('the screens of damaged data', () => {
  test('name the newest proved backups with their place, to whoever is not signed in', async () => {
    for (let count = 0; count <= MOST_PROVED_SHOWN; count += 1) await made();
    const rows = await client.backups.list({});
    const { ledger } = await readLedger(office.dir);
    office.core.runtime.offices.failWith(new AppError('DATABASE_DAMAGED'));
    const told = await office.client().session.provedBackups({});
    expect(told.map(({ id }) => id)).toEqual(rows.slice(0, MOST_PROVED_SHOWN).map(({ id }) => id));
    expect(told[0]).toEqual({
      id: rows[0]?.id,
      createdAt: rows[0]?.createdAt,
      provedAt: rows[0]?.provedAt,
      placeName: 'Dysk kopii',
      placeKind: 'folder',
      folder: join(office.dir, TARGETS_FOLDER, 'Dysk kopii'),
      fileName: ledger.backups.at(-1)?.fileName,
    });
  });

  test('name none that is gone or that a test restore found bad', async () => {
    for (let count = 0; count < 3; count += 1) await made();
    const [newest, second, third] = (await readLedger(office.dir)).ledger.backups.toReversed();
    const at = office.clock.now();
    await updateLedger(office.dir, (ledger) => ({
      ...ledger,
      backups: ledger.backups.map((one) => (one.id === newest?.id ? { ...one, goneAt: at } : one)),
      tests: [{ at, backupId: second?.id ?? '', failure: 'BACKUP_DAMAGED', people: 0 }],
    }));
    office.core.runtime.offices.failWith(new AppError('DATABASE_DAMAGED'));
    expect((await office.client().session.provedBackups({})).map(({ id }) => id)).toEqual([third?.id]);
  });

  test('name them with both key files gone too, and nothing on a computer without an office', async () => {
    await made();
    await office.end();
    for (const name of ['keys.json', 'keys.2.json', 'recovery.age'])
      rmSync(join(generationDir(office.dir, 1), name), { force: true });
    const again = await composeTestCore({ dir: office.dir });
    const empty = await composeTestCore();
    try {
      expect((await again.client().session.status({})).session).toMatchObject({
        state: 'failed',
        code: 'KEYS_DAMAGED',
      });
      expect(await again.client().session.provedBackups({})).toHaveLength(1);
      expect(await empty.client().session.provedBackups({})).toEqual([]);
    } finally {
      await again.end();
      await empty.close();
    }
  });

  test('are the only ones that do', async () => {
    await made();
    expect((await refusalOf(office.client().session.provedBackups({}))).code).toBe('OFFICE_ALREADY_SET_UP');
    office.core.runtime.offices.failWith(new AppError('NEWER_VERSION', { needed: '9.0.0' }));
    expect((await refusalOf(office.client().session.provedBackups({}))).code).toBe('NEWER_VERSION');
  });
});

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  enterFolder,
  generateDatabaseKey,
  type GenerationLayout,
  openSlot,
  loadKeys,
  type OfficeLock,
  type OnStep,
  type RecoveryRecipient,
  type ScryptParameters,
  setUpOffice,
} from '#db/generations/index.ts';
import { openDatabase } from '#db/sqlite/open-database.ts';
import type { OfficeDatabase } from '#db/sqlite/office-database.ts';
import type { Migration } from '#db/migrations/migration.ts';
import { migrations } from '#db/migrations/index.ts';
import type { Database } from '#db/schema/index.ts';

/** Cheap on purpose: what is proved with it does not depend on the cost. */
export const WEAK_KDF: ScryptParameters = { name: 'scrypt', N: 2 ** 10, r: 8, p: 1 };

export const ADMINISTRATOR = {
  userId: '018f0000-0000-7000-8000-000000000001',
  slotId: '018f0000-0000-4000-8000-000000000002',
  login: 'Administrator.Główny',
  password: 'dęby szumią nad rzeką 17',
} as const;

/** Added later than the administrator, or beside him. */
export const SECOND_USER = {
  slotId: '018f0000-0000-4000-8000-000000000003',
  login: 'jan.nowak',
  password: 'hasło pana Jana 2026',
} as const;

/** A recovery key made for tests once and for all, so that a killed child and its parent know the same one. */
export const RECOVERY_TEXT = 'AGE-SECRET-KEY-1ZX7ZKWF7PV5VS66Z9JV3S22ZC4D4E9N3A449F2Z4NHFMT03S97UQ8QQCQD';
export const RECOVERY_RECIPIENT = 'age1rrl9uqww490z7m97c4sau3y2s4aayy5g4rnyht3l0ds0xkdzpqssjn6ptr';

export const ROWS = 50;

/** The migration after the newest one of the program: what the next version of the program would bring. */
export function nextMigration(): readonly Migration[] {
  const number = migrations.length + 1;
  const name = `${String(number).padStart(4, '0')}-added-by-a-test`;
  return [...migrations, { number, name, up: ['create table added_by_a_test (id integer primary key) strict'] }];
}

export async function makeFolder(): Promise<{ dir: string; remove: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'ostoja-test-'));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

/** What a first run writes: the office, its administrator, the recovery keys and rows to count afterwards. */
export async function fillOffice(office: OfficeDatabase, recovery: readonly RecoveryRecipient[]): Promise<void> {
  const at = '2026-11-21T09:05:00.000Z';
  await office.write(async (tx) => {
    const row = {
      id: 1 as const,
      name: 'Ośrodek Pomocy Społecznej w Próbowie',
      short_name: 'OPS Próbowo',
      kind: 'ops',
    };
    await tx
      .insertInto('office')
      .values({ ...row, installation_id: randomUUID(), is_demo: 0, created_at: at })
      .execute();
    const user = {
      id: ADMINISTRATOR.userId,
      login: ADMINISTRATOR.login,
      login_key: 'administrator.glowny',
      sort_key: 'a',
    };
    const state = { active: 1, must_change_password: 0, version: 1 } as const;
    await tx
      .insertInto('users')
      .values({ ...user, ...state, display_name: 'Administrator', slot_id: ADMINISTRATOR.slotId, created_at: at })
      .execute();
    for (const { id, recipient, date, confirmed, retired } of recovery) {
      await tx
        .insertInto('recovery_keys')
        .values({
          id,
          recipient,
          created_on: date,
          confirmed_on: confirmed ? date : null,
          retired_on: retired ? date : null,
        })
        .execute();
    }
    for (let index = 0; index < ROWS; index += 1) {
      await tx
        .insertInto('preferences')
        .values({ user_id: ADMINISTRATOR.userId, key: `row-${index}`, value: `wartość ${index}` })
        .execute();
    }
  });
}

/** As `fillOffice`, with nothing drawn by chance: two offices filled so are alike row by row. */
export async function fillOfficeAlike(office: OfficeDatabase, recovery: readonly RecoveryRecipient[]): Promise<void> {
  await fillOffice(office, recovery);
  const id = '018f0000-0000-4000-8000-0000000000bb';
  await office.write((tx) => tx.updateTable('office').set({ installation_id: id }).execute());
}

/** Sets up the office of these tests in a folder that is entered already. The key is the caller's. */
export async function setUpTestOffice(
  lock: OfficeLock,
  recovery: readonly RecoveryRecipient[],
  more: {
    onStep?: OnStep;
    onTrouble?: (error: unknown) => void;
    databaseKey?: Uint8Array;
    fill?: (office: OfficeDatabase) => Promise<void>;
    migrations?: readonly Migration[];
  } = {},
): Promise<{ databaseKey: Uint8Array; files: GenerationLayout }> {
  const databaseKey = more.databaseKey ?? generateDatabaseKey();
  const { files } = await setUpOffice({
    lock,
    programVersion: '0.1.0',
    databaseKey,
    owner: ADMINISTRATOR,
    recovery,
    fill: more.fill ?? ((office) => fillOffice(office, recovery)),
    kdf: WEAK_KDF,
    ...(more.migrations === undefined ? {} : { migrations: more.migrations }),
    ...(more.onStep === undefined ? {} : { onStep: more.onStep }),
    ...(more.onTrouble === undefined ? {} : { onTrouble: more.onTrouble }),
  });
  return { databaseKey, files };
}

/** Enters a folder that must not be refused. */
export async function enter(dir: string, knownSchemaVersion = migrations.length) {
  const entered = await enterFolder(dir, { knownSchemaVersion });
  if (entered.state === 'refused') throw new Error(`refused: ${entered.code} ${JSON.stringify(entered.data)}`);
  return entered;
}

/** Opens the office with the administrator's password and counts the rows that the first run wrote. */
export async function countRows(files: GenerationLayout): Promise<{ rows: number; schemaVersion: number }> {
  const loaded = await loadKeys(files.dir);
  if (loaded.state !== 'good') throw new Error('keys are damaged');
  const opened = await openSlot(loaded.keys, ADMINISTRATOR.login, ADMINISTRATOR.password);
  if (opened.state !== 'open') throw new Error('the password does not open its slot');
  const office = await openDatabase<Database>({ file: files.database, key: opened.key });
  try {
    const found = await office.read((r) => r.selectFrom('preferences').select('value').execute());
    return { rows: found.length, schemaVersion: office.schemaVersion };
  } finally {
    await office.close();
  }
}

export function recipientOf(recipient: string, more: Partial<RecoveryRecipient> = {}): RecoveryRecipient {
  const id = '018f0000-0000-4000-8000-0000000000aa';
  return { id, recipient, date: '2026-11-21', confirmed: true, retired: false, ...more };
}

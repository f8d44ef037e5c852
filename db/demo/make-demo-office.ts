import {
  addSlot,
  enterFolder,
  generateDatabaseKey,
  generateRecoveryKey,
  setUpOffice,
  updateKeys,
  wipe,
} from '../generations/index.ts';
import type { OfficeLock, ScryptParameters, SlotOwner } from '../generations/index.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { epochMs, type Instant } from '#shared/kernel/instant.ts';
import { today as todayAt, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Role } from '#shared/permissions/roles.ts';

import { readCommunes } from '../data/communes.ts';
import { appendAudit } from '../repositories/audit.repository.ts';
import { insertCommunes, insertOffice } from '../repositories/office.repository.ts';
import { insertRecoveryKey } from '../repositories/recovery-keys.repository.ts';
import { insertUser, type NewUser } from '../repositories/users.repository.ts';
import { asUserId } from '../repositories/values.ts';
import { type OfficeDatabase, openOffice } from '../sqlite/office-database.ts';
import { fillDemoOffice, OPENED } from './fill.ts';
import { DEFAULT_DEMO_SEED, DEFAULT_DEMO_SIZE, type DemoSize } from './plan.ts';
import { seededIds } from './random.ts';
import { DEMO_OFFICE, DEMO_USERS, type DemoUser } from './users.ts';

export interface DemoOptions {
  /** A data folder that is missing or has no office. */
  readonly dir: string;
  readonly programVersion: string;
  /** The moment everything is told from; its day in Warsaw decides all ages and dates. */
  readonly now: Instant;
  readonly size?: DemoSize;
  readonly seed?: number;
  /** Cost of the passwords. They are printed at the start, so the demonstration does not make people wait for them. */
  readonly kdf?: ScryptParameters;
}

const LIGHT_KDF: ScryptParameters = { name: 'scrypt', N: 2 ** 14, r: 8, p: 1 };

/** A user who can sign in, before the database is there. */
interface KeyedUser {
  readonly id: UserId;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly slot: SlotOwner;
}

/**
 * Makes the demonstration office in a folder, through the same first run as a real one, and lets go of the folder.
 * @returns the recovery key, which opens it as well
 * @throws AppError OFFICE_ALREADY_SET_UP when the folder has an office, or the code for which the folder is refused
 */
export async function makeDemoOffice(options: DemoOptions): Promise<{ readonly recoveryKey: string }> {
  const lock = await takeEmptyFolder(options.dir);
  const databaseKey = generateDatabaseKey();
  try {
    const seed = options.seed ?? DEFAULT_DEMO_SEED;
    const ids = seededIds(seed, epochMs(options.now));
    const today = todayAt(options.now);
    const users = keyedUsers(ids);
    const [administrator, ...others] = users;
    if (administrator === undefined) throw new Error('The demonstration has nobody who could sign in');
    const recovery = await generateRecoveryKey();
    const recoveryRow = { id: ids.next(), recipient: recovery.recipient };
    const kdf = options.kdf ?? LIGHT_KDF;
    const { files } = await setUpOffice({
      lock,
      programVersion: options.programVersion,
      databaseKey,
      owner: administrator.slot,
      recovery: [{ ...recoveryRow, date: today, confirmed: true, retired: false }],
      kdf,
      fill: (office) => firstRun(office, { now: options.now, today, ids, administrator, recovery: recoveryRow }),
    });
    const office = await openOffice({ file: files.database, key: databaseKey });
    try {
      await fillWhole(office, { now: options.now, today, ids, users, seed, size: options.size ?? DEFAULT_DEMO_SIZE });
    } finally {
      await office.close();
    }
    await updateKeys(files.dir, async (keys) => {
      let withAll = keys;
      for (const { slot } of others) withAll = await addSlot(withAll, databaseKey, slot, kdf);
      return withAll;
    });
    return { recoveryKey: recovery.text };
  } finally {
    wipe(databaseKey);
    await lock.release();
  }
}

async function takeEmptyFolder(dir: string): Promise<OfficeLock> {
  const entered = await enterFolder(dir);
  if (entered.state === 'refused') throw new AppError(entered.code, entered.data);
  if (entered.state === 'first-run') return entered.lock;
  await entered.lock.release();
  throw new AppError('OFFICE_ALREADY_SET_UP');
}

function keyedUsers(ids: { next(): string }): readonly KeyedUser[] {
  const all: readonly DemoUser[] = DEMO_USERS;
  return all.flatMap(({ login, displayName, roles, password }) => {
    if (password === null) return [];
    return [{ id: asUserId(ids.next()), displayName, roles, slot: { slotId: ids.next(), login, password } }];
  });
}

interface Made {
  readonly now: Instant;
  readonly today: LocalDate;
  readonly ids: { next(): string };
}

/** The office as a first run leaves it: its administrator, its recovery key and the register of communes. */
async function firstRun(
  office: OfficeDatabase,
  made: Made & {
    readonly administrator: KeyedUser;
    readonly recovery: { readonly id: string; readonly recipient: string };
  },
): Promise<void> {
  const { now, today, ids, administrator, recovery } = made;
  await office.write(async (tx) => {
    const { name, shortName, kind } = DEMO_OFFICE;
    await insertOffice(tx, { name, shortName, kind, isDemo: true, installationId: ids.next(), createdAt: now });
    await insertCommunes(tx, readCommunes());
    await insertUser(tx, userRow(made, administrator));
    await insertRecoveryKey(tx, { ...recovery, createdOn: today, confirmedOn: today });
  });
}

async function fillWhole(
  office: OfficeDatabase,
  made: Made & { readonly users: readonly KeyedUser[]; readonly seed: number; readonly size: DemoSize },
): Promise<void> {
  const { now, ids, users, seed, size } = made;
  const [administrator, ...others] = users;
  await office.write(async (tx) => {
    for (const user of others) await insertUser(tx, userRow(made, user));
    const known = new Map(users.map(({ id, slot }) => [slot.login, id]));
    await fillDemoOffice(tx, { ...size, seed, now, ids, users: known });
    await appendAudit(tx, {
      at: now,
      userId: administrator?.id ?? null,
      kind: 'command',
      action: 'demo.fill',
      subjects: [{ kind: 'office', id: '1' }],
      fields: [],
      detail: { people: size.people, families: size.families },
    });
  });
}

function userRow({ now, ids }: Made, { id, displayName, roles, slot }: KeyedUser): NewUser {
  return {
    id,
    login: slot.login,
    displayName,
    mustChangePassword: false,
    slotId: slot.slotId,
    roles: roles.map((role) => ({ id: ids.next(), role })),
    rolesFrom: OPENED,
    createdAt: now,
  };
}

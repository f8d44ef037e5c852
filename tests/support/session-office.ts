import { randomUUID } from 'node:crypto';

import { generationDir, loadKeys, openSlot, addSlot, updateKeys } from '#db/generations/index.ts';
import { insertUser } from '#db/repositories/users.repository.ts';
import type { Reader, Tx } from '#db/sqlite/office-database.ts';
import { openOffice } from '#db/sqlite/office-database.ts';
import { userId } from '#shared/kernel/ids.ts';
import type { Role } from '#shared/permissions/roles.ts';

import { FIRST_ADMINISTRATOR, TEST_NOW, type TestCore } from './core.ts';
import { WEAK_KDF } from './office-folder.ts';

/** Works in the database of an office behind its core's back, opened with the first administrator's password. */
export async function behindTheCore<T>(
  dir: string,
  work: (tx: Tx) => Promise<T>,
): Promise<{ readonly result: T; readonly key: Uint8Array; readonly generation: string }> {
  const generation = generationDir(dir, 1);
  const loaded = await loadKeys(generation);
  if (loaded.state !== 'good') throw new Error('the key files are damaged');
  const opened = await openSlot(loaded.keys, FIRST_ADMINISTRATOR.login, FIRST_ADMINISTRATOR.password);
  if (opened.state !== 'open') throw new Error('the password does not open the office');
  const database = await openOffice({ file: `${generation}/office.db`, key: opened.key });
  try {
    return { result: await database.write(work), key: opened.key, generation };
  } finally {
    await database.close();
  }
}

export interface TestUser {
  readonly login: string;
  readonly password: string;
  readonly roles: readonly Role[];
  readonly active?: boolean;
  readonly mustChangePassword?: boolean;
  /** Last days of roles that end. */
  readonly rolesTo?: Readonly<Partial<Record<Role, string>>>;
}

/** Adds a user with a slot to an office that nobody has open. */
export async function addUser(office: TestCore, user: TestUser): Promise<string> {
  const id = userId.parse(randomUUID());
  const slotId = randomUUID();
  const { key, generation } = await behindTheCore(office.dir, async (tx) => {
    await insertUser(tx, {
      id,
      login: user.login,
      displayName: `Osoba ${user.login}`,
      mustChangePassword: user.mustChangePassword === true,
      slotId,
      roles: user.roles.map((role) => ({ id: randomUUID(), role })),
      rolesFrom: '2026-01-01',
      createdAt: TEST_NOW,
    });
    for (const [role, day] of Object.entries(user.rolesTo ?? {})) {
      await tx
        .updateTable('user_roles')
        .set({ to_date: day })
        .where('user_id', '=', id)
        .where('role', '=', role as Role)
        .execute();
    }
    if (user.active === false) await tx.updateTable('users').set({ active: 0 }).where('id', '=', id).execute();
  });
  const owner = { slotId, login: user.login, password: user.password };
  await updateKeys(generation, (keys) => addSlot(keys, key, owner, WEAK_KDF));
  return id;
}

/** Details of all rows of one action, oldest first; the office must be open or openable with the first password. */
export async function auditDetails(office: TestCore, action: string): Promise<unknown[]> {
  const read = async (r: Reader) => {
    const rows = await r.selectFrom('audit_log').select('detail').where('action', '=', action).orderBy('seq').execute();
    return rows.map(({ detail }): unknown => JSON.parse(detail));
  };
  const { offices } = office.core.runtime;
  if (offices.isOpen) return await offices.database.read(read);
  return (await behindTheCore(office.dir, read)).result;
}

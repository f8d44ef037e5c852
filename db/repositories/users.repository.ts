import type { UserId } from '#shared/kernel/ids.ts';
import { foldLogin, polishSortKey } from '#shared/kernel/polish.ts';
import type { Role } from '#shared/permissions/roles.ts';
import { ROLES } from '#shared/permissions/roles.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import { asUserId, known } from './values.ts';

/** A user with the roles held on one day. */
export interface UserRecord {
  readonly id: UserId;
  readonly login: string;
  readonly displayName: string;
  readonly active: boolean;
  readonly mustChangePassword: boolean;
  /** The key slot of this user; null before one was ever made. */
  readonly slotId: string | null;
  readonly roles: readonly Role[];
}

export interface NewUser {
  readonly id: UserId;
  readonly login: string;
  readonly displayName: string;
  readonly mustChangePassword: boolean;
  readonly slotId: string;
  /** One dated row each, open from `rolesFrom`; `id` names the row. */
  readonly roles: readonly { readonly id: string; readonly role: Role }[];
  /** Day YYYY-MM-DD. */
  readonly rolesFrom: string;
  readonly createdAt: string;
}

/**
 * Writes a new active user with roles. A taken login breaks UNIQUE on users.login_key: logins that differ only in case,
 * accents or spaces are the same.
 */
export async function insertUser(tx: Tx, user: NewUser): Promise<void> {
  await tx
    .insertInto('users')
    .values({
      id: user.id,
      login: user.login,
      login_key: foldLogin(user.login),
      display_name: user.displayName,
      sort_key: polishSortKey(user.displayName),
      active: 1,
      must_change_password: user.mustChangePassword ? 1 : 0,
      slot_id: user.slotId,
      version: 1,
      created_at: user.createdAt,
    })
    .execute();
  const roles = user.roles.map(({ id, role }) => ({
    id,
    user_id: user.id,
    role,
    from_date: user.rolesFrom,
    to_date: null,
  }));
  if (roles.length > 0) await tx.insertInto('user_roles').values(roles).execute();
}

/** Every user in Polish order of names, with the roles held on `day`. */
export async function listUsers(r: Reader, day: string): Promise<UserRecord[]> {
  return await usersWhere(r, day, {});
}

/** The user with this id, or null. */
export async function findUser(r: Reader, id: string, day: string): Promise<UserRecord | null> {
  return (await usersWhere(r, day, { id }))[0] ?? null;
}

/** The active user who owns a key slot, or null: a slot without one opens nothing. */
export async function findActiveUserOfSlot(r: Reader, slotId: string, day: string): Promise<UserRecord | null> {
  const [user] = await usersWhere(r, day, { slotId });
  return user?.active === true ? user : null;
}

/** Active users who are administrators on `day`: those a recovery key may give a new password. */
export async function listActiveAdministrators(r: Reader, day: string): Promise<UserRecord[]> {
  const users = await usersWhere(r, day, {});
  return users.filter((user) => user.active && user.roles.includes('administrator'));
}

/** Takes back a user just added, whose key could not be made. Fails when anything names the user already. */
export async function removeAddedUser(tx: Tx, id: UserId): Promise<void> {
  await tx.deleteFrom('user_roles').where('user_id', '=', id).execute();
  await tx.deleteFrom('users').where('id', '=', id).execute();
}

/** Gives a user a slot id, or takes it back; the slot itself stands in keys.json and follows after the commit. */
export async function setSlot(tx: Tx, id: UserId, slotId: string | null): Promise<void> {
  await tx.updateTable('users').set({ slot_id: slotId }).where('id', '=', id).executeTakeFirstOrThrow();
}

/** Says whether the user must change the password at the next sign-in. */
export async function setMustChangePassword(tx: Tx, id: UserId, must: boolean): Promise<void> {
  await tx
    .updateTable('users')
    .set((eb) => ({ must_change_password: must ? 1 : 0, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** Gives a user a role that runs from this day on (YYYY-MM-DD). */
export async function beginRole(
  tx: Tx,
  { userId, role, from }: { readonly userId: UserId; readonly role: Role; readonly from: string },
): Promise<void> {
  const row = { id: crypto.randomUUID(), user_id: userId, role, from_date: from, to_date: null };
  await tx.insertInto('user_roles').values(row).execute();
}

async function usersWhere(
  r: Reader,
  day: string,
  where: { readonly id?: string; readonly slotId?: string },
): Promise<UserRecord[]> {
  const users = await r
    .selectFrom('users')
    .select(['id', 'login', 'display_name', 'active', 'must_change_password', 'slot_id'])
    .$if(where.id !== undefined, (q) => q.where('id', '=', where.id ?? ''))
    .$if(where.slotId !== undefined, (q) => q.where('slot_id', '=', where.slotId ?? ''))
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
  const held = await r
    .selectFrom('user_roles')
    .select(['user_id', 'role'])
    .where('from_date', '<=', day)
    .where((eb) => eb.or([eb('to_date', 'is', null), eb('to_date', '>=', day)]))
    .$if(users.length === 1, (q) => q.where('user_id', '=', users[0]?.id ?? ''))
    .execute();
  return users.map((user) => ({
    id: asUserId(user.id),
    login: user.login,
    displayName: user.display_name,
    active: user.active === 1,
    mustChangePassword: user.must_change_password === 1,
    slotId: user.slot_id,
    // In the order of the table of roles, whatever the order of the rows.
    roles: ROLES.filter((role) =>
      held.some((row) => row.user_id === user.id && known(ROLES, row.role, 'user_roles.role') === role),
    ),
  }));
}

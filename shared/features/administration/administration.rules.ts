import { reachOf, type Role } from '../../permissions/roles.ts';
import type { UserRow } from './administration.schema.ts';

/** Whether somebody with these roles may be given people and families: those who may change a person's data. */
export function holdsCaseload(roles: readonly Role[]): boolean {
  return reachOf(roles, 'people.edit') !== null;
}

/** One of four; `noKey` means nobody can sign in to the account until a temporary password is set. */
export type AccountState = 'active' | 'inactive' | 'noKey' | 'mustChange';

/** The state of an account; of several that hold, the one that keeps its owner out. */
export function accountState(user: Pick<UserRow, 'active' | 'hasKey' | 'mustChangePassword'>): AccountState {
  if (!user.active) return 'inactive';
  if (!user.hasKey) return 'noKey';
  return user.mustChangePassword ? 'mustChange' : 'active';
}

/** Active accounts that could administer the program today. */
export function administratorsAbleToSignIn(users: readonly Pick<UserRow, 'active' | 'hasKey' | 'roles'>[]): number {
  return users.filter((user) => user.active && user.hasKey && user.roles.includes('administrator')).length;
}

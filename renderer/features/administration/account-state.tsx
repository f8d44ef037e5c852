import type { ReactNode } from 'react';

import { ROLE_LABELS } from '#shared/features/session/session.labels.ts';
import type { UserRow } from '#shared/features/administration/administration.schema.ts';
import { ROLES, type Role } from '#shared/permissions/roles.ts';
import { useText } from '../../i18n/index.ts';
import { Status } from '../../ui/status.tsx';

type Account = Pick<UserRow, 'active' | 'hasKey' | 'mustChangePassword' | 'roles'>;

/** One of four; `noKey` means nobody can sign in to the account until a temporary password is set. */
export type AccountState = 'active' | 'inactive' | 'noKey' | 'mustChange';

export function accountState(user: Account): AccountState {
  if (!user.active) return 'inactive';
  if (!user.hasKey) return 'noKey';
  return user.mustChangePassword ? 'mustChange' : 'active';
}

/** Active accounts that could administer the program today. */
export function administratorsAbleToSignIn(users: readonly Account[]): number {
  return users.filter((user) => user.active && user.hasKey && user.roles.includes('administrator')).length;
}

/** „pracownik, kierownik”, in the order of the table of roles. */
export function rolesText(roles: readonly Role[]): string {
  return ROLES.filter((role) => roles.includes(role))
    .map((role) => ROLE_LABELS[role])
    .join(', ');
}

/** What is unusual has a sign; an account in order is plain text. */
export function AccountStateText({ user }: { user: Account }): ReactNode {
  const t = useText('administration');
  const state = accountState(user);
  const text = t(`state.${state}`);
  if (state === 'noKey') return <Status kind="look">{text}</Status>;
  if (state === 'mustChange') return <Status kind="planned">{text}</Status>;
  return text;
}

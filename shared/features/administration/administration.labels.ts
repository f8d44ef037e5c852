import { ROLES, type Role } from '../../permissions/roles.ts';
import { ROLE_LABELS } from '../session/session.labels.ts';
import type { AccountState } from './administration.rules.ts';

/** States of an account, as the office says them. */
export const ACCOUNT_STATE_LABELS: Readonly<Record<AccountState, string>> = {
  active: 'czynne',
  inactive: 'nieczynne',
  noKey: 'bez klucza',
  mustChange: 'zmieni hasło przy logowaniu',
};

/** „pracownik, kierownik”, in the order of the table of roles. */
export function rolesText(roles: readonly Role[]): string {
  return ROLES.filter((role) => roles.includes(role))
    .map((role) => ROLE_LABELS[role])
    .join(', ');
}

import { reachOf, type Role } from '../../permissions/roles.ts';

/** Whether somebody with these roles may be given people and families: those who may change a person's data. */
export function holdsCaseload(roles: readonly Role[]): boolean {
  return reachOf(roles, 'people.edit') !== null;
}

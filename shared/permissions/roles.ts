import { z } from 'zod';

/** Roles a user may hold, several at once. Labels are the office's own words. */
export const ROLES = ['worker', 'manager', 'administrator', 'accountant', 'viewer'] as const;
export const role = z.enum(ROLES);
export type Role = (typeof ROLES)[number];

/** How far a permission reaches: the user's own caseload, or the whole office. */
export type Reach = 'own' | 'all';

/**
 * Everything a user may be allowed to do. One row a permission, one column a role; an absent role has no access.
 * The administrator alone opens no person's data (separation of duties, act of 9.06.2011 art. 7; RODO art. 32).
 */
export const PERMISSION_TABLE = {
  'people.view': { worker: 'own', manager: 'all', viewer: 'all' },
  'people.edit': { worker: 'own', manager: 'all' },
  'people.export': { worker: 'own', manager: 'all' },
  'people.protect': { manager: 'all' },
  'families.view': { worker: 'own', manager: 'all', viewer: 'all' },
  'families.edit': { worker: 'own', manager: 'all' },
  'families.export': { worker: 'own', manager: 'all' },
  'families.protect': { manager: 'all' },
  'families.assign': { manager: 'all' },
  'notes.view': { worker: 'own', manager: 'all' },
  'notes.edit': { worker: 'own', manager: 'all' },
  'notes.export': { worker: 'own', manager: 'all' },
  'tasks.view': { worker: 'own', manager: 'all' },
  'tasks.edit': { worker: 'own', manager: 'all' },
  'tasks.export': { worker: 'own', manager: 'all' },
  'plans.view': { worker: 'own', manager: 'all', viewer: 'all' },
  'plans.edit': { worker: 'own', manager: 'all' },
  'plans.export': { worker: 'own', manager: 'all' },
  // Where a free place is, is the whole office's; children are named by their own reach (art. 38d of the act of 9.06.2011).
  'homes.view': { worker: 'all', manager: 'all', viewer: 'all' },
  'homes.edit': { worker: 'own', manager: 'all' },
  'homes.export': { worker: 'all', manager: 'all' },
  'care.view': { worker: 'own', manager: 'all', viewer: 'all' },
  'care.edit': { worker: 'own', manager: 'all' },
  'care.export': { worker: 'own', manager: 'all' },
  'leavers.view': { worker: 'own', manager: 'all', viewer: 'all' },
  'leavers.edit': { worker: 'own', manager: 'all' },
  'leavers.export': { worker: 'own', manager: 'all' },
  'caseloads.view': { manager: 'all' },
  'caseloads.handOver': { manager: 'all' },
  'audit.view': { administrator: 'all', manager: 'all' },
  'administration.users': { administrator: 'all' },
  'backups.manage': { administrator: 'all' },
  'recoveryKeys.manage': { administrator: 'all' },
} as const satisfies Record<string, Partial<Record<Role, Reach>>>;

export type Permission = keyof typeof PERMISSION_TABLE;
export const PERMISSIONS = Object.keys(PERMISSION_TABLE) as readonly Permission[];

/** The reach of one role for one permission, or null when the role may not. */
export function reachOfRole(roleName: Role, permission: Permission): Reach | null {
  const row: Partial<Record<Role, Reach>> = PERMISSION_TABLE[permission];
  return row[roleName] ?? null;
}

/** The widest reach any of the roles gives for the permission, or null when none of them may. */
export function reachOf(roles: readonly Role[], permission: Permission): Reach | null {
  let widest: Reach | null = null;
  for (const one of roles) {
    const reach = reachOfRole(one, permission);
    if (reach === 'all') return 'all';
    if (reach === 'own') widest = 'own';
  }
  return widest;
}

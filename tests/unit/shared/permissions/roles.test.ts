import { describe, expect, test } from 'vitest';

import {
  type Permission,
  PERMISSIONS,
  type Reach,
  reachOf,
  reachOfRole,
  type Role,
  ROLES,
} from '#shared/permissions/roles.ts';

describe('the reach of a user with several roles', () => {
  test.each<[readonly Role[], Permission, Reach | null]>([
    [[], 'people.view', null],
    [['worker'], 'people.view', 'own'],
    [['worker', 'manager'], 'people.view', 'all'],
    [['manager', 'worker'], 'people.view', 'all'],
    [['worker', 'viewer'], 'people.view', 'all'],
    [['viewer', 'worker'], 'people.view', 'all'],
    // Looking at everybody widens nothing but looking.
    [['worker', 'viewer'], 'people.edit', 'own'],
    [['viewer', 'worker'], 'people.edit', 'own'],
    // A role without access takes nothing away.
    [['administrator', 'worker'], 'people.view', 'own'],
    [['worker', 'administrator'], 'people.view', 'own'],
    [['administrator', 'manager'], 'audit.view', 'all'],
    [['administrator', 'accountant'], 'people.view', null],
    [['worker', 'worker'], 'people.view', 'own'],
  ])('%j, %s: %s', (roles, permission, reach) => {
    expect(reachOf(roles, permission)).toBe(reach);
  });

  const pairs = ROLES.flatMap((one) => ROLES.map((other) => [one, other] as const));
  test.each(pairs)('%s and %s together is the wider of the two for every permission', (one, other) => {
    expect(PERMISSIONS.length).toBeGreaterThan(0);
    for (const permission of PERMISSIONS) {
      const each = [reachOfRole(one, permission), reachOfRole(other, permission)];
      const wider = each.includes('all') ? 'all' : each.includes('own') ? 'own' : null;
      expect(reachOf([one, other], permission), permission).toBe(wider);
    }
  });
});

describe('who alone opens no data of people', () => {
  /** Features that tell of nobody the office works with; every other permission opens somebody's data. */
  const ABOUT_NOBODY = ['audit', 'administration', 'backups', 'recoveryKeys'];
  const aboutPeople = PERMISSIONS.filter((one) => !ABOUT_NOBODY.includes(one.split('.')[0] ?? ''));

  test.each(aboutPeople)('%s is neither the administrator’s nor the accountant’s', (permission) => {
    expect([reachOfRole('administrator', permission), reachOfRole('accountant', permission)]).toEqual([null, null]);
  });
});

import { describe, expect, it } from 'vitest';
import { permissionGroups } from '#renderer/features/administration/roles-tab.tsx';
import { i18n } from '#renderer/i18n/index.ts';
import { ROLE_LABELS } from '#shared/features/session/session.labels.ts';
import { PERMISSIONS, ROLES } from '#shared/permissions/roles.ts';

const has = (key: string): boolean => i18n.exists(key, { ns: 'administration', lng: 'pl' });

describe('words of the screen of roles', () => {
  it('names every permission of the table and the group it stands in', () => {
    expect(PERMISSIONS.length).toBeGreaterThan(0);
    for (const permission of PERMISSIONS) expect(has(`permission.${permission}`), permission).toBe(true);
    const groups = permissionGroups();
    for (const { group } of groups) expect(has(`group.${group}`), group).toBe(true);
    expect(groups.flatMap(({ permissions }) => permissions)).toEqual(PERMISSIONS);
  });

  it('names every role and says in one line what it is for', () => {
    expect(ROLES.length).toBeGreaterThan(0);
    for (const role of ROLES) {
      expect(ROLE_LABELS[role]).not.toBe('');
      expect(has(`roleText.${role}`), role).toBe(true);
    }
  });

  it('would notice a permission without words', () => {
    expect(has('permission.people.destroy')).toBe(false);
  });
});

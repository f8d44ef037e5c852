import { describe, expect, it } from 'vitest';

import { roleOptions } from '#renderer/features/families/role-options.ts';
import { MEMBER_ROLES } from '#shared/features/families/member-role.schema.ts';
import { SEXES } from '#shared/kernel/pesel.ts';

const values = (...asked: Parameters<typeof roleOptions>): string[] => roleOptions(...asked).map(({ value }) => value);

describe('the roles offered', () => {
  it('leave out „ojciec” for a woman and „matka” for a man', () => {
    expect(values('female')).not.toContain('father');
    expect(values('male')).not.toContain('mother');
    for (const sex of SEXES) expect(values(sex)).toHaveLength(MEMBER_ROLES.length - 1);
  });

  it('are all there when the sex is not known, and keep what was chosen before', () => {
    expect(values(null)).toEqual([...MEMBER_ROLES]);
    expect(values('female', 'father')).toContain('father');
  });

  it('have each name once', () => {
    for (const sex of SEXES) {
      const labels = roleOptions(sex).map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});

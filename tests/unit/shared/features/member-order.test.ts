import { describe, expect, it } from 'vitest';

import { inFamilyOrder } from '#shared/features/families/member-order.ts';
import { MEMBER_ROLES, type MemberRole } from '#shared/features/families/member-role.schema.ts';
import type { Death } from '#shared/features/people/person-details.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

const TODAY = asLocalDate('2026-11-22');
const member = (role: MemberRole, born: string, died: Death | null = null) => ({
  shown: true as const,
  role,
  birthDate: asLocalDate(born),
  death: died,
});

describe('the order of a family', () => {
  it('has parents first, children from the oldest, others after', () => {
    const mixed = [
      member('sibling', '1990-01-01'),
      member('child', '2019-12-31'),
      member('grandparent', '1950-01-01'),
      member('foster-child', '2015-06-01'),
      member('father', '1985-01-01'),
      member('child', '2012-04-17'),
      member('mother', '1988-01-01'),
    ];
    expect(inFamilyOrder(mixed, TODAY).map(({ role, birthDate }) => `${role} ${birthDate.slice(0, 4)}`)).toEqual([
      'mother 1988',
      'father 1985',
      'child 2012',
      'foster-child 2015',
      'child 2019',
      'grandparent 1950',
      'sibling 1990',
    ]);
  });

  it('keeps a member whose birth is not shown among their own, last', () => {
    const hidden = { shown: false as const, role: 'child' as const };
    const order = inFamilyOrder([member('other', '1960-01-01'), hidden, member('child', '2020-01-01')], TODAY);
    expect(order.map(({ shown, role }) => `${role} ${shown}`)).toEqual(['child true', 'child false', 'other true']);
  });

  it('never begins with somebody who has died while others live', () => {
    const died: Death = { date: asLocalDate('2025-03-02'), year: null };
    const family = [
      member('mother', '1988-01-01', died),
      member('grandparent', '1950-01-01'),
      member('child', '2012-04-17'),
    ];
    const rolesOn = (day: string) => inFamilyOrder(family, asLocalDate(day)).map(({ role }) => role);
    expect(rolesOn('2026-11-22')).toEqual(['child', 'grandparent', 'mother']);
    // On the last day of her life and before she still stands first.
    expect(rolesOn('2025-03-02')).toEqual(['mother', 'child', 'grandparent']);
  });

  it('loses nobody, whatever the role', () => {
    const all = MEMBER_ROLES.map((role) => member(role, '2000-01-01'));
    expect(
      inFamilyOrder(all.toReversed(), TODAY)
        .map(({ role }) => role)
        .toSorted(),
    ).toEqual(MEMBER_ROLES.toSorted());
  });
});

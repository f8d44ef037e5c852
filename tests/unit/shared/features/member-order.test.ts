import { describe, expect, it } from 'vitest';

import { inFamilyOrder } from '#shared/features/families/member-order.ts';
import { MEMBER_ROLES, type MemberRole } from '#shared/features/families/member-role.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

const member = (role: MemberRole, born: string) => ({ shown: true as const, role, birthDate: asLocalDate(born) });

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
    expect(inFamilyOrder(mixed).map(({ role, birthDate }) => `${role} ${birthDate.slice(0, 4)}`)).toEqual([
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
    const order = inFamilyOrder([member('other', '1960-01-01'), hidden, member('child', '2020-01-01')]);
    expect(order.map(({ shown, role }) => `${role} ${shown}`)).toEqual(['child true', 'child false', 'other true']);
  });

  it('loses nobody, whatever the role', () => {
    const all = MEMBER_ROLES.map((role) => member(role, '2000-01-01'));
    expect(
      inFamilyOrder(all.toReversed())
        .map(({ role }) => role)
        .toSorted(),
    ).toEqual(MEMBER_ROLES.toSorted());
  });
});

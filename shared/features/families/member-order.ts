import { lastDayOfLife } from '../people/person-details.labels.ts';
import type { Death } from '../people/person-details.schema.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { MEMBER_ROLES, type MemberRole } from './member-role.schema.ts';

const CARING: ReadonlySet<MemberRole> = new Set(['mother', 'father', 'foster-carer', 'stepparent', 'guardian']);
const CHILDREN: ReadonlySet<MemberRole> = new Set(['child', 'foster-child']);

type Ordered =
  | { readonly shown: true; readonly role: MemberRole; readonly birthDate: LocalDate; readonly death: Death | null }
  | { readonly shown: false; readonly role: MemberRole };

/**
 * Members as a family is spoken of on a day: parents and guardians in the order of the roles, then children from the
 * oldest, then everybody else, and those who have died after all who live. Whose birth is not shown comes last among
 * their own.
 */
export function inFamilyOrder<Member extends Ordered>(members: readonly Member[], day: LocalDate): Member[] {
  const died = (member: Ordered): number =>
    member.shown && member.death !== null && lastDayOfLife(member.death) < day ? 1 : 0;
  const place = ({ role }: Ordered): number =>
    CARING.has(role) ? MEMBER_ROLES.indexOf(role) : CHILDREN.has(role) ? 100 : 200 + MEMBER_ROLES.indexOf(role);
  const birth = (member: Ordered): string => (member.shown ? member.birthDate : '9999-12-31');
  return members.toSorted(
    (a, b) => died(a) - died(b) || place(a) - place(b) || (birth(a) < birth(b) ? -1 : birth(a) > birth(b) ? 1 : 0),
  );
}

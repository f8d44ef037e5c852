import { membersAddressText } from '#shared/features/families/family-paper.ts';
import { inFamilyOrder } from '#shared/features/families/member-order.ts';
import type { FamilyCard, FamilyMember } from '#shared/features/families/families.schema.ts';
import { livesOn } from '#shared/features/people/person-details.labels.ts';
import { addressLine, PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import { comingAfter, holdsOn, withComing } from '#shared/kernel/dated-rows.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import { fmt } from '../../ui/format.ts';
import type { RelatedMember } from '../relations/index.ts';

/** Members in the family on that day, those who join later, and those who have left; in the order of a family, former ones last ended first. */
export function membersOn(
  card: Pick<FamilyCard, 'members'>,
  day: LocalDate,
): Readonly<Record<'present' | 'coming' | 'former', readonly FamilyMember[]>> {
  const present = inFamilyOrder(
    card.members.filter((member) => holdsOn(member, day)),
    day,
  );
  const former = card.members
    .filter(({ to }) => to !== null && to < day)
    .toSorted((a, b) => ((a.to ?? '') < (b.to ?? '') ? 1 : -1));
  return { present, coming: comingAfter(card.members, day), former };
}

/** Members who may be named, once each: those who belong to the family on that day first, those who join later next. */
export function relatedMembers(card: Pick<FamilyCard, 'members'>, day: LocalDate): RelatedMember[] {
  const { present, coming, former } = membersOn(card, day);
  const found = new Map<string, RelatedMember>();
  for (const member of [...present, ...coming, ...former]) {
    if (!member.shown || found.has(member.personId)) continue;
    const { personId, sex, birthDate } = member;
    found.set(personId, { id: personId, name: memberName(member), sex, birthDate, present: present.includes(member) });
  }
  return [...found.values()];
}

/** Those of them who live on that day. */
export const livingOn = (members: readonly FamilyMember[], day: LocalDate): readonly FamilyMember[] =>
  members.filter((one) => !one.shown || livesOn(one.death, day));

/** Where the family lives: its own address of the day, else that of its members, marked so; and its own ones that follow. */
export function familyAddress(
  card: Pick<FamilyCard, 'addresses'>,
  living: readonly FamilyMember[],
  day: LocalDate,
  none: string,
): string {
  return withComing(card.addresses, day, addressLine, membersAddressText(living, day) ?? none);
}

const peopleWords = (count: number): string => fmt.count(count, 'osoba', 'osoby', 'osób');
const childrenWords = (count: number): string => fmt.count(count, 'dziecko', 'dzieci', 'dzieci');

/** „4 osoby, w tym 2 dzieci” */
export function membersWords(people: number, children: number): string {
  if (children === 0) return peopleWords(people);
  return fmt.bind(`${peopleWords(people)}, w tym ${childrenWords(children)}`);
}

/** „4 osoby, 2 dzieci”, for the narrow column of the list. */
export function membersShort(people: number, children: number): string {
  return children === 0 ? peopleWords(people) : `${peopleWords(people)}, ${childrenWords(children)}`;
}

export function childCount(members: readonly FamilyMember[]): number {
  return members.filter(({ role }) => role === 'child' || role === 'foster-child').length;
}

/** What a member is called in sentences; a protected one has no name. */
export function memberName(member: FamilyMember): string {
  return member.shown ? `${member.surname} ${member.firstName}` : PROTECTED_LABEL;
}

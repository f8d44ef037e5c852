import { z } from 'zod';

import { FAMILY_KIND_LABELS, memberRoleLabel } from '#shared/features/families/families.labels.ts';
import { commonAddress } from '#shared/features/families/families.rules.ts';
import { inFamilyOrder } from '#shared/features/families/member-order.ts';
import { familyKind, type FamilyCard, type FamilyMember } from '#shared/features/families/families.schema.ts';
import { memberRole } from '#shared/features/families/member-role.schema.ts';
import { livesOn } from '#shared/features/people/person-details.labels.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import type { HistoryEntry } from '#shared/contract/record.ts';
import { comingAfter, holdsOn } from '#shared/kernel/dated-rows.ts';
import { SEXES } from '#shared/kernel/pesel.ts';
import { formatDate, localDate, type LocalDate } from '#shared/kernel/local-date.ts';

import { i18n } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import type { RelatedMember } from '../relations/index.ts';
import { recordFieldLabel, recordValueText, withdrawnText } from '../../ui/record-values.ts';

const FIELD_KEYS = {
  name: 'form.name',
  kind: 'form.kind',
  kindFrom: 'form.kindFrom',
  caseNumber: 'form.caseNumber',
  note: 'form.note',
  members: 'card.members',
  workerId: 'form.worker',
} as const;

/** The label a field has in the form, for history and conflicts. */
export function familyFieldLabel(field: string): string {
  const known = Object.entries(FIELD_KEYS).find(([name]) => name === field);
  return known === undefined ? (recordFieldLabel(field) ?? field) : i18n.t(known[1], { ns: 'families' });
}

const recordedMember = z.object({
  name: z.string().nullable().optional(),
  sex: z.enum(SEXES).nullable().optional(),
  role: memberRole,
  from: localDate,
  to: localDate.nullable(),
  withdrawn: z.string().optional(),
});
const recordedMembers = z.union([z.array(recordedMember), recordedMember.transform((one) => [one])]);

/** „Wróblewska Anna (matka), od 01.02.2026”; a member who may not be named is a rekord chroniony, a withdrawn one is marked. */
function memberText({ name, role, sex, from, to, withdrawn }: z.infer<typeof recordedMember>): string {
  const line = `${name ?? PROTECTED_LABEL} (${memberRoleLabel(role, sex ?? null)}), ${fmt.period(from, to)}`;
  return `${line}${withdrawnText(withdrawn)}`;
}

/** A recorded value in words. What no longer fits today's form is shown as it was kept. */
export function familyValueText(field: string, value: unknown): string {
  if (field === 'kind') {
    const parsed = familyKind.safeParse(value);
    if (parsed.success) return FAMILY_KIND_LABELS[parsed.data];
  }
  if (field === 'members') {
    const parsed = recordedMembers.safeParse(value);
    if (parsed.success) return fmt.text(parsed.data.map(memberText).join('; '));
  }
  return recordValueText(field, value);
}

/**
 * The history as its list shows it: one member who joined or left stands under „Członkowie”, and a new worker with the
 * day from which.
 */
export function shownHistory(entries: readonly HistoryEntry[]): HistoryEntry[] {
  return entries.map((entry) => ({ ...entry, before: shownValues(entry.before), after: shownValues(entry.after) }));
}

function shownValues(values: HistoryEntry['before']): HistoryEntry['before'] {
  if (values === null) return null;
  const from = localDate.safeParse(values['from']);
  const worker = values['workerId'];
  return {
    ...values,
    ...('member' in values ? { members: values['member'] } : {}),
    ...(from.success && typeof worker === 'string' ? { workerId: `${worker}, od ${formatDate(from.data)}` } : {}),
  };
}

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

/** Where the family lives: the address of most of its present members. */
export function familyAddress(members: readonly FamilyMember[]): string | null {
  return commonAddress(members.flatMap((one) => (one.shown && one.addressLine !== null ? [one.addressLine] : [])));
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

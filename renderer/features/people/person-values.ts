import { z } from 'zod';

import { memberRoleLabel } from '#shared/features/families/families.labels.ts';
import { memberRole } from '#shared/features/families/member-role.schema.ts';
import {
  DOCUMENT_KIND_LABELS,
  NO_PESEL_REASON_LABELS,
  postalLine,
  SEX_LABELS,
} from '#shared/features/people/people.labels.ts';
import { personFields, type PersonCard } from '#shared/features/people/people.schema.ts';
import { notPast } from '#shared/kernel/dated-rows.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { SEXES } from '#shared/kernel/pesel.ts';
import { formatDate, localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { formatPhone, phone } from '#shared/kernel/phone.ts';

import { i18n } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { detailLabel, isDetailPart, recordedDetailText } from './person-details-model.ts';
import { recordFieldLabel, recordValueText, withdrawnText } from '../../ui/record-values.ts';

const { address, contacts, identity, sex } = personFields.shape;

const FIELD_KEYS = {
  surname: 'form.surname',
  firstName: 'form.firstName',
  secondName: 'form.secondName',
  identity: 'form.pesel',
  birthDate: 'form.birthDate',
  sex: 'form.sex',
  address: 'form.addressSection',
  contacts: 'form.contactsSection',
  note: 'form.note',
  workerId: 'form.worker',
  worker: 'form.worker',
  family: 'card.family',
} as const;

/** The label a field has in the form, for history and conflicts. */
export function personFieldLabel(field: string): string {
  if (isDetailPart(field)) return detailLabel(field);
  const known = Object.entries(FIELD_KEYS).find(([name]) => name === field);
  return known === undefined ? (recordFieldLabel(field) ?? field) : i18n.t(known[1], { ns: 'people' });
}

/** „600 100 200” the way people read it, an e-mail as it is. */
export function contactText(kind: 'phone' | 'email', value: string): string {
  const parsed = phone.safeParse(value);
  return kind === 'phone' && parsed.success ? formatPhone(parsed.data) : value;
}

const recordedFamily = z.object({
  name: z.string().nullable(),
  role: memberRole,
  sex: z.enum(SEXES).nullable(),
  from: localDate,
  to: localDate.nullable(),
  withdrawn: z.string().optional(),
});

/** „Wróblewscy (córka), od 01.02.2026”; a family that may not be named is a rodzina chroniona. */
function familyText({ name, role, sex, from, to, withdrawn }: z.infer<typeof recordedFamily>): string {
  const family = name ?? i18n.t('card.protectedFamily', { ns: 'people' });
  return `${family} (${memberRoleLabel(role, sex)}), ${fmt.period(from, to)}${withdrawnText(withdrawn)}`;
}

/** A recorded value in words. What no longer fits today's form is shown as it was kept. */
export function personValueText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return fmt.none;
  if (isDetailPart(field)) return recordedDetailText(field, value) ?? fmt.none;
  if (field === 'sex') {
    const parsed = sex.safeParse(value);
    if (parsed.success) return SEX_LABELS[parsed.data];
  }
  if (field === 'identity') {
    const parsed = identity.safeParse(value);
    if (parsed.success) return identityText(parsed.data);
  }
  if (field === 'address') {
    const parsed = address.safeParse(value);
    if (parsed.success && parsed.data !== null) {
      return `${postalLine(parsed.data)}, od ${formatDate(parsed.data.from)}`;
    }
  }
  if (field === 'family') {
    const parsed = recordedFamily.safeParse(value);
    if (parsed.success) return familyText(parsed.data);
  }
  if (field === 'contacts') {
    const parsed = contacts.safeParse(value);
    if (parsed.success) return fmt.text(parsed.data.map((one) => contactText(one.kind, one.value)).join(', '));
  }
  return recordValueText(field, value);
}

/** PESEL, or the document that stands in for it. */
export function identityText(value: ReturnType<(typeof identity)['parse']>): string {
  if (value.kind === 'pesel') return value.pesel;
  const kind = value.documentKind === null ? null : DOCUMENT_KIND_LABELS[value.documentKind];
  const document = [kind, value.documentNumber].filter((part) => part !== null).join(' ');
  return [NO_PESEL_REASON_LABELS[value.reason], document].filter((part) => part !== '').join(', ');
}

/** Who leads the person now or from a later day, by id: of those who lead a family of the person, every one. */
export function leaderIdsOf(card: Pick<PersonCard, 'workers' | 'memberships'>, day: LocalDate): readonly UserId[] {
  const own = notPast(card.workers, day).map(({ userId }) => userId);
  const ofFamilies = notPast(card.memberships, day).flatMap(({ workerId }) => (workerId === null ? [] : [workerId]));
  return [...new Set([...own, ...ofFamilies])];
}

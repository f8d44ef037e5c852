import { z } from 'zod';

import type { HistoryWords } from '../../contract/history-paper.ts';
import { NO_VALUE, recordFieldLabel, recordValueText, withdrawnText } from '../../contract/record-values.ts';
import { formatDate, localDate, periodText } from '../../kernel/local-date.ts';
import { SEXES } from '../../kernel/pesel.ts';
import { formatPhone, phone } from '../../kernel/phone.ts';
import { memberRoleLabel } from '../families/families.labels.ts';
import { memberRole } from '../families/member-role.schema.ts';
import { DOCUMENT_KIND_LABELS, NO_PESEL_REASON_LABELS, postalLine, SEX_LABELS } from './people.labels.ts';
import { personFields } from './people.schema.ts';
import { DETAIL_LABELS, detailLines } from './person-details.labels.ts';
import { NO_DETAILS, personDetails, type PersonDetails } from './person-details.schema.ts';

type DetailPart = keyof PersonDetails;

const { address, contacts, identity, sex } = personFields.shape;

const LABELS: ReadonlyMap<string, string> = new Map([
  ['surname', 'Nazwisko'],
  ['firstName', 'Imię'],
  ['secondName', 'Drugie imię'],
  ['identity', 'PESEL'],
  ['birthDate', 'Data urodzenia'],
  ['sex', 'Płeć'],
  ['address', 'Adres zamieszkania'],
  ['contacts', 'Kontakt'],
  ['note', 'Uwagi'],
  ['workerId', 'Pracownik'],
  ['worker', 'Pracownik'],
  ['family', 'Rodzina'],
]);

const isDetailPart = (name: string): name is DetailPart => name in personDetails;

/** „600 100 200” the way people read it, an e-mail as it is. */
export function contactText(kind: 'phone' | 'email', value: string): string {
  const parsed = phone.safeParse(value);
  return kind === 'phone' && parsed.success ? formatPhone(parsed.data) : value;
}

/** PESEL, or the document that stands in for it. */
export function identityText(value: ReturnType<(typeof identity)['parse']>): string {
  if (value.kind === 'pesel') return value.pesel;
  const kind = value.documentKind === null ? null : DOCUMENT_KIND_LABELS[value.documentKind];
  const document = [kind, value.documentNumber].filter((part) => part !== null).join(' ');
  return [NO_PESEL_REASON_LABELS[value.reason], document].filter((part) => part !== '').join(', ');
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
function familyText({ name, role, sex: whose, from, to, withdrawn }: z.infer<typeof recordedFamily>): string {
  const family = name ?? 'rodzina chroniona';
  return `${family} (${memberRoleLabel(role, whose)}), ${periodText(from, to)}${withdrawnText(withdrawn)}`;
}

/** The history of a person in words. What no longer fits today's form is shown as it was kept. */
export const personHistoryWords: HistoryWords = {
  fieldLabel: (field) =>
    isDetailPart(field) ? DETAIL_LABELS[field] : (LABELS.get(field) ?? recordFieldLabel(field) ?? field),
  valueText,
};

function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return recordValueText(field, value);
  if (isDetailPart(field)) return recordedDetailText(field, value) ?? NO_VALUE;
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
    if (parsed.success) return parsed.data.map((one) => contactText(one.kind, one.value)).join(', ') || NO_VALUE;
  }
  return recordValueText(field, value);
}

/** A recorded detail in words; null where it no longer fits today's form. */
function recordedDetailText(part: DetailPart, value: unknown): string | null {
  if (part === 'death') {
    const parsed = personDetails.death.safeParse(value);
    if (!parsed.success || parsed.data === null) return null;
    return parsed.data.date === null ? `rok ${parsed.data.year}` : formatDate(parsed.data.date);
  }
  const names = part === 'consenters' && Array.isArray(value) ? value.map((one: unknown) => nameIn(one)) : [];
  const bare = names.length === 0 ? value : (value as object[]).map(withoutName);
  const parsed = personDetails[part].safeParse(bare);
  if (!parsed.success) return null;
  const lines =
    part === 'consenters' ? parsed.data.map((one, at) => ({ ...one, name: names[at] ?? null })) : parsed.data;
  return linesText(part, { ...NO_DETAILS, [part]: lines });
}

const nameIn = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' ? value.name : null;

function withoutName(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'name'));
}

function linesText(part: Exclude<DetailPart, 'death'>, details: PersonDetails): string | null {
  const lines = detailLines(part, details);
  return lines.length === 0 ? null : lines.join('; ');
}

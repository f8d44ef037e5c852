import { z } from 'zod';

import type { HistoryWords } from '../../contract/history-paper.ts';
import type { HistoryEntry } from '../../contract/record.ts';
import { NO_VALUE, recordFieldLabel, recordValueText, withdrawnText } from '../../contract/record-values.ts';
import { formatDate, localDate, periodText } from '../../kernel/local-date.ts';
import { SEXES } from '../../kernel/pesel.ts';
import { postalLine, PROTECTED_LABEL } from '../people/people.labels.ts';
import { addressInput } from '../people/people.schema.ts';
import { FAMILY_KIND_LABELS, memberRoleLabel } from './families.labels.ts';
import { familyKind } from './families.schema.ts';
import { memberRole } from './member-role.schema.ts';

const LABELS: ReadonlyMap<string, string> = new Map([
  ['name', 'Nazwa rodziny'],
  ['kind', 'Rodzaj rodziny'],
  ['kindFrom', 'Rodzaj od'],
  ['kindMistake', 'Dotychczasowy rodzaj'],
  ['caseNumber', 'Numer sprawy'],
  ['caseNumberMistake', 'Dotychczasowy numer'],
  ['note', 'Uwagi'],
  ['address', 'Adres rodziny'],
  ['members', 'Członkowie'],
  ['workerId', 'Prowadzący'],
]);

/** The history of a family in words, once `shownHistory` has put its values where they are shown. */
export const familyHistoryWords: HistoryWords = {
  fieldLabel: (field) => LABELS.get(field) ?? recordFieldLabel(field) ?? field,
  valueText,
};

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
  const line = `${name ?? PROTECTED_LABEL} (${memberRoleLabel(role, sex ?? null)}), ${periodText(from, to)}`;
  return `${line}${withdrawnText(withdrawn)}`;
}

function valueText(field: string, value: unknown): string {
  if (field === 'kind') {
    const parsed = familyKind.safeParse(value);
    if (parsed.success) return FAMILY_KIND_LABELS[parsed.data];
  }
  if (field === 'address') {
    const parsed = addressInput.safeParse(value);
    if (parsed.success) return `${postalLine(parsed.data)}, od ${formatDate(parsed.data.from)}`;
  }
  if (field === 'members') {
    const parsed = recordedMembers.safeParse(value);
    if (parsed.success) return parsed.data.map(memberText).join('; ') || NO_VALUE;
  }
  return recordValueText(field, value);
}

/**
 * The history as its list shows it: one member who joined or left stands under „Członkowie”, and a new worker with the
 * day from which.
 */
export function shownHistory(entries: readonly HistoryEntry[]): HistoryEntry[] {
  return entries.map((entry) => ({
    ...entry,
    fields: entry.fields.filter((field) => field !== 'from'),
    before: shownValues(entry.before),
    after: shownValues(entry.after),
  }));
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

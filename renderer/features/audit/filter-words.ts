import { actionLabel } from '../../ui/action-label.ts';
import { AUDIT_KIND_LABELS } from '#shared/features/audit/audit.labels.ts';
import { type AuditFilter, auditFilter, type AuditRow } from '#shared/features/audit/audit.schema.ts';
import { formatDate } from '#shared/kernel/local-date.ts';

import { i18n } from '../../i18n/index.ts';

type Subject = NonNullable<AuditFilter['subject']>;

export const NO_FILTER: AuditFilter = auditFilter.parse({});

export function isUnfiltered(filter: AuditFilter): boolean {
  return Object.values(filter).every((value) => value === null);
}

/** A record by its name where the reader may see it, else by what it is. */
export function subjectText(subject: AuditRow['subjects'][number]): string {
  return subject.label ?? i18n.t(`hidden.${subject.kind}`, { ns: 'audit' });
}

/** The name of the record the log is narrowed to, found in the rows that are there. */
export function subjectName(subject: Subject, rows: readonly (AuditRow | undefined)[]): string {
  const found = rows
    .flatMap((row) => row?.subjects ?? [])
    .find(({ kind, id }) => kind === subject.kind && id === subject.id);
  return subjectText(found ?? { ...subject, label: null });
}

/** The filters that are on, each in words, for „nic nie pasuje”. */
export function filterWords(
  filter: AuditFilter,
  names: { readonly user: string | null; readonly subject: string | null },
): readonly string[] {
  const t = i18n.getFixedT(null, 'audit');
  const words: string[] = [];
  if (filter.userId !== null) words.push(`${t('filter.user')}: ${names.user ?? '–'}`);
  if (filter.kind !== null) words.push(`${t('filter.kind')}: ${AUDIT_KIND_LABELS[filter.kind]}`);
  if (filter.action !== null) words.push(`${t('filter.action')}: ${actionLabel(filter.action)}`);
  if (filter.subject !== null) words.push(`${t('filter.subject')}: ${names.subject ?? '–'}`);
  if (filter.from !== null) words.push(t('filter.fromWord', { date: formatDate(filter.from) }));
  if (filter.to !== null) words.push(t('filter.toWord', { date: formatDate(filter.to) }));
  return words;
}

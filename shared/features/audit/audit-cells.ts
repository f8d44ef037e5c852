import { formatInstant } from '../../kernel/instant.ts';
import { AUDIT_KIND_LABELS, auditActionLabel, auditFieldLabel, SUBJECT_KIND_LABELS } from './audit.labels.ts';
import type { AUDIT_COLUMNS, AuditRow } from './audit.schema.ts';

/** What a row of the log says in each column, on paper and in a file. */
export const AUDIT_CELLS: Readonly<Record<(typeof AUDIT_COLUMNS)[number], (row: AuditRow) => string>> = {
  seq: (row) => String(row.seq),
  at: (row) => formatInstant(row.at),
  user: (row) => row.userName ?? '',
  kind: (row) => AUDIT_KIND_LABELS[row.kind],
  action: (row) => auditActionLabel(row.action),
  subjects: (row) => subjectsText(row),
  fields: (row) => row.fields.map((field) => auditFieldLabel(field)).join(', '),
};

/** Names where the reader may export them, else the kind and the id; how many more there are. */
function subjectsText({ subjects, subjectCount }: AuditRow): string {
  const named = subjects.map(({ kind, id, label }) => label ?? `${SUBJECT_KIND_LABELS[kind]} ${id}`);
  const more = subjectCount - subjects.length;
  return [...named, ...(more > 0 ? [`i ${more} więcej`] : [])].join(', ');
}

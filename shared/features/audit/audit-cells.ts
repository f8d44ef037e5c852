import { formatInstant } from '../../kernel/instant.ts';
import { countOf } from '../../kernel/plural.ts';
import { AUDIT_KIND_LABELS, auditActionLabel, auditFieldLabel, SUBJECT_KIND_LABELS } from './audit.labels.ts';
import { SUBJECT_KINDS, type AUDIT_COLUMNS, type AuditRow, type SubjectKind } from './audit.schema.ts';

/** Whoever did it: somebody of this office, the program itself, or an account that restored data do not know. */
export function auditUserText({ userId, userName }: Pick<AuditRow, 'userId' | 'userName'>): string {
  return userName ?? (userId === null ? 'program' : 'konto spoza tych danych');
}

/** What a row of the log says in each column, on paper and in a file. */
export const AUDIT_CELLS: Readonly<Record<(typeof AUDIT_COLUMNS)[number], (row: AuditRow) => string>> = {
  seq: (row) => String(row.seq),
  at: (row) => formatInstant(row.at),
  user: (row) => auditUserText(row),
  kind: (row) => AUDIT_KIND_LABELS[row.kind],
  action: (row) => auditActionLabel(row.action),
  subjects: (row) => subjectsText(row),
  fields: (row) => row.fields.map((field) => auditFieldLabel(field)).join(', '),
};

const KIND_COUNTS: Readonly<Record<SubjectKind, (n: number) => string>> = {
  person: (n) => countOf(n, 'osoba', 'osoby', 'osób'),
  family: (n) => countOf(n, 'rodzina', 'rodziny', 'rodzin'),
  home: (n) => countOf(n, 'miejsce pieczy', 'miejsca pieczy', 'miejsc pieczy'),
  user: (n) => countOf(n, 'użytkownik', 'użytkownicy', 'użytkowników'),
  office: (n) => countOf(n, 'ośrodek', 'ośrodki', 'ośrodków'),
};

/** '6 osób, 6 rodzin': how many records of each kind, what the list was of first. */
export function subjectCountsText(counts: AuditRow['subjectCounts'], first: SubjectKind): string {
  return [first, ...SUBJECT_KINDS.filter((kind) => kind !== first)]
    .filter((kind) => counts[kind] > 0)
    .map((kind) => KIND_COUNTS[kind](counts[kind]))
    .join(', ');
}

/** Names where the reader may export them, else the kind and the id; how many more there are. */
function subjectsText({ subjects, subjectCount }: AuditRow): string {
  const named = subjects.map(({ kind, id, label }) => label ?? `${SUBJECT_KIND_LABELS[kind]} ${id}`);
  const more = subjectCount - subjects.length;
  return [...named, ...(more > 0 ? [`i ${more} więcej`] : [])].join(', ');
}

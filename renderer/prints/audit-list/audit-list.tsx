import { AUDIT_CELLS } from '#shared/features/audit/audit-cells.ts';
import { AUDIT_COLUMN_LABELS } from '#shared/features/audit/audit.labels.ts';
import type { AUDIT_COLUMNS, AuditRow } from '#shared/features/audit/audit.schema.ts';
import type { PrintDocument, PrintOrientation } from '../../ui/print/document.ts';
import type { PrintContext } from '../frame.tsx';
import { paperDocument } from '../paper.tsx';

type AuditColumn = (typeof AUDIT_COLUMNS)[number];

export interface AuditListOptions {
  readonly columns: readonly AuditColumn[];
  readonly orientation: PrintOrientation;
}

export const AUDIT_SHARES: Readonly<Record<AuditColumn, number>> = {
  seq: 9,
  at: 16,
  user: 18,
  kind: 13,
  action: 24,
  subjects: 30,
  fields: 28,
};

/** Dziennik zdarzeń: the rows as shown, newest first. `filterText` names the filters in words. */
export function auditListDocument(
  rows: readonly AuditRow[],
  filterText: string,
  { columns, orientation }: AuditListOptions,
  context: PrintContext,
): PrintDocument {
  const name = 'Dziennik zdarzeń';
  const table = {
    kind: 'table',
    key: 'audit',
    title: null,
    columns: columns.map((key) => ({ key, header: AUDIT_COLUMN_LABELS[key], share: AUDIT_SHARES[key] })),
    rows: rows.map((row) => ({
      key: String(row.seq),
      cells: columns.map((column) => AUDIT_CELLS[column](row) || null),
    })),
  } as const;
  const paper = { name, title: name, subtitle: filterText, parts: [table] };
  // The log numbers its rows itself.
  return paperDocument(paper, name, context, { orientation, numbered: !columns.includes('seq') });
}

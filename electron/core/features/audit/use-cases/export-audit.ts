import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { AUDIT_CELLS } from '#shared/features/audit/audit-cells.ts';
import { AUDIT_COLUMN_LABELS } from '#shared/features/audit/audit.labels.ts';
import type { AUDIT_COLUMNS, AuditFilter } from '#shared/features/audit/audit.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { exportList } from '../../../lists/export-list.ts';
import { logPages, namedInLog } from '../log-in-files.ts';

type Column = (typeof AUDIT_COLUMNS)[number];

/** Saves the rows of the log that match the filter. */
export function exportAudit(
  deps: Deps,
  actor: Actor,
  input: { readonly filter: AuditFilter; readonly columns: readonly Column[]; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportList(deps, actor, {
    title: 'Dziennik zdarzeń',
    format: input.format,
    columns: input.columns.map((column) => ({ header: AUDIT_COLUMN_LABELS[column], kind: 'text' })),
    fields: input.columns,
    pages: (r) => logPages(r, deps, actor, input.filter),
    cellsOf: (row) => input.columns.map((column) => AUDIT_CELLS[column](row)),
    subjectsOf: namedInLog,
  });
}

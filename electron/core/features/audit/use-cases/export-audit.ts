import { listAudit } from '#db/repositories/audit.repository.ts';
import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import {
  AUDIT_COLUMN_LABELS,
  AUDIT_KIND_LABELS,
  auditActionLabel,
  auditFieldLabel,
  SUBJECT_KIND_LABELS,
} from '#shared/features/audit/audit.labels.ts';
import type { AUDIT_COLUMNS, AuditFilter, AuditRow } from '#shared/features/audit/audit.schema.ts';
import { formatInstant } from '#shared/kernel/instant.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import type { Subject } from '../../../calls/unit-of-work.ts';
import { exportList } from '../../../lists/export-list.ts';
import { listPages } from '../../../lists/list-pages.ts';
import { auditLabeller, IN_FILES } from '../audit-labels.ts';

type Column = (typeof AUDIT_COLUMNS)[number];

/** Saves the rows of the log that match the filter; it names only records that the actor may also export. */
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
    pages: async function* pages(r) {
      const label = await auditLabeller(r, deps, actor, IN_FILES);
      yield* listPages(async (window) => {
        const { rows, count } = await listAudit(r, input.filter, window);
        return { rows: await label(rows), count };
      });
    },
    cellsOf: (row) => input.columns.map((column) => CELLS[column](row)),
    subjectsOf: namedIn,
  });
}

const CELLS: Readonly<Record<Column, (row: AuditRow) => string>> = {
  seq: (row) => String(row.seq),
  at: (row) => formatInstant(row.at),
  user: (row) => row.userName ?? '',
  kind: (row) => AUDIT_KIND_LABELS[row.kind],
  action: (row) => auditActionLabel(row.action),
  subjects: (row) => subjectsText(row),
  fields: (row) => row.fields.map((field) => auditFieldLabel(field)).join(', '),
};

/** The people and families whose names stand in the file. */
function namedIn(rows: readonly AuditRow[]): Subject[] {
  const named = new Map<string, Subject>();
  for (const { kind, id, label } of rows.flatMap(({ subjects }) => subjects)) {
    if (label !== null && (kind === 'person' || kind === 'family')) named.set(`${kind}:${id}`, { kind, id });
  }
  return [...named.values()];
}

/** Names where the reader may export them, else the kind and the id; how many more there are. */
function subjectsText({ subjects, subjectCount }: AuditRow): string {
  const named = subjects.map(({ kind, id, label }) => label ?? `${SUBJECT_KIND_LABELS[kind]} ${id}`);
  const more = subjectCount - subjects.length;
  return [...named, ...(more > 0 ? [`i ${more} więcej`] : [])].join(', ');
}

import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { CASELOAD_COLUMN_LABELS } from '#shared/features/caseloads/caseloads.labels.ts';
import type { CASELOAD_COLUMNS, CaseloadRow } from '#shared/features/caseloads/caseloads.schema.ts';
import { today, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { exportList } from '../../../lists/export-list.ts';
import type { Cell } from '../../../spreadsheets/spreadsheet.ts';
import { caseloadsOn } from './show-caseloads.ts';

type Column = (typeof CASELOAD_COLUMNS)[number];
interface Line extends CaseloadRow {
  readonly limit: number | null;
}

/** Saves the table of workers as the screen shows it. */
export function exportCaseloads(
  deps: Deps,
  actor: Actor,
  input: { readonly day: LocalDate; readonly columns: readonly Column[]; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportList<Line>(deps, actor, {
    title: 'Obciążenie',
    format: input.format,
    columns: input.columns.map((column) => ({
      header: CASELOAD_COLUMN_LABELS[column],
      kind: column === 'worker' ? 'text' : 'number',
    })),
    fields: input.columns,
    pages: async function* (r) {
      const { workers, limit } = await caseloadsOn(r, input.day, today(deps.clock.now()));
      const rows = workers.map((row) => ({ ...row, limit: limit?.value ?? null }));
      yield { rows, total: rows.length };
    },
    cellsOf: (row) => input.columns.map((column) => CELLS[column](row)),
    subjectsOf: () => [],
  });
}

const CELLS: Readonly<Record<Column, (row: Line) => Cell>> = {
  worker: (row) => row.displayName,
  families: (row) => row.families,
  counted: (row) => (row.limit === null ? null : row.counted),
  limit: (row) => row.limit,
  free: (row) => (row.limit === null ? null : row.limit - row.counted),
  people: (row) => row.people,
};

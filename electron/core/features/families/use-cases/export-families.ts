import { listFamilies } from '#db/repositories/families-list.repository.ts';
import type { ExportFormat, SaveOutcome } from '#shared/contract/procedure.ts';
import { FAMILY_COLUMN_LABELS, FAMILY_KIND_LABELS } from '#shared/features/families/families.labels.ts';
import type { FAMILY_COLUMNS, FamiliesFilter, FamilyRow } from '#shared/features/families/families.schema.ts';
import { PROTECTED_LABEL, statusLabel } from '#shared/features/people/people.labels.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { viewReport } from '../../../calls/unit-of-work.ts';
import { viewerOf } from '../../../records/viewer.ts';
import { WHOLE_LIST, shownSubjects } from '../../../records/whole-list.ts';
import { saveSpreadsheet } from '../../../spreadsheets/save-spreadsheet.ts';
import { cellsFor, type Cell } from '../../../spreadsheets/spreadsheet.ts';

type Column = (typeof FAMILY_COLUMNS)[number];

/** Saves what the list shows: the same filter, order and columns. */
export async function exportFamilies(
  deps: Deps,
  actor: Actor,
  input: { readonly filter: FamiliesFilter; readonly columns: readonly Column[]; readonly format: ExportFormat },
): Promise<SaveOutcome> {
  const viewer = viewerOf(deps, actor, 'families.export');
  const rows = await viewReport(deps, actor, async (r) => {
    const list = await listFamilies(r, viewer, input.filter, WHOLE_LIST);
    const detail = { format: input.format, rows: list.rows.length };
    return { result: list.rows, subjects: shownSubjects('family', list.rows), fields: input.columns, detail };
  });
  return await saveSpreadsheet(deps, actor, {
    title: 'Rodziny',
    format: input.format,
    columns: input.columns.map((column) => ({
      header: FAMILY_COLUMN_LABELS[column],
      kind: column === 'members' ? 'number' : 'text',
    })),
    rows: cellsFor(rows, (row) => cellsOf(row, input.columns)),
  });
}

type Shown = Extract<FamilyRow, { shown: true }>;

const CELLS: Readonly<Record<Column, (row: Shown) => Cell>> = {
  name: (row) => row.name,
  kind: (row) => FAMILY_KIND_LABELS[row.kind],
  caseNumber: (row) => row.caseNumber,
  members: (row) => row.memberCount,
  address: (row) => row.addressLine,
  worker: (row) => row.workerName,
  status: (row) => statusLabel(row.archivedOn),
};

function cellsOf(row: FamilyRow, columns: readonly Column[]): Cell[] {
  if (row.shown) return columns.map((column) => CELLS[column](row));
  return columns.map((_column, index) => (index === 0 ? PROTECTED_LABEL : null));
}

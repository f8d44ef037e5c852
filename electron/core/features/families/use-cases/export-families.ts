import { listFamilies } from '#db/repositories/families-list.repository.ts';
import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import {
  FAMILY_COLUMN_LABELS,
  FAMILY_KIND_LABELS,
  familyAddressText,
} from '#shared/features/families/families.labels.ts';
import type { FAMILY_COLUMNS, FamiliesFilter, FamilyRow } from '#shared/features/families/families.schema.ts';
import { PROTECTED_LABEL, statusLabel } from '#shared/features/people/people.labels.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { exportList } from '../../../lists/export-list.ts';
import { listPages, shownSubjects } from '../../../lists/list-pages.ts';
import { viewerOf } from '../../../records/viewer.ts';
import type { Cell } from '../../../spreadsheets/spreadsheet.ts';

type Column = (typeof FAMILY_COLUMNS)[number];

/** Saves what the list shows: the same filter, order and columns. */
export function exportFamilies(
  deps: Deps,
  actor: Actor,
  input: { readonly filter: FamiliesFilter; readonly columns: readonly Column[]; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  const viewer = viewerOf(deps, actor, 'families.export');
  return exportList(deps, actor, {
    title: 'Rodziny',
    format: input.format,
    columns: input.columns.map((column) => ({
      header: FAMILY_COLUMN_LABELS[column],
      kind: column === 'members' ? 'number' : column === 'assessment' ? 'date' : 'text',
    })),
    fields: input.columns,
    pages: (r) => listPages((window) => listFamilies(r, viewer, input.filter, window)),
    cellsOf: (row) => cellsOf(row, input.columns),
    subjectsOf: (rows) => shownSubjects('family', rows),
  });
}

type Shown = Extract<FamilyRow, { shown: true }>;

const CELLS: Readonly<Record<Column, (row: Shown) => Cell>> = {
  name: (row) => row.name,
  kind: (row) => (row.kind === null ? null : FAMILY_KIND_LABELS[row.kind]),
  caseNumber: (row) => row.caseNumber,
  members: (row) => row.memberCount,
  address: familyAddressText,
  worker: (row) => row.workerName,
  assessment: (row) => row.assessmentDue,
  status: (row) => statusLabel(row.archivedOn),
};

function cellsOf(row: FamilyRow, columns: readonly Column[]): Cell[] {
  if (row.shown) return columns.map((column) => CELLS[column](row));
  return columns.map((_column, index) => (index === 0 ? PROTECTED_LABEL : null));
}

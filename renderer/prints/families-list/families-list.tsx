import { formatDate } from '#shared/kernel/local-date.ts';
import { NBSP } from '#shared/kernel/polish.ts';
import {
  FAMILY_COLUMN_LABELS,
  FAMILY_KIND_LABELS,
  familyAddressText,
} from '#shared/features/families/families.labels.ts';
import type { FAMILY_COLUMNS, FamilyRow } from '#shared/features/families/families.schema.ts';
import { PROTECTED_LABEL, statusLabel } from '#shared/features/people/people.labels.ts';
import { type PrintDocument, type PrintOrientation, rowNumberColumn } from '../../ui/print/document.ts';
import { runningFoot, runningHead, Title, type PrintContext } from '../frame.tsx';

export type FamilyColumn = (typeof FAMILY_COLUMNS)[number];

export interface FamiliesListOptions {
  readonly columns: readonly FamilyColumn[];
  readonly orientation: PrintOrientation;
}

export const FAMILY_SHARES: Readonly<Record<FamilyColumn, number>> = {
  name: 22,
  kind: 21,
  caseNumber: 24,
  members: 12,
  address: 22,
  worker: 17,
  assessment: 14,
  status: 16,
};

type ShownFamily = Extract<FamilyRow, { shown: true }>;

function cell(row: ShownFamily, column: FamilyColumn): string {
  switch (column) {
    case 'name':
      return row.name;
    case 'kind':
      return row.kind === null ? '–' : FAMILY_KIND_LABELS[row.kind];
    case 'caseNumber':
      return row.caseNumber ?? '–';
    case 'members':
      return `${row.memberCount}, dzieci${NBSP}${row.childCount}`;
    case 'address':
      return familyAddressText(row) ?? '–';
    case 'worker':
      return row.workerName ?? '–';
    case 'assessment':
      return row.assessmentDue === null ? '–' : formatDate(row.assessmentDue);
    case 'status':
      return statusLabel(row.archivedOn);
  }
}

/** Wykaz rodzin: the list as shown, same filter, order and columns. */
export function familiesListDocument(
  rows: readonly FamilyRow[],
  filterText: string,
  options: FamiliesListOptions,
  context: PrintContext,
): PrintDocument {
  return {
    title: 'Wykaz rodzin',
    orientation: options.orientation,
    runningHead: runningHead(context, 'Wykaz rodzin'),
    runningFoot: runningFoot(context),
    blocks: [
      { kind: 'block', key: 'title', keepWithNext: true, node: <Title title="Wykaz rodzin" subtitle={filterText} /> },
      {
        kind: 'table',
        key: 'families',
        label: 'Wykaz rodzin',
        columns: [
          rowNumberColumn(rows.length),
          ...options.columns.map((column) => ({
            key: column,
            header: FAMILY_COLUMN_LABELS[column],
            share: FAMILY_SHARES[column],
          })),
        ],
        rows: rows.map((row, index) => ({
          key: row.id,
          cells: [
            `${index + 1}.`,
            ...options.columns.map((column, at) => (row.shown ? cell(row, column) : at === 0 ? PROTECTED_LABEL : '–')),
          ],
        })),
      },
    ],
  };
}

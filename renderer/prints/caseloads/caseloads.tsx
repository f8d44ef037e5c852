import { CASELOAD_COLUMN_LABELS } from '#shared/features/caseloads/caseloads.labels.ts';
import {
  CASELOAD_COLUMNS,
  type CaseloadRow,
  type CaseloadsOverview,
} from '#shared/features/caseloads/caseloads.schema.ts';
import { familyKindsText } from '#shared/features/families/families.labels.ts';
import { formatDate } from '#shared/kernel/local-date.ts';
import type { PrintDocument } from '../../ui/print/document.ts';
import { runningFoot, runningHead, Title, type PrintContext } from '../frame.tsx';

type Column = (typeof CASELOAD_COLUMNS)[number];

const SHARES: Readonly<Record<Column, number>> = {
  worker: 31,
  families: 12,
  counted: 21,
  limit: 10,
  free: 14,
  people: 12,
};

function cell(row: CaseloadRow, limit: number | null, column: Column): string {
  switch (column) {
    case 'worker':
      return row.displayName;
    case 'families':
      return String(row.families);
    case 'counted':
      return limit === null ? '–' : String(row.counted);
    case 'limit':
      return limit === null ? '–' : String(limit);
    case 'free':
      if (limit === null) return '–';
      return row.counted > limit ? `${row.counted - limit} ponad limit` : String(limit - row.counted);
    case 'people':
      return String(row.people);
  }
}

/** Obciążenie pracowników: families and people of each worker on a day, against the limit with its source. */
export function caseloadsDocument(overview: CaseloadsOverview, context: PrintContext): PrintDocument {
  const limit = overview.limit?.value ?? null;
  const day = `stan na dzień ${formatDate(overview.day)}`;
  const source =
    overview.limit === null
      ? 'brak zapisanego limitu'
      : `limit rodzin: ${overview.limit.source}; liczą się: ${familyKindsText(overview.limit.kinds)}`;
  return {
    title: 'Obciążenie pracowników',
    orientation: 'portrait',
    runningHead: runningHead(context, 'Obciążenie pracowników'),
    runningFoot: runningFoot(context),
    blocks: [
      {
        kind: 'block',
        key: 'title',
        keepWithNext: true,
        node: <Title title="Obciążenie pracowników" subtitle={`${day}; ${source}`} />,
      },
      {
        kind: 'table',
        key: 'caseloads',
        label: 'Obciążenie pracowników',
        columns: [
          { key: 'number', header: 'Lp.', share: 7, align: 'end' },
          ...CASELOAD_COLUMNS.map((column) => ({
            key: column,
            header: CASELOAD_COLUMN_LABELS[column],
            share: SHARES[column],
            ...(column === 'worker' ? {} : { align: 'end' as const }),
          })),
        ],
        rows: overview.workers.map((row, index) => ({
          key: row.userId,
          cells: [`${index + 1}.`, ...CASELOAD_COLUMNS.map((column) => cell(row, limit, column))],
        })),
      },
    ],
  };
}

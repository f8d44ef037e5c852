import { PROTECTED_HOME } from '#shared/features/foster-care/care.labels.ts';
import {
  gapsText,
  guardianText,
  helpText,
  LEAVER_COLUMN_LABELS,
  leaverStatus,
  programmeText,
  termText,
} from '#shared/features/foster-care/leavers.labels.ts';
import type { LEAVER_COLUMNS, LeaverRow } from '#shared/features/foster-care/leavers.schema.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import { fullName } from '#shared/features/people/people.rules.ts';
import { formatDate } from '#shared/kernel/local-date.ts';
import { type PrintDocument, type PrintOrientation, rowNumberColumn } from '../../ui/print/document.ts';
import { runningFoot, runningHead, Title, type PrintContext } from '../frame.tsx';

export type LeaverColumn = (typeof LEAVER_COLUMNS)[number];

export interface LeaversListOptions {
  readonly columns: readonly LeaverColumn[];
  readonly orientation: PrintOrientation;
}

export const LEAVER_SHARES: Readonly<Record<LeaverColumn, number>> = {
  name: 20,
  seventeen: 13,
  eighteen: 13,
  home: 18,
  guardian: 17,
  programme: 16,
  help: 19,
  term: 22,
  missing: 18,
  status: 15,
};

type Shown = Extract<LeaverRow, { shown: true }>;

const CELLS: Readonly<Record<LeaverColumn, (row: Shown) => string>> = {
  name: (row) => fullName(row),
  seventeen: (row) => formatDate(row.seventeenOn),
  eighteen: (row) => formatDate(row.eighteenOn),
  home: (row) => (row.home === null ? '–' : (row.home.name ?? PROTECTED_HOME)),
  guardian: (row) => guardianText(row) ?? '–',
  programme: (row) => programmeText(row.programme) ?? '–',
  help: (row) => helpText(row.help) ?? '–',
  term: (row) => termText(row.term) ?? '–',
  missing: (row) => gapsText(row.gaps) ?? '–',
  status: (row) => leaverStatus(row),
};

const TITLE = 'Wykaz osób usamodzielnianych';

/** Wykaz usamodzielnianych: the list as shown, same filter, order and columns. */
export function leaversListDocument(
  rows: readonly LeaverRow[],
  filterText: string,
  options: LeaversListOptions,
  context: PrintContext,
): PrintDocument {
  return {
    title: TITLE,
    orientation: options.orientation,
    runningHead: runningHead(context, TITLE),
    runningFoot: runningFoot(context),
    blocks: [
      { kind: 'block', key: 'title', keepWithNext: true, node: <Title title={TITLE} subtitle={filterText} /> },
      {
        kind: 'table',
        key: 'leavers',
        label: TITLE,
        columns: [
          rowNumberColumn(rows.length),
          ...options.columns.map((column) => ({
            key: column,
            header: LEAVER_COLUMN_LABELS[column],
            share: LEAVER_SHARES[column],
          })),
        ],
        rows: rows.map((row, index) => ({
          key: row.id,
          cells: [
            `${index + 1}.`,
            ...options.columns.map((column, at) => (row.shown ? CELLS[column](row) : at === 0 ? PROTECTED_LABEL : '–')),
          ],
        })),
      },
    ],
  };
}

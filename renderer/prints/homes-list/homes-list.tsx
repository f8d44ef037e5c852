import { HOME_COLUMN_LABELS, homeFormText, homeStatus, placesText } from '#shared/features/foster-care/homes.labels.ts';
import type { HOME_COLUMNS, HomeRow } from '#shared/features/foster-care/homes.schema.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import { formatDate } from '#shared/kernel/local-date.ts';
import { type PrintDocument, type PrintOrientation, rowNumberColumn } from '../../ui/print/document.ts';
import { runningFoot, runningHead, Title, type PrintContext } from '../frame.tsx';

export type HomeColumn = (typeof HOME_COLUMNS)[number];

export interface HomesListOptions {
  readonly columns: readonly HomeColumn[];
  readonly orientation: PrintOrientation;
}

export const HOME_SHARES: Readonly<Record<HomeColumn, number>> = {
  name: 24,
  form: 26,
  town: 16,
  places: 10,
  coordinator: 18,
  contract: 14,
  papers: 14,
  status: 18,
};

type Shown = Extract<HomeRow, { shown: true }>;

const CELLS: Readonly<Record<HomeColumn, (row: Shown) => string>> = {
  name: (row) => row.name,
  form: (row) => homeFormText(row) ?? '–',
  town: (row) => row.town ?? '–',
  places: (row) => placesText(row.places),
  coordinator: (row) => row.coordinatorName ?? '–',
  contract: (row) => (row.contractTo === null ? '–' : formatDate(row.contractTo)),
  papers: (row) => (row.papersUntil === null ? '–' : formatDate(row.papersUntil)),
  status: (row) => homeStatus(row),
};

const TITLE = 'Wykaz rodzin i placówek pieczy zastępczej';

/** Wykaz rodzin i placówek: the list as shown, same filter, order and columns. */
export function homesListDocument(
  rows: readonly HomeRow[],
  filterText: string,
  options: HomesListOptions,
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
        key: 'homes',
        label: TITLE,
        columns: [
          rowNumberColumn(rows.length),
          ...options.columns.map((column) => ({
            key: column,
            header: HOME_COLUMN_LABELS[column],
            share: HOME_SHARES[column],
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

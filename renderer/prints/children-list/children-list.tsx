import {
  CHILD_COLUMN_LABELS,
  childAge,
  childStatus,
  PROTECTED_HOME,
} from '#shared/features/foster-care/care.labels.ts';
import type { CHILD_COLUMNS, ChildRow } from '#shared/features/foster-care/care.schema.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import { fullName } from '#shared/features/people/people.rules.ts';
import { formatDate, today, type LocalDate } from '#shared/kernel/local-date.ts';
import { type PrintDocument, type PrintOrientation, rowNumberColumn } from '../../ui/print/document.ts';
import { runningFoot, runningHead, Title, type PrintContext } from '../frame.tsx';

export type ChildColumn = (typeof CHILD_COLUMNS)[number];

export interface ChildrenListOptions {
  readonly columns: readonly ChildColumn[];
  readonly orientation: PrintOrientation;
}

export const CHILD_SHARES: Readonly<Record<ChildColumn, number>> = {
  name: 24,
  birthDate: 14,
  age: 7,
  home: 22,
  form: 24,
  since: 14,
  coordinator: 18,
  caseNumber: 17,
  status: 14,
};

type Shown = Extract<ChildRow, { shown: true }>;

const CELLS: Readonly<Record<ChildColumn, (row: Shown, day: LocalDate) => string>> = {
  name: (row) => fullName(row),
  birthDate: (row) => formatDate(row.birthDate),
  age: childAge,
  home: (row) => row.home.name ?? PROTECTED_HOME,
  form: (row) => row.home.form?.label ?? '–',
  since: (row) => formatDate(row.since),
  coordinator: (row) => row.coordinatorName ?? '–',
  caseNumber: (row) => row.caseNumber ?? '–',
  status: (row) => childStatus(row),
};

const TITLE = 'Wykaz dzieci w pieczy zastępczej';

/** Wykaz dzieci: the list as shown, same filter, order and columns. */
export function childrenListDocument(
  rows: readonly ChildRow[],
  filterText: string,
  options: ChildrenListOptions,
  context: PrintContext,
): PrintDocument {
  const day = today(context.printedAt);
  return {
    title: TITLE,
    orientation: options.orientation,
    runningHead: runningHead(context, TITLE),
    runningFoot: runningFoot(context),
    blocks: [
      { kind: 'block', key: 'title', keepWithNext: true, node: <Title title={TITLE} subtitle={filterText} /> },
      {
        kind: 'table',
        key: 'children',
        label: TITLE,
        columns: [
          rowNumberColumn(rows.length),
          ...options.columns.map((column) => ({
            key: column,
            header: CHILD_COLUMN_LABELS[column],
            share: CHILD_SHARES[column],
          })),
        ],
        rows: rows.map((row, index) => ({
          key: row.id,
          cells: [
            `${index + 1}.`,
            ...options.columns.map((column, at) =>
              row.shown ? CELLS[column](row, day) : at === 0 ? PROTECTED_LABEL : '–',
            ),
          ],
        })),
      },
    ],
  };
}

import { PROTECTED_HOME } from '#shared/features/foster-care/care.labels.ts';
import { EXCEPTION_COLUMN_LABELS, exceptionAnswers } from '#shared/features/foster-care/exceptions.labels.ts';
import type { EXCEPTION_COLUMNS, ExceptionRow } from '#shared/features/foster-care/exceptions.schema.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import { fullName } from '#shared/features/people/people.rules.ts';
import { formatDate } from '#shared/kernel/local-date.ts';
import { type PrintDocument, type PrintOrientation, rowNumberColumn } from '../../ui/print/document.ts';
import { runningFoot, runningHead, Title, type PrintContext } from '../frame.tsx';

export type ExceptionColumn = (typeof EXCEPTION_COLUMNS)[number];

export interface ExceptionsListOptions {
  readonly columns: readonly ExceptionColumn[];
  readonly orientation: PrintOrientation;
}

export const EXCEPTION_SHARES: Readonly<Record<ExceptionColumn, number>> = {
  name: 20,
  home: 18,
  form: 18,
  from: 13,
  to: 13,
  sentence: 36,
  article: 12,
  reason: 28,
  answers: 20,
  recorded: 16,
};

type Shown = Extract<ExceptionRow, { shown: true }>;

const CELLS: Readonly<Record<ExceptionColumn, (row: Shown) => string>> = {
  name: (row) => fullName(row),
  home: (row) => row.home.name ?? PROTECTED_HOME,
  form: (row) => row.home.form?.label ?? '–',
  from: (row) => formatDate(row.from),
  to: (row) => (row.to === null ? '–' : formatDate(row.to)),
  sentence: (row) => row.sentence,
  article: (row) => row.article ?? '–',
  reason: (row) => row.reason,
  answers: (row) => exceptionAnswers(row) ?? '–',
  recorded: (row) => row.byName,
};

const TITLE = 'Wykaz wyjątków od limitów pieczy zastępczej';

/** Wykaz wyjątków: the report as shown, same filter, order and columns. */
export function exceptionsListDocument(
  rows: readonly ExceptionRow[],
  filterText: string,
  options: ExceptionsListOptions,
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
        key: 'exceptions',
        label: TITLE,
        columns: [
          rowNumberColumn(rows.length),
          ...options.columns.map((column) => ({
            key: column,
            header: EXCEPTION_COLUMN_LABELS[column],
            share: EXCEPTION_SHARES[column],
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

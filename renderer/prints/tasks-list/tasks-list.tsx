import { formatDate } from '#shared/kernel/local-date.ts';
import {
  TASK_COLUMN_LABELS,
  TASK_SOURCE_LABELS,
  TASK_STATE_LABELS,
} from '#shared/features/family-work/family-work.labels.ts';
import type { ShownTask, TASK_COLUMNS, TaskRow } from '#shared/features/family-work/tasks.schema.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import { type PrintDocument, type PrintOrientation, rowNumberColumn } from '../../ui/print/document.ts';
import { runningFoot, runningHead, Title, type PrintContext } from '../frame.tsx';

type TaskColumn = (typeof TASK_COLUMNS)[number];

export interface TasksListOptions {
  readonly columns: readonly TaskColumn[];
  readonly orientation: PrintOrientation;
}

export const TASK_SHARES: Readonly<Record<TaskColumn, number>> = {
  dueOn: 13,
  what: 34,
  record: 20,
  worker: 19,
  source: 20,
  state: 14,
};

const CELLS: Readonly<Record<TaskColumn, (task: ShownTask) => string>> = {
  dueOn: ({ dueOn }) => formatDate(dueOn),
  what: ({ what }) => what,
  record: ({ record }) => record.name,
  worker: ({ userName }) => userName,
  source: ({ source }) => TASK_SOURCE_LABELS[source],
  state: ({ state }) => TASK_STATE_LABELS[state],
};

/** Wykaz zadań: the list as shown. */
export function tasksListDocument(
  rows: readonly TaskRow[],
  filterText: string,
  options: TasksListOptions,
  context: PrintContext,
): PrintDocument {
  const { columns, orientation } = options;
  return {
    title: 'Wykaz zadań',
    orientation,
    runningHead: runningHead(context, 'Wykaz zadań'),
    runningFoot: runningFoot(context),
    blocks: [
      { kind: 'block', key: 'title', keepWithNext: true, node: <Title title="Wykaz zadań" subtitle={filterText} /> },
      {
        kind: 'table',
        key: 'tasks',
        label: 'Wykaz zadań',
        columns: [
          rowNumberColumn(rows.length),
          ...columns.map((column) => ({ key: column, header: TASK_COLUMN_LABELS[column], share: TASK_SHARES[column] })),
        ],
        rows: rows.map((row, index) => ({
          key: row.id,
          cells: [
            `${index + 1}.`,
            ...columns.map((column, at) => (row.shown ? CELLS[column](row) : at === 0 ? PROTECTED_LABEL : '–')),
          ],
        })),
      },
    ],
  };
}

import { listTasks } from '#db/repositories/tasks.repository.ts';
import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import {
  TASK_COLUMN_LABELS,
  TASK_SOURCE_LABELS,
  TASK_STATE_LABELS,
} from '#shared/features/family-work/family-work.labels.ts';
import type { ShownTask, TASK_COLUMNS, TaskRow, TasksFilter } from '#shared/features/family-work/tasks.schema.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { exportList } from '../../../lists/export-list.ts';
import { listPages } from '../../../lists/list-pages.ts';
import { viewerOf } from '../../../records/viewer.ts';
import type { Cell } from '../../../spreadsheets/spreadsheet.ts';
import { taskSubjects } from '../task-subjects.ts';

type Column = (typeof TASK_COLUMNS)[number];

/** Saves what the list of tasks shows. */
export function exportTasks(
  deps: Deps,
  actor: Actor,
  input: { readonly filter: TasksFilter; readonly columns: readonly Column[]; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  const { filter, columns, format } = input;
  const viewer = viewerOf(deps, actor, 'tasks.export');
  return exportList(deps, actor, {
    title: 'Zadania',
    format,
    columns: columns.map((column) => ({
      header: TASK_COLUMN_LABELS[column],
      kind: column === 'dueOn' ? 'date' : 'text',
    })),
    fields: columns,
    pages: (r) => listPages((window) => listTasks(r, viewer, filter, window)),
    cellsOf: (row) => cellsOf(row, columns),
    subjectsOf: taskSubjects(),
  });
}

const CELLS: Readonly<Record<Column, (row: ShownTask) => Cell>> = {
  dueOn: (row) => row.dueOn,
  what: (row) => row.what,
  record: (row) => row.record.name,
  worker: (row) => row.userName,
  source: (row) => TASK_SOURCE_LABELS[row.source],
  state: (row) => TASK_STATE_LABELS[row.state],
};

function cellsOf(row: TaskRow, columns: readonly Column[]): Cell[] {
  if (row.shown) return columns.map((column) => CELLS[column](row));
  const first = columns.findIndex((column) => column !== 'dueOn');
  return columns.map((_column, index) => (index === first ? PROTECTED_LABEL : null));
}

import { TASK_COLUMN_LABELS, TASK_SOURCE_LABELS } from '#shared/features/family-work/family-work.labels.ts';
import {
  TASK_COLUMNS,
  type ShownTask,
  type TaskRow,
  type TasksFilter,
} from '#shared/features/family-work/tasks.schema.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import { CheckmarkRegular, TaskListSquareLtrRegular } from '../../ui/icons.ts';
import type { Column } from '../../ui/table/index.ts';
import { DueStatus } from './due-status.tsx';

/** Columns of the list; keys are those of the export. */
export function tasksColumns(words: {
  readonly ask: (who: string) => string;
  readonly finish: string;
  /** The whole name of the button; null where the user may not finish tasks. */
  readonly finishTask: ((task: string) => string) | null;
  /** The same of the button that opens the assessment; null where the user may not write one. */
  readonly assessTask: ((family: string) => string) | null;
}): readonly Column<TaskRow>[] {
  const { finishTask, assessTask } = words;
  const shown: readonly (Column<TaskRow> & { readonly key: Exclude<(typeof TASK_COLUMNS)[number], 'state'> })[] = [
    {
      key: 'dueOn',
      title: TASK_COLUMN_LABELS.dueOn,
      width: '276px',
      cell: (row) => (row.shown ? <DueStatus dueOn={row.dueOn} state={row.state} /> : null),
      compact: 'date',
      fixed: true,
    },
    {
      key: 'what',
      title: TASK_COLUMN_LABELS.what,
      width: 'minmax(200px, 2fr)',
      cell: (row) => (row.shown ? row.what : PROTECTED_LABEL),
      compact: 'what',
      fixed: true,
      opens: true,
    },
    {
      key: 'record',
      title: TASK_COLUMN_LABELS.record,
      width: 'minmax(150px, 1fr)',
      cell: (row) => (row.shown ? row.record.name : words.ask(row.ask.join(', '))),
      compact: 'who',
    },
    {
      key: 'worker',
      title: TASK_COLUMN_LABELS.worker,
      width: 'minmax(130px, 0.8fr)',
      cell: (row) => (row.shown ? row.userName : null),
      quiet: true,
      secondRank: true,
    },
    {
      key: 'source',
      title: TASK_COLUMN_LABELS.source,
      width: '150px',
      cell: (row) => (row.shown ? TASK_SOURCE_LABELS[row.source] : null),
      quiet: true,
      secondRank: true,
      compact: 'distance',
    },
  ];
  if (finishTask === null) return shown;
  return [
    ...shown,
    {
      key: 'finish',
      title: words.finish,
      width: '72px',
      cell: (row) =>
        row.shown && row.source === 'assessment' ? (
          <TaskListSquareLtrRegular aria-hidden="true" />
        ) : (
          <CheckmarkRegular aria-hidden="true" />
        ),
      acts: (row) => {
        if (!row.shown || row.state !== 'open') return null;
        if (row.source !== 'assessment') return finishTask(row.what);
        return canAssess(row, assessTask !== null) ? (assessTask?.(row.record.name) ?? null) : null;
      },
      fixed: true,
    },
  ];
}

/** Whether the step of the task is writing the assessment, on a family that the user reaches. */
export function canAssess(task: ShownTask, mayEditPlans: boolean): boolean {
  return mayEditPlans && task.source === 'assessment' && task.reached && task.record.kind === 'family';
}

/** What the screen shows as columns of an export: its term also says how a task ended, unless all of them are open. */
export function shownTaskColumns(filter: Pick<TasksFilter, 'status'>): readonly (typeof TASK_COLUMNS)[number][] {
  return filter.status === 'open' ? TASK_COLUMNS.filter((column) => column !== 'state') : TASK_COLUMNS;
}

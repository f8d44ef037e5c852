import { useState, type ReactNode } from 'react';

import {
  TASK_COLUMNS,
  TASK_STATUSES,
  TASK_WHOSE,
  type ShownTask,
  type TaskRow,
  type TasksFilter,
} from '#shared/features/family-work/tasks.schema.ts';
import { useApi, useCan, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ExportMenu } from '../../ui/export.tsx';
import { FilterBar } from '../../ui/filters.tsx';
import { Segments } from '../../ui/form/index.ts';
import { fmt } from '../../ui/format.ts';
import { PrintRegular, TaskListSquareLtrRegular } from '../../ui/icons.ts';
import {
  GoneNotice,
  narrowingKey,
  SavedFilters,
  SelectedActions,
  useOutsideFilter,
  useSelectedRows,
  useWorkerGone,
  WorkerChip,
  useRowHints,
} from '../../ui/list/index.ts';
import { Page } from '../../ui/page.tsx';
import { familyPath, personPath } from '../../ui/paths.ts';
import { screenPath, useGo, useScreenSearch } from '../../ui/screen.ts';
import { EmptyState } from '../../ui/states.tsx';
import { DataTable, SelectionBar } from '../../ui/table/index.ts';
import { useFirstTasks, useTaskRows } from './queries.ts';
import { useTaskEntries } from './record-tasks.tsx';
import { printTasksScreen, tasksList, tasksScreen } from './screens.ts';
import { TaskDialog, type TaskStep } from './task-dialogs.tsx';
import { tasksColumns } from './tasks-columns.tsx';
import { useTaskSteps } from './use-task-steps.ts';

export const recordPath = ({ record }: ShownTask): string =>
  record.kind === 'family' ? familyPath(record.id) : personPath(record.id);

const EMPTY_TITLES = { open: 'emptyTitle', closed: 'emptyClosed', any: 'emptyAny' } as const;

/** Zadania: overdue ones first, then by their day. */
export function TasksPage(): ReactNode {
  const t = useText('work');
  const common = useText();
  const can = useCan();
  const go = useGo();
  const client = useClient();
  const api = useApi();
  const [filter, change] = useScreenSearch(tasksScreen);
  const rows = useTaskRows(filter);
  const overdue = useFirstTasks(filter, 1).data?.overdue ?? 0;
  const gone = useWorkerGone(filter.workerId) ? [t('tasks.worker')] : [];
  const filterKey = narrowingKey(filter);
  const { selected, select, clear, keepForReturn } = useSelectedRows<TaskRow>(tasksScreen.path, filterKey);
  const outside = useOutsideFilter(selected, filterKey, {
    queryKey: api.tasks.list.key(),
    count: async (ids, signal) =>
      (await client.tasks.list({ filter: { ...filter, ids }, window: { offset: 0, limit: 1 } }, { signal })).count,
  });
  const count =
    rows.count === null ? undefined : t('tasks.count', { count: rows.count, formatted: fmt.integer(rows.count) });
  const mayFinish = can('tasks.edit') && filter.status !== 'closed';
  const { finishAtOnce } = useTaskSteps(null);
  const [assessed, setAssessed] = useState<ShownTask | null>(null);
  const rowHints = [
    ...useRowHints(rows, { selects: true }),
    ...(mayFinish && rows.count !== 0 ? [{ keys: ['Ctrl', common('keys.enter')], label: t('tasks.finishKey') }] : []),
  ];
  const one = selected.rows.length === 1 ? selected.rows[0] : undefined;
  const chosen: TasksFilter = { whose: 'all', status: 'any', workerId: null, ids: [...selected.ids] };
  const detail = [
    ...(one?.shown === true ? [one.what] : []),
    ...(outside === 0 ? [] : [common('list.outsideFilter', { count: outside })]),
  ].join(', ');
  return (
    <Page
      title={t('tasks.title')}
      count={count === undefined || overdue === 0 ? count : `${count}, ${t('tasks.overdue', { count: overdue })}`}
      layout="list"
      actions={
        can('tasks.export') ? (
          <>
            <ExportMenu ask={(format) => client.tasks.exportList({ filter, columns: [...TASK_COLUMNS], format })} />
            <Action
              kind="quiet"
              label={common('print')}
              icon={<PrintRegular />}
              // While rows are selected the key belongs to their bar.
              {...(selected.ids.size === 0 ? { shortcut: 'Ctrl+P' } : {})}
              onClick={() => go(screenPath(printTasksScreen, {}, filter))}
            />
          </>
        ) : undefined
      }
      hints={[...rowHints, { keys: ['Ctrl', 'K'], label: common('keys.searchAll') }]}
    >
      <FilterBar end={<SavedFilters list={tasksList} filter={filter} hidden={null} />}>
        <Segments
          label={t('tasks.whose')}
          options={TASK_WHOSE.map((value) => ({ value, label: t(`tasks.${value}`) }))}
          value={filter.whose}
          onChoose={(whose) => change({ whose, workerId: null })}
        />
        <Segments
          label={t('tasks.status')}
          options={TASK_STATUSES.map((value) => ({ value, label: t(`tasks.${value}`) }))}
          value={filter.status}
          onChoose={(status) => change({ status })}
        />
        {filter.whose === 'all' ? (
          <WorkerChip label={t('tasks.worker')} value={filter.workerId} onChange={change} />
        ) : null}
      </FilterBar>
      <GoneNotice parts={gone} />
      <DataTable
        label={t('tasks.title')}
        columns={tasksColumns({
          ask: (who) => t('tasks.ask', { who }),
          finish: t('tasks.finish'),
          finishTask: mayFinish ? (task) => t('tasks.spoken', { what: t('tasks.finish'), task }) : null,
          assessTask: can('plans.edit') ? (task) => t('tasks.spoken', { what: t('tasks.assess'), task }) : null,
        })}
        rows={rows}
        rowId={(row) => row.id}
        onOpen={(row) => (row.shown && row.reached ? go(recordPath(row)) : undefined)}
        onAct={(row) => {
          if (!row.shown) return;
          if (row.source === 'assessment') {
            setAssessed(row);
            return;
          }
          if (selected.ids.has(row.id)) clear();
          void finishAtOnce(row);
        }}
        selection={{ ids: selected.ids, rows: selected.rows, onChange: select }}
        rememberAs={`tasks ${JSON.stringify(filter)}`}
        errorTitle={t('tasks.error')}
        empty={
          <EmptyState
            icon={<TaskListSquareLtrRegular />}
            title={t(`tasks.${EMPTY_TITLES[filter.status]}`)}
            text={filter.status === 'open' ? t('tasks.emptyText') : null}
          />
        }
      />
      {assessed === null ? null : <TaskDialog step="assess" task={assessed} onClose={() => setAssessed(null)} />}
      {selected.ids.size === 0 ? null : (
        <SelectionBar
          text={t('tasks.selected', { count: selected.ids.size })}
          {...(detail === '' ? {} : { detail })}
          onClear={clear}
          actions={
            <>
              {can('tasks.export') ? (
                <SelectedActions
                  count={selected.ids.size}
                  output={{
                    ask: (format, signal) =>
                      client.tasks.exportList({ filter: chosen, columns: [...TASK_COLUMNS], format }, { signal }),
                    listPath: screenPath(printTasksScreen, {}, chosen),
                  }}
                  onLeave={keepForReturn}
                />
              ) : null}
              {one?.shown === true ? <TaskActions key={one.id} task={one} onDone={clear} /> : null}
            </>
          }
        />
      )}
    </Page>
  );
}

function TaskActions({ task, onDone }: { task: ShownTask; onDone: () => void }): ReactNode {
  const t = useText('work');
  const go = useGo();
  const can = useCan();
  const [step, setStep] = useState<TaskStep | null>(null);
  const entries = useTaskEntries(task, setStep);
  return (
    <>
      {task.reached ? <Action size="small" label={t('tasks.openRecord')} onClick={() => go(recordPath(task))} /> : null}
      {can('tasks.edit')
        ? entries.map((entry) => (
            <Action
              key={entry.key}
              size="small"
              label={entry.label}
              onClick={() => {
                entry.onClick();
                if (entry.key === 'reopen') onDone();
              }}
            />
          ))
        : null}
      {step === null ? null : (
        <TaskDialog
          step={step}
          task={task}
          onClose={() => {
            setStep(null);
            onDone();
          }}
        />
      )}
    </>
  );
}

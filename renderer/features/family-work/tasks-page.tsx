import { useState, type ReactNode } from 'react';

import {
  TASK_COLUMNS,
  TASK_STATUSES,
  TASK_WHOSE,
  type ShownTask,
  type TaskRow,
  type TasksFilter,
} from '#shared/features/family-work/tasks.schema.ts';
import { useCan, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ExportMenu } from '../../ui/export.tsx';
import { FilterBar } from '../../ui/filters.tsx';
import { Segments } from '../../ui/form/index.ts';
import { fmt } from '../../ui/format.ts';
import { PrintRegular, TaskListSquareLtrRegular } from '../../ui/icons.ts';
import { WorkerChip } from '../../ui/list/index.ts';
import { Page } from '../../ui/page.tsx';
import { familyPath, personPath } from '../../ui/paths.ts';
import { screenPath, useGo, useScreenSearch } from '../../ui/screen.ts';
import { EmptyState } from '../../ui/states.tsx';
import { DataTable, SelectionBar } from '../../ui/table/index.ts';
import { useFirstTasks, useTaskRows } from './queries.ts';
import { useTaskEntries } from './record-tasks.tsx';
import { printTasksScreen, tasksScreen } from './screens.ts';
import { TaskDialog, type TaskStep } from './task-dialogs.tsx';
import { tasksColumns } from './tasks-columns.tsx';

export const recordPath = ({ record }: ShownTask): string =>
  record.kind === 'family' ? familyPath(record.id) : personPath(record.id);

/** Zadania: overdue ones first, then by their day. */
export function TasksPage(): ReactNode {
  const t = useText('work');
  const common = useText();
  const can = useCan();
  const go = useGo();
  const client = useClient();
  const [filter, change] = useScreenSearch(tasksScreen);
  const rows = useTaskRows(filter);
  const overdue = useFirstTasks(filter, 1).data?.overdue ?? 0;
  const [selected, setSelected] = useState<readonly TaskRow[]>([]);
  const narrow = (part: Partial<TasksFilter>): void => {
    setSelected([]);
    change(part);
  };
  const count =
    rows.count === null ? undefined : t('tasks.count', { count: rows.count, formatted: fmt.integer(rows.count) });
  const one = selected.length === 1 ? selected[0] : undefined;
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
              shortcut="Ctrl+P"
              onClick={() => go(screenPath(printTasksScreen, {}, filter))}
            />
          </>
        ) : undefined
      }
      hints={[
        { keys: [common('keys.enter')], label: common('keys.open') },
        { keys: ['Ctrl', 'K'], label: common('keys.searchAll') },
      ]}
    >
      <FilterBar>
        <Segments
          label={t('tasks.whose')}
          options={TASK_WHOSE.map((value) => ({ value, label: t(`tasks.${value}`) }))}
          value={filter.whose}
          onChoose={(whose) => narrow({ whose, workerId: null })}
        />
        <Segments
          label={t('tasks.status')}
          options={TASK_STATUSES.map((value) => ({ value, label: t(`tasks.${value}`) }))}
          value={filter.status}
          onChoose={(status) => narrow({ status })}
        />
        {filter.whose === 'all' ? (
          <WorkerChip label={t('tasks.worker')} value={filter.workerId} onChange={narrow} />
        ) : null}
      </FilterBar>
      <DataTable
        label={t('tasks.title')}
        columns={tasksColumns({ ask: (who) => t('tasks.ask', { who }) })}
        rows={rows}
        rowId={(row) => row.id}
        onOpen={(row) => (row.shown ? go(recordPath(row)) : undefined)}
        selection={{ ids: new Set(selected.map(({ id }) => id)), onChange: (_ids, chosen) => setSelected(chosen) }}
        rememberAs={`tasks ${JSON.stringify(filter)}`}
        errorTitle={t('tasks.error')}
        empty={
          <EmptyState
            icon={<TaskListSquareLtrRegular />}
            title={filter.status === 'open' ? t('tasks.emptyTitle') : t('tasks.emptyClosed')}
            text={filter.status === 'open' ? t('tasks.emptyText') : null}
          />
        }
      />
      {selected.length === 0 ? null : (
        <SelectionBar
          text={t('tasks.selected', { count: selected.length })}
          {...(one?.shown === true ? { detail: one.what } : {})}
          onClear={() => setSelected([])}
          actions={one?.shown === true ? <TaskActions key={one.id} task={one} onDone={() => setSelected([])} /> : null}
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
      <Action size="small" label={t('tasks.openRecord')} onClick={() => go(recordPath(task))} />
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

import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';

import { MAX_SELECTED } from '#shared/contract/list.ts';
import { TASK_SOURCE_LABELS } from '#shared/features/family-work/family-work.labels.ts';
import {
  type ShownTask,
  TASK_COLUMNS,
  type TaskRow,
  type TasksFilter,
} from '#shared/features/family-work/tasks.schema.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';
import { useCan, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ActionMenu, type MenuEntry } from '../../ui/action-menu.tsx';
import { ExportMenu } from '../../ui/export.tsx';
import { fmt } from '../../ui/format.ts';
import {
  AddRegular,
  ArrowUndoRegular,
  CalendarAddRegular,
  CheckmarkRegular,
  DismissRegular,
  PeopleSwapRegular,
  TaskListSquareLtrRegular,
} from '../../ui/icons.ts';
import { NothingYet } from '../../ui/record/index.ts';
import { screenPath, useGo } from '../../ui/screen.ts';
import { Section } from '../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { media, type } from '../../ui/theme/theme.ts';
import { DueStatus } from './due-status.tsx';
import { useRecordTasks } from './queries.ts';
import { printTasksScreen } from './screens.ts';
import { AddTask, TaskDialog, type TaskStep } from './task-dialogs.tsx';
import { canAssess } from './tasks-columns.tsx';
import { useTaskSteps } from './use-task-steps.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    gap: '0 12px',
    alignItems: 'center',
    minHeight: '40px',
    paddingBlock: '4px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  },
  what: { overflowWrap: 'anywhere' },
  due: { [media.narrow]: { gridColumn: 1, gridRow: 2 } },
  quiet: { ...type.note, color: tokens.colorNeutralForeground3 },
  closed: { marginBlockStart: '8px' },
  output: { display: 'flex', flexWrap: 'wrap', columnGap: '8px', marginBlockStart: '8px' },
});

/** „Zadania” of a card: what is to be done, by whom and until when; closed ones one click away. */
export function RecordTasks({ record }: { record: WorkRecord }): ReactNode {
  const can = useCan();
  return can('tasks.view') ? <Tasks record={record} /> : null;
}

function Tasks({ record }: { record: WorkRecord }): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const tasks = useRecordTasks(record);
  const [adding, setAdding] = useState(false);
  const [closedShown, setClosedShown] = useState(false);
  const rows = tasks.data?.rows ?? [];
  const open = rows.filter((row) => row.shown && row.state === 'open');
  const closed = rows.filter((row) => row.shown && row.state !== 'open');
  const mayEdit = tasks.data?.may.edit === true;
  return (
    <Section
      title={t('tasks.title')}
      count={open.length === 0 ? undefined : open.length}
      side={
        mayEdit ? (
          <Action
            kind="quiet"
            size="small"
            icon={<AddRegular />}
            label={t('tasks.new')}
            onClick={() => setAdding(true)}
          />
        ) : undefined
      }
    >
      {tasks.isError ? <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} /> : null}
      {tasks.isPending ? <Skeleton rows={2} /> : null}
      {tasks.data !== undefined && open.length === 0 ? <NothingYet>{t('tasks.none')}</NothingYet> : null}
      <TaskLines rows={open} mayEdit={mayEdit} />
      {closed.length === 0 ? null : (
        <div className={styles.closed}>
          <Action
            kind="quiet"
            size="small"
            label={t('tasks.showClosed', { count: closed.length })}
            onClick={() => setClosedShown(!closedShown)}
          />
          {closedShown ? <TaskLines rows={closed} mayEdit={mayEdit} /> : null}
        </div>
      )}
      {rows.length === 0 ? null : <TasksOutput rows={rows} />}
      {adding ? <AddTask record={record} onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}

/** The card's tasks on paper and as a file: the list of all tasks, narrowed to these. */
function TasksOutput({ rows }: { rows: readonly TaskRow[] }): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const can = useCan();
  const go = useGo();
  const { tasks } = useClient();
  if (!can('tasks.export')) return null;
  const ids = rows.slice(0, MAX_SELECTED).map(({ id }) => id);
  const filter: TasksFilter = { whose: 'all', status: 'any', workerId: null, ids };
  return (
    <div className={styles.output}>
      <Action
        kind="quiet"
        size="small"
        label={t('tasks.printOfRecord')}
        onClick={() => go(screenPath(printTasksScreen, {}, filter))}
      />
      <ExportMenu
        small="quiet"
        spoken={t('tasks.exportOfRecord')}
        ask={(format, signal) => tasks.exportList({ filter, columns: [...TASK_COLUMNS], format }, { signal })}
      />
    </div>
  );
}

function TaskLines({ rows, mayEdit }: { rows: readonly TaskRow[]; mayEdit: boolean }): ReactNode {
  const styles = useStyles();
  if (rows.length === 0) return null;
  return (
    <ul className={styles.list}>
      {rows.map((row) => (row.shown ? <TaskLine key={row.id} task={row} mayEdit={mayEdit} /> : null))}
    </ul>
  );
}

function TaskLine({ task, mayEdit }: { task: ShownTask; mayEdit: boolean }): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const [step, setStep] = useState<TaskStep | null>(null);
  const entries = useTaskEntries(task, setStep);
  const moved = task.moves.at(-1);
  const closed = task.closed;
  return (
    <li className={styles.row}>
      <span className={styles.what}>
        {task.what}
        <br />
        <span className={styles.quiet}>
          {[
            task.userName,
            TASK_SOURCE_LABELS[task.source],
            ...(moved === undefined ? [] : [t('tasks.moved', { date: fmt.date(moved.fromDue), reason: moved.reason })]),
            ...(closed === null ? [] : [`${fmt.date(closed.on)}, ${closed.byName}`]),
            ...(closed?.note == null ? [] : [closed.note]),
          ].join(' · ')}
        </span>
      </span>
      <span className={styles.due}>
        <DueStatus dueOn={task.dueOn} state={task.state} />
      </span>
      {mayEdit ? (
        <ActionMenu iconOnly label={t('tasks.spoken', { what: t('tasks.more'), task: task.what })} entries={entries} />
      ) : null}
      {step === null ? null : <TaskDialog step={step} task={task} onClose={() => setStep(null)} />}
    </li>
  );
}

/** What can be done with a task, in the order of the office's work. */
export function useTaskEntries(task: ShownTask, onStep: (step: TaskStep) => void): readonly MenuEntry[] {
  const t = useText('work');
  const can = useCan();
  const steps = useTaskSteps(task);
  if (task.state !== 'open') {
    return [
      { key: 'reopen', label: t('tasks.reopen'), icon: <ArrowUndoRegular />, onClick: () => void steps.reopen() },
    ];
  }
  const entry = (key: TaskStep, icon: MenuEntry['icon'] & object): MenuEntry => ({
    key,
    label: t(`tasks.${key}`),
    icon,
    onClick: () => onStep(key),
  });
  const give = entry('give', <PeopleSwapRegular />);
  // The term of an assessment is the law's, and only the assessment ends it.
  if (task.source === 'assessment') {
    return canAssess(task, can('plans.edit')) ? [entry('assess', <TaskListSquareLtrRegular />), give] : [give];
  }
  return [
    entry('finish', <CheckmarkRegular />),
    entry('move', <CalendarAddRegular />),
    give,
    entry('cancel', <DismissRegular />),
  ];
}

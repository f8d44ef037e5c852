import type { ReactNode } from 'react';

import { TASK_COLUMN_LABELS } from '#shared/features/family-work/family-work.labels.ts';
import { TASK_COLUMNS } from '#shared/features/family-work/tasks.schema.ts';
import { useApi, useClient } from '../../client/index.ts';
import { printTasksScreen, shownTaskColumns, tasksScreen } from '../../features/family-work/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { useWorkerName } from '../../ui/list/index.ts';
import { usePrintRows } from '../../ui/print/use-print-rows.ts';
import { useScreenSearch } from '../../ui/screen.ts';
import { listPathOf, PrintListRoute } from '../print-list-route.tsx';
import type { Draws } from '../print-screen.ts';
import { TASK_SHARES, type tasksListDocument } from './tasks-list.tsx';

/** The list of tasks on paper. */
export function PrintTasksPage({ draw }: Draws<typeof tasksListDocument>): ReactNode {
  const t = useText('print');
  const work = useText('work');
  const api = useApi();
  const client = useClient();
  const [filter] = useScreenSearch(printTasksScreen);
  const worker = useWorkerName(filter.workerId);
  const words = [
    work(`tasks.${filter.whose}`),
    work(`tasks.${filter.status}`),
    ...(worker === null ? [] : [`${work('tasks.worker')}: ${worker}`]),
  ].join(', ');
  const query = usePrintRows(api.tasks.printList.queryKey({ input: { filter } }), (signal) =>
    client.tasks.printList({ filter }, { signal }),
  );
  return (
    <PrintListRoute
      title={t('tasksList')}
      list={{ label: work('tasks.title'), path: listPathOf(tasksScreen, filter) }}
      onlySelected={filter.ids !== null}
      columns={TASK_COLUMNS}
      shown={shownTaskColumns(filter)}
      labels={TASK_COLUMN_LABELS}
      shares={TASK_SHARES}
      query={query}
      counted={(count) => work('tasks.count', { count, formatted: fmt.integer(count) })}
      subtitle={words}
      draw={draw}
    />
  );
}

import { listTasks } from '#db/repositories/tasks.repository.ts';
import type { PrintEvent } from '#shared/contract/list-events.ts';
import { TASK_COLUMNS, type TaskRow, type TasksFilter } from '#shared/features/family-work/tasks.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { listPages } from '../../../lists/list-pages.ts';
import { printList } from '../../../lists/print-list.ts';
import { viewerOf } from '../../../records/viewer.ts';
import { taskSubjects } from '../task-subjects.ts';

/** All tasks of the list as the data of its print. */
export function printTasks(
  deps: Deps,
  actor: Actor,
  { filter }: { readonly filter: TasksFilter },
): AsyncGenerator<PrintEvent<TaskRow>> {
  const viewer = viewerOf(deps, actor, 'tasks.export');
  return printList(deps, actor, {
    fields: TASK_COLUMNS,
    pages: (r) => listPages((window) => listTasks(r, viewer, filter, window)),
    subjectsOf: taskSubjects(),
  });
}

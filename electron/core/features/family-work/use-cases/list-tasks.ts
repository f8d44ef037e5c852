import type { ListWindow } from '#db/repositories/people-list.repository.ts';
import { listTasks as listOf, type TasksList } from '#db/repositories/tasks.repository.ts';
import type { TasksFilter } from '#shared/features/family-work/tasks.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { viewerOf } from '../../../records/viewer.ts';

/** One window of the tasks within reach. */
export async function listTasks(
  deps: Deps,
  actor: Actor,
  { filter, window }: { readonly filter: TasksFilter; readonly window: ListWindow },
): Promise<TasksList> {
  const viewer = viewerOf(deps, actor, 'tasks.view');
  return await deps.read((r) => listOf(r, viewer, filter, window));
}

import { listPeople as listOf, type ListWindow, type PeopleList } from '#db/repositories/people-list.repository.ts';
import type { PeopleFilter } from '#shared/features/people/people.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { viewerOf } from '../../../records/viewer.ts';

/** One window of the list of people within reach. */
export async function listPeople(
  deps: Deps,
  actor: Actor,
  { filter, window }: { readonly filter: PeopleFilter; readonly window: ListWindow },
): Promise<PeopleList> {
  const viewer = viewerOf(deps, actor, 'people.view');
  return await deps.read((r) => listOf(r, viewer, filter, window));
}

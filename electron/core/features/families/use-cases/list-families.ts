import { listFamilies as listOf, type FamiliesList } from '#db/repositories/families-list.repository.ts';
import type { ListWindow } from '#db/repositories/people-list.repository.ts';
import type { FamiliesFilter } from '#shared/features/families/families.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { viewerOf } from '../../../records/viewer.ts';

/** One window of the list of families within reach. */
export async function listFamilies(
  deps: Deps,
  actor: Actor,
  { filter, window }: { readonly filter: FamiliesFilter; readonly window: ListWindow },
): Promise<FamiliesList> {
  const viewer = viewerOf(deps, actor, 'families.view');
  return await deps.read((r) => listOf(r, viewer, filter, window));
}

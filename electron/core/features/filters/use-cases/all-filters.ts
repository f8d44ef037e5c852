import { filtersOf } from '#db/repositories/filters.repository.ts';
import type { SavedFilter } from '#shared/features/filters/filters.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';

/** The user's own filters of all lists, by name. */
export async function allFilters(deps: Deps, actor: Actor): Promise<SavedFilter[]> {
  return await deps.read((r) => filtersOf(r, actor.userId));
}

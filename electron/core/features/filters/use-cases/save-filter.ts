import { countFilters, insertFilter } from '#db/repositories/filters.repository.ts';
import {
  MOST_FILTERS,
  type SavedFilter,
  savedFilterId,
  type SavedFilterId,
} from '#shared/features/filters/filters.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { personal } from '../../../calls/unit-of-work.ts';
import { requireFreeName } from '../filter-name.ts';

/**
 * Keeps a filter of a list under a name.
 * @throws AppError INVALID_INPUT when the user has that name in the list, or as many filters as may be
 */
export async function saveFilter(
  deps: Deps,
  actor: Actor,
  { list, name, content }: Omit<SavedFilter, 'id'>,
): Promise<{ id: SavedFilterId }> {
  const id = savedFilterId.parse(deps.ids.next());
  await personal(deps, actor, async (tx) => {
    await requireFreeName(tx, actor.userId, { list, name });
    if ((await countFilters(tx, actor.userId, list)) >= MOST_FILTERS) {
      const message = `Nazwa filtru: zanim wpiszesz nazwę filtru, usuń zbędny, masz już ${MOST_FILTERS} filtrów w tym wykazie.`;
      throw new AppError('INVALID_INPUT', { fields: [{ path: 'name', message }] });
    }
    await insertFilter(tx, actor.userId, { id, list, name, content }, deps.clock.now());
  });
  return { id };
}

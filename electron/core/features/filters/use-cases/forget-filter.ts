import { deleteFilter } from '#db/repositories/filters.repository.ts';
import type { SavedFilterId } from '#shared/features/filters/filters.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { personal } from '../../../calls/unit-of-work.ts';

/** Forgets a filter of the user. */
export async function forgetFilter(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: SavedFilterId },
): Promise<Record<string, never>> {
  await personal(deps, actor, (tx) => deleteFilter(tx, actor.userId, id));
  return {};
}

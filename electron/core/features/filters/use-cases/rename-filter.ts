import { listOfFilter, renameFilter as rename } from '#db/repositories/filters.repository.ts';
import type { SavedFilterId } from '#shared/features/filters/filters.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { personal } from '../../../calls/unit-of-work.ts';
import { requireFreeName } from '../filter-name.ts';

/**
 * Gives a filter of the user another name.
 * @throws AppError NOT_FOUND for one of somebody else or none; INVALID_INPUT when the name is taken
 */
export async function renameFilter(
  deps: Deps,
  actor: Actor,
  { id, name }: { readonly id: SavedFilterId; readonly name: string },
): Promise<Record<string, never>> {
  await personal(deps, actor, async (tx) => {
    const list = await listOfFilter(tx, actor.userId, id);
    if (list === null) throw new AppError('NOT_FOUND', { kind: 'filter' });
    await requireFreeName(tx, actor.userId, { list, name, except: id });
    await rename(tx, actor.userId, id, name);
  });
  return {};
}

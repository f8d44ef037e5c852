import { findHomes as findOf, listHomes as listOf, type HomesList } from '#db/repositories/homes-list.repository.ts';
import { homeOfFamily as homeOf } from '#db/repositories/homes.repository.ts';
import type { ListWindow } from '#db/repositories/people-list.repository.ts';
import type { FoundHome, HomesFilter } from '#shared/features/foster-care/homes.schema.ts';
import type { FamilyId, HomeId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';

/** One window of the list of families and institutions. */
export async function listHomes(
  deps: Deps,
  actor: Actor,
  { filter, window }: { readonly filter: HomesFilter; readonly window: ListWindow },
): Promise<HomesList> {
  const viewer = viewerOf(deps, actor, 'homes.view');
  return await deps.read((r) => listOf(r, viewer, filter, window));
}

/** Homes by a part of the name that have a form on the day. */
export async function findHomes(
  deps: Deps,
  actor: Actor,
  { search, on }: { readonly search: string; readonly on: LocalDate },
): Promise<FoundHome[]> {
  const viewer = viewerOf(deps, actor, 'homes.view');
  return await deps.read((r) => findOf(r, viewer, search, on));
}

/** The home a family is, or null. @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED of the family */
export async function homeOfFamily(
  deps: Deps,
  actor: Actor,
  { familyId }: { readonly familyId: FamilyId },
): Promise<{ id: HomeId } | null> {
  const viewer = viewerOf(deps, actor, 'families.view');
  return await deps.read(async (r) => {
    await requireSight(r, viewer, 'family', [familyId]);
    const id = await homeOf(r, familyId);
    return id === null ? null : { id };
  });
}

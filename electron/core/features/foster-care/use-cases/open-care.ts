import { listChildren as listOf, type ChildrenList } from '#db/repositories/children-list.repository.ts';
import type { ListWindow } from '#db/repositories/people-list.repository.ts';
import type { ChildCare, ChildrenFilter } from '#shared/features/foster-care/care.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { viewerOf } from '../../../records/viewer.ts';
import { openableCare } from '../openable-cards.ts';

/** One window of the children in care within reach. */
export async function listChildren(
  deps: Deps,
  actor: Actor,
  { filter, window }: { readonly filter: ChildrenFilter; readonly window: ListWindow },
): Promise<ChildrenList> {
  const viewer = viewerOf(deps, actor, 'care.view');
  return await deps.read((r) => listOf(r, viewer, filter, window));
}

/** Opens what the office knows of a child's care; a person who was never in care has an empty one. */
export async function openCare(
  deps: Deps,
  actor: Actor,
  { personId }: { readonly personId: PersonId },
): Promise<ChildCare> {
  return await view(deps, actor, (r) => openableCare(r, deps, actor, 'care.view', personId));
}

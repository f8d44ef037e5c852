import { listChildren as listOf, type ChildrenList } from '#db/repositories/children-list.repository.ts';
import type { ListWindow } from '#db/repositories/people-list.repository.ts';
import type { ChildCare, ChildrenFilter } from '#shared/features/foster-care/care.schema.ts';
import type { PlacingInput, PlacingLimits } from '#shared/features/foster-care/placing.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';
import { requireHomeSight } from '../home-sight.ts';
import { limitsOf } from '../limits.ts';
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

/**
 * What the limits of the act say about a placing that is being typed: how many there would be, and whether a reason is asked.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED
 */
export async function placingLimits(deps: Deps, actor: Actor, placing: PlacingInput): Promise<PlacingLimits> {
  const viewer = viewerOf(deps, actor, 'care.edit');
  return await deps.read(async (r) => {
    await requireSight(r, viewer, 'person', [placing.personId]);
    await requireHomeSight(r, viewerOf(deps, actor, 'homes.view'), placing.homeId);
    const { findings, needsReason } = await limitsOf(r, { ...placing, replaces: placing.formerId });
    return { findings: findings.map((one) => ({ ...one, asks: [...one.asks] })), needsReason };
  });
}

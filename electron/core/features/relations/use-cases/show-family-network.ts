import type { FamilyNetwork } from '#shared/features/relations/relations.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { familyNetworkOf } from '../printed-network.ts';

/** Everybody connected with the members of a family, former ones included. @throws as `requireSight` */
export async function showFamilyNetwork(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: FamilyId },
): Promise<FamilyNetwork> {
  return await view(deps, actor, async (r) => {
    const { result, subjects } = await familyNetworkOf(r, deps, actor, 'families.view', id);
    return { result: result.network, subjects };
  });
}

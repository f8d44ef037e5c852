import type { FamilyNetwork } from '#shared/features/relations/relations.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { personNetworkOf } from '../printed-network.ts';

/** Everybody connected with a person. @throws as `requireSight` */
export async function showPersonNetwork(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: PersonId },
): Promise<FamilyNetwork> {
  return await view(deps, actor, async (r) => {
    const { result, subjects } = await personNetworkOf(r, deps, actor, 'people.view', id);
    return { result: result.network, subjects };
  });
}

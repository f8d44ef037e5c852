import type { PrintedNetwork } from '#shared/features/relations/relations.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { familyNetworkOf } from '../printed-network.ts';

/** The network of a family as the data of its print. */
export async function printFamilyNetwork(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: FamilyId },
): Promise<PrintedNetwork> {
  return await view(deps, actor, (r) => familyNetworkOf(r, deps, actor, 'families.export', id));
}

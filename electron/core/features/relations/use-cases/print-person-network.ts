import type { PrintedNetwork } from '#shared/features/relations/relations.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { personNetworkOf } from '../printed-network.ts';

/** The network of a person as the data of its print. */
export async function printPersonNetwork(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: PersonId },
): Promise<PrintedNetwork> {
  return await view(deps, actor, (r) => personNetworkOf(r, deps, actor, 'people.export', id));
}

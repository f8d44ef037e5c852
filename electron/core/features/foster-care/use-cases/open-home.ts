import type { HomeCard } from '#shared/features/foster-care/homes.schema.ts';
import type { HomeId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { openableHome } from '../openable-cards.ts';

/** Opens a home's card; children the actor may not see stand in it without a name. */
export async function openHome(deps: Deps, actor: Actor, { id }: { readonly id: HomeId }): Promise<HomeCard> {
  return await view(deps, actor, (r) => openableHome(r, deps, actor, 'homes.view', id));
}

import type { FamilyCard } from '#shared/features/families/families.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { openableFamily } from '../family-card.ts';

/** A family's card as the data of its print. */
export async function printFamilyCard(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: FamilyId },
): Promise<FamilyCard> {
  return await view(deps, actor, (r) => openableFamily(r, deps, actor, 'families.export', id));
}

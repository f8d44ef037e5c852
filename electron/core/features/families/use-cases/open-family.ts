import { rememberOpened } from '#db/repositories/last-opened.repository.ts';
import type { FamilyCard } from '#shared/features/families/families.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { openableFamily } from '../family-card.ts';

/** Opens a family's card and remembers it among the user's last opened. */
export async function openFamily(deps: Deps, actor: Actor, { id }: { readonly id: FamilyId }): Promise<FamilyCard> {
  return await view(
    deps,
    actor,
    (r) => openableFamily(r, deps, actor, 'families.view', id),
    (tx) => rememberOpened(tx, actor.userId, { kind: 'family', id, at: deps.clock.now() }),
  );
}

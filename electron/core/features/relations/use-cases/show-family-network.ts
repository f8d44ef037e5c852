import { storedFamily } from '#db/repositories/families.repository.ts';
import type { FamilyNetwork } from '#shared/features/relations/relations.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';
import { networkOf } from '../network.ts';

/** Everybody connected with the members of a family, former ones included. @throws as `requireSight` */
export async function showFamilyNetwork(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: FamilyId },
): Promise<FamilyNetwork> {
  return await view(deps, actor, async (r) => {
    const viewer = viewerOf(deps, actor, 'families.view');
    await requireSight(r, viewer, 'family', [id]);
    const family = await storedFamily(r, id);
    if (family === null) throw new AppError('NOT_FOUND', { kind: 'family' });
    const members = [...new Set(family.members.map(({ personId }) => personId))];
    const shown = await networkOf(r, viewer, members, members);
    return { ...shown, subjects: [{ kind: 'family', id }, ...shown.subjects.filter((one) => one.id !== id)] };
  });
}

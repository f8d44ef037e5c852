import type { ShownProposal } from '#shared/features/relations/relations.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { viewerOf } from '../../../records/viewer.ts';
import { proposalsOf } from '../proposals.ts';

/** What `proposalsOf` finds, with who skipped it. Ids only: the family's card names them. Nothing is written. */
export async function proposeRelations(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: FamilyId },
): Promise<ShownProposal[]> {
  return await deps.read(async (r) => {
    const found = await proposalsOf(r, viewerOf(deps, actor, 'people.edit'), id);
    return found.map(({ proposal, skip }) => ({
      ...proposal,
      skipped: skip === null ? null : { byName: skip.byName, at: skip.at },
    }));
  });
}

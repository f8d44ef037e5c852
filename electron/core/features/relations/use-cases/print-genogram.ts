import type { GenogramData } from '#shared/features/relations/relations.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { genogramOf } from '../genogram.ts';

/** The genogram of a family as the data of its print. */
export async function printGenogram(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: FamilyId },
): Promise<GenogramData> {
  return await view(deps, actor, (r) => genogramOf(r, deps, actor, 'families.export', id));
}

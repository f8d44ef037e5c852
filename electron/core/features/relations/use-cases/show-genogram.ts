import type { GenogramData } from '#shared/features/relations/relations.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { genogramOf } from '../genogram.ts';

/** What the genogram of a family is drawn from, on whatever day. */
export async function showGenogram(deps: Deps, actor: Actor, { id }: { readonly id: FamilyId }): Promise<GenogramData> {
  return await view(deps, actor, (r) => genogramOf(r, deps, actor, 'families.view', id));
}

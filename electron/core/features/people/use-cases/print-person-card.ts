import type { PrintedPerson } from '#shared/features/people/printed-person.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { printedPersonOf } from '../printed-person.ts';

/** A person's card as the data of its print. */
export async function printPersonCard(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: PersonId },
): Promise<PrintedPerson> {
  return await view(deps, actor, (r) => printedPersonOf(r, deps, actor, id));
}

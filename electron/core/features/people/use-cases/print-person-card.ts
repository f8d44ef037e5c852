import type { PersonCard } from '#shared/features/people/people.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { namedOnCard } from '../named-subjects.ts';
import { openablePerson } from '../person-card.ts';

/** A person's card as the data of its print. */
export async function printPersonCard(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: PersonId },
): Promise<PersonCard> {
  return await view(deps, actor, async (r) => {
    const card = await openablePerson(r, deps, actor, 'people.export', id);
    return { result: card, subjects: namedOnCard(card) };
  });
}

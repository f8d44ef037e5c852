import { rememberOpened } from '#db/repositories/last-opened.repository.ts';
import type { PersonCard } from '#shared/features/people/people.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { namedOnCard } from '../named-subjects.ts';
import { openablePerson } from '../person-card.ts';

/** Opens a person's card and remembers it among the user's last opened. */
export async function openPerson(deps: Deps, actor: Actor, { id }: { readonly id: PersonId }): Promise<PersonCard> {
  return await view(
    deps,
    actor,
    async (r) => {
      const card = await openablePerson(r, deps, actor, 'people.view', id);
      return { result: card, subjects: namedOnCard(card) };
    },
    (tx) => rememberOpened(tx, actor.userId, { kind: 'person', id, at: deps.clock.now() }),
  );
}

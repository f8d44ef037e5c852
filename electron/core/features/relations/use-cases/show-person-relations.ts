import type { PersonRelations } from '#shared/features/relations/relations.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { relationsOfPerson } from '../person-relations.ts';

/** The relations of a person: who the others are to them, since when, entered or derived. */
export async function showPersonRelations(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: PersonId },
): Promise<PersonRelations> {
  return await view(deps, actor, (r) => relationsOfPerson(r, deps, actor, 'people.view', id));
}

import { searchCommunes as searchIn } from '#db/repositories/communes.repository.ts';
import type { Commune } from '#shared/features/communes/communes.contract.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';

const MOST = 30;

/** Communes by a piece of their name; those of the people the actor may see come first. */
export async function searchCommunes(
  deps: Deps,
  actor: Actor,
  { text }: { readonly text: string },
): Promise<Commune[]> {
  const userId = actor.mayReach('people.view') === null ? null : actor.userId;
  return [...(await deps.read((r) => searchIn(r, userId, today(deps.clock.now()), text, MOST)))];
}

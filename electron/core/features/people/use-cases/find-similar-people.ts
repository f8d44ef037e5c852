import { similarPeople } from '#db/repositories/similar-people.repository.ts';
import type { SimilarPeople } from '#shared/features/people/people.schema.ts';
import type { SoughtPerson } from '#shared/features/people/similar-people.ts';
import { parsePesel } from '#shared/kernel/pesel.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { viewerOf } from '../../../records/viewer.ts';

/** As many as the panel beside the form shows. */
const SHOWN = 5;

/** People who may be the one being typed; a number that is no valid PESEL names nobody. */
export async function findSimilarPeople(deps: Deps, actor: Actor, input: SoughtPerson): Promise<SimilarPeople> {
  const viewer = viewerOf(deps, actor, 'people.view');
  const pesel = input.pesel !== null && parsePesel(input.pesel).ok ? input.pesel : null;
  return await deps.read((r) => similarPeople(r, viewer, { ...input, pesel }, SHOWN));
}

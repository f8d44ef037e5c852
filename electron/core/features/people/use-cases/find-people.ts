import { findPeople as found } from '#db/repositories/people-find.repository.ts';
import type { FoundPerson } from '#shared/features/people/people.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { viewerOf } from '../../../records/viewer.ts';

/** As many as a field over people shows. */
const FOUND = 12;

/** People within reach for a field that chooses one of them, best matches first. */
export async function findPeople(
  deps: Deps,
  actor: Actor,
  { text, bornFrom }: { readonly text: string; readonly bornFrom: LocalDate | null },
): Promise<FoundPerson[]> {
  const viewer = viewerOf(deps, actor, 'people.view');
  return await deps.read((r) => found(r, viewer, text, FOUND, bornFrom));
}

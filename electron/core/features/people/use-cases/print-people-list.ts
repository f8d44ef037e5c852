import { listPeople } from '#db/repositories/people-list.repository.ts';
import type { PeopleFilter, PersonRow } from '#shared/features/people/people.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { viewReport } from '../../../calls/unit-of-work.ts';
import { viewerOf } from '../../../records/viewer.ts';
import { WHOLE_LIST, shownSubjects } from '../../../records/whole-list.ts';

/** All rows of the list as the data of its print. */
export async function printPeopleList(
  deps: Deps,
  actor: Actor,
  { filter }: { readonly filter: PeopleFilter },
): Promise<{ rows: PersonRow[] }> {
  const viewer = viewerOf(deps, actor, 'people.export');
  return await viewReport(deps, actor, async (r) => {
    const { rows } = await listPeople(r, viewer, filter, WHOLE_LIST);
    return { result: { rows }, subjects: shownSubjects('person', rows) };
  });
}

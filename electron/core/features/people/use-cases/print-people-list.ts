import { listPeople } from '#db/repositories/people-list.repository.ts';
import type { PrintEvent } from '#shared/contract/list-events.ts';
import { PEOPLE_COLUMNS, type PeopleFilter, type PersonRow } from '#shared/features/people/people.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { listPages } from '../../../lists/list-pages.ts';
import { printList } from '../../../lists/print-list.ts';
import { viewerOf } from '../../../records/viewer.ts';
import { peopleAndFamilies } from '../named-subjects.ts';

/** All rows of the list as the data of its print. */
export function printPeopleList(
  deps: Deps,
  actor: Actor,
  { filter }: { readonly filter: PeopleFilter },
): AsyncGenerator<PrintEvent<PersonRow>> {
  const viewer = viewerOf(deps, actor, 'people.export');
  return printList(deps, actor, {
    fields: PEOPLE_COLUMNS,
    pages: (r) => listPages((window) => listPeople(r, viewer, filter, window)),
    subjectsOf: peopleAndFamilies,
  });
}

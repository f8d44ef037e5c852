import { listFamilies } from '#db/repositories/families-list.repository.ts';
import type { PrintEvent } from '#shared/contract/list-events.ts';
import { FAMILY_COLUMNS, type FamiliesFilter, type FamilyRow } from '#shared/features/families/families.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { listPages, shownSubjects } from '../../../lists/list-pages.ts';
import { printList } from '../../../lists/print-list.ts';
import { viewerOf } from '../../../records/viewer.ts';

/** All rows of the list as the data of its print. */
export function printFamiliesList(
  deps: Deps,
  actor: Actor,
  { filter }: { readonly filter: FamiliesFilter },
): AsyncGenerator<PrintEvent<FamilyRow>> {
  const viewer = viewerOf(deps, actor, 'families.export');
  return printList(deps, actor, {
    fields: FAMILY_COLUMNS,
    pages: (r) => listPages((window) => listFamilies(r, viewer, filter, window)),
    subjectsOf: (rows) => shownSubjects('family', rows),
  });
}

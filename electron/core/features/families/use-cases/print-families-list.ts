import { listFamilies } from '#db/repositories/families-list.repository.ts';
import type { FamiliesFilter, FamilyRow } from '#shared/features/families/families.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { viewReport } from '../../../calls/unit-of-work.ts';
import { viewerOf } from '../../../records/viewer.ts';
import { WHOLE_LIST, shownSubjects } from '../../../records/whole-list.ts';

/** All rows of the list as the data of its print. */
export async function printFamiliesList(
  deps: Deps,
  actor: Actor,
  { filter }: { readonly filter: FamiliesFilter },
): Promise<{ rows: FamilyRow[] }> {
  const viewer = viewerOf(deps, actor, 'families.export');
  return await viewReport(deps, actor, async (r) => {
    const { rows } = await listFamilies(r, viewer, filter, WHOLE_LIST);
    return { result: { rows }, subjects: shownSubjects('family', rows) };
  });
}

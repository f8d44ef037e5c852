import { z } from 'zod';

import { nothing, procedure } from '../../contract/procedure.ts';
import { filterContent, filterName, savedFilter, savedFilterId, savedList } from './filters.schema.ts';

/** Filters a user keeps under a name: their own rows, seen by nobody else, named in no log. */
export const filtersContract = {
  /** All the user's filters of all lists, by name. */
  all: procedure({ kind: 'personal', permission: 'signed-in' }).input(nothing).output(z.array(savedFilter)),
  /** Keeps a filter under a new name; a name the user has already in the list is refused beside its field. */
  save: procedure({ kind: 'personal', permission: 'signed-in' })
    .input(z.strictObject({ list: savedList, name: filterName, content: filterContent }))
    .output(z.strictObject({ id: savedFilterId })),
  rename: procedure({ kind: 'personal', permission: 'signed-in' })
    .input(z.strictObject({ id: savedFilterId, name: filterName }))
    .output(nothing),
  /** Forgets a filter; one that is gone already is no mistake. Saving it again undoes this. */
  forget: procedure({ kind: 'personal', permission: 'signed-in' })
    .input(z.strictObject({ id: savedFilterId }))
    .output(nothing),
};

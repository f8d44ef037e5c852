import type { SavedFilterId } from '#shared/features/filters/filters.schema.ts';

import type { CoreClient } from './core.ts';
import { aFilter } from './valid-calls.filters.ts';

/** A word that stands nowhere but in a kept filter, so that the list of somebody else's filters is proved to be empty. */
export const FILTER_SECRET = 'zmarkofiltr';

/** A filter somebody else keeps, under a name and with a search that tell of a protected person. */
export async function addTellingFilter(client: CoreClient): Promise<SavedFilterId> {
  const content = JSON.stringify({ filter: { search: `${FILTER_SECRET} Zmarkowska` }, hidden: [] });
  const { id } = await client.filters.save({ ...aFilter(), name: `Zmarkowska ${FILTER_SECRET}`, content });
  return id;
}

/** Every procedure of kept filters, with somebody else's filter in its way. */
export function filterCalls(kept: () => SavedFilterId) {
  return {
    'filters.all': (c: CoreClient) => [() => c.filters.all({})],
    'filters.save': (c: CoreClient) => [() => c.filters.save(aFilter())],
    'filters.rename': (c: CoreClient) => [() => c.filters.rename({ id: kept(), name: aFilter().name })],
    'filters.forget': (c: CoreClient) => [() => c.filters.forget({ id: kept() })],
  };
}

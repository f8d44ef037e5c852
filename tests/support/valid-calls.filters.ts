import type { CoreClient } from './core.ts';
import { byManager, type Prepare } from './valid-calls.base.ts';

let made = 0;

/** A filter of people under a name nothing else has. */
export function aFilter() {
  made += 1;
  return {
    list: 'people' as const,
    name: `Próbny ${made}`,
    content: JSON.stringify({ filter: { sex: 'female' }, hidden: [] }),
  };
}

const saved = (client: CoreClient) => client.filters.save(aFilter());

/** Saved filters. */
export const FILTER_CALLS: Readonly<Record<string, Prepare>> = {
  'filters.all': byManager(async (client) => () => client.filters.all({})),
  'filters.save': byManager(async (client) => () => saved(client)),
  'filters.rename': byManager(async (client) => {
    const { id } = await saved(client);
    return () => client.filters.rename({ id, name: aFilter().name });
  }),
  'filters.forget': byManager(async (client) => {
    const { id } = await saved(client);
    return () => client.filters.forget({ id });
  }),
};

import { useId, useRef } from 'react';

import type { FoundHome } from '#shared/features/foster-care/homes.schema.ts';
import { placesText } from '#shared/features/foster-care/homes.labels.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useApi, useClient } from '../../client/index.ts';
import type { FoundOption } from '../../ui/form/index.ts';
import { useWords } from './use-words.ts';

export interface HomesSearch {
  readonly queryKey: readonly unknown[];
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly FoundOption[]>;
  /** What is known of a home that was found. */
  readonly homeOf: (id: string) => FoundHome | undefined;
}

/** Searching homes for a field that chooses one: those that work on the day, with their places. */
export function useHomesSearch(day: LocalDate): HomesSearch {
  const api = useApi();
  const client = useClient();
  const words = useWords();
  const known = useRef(new Map<string, FoundHome>());
  const field = useId();
  return {
    queryKey: [...api.homes.find.key(), field, day],
    search: async (search, signal) => {
      const found = await client.homes.find({ search, on: day }, { signal });
      for (const home of found) known.current.set(home.id, home);
      return found.map((home) => ({
        id: home.id,
        label: home.name,
        detail: [words.short('home-form', home.form.code), home.town, placesText(home.places)]
          .filter((part) => part !== null)
          .join(' · '),
      }));
    },
    homeOf: (id) => known.current.get(id),
  };
}

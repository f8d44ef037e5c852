import { useId, useRef } from 'react';

import type { FoundPerson } from '#shared/features/people/people.schema.ts';
import { useApi, useClient } from '../client/index.ts';
import { fmt } from './format.ts';
import type { FoundOption } from './form/index.ts';

export interface PeopleSearch {
  readonly queryKey: readonly unknown[];
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly FoundOption[]>;
  /** What is known of somebody who was found. */
  readonly personOf: (id: string) => FoundPerson | undefined;
}

/**
 * Searching people for a field that chooses one of them, by name, PESEL or address; names come first. Protected people
 * are not offered. `last` come at the end, each with what `lastNote` says of them.
 */
export function usePeopleSearch(last: readonly string[] = [], lastNote = ''): PeopleSearch {
  const api = useApi();
  const client = useClient();
  const known = useRef(new Map<string, FoundPerson>());
  const field = useId();
  return {
    // Answers belong to this field: one kept from another would give people this field knows nothing of.
    queryKey: [...api.people.find.key(), field, last],
    search: async (text, signal) => {
      const found = await client.people.find({ text }, { signal });
      for (const person of found) known.current.set(person.id, person);
      const isLast = (person: FoundPerson): boolean => last.includes(person.id);
      return [...found.filter((person) => !isLast(person)), ...found.filter(isLast)].map((person) => ({
        id: person.id,
        label: `${person.surname} ${person.firstName}`,
        detail: isLast(person) ? lastNote : detailOf(person),
      }));
    },
    personOf: (id) => known.current.get(id),
  };
}

const detailOf = (person: FoundPerson): string =>
  [`ur. ${fmt.date(person.birthDate)}`, person.addressLine].filter((part) => part !== null).join(' · ');

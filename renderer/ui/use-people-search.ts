import { useId, useRef } from 'react';

import type { FoundPerson } from '#shared/features/people/people.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { foldForSearch } from '#shared/kernel/polish.ts';
import { useApi, useClient } from '../client/index.ts';
import { fmt } from './format.ts';
import type { FoundOption } from './form/index.ts';

/** What a search tells of somebody. */
export type NamedPerson = Pick<FoundPerson, 'id' | 'surname' | 'firstName' | 'sex' | 'birthDate' | 'addressLine'>;

export interface PeopleSearch {
  readonly queryKey: readonly unknown[];
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly FoundOption[]>;
  /** What is known of somebody who was found. */
  readonly personOf: (id: string) => NamedPerson | undefined;
}

/**
 * Searching people for a field that chooses one of them, by name, PESEL or address; names come first. Protected people
 * are not offered. `last` come at the end, each with what `lastNote` says of them; `beyond` are found by name although the
 * search does not reach them; nobody born before `bornFrom`.
 */
export function usePeopleSearch(
  last: readonly string[] = [],
  lastNote = '',
  beyond: readonly NamedPerson[] = [],
  bornFrom: LocalDate | null = null,
): PeopleSearch {
  const api = useApi();
  const client = useClient();
  const known = useRef(new Map<string, NamedPerson>());
  const field = useId();
  return {
    // Answers belong to this field: one kept from another would give people this field knows nothing of.
    queryKey: [...api.people.find.key(), field, last, beyond, bornFrom],
    search: async (text, signal) => {
      const reached = await client.people.find({ text, bornFrom }, { signal });
      const ids = new Set<string>(reached.map(({ id }) => id));
      const found: NamedPerson[] = [...reached, ...beyond.filter((one) => !ids.has(one.id) && isCalled(one, text))];
      for (const person of found) known.current.set(person.id, person);
      const isLast = (person: NamedPerson): boolean => last.includes(person.id);
      return [...found.filter((person) => !isLast(person)), ...found.filter(isLast)].map((person) => ({
        id: person.id,
        label: `${person.surname} ${person.firstName}`,
        detail: isLast(person) ? lastNote : detailOf(person),
      }));
    },
    personOf: (id) => known.current.get(id),
  };
}

/** Whether every word begins a word of the name. */
function isCalled({ surname, firstName }: NamedPerson, text: string): boolean {
  const names = foldForSearch(`${surname} ${firstName}`).split(' ');
  return foldForSearch(text)
    .split(' ')
    .every((word) => names.some((name) => name.startsWith(word)));
}

const detailOf = (person: NamedPerson): string =>
  [`ur. ${fmt.date(person.birthDate)}`, person.addressLine].filter((part) => part !== null).join(' · ');

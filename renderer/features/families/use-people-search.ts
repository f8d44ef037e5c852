import { useId, useRef } from 'react';

import type { PersonRow } from '#shared/features/people/people.schema.ts';
import { useApi, useClient } from '../../client/index.ts';
import type { FoundOption } from '../../ui/form/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import type { Joining } from './family-form-model.ts';

const FOUND = 12;

/**
 * Searching people by name, PESEL or address for a field over them. `personOf` gives what is known of somebody who was
 * found; protected people are not offered. Those who are `members` already come last and say so.
 */
export function usePeopleSearch(members: readonly string[]): {
  readonly queryKey: readonly unknown[];
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly FoundOption[]>;
  readonly personOf: (id: string) => Joining | undefined;
} {
  const t = useText('families');
  const api = useApi();
  const client = useClient();
  const known = useRef(new Map<string, Joining>());
  const field = useId();
  return {
    // Answers belong to this field: one kept from another would give people this field knows nothing of.
    queryKey: [...api.people.list.key(), 'joining', field, members],
    search: async (text, signal) => {
      const { rows } = await client.people.list(
        { filter: { search: text }, window: { offset: 0, limit: FOUND } },
        { signal },
      );
      const shown = rows.flatMap((row) => (row.shown ? [row] : []));
      for (const row of shown) known.current.set(row.id, joiningOf(row));
      const isMember = (row: ShownPerson): boolean => members.includes(row.id);
      return [...shown.filter((row) => !isMember(row)), ...shown.filter(isMember)].map((row) => ({
        id: row.id,
        label: nameOf(row),
        detail: isMember(row) ? t('form.alreadyMember') : detailOf(row),
      }));
    },
    personOf: (id) => known.current.get(id),
  };
}

type ShownPerson = Extract<PersonRow, { shown: true }>;

const nameOf = (row: Pick<ShownPerson, 'surname' | 'firstName'>): string => `${row.surname} ${row.firstName}`;

const detailOf = (row: ShownPerson): string =>
  [`ur. ${fmt.date(row.birthDate)}`, row.addressLine].filter((part) => part !== null).join(' · ');

/** What a line of members shows of somebody. */
export function joiningOf(person: Pick<ShownPerson, 'id' | 'surname' | 'firstName' | 'sex' | 'birthDate'>): Joining {
  const { id, surname, sex, birthDate } = person;
  return { personId: id, surname, name: nameOf(person), sex, birthDate };
}

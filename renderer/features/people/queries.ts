import { queryOptions, useQuery } from '@tanstack/react-query';

import type { PeopleFilter, PersonRow } from '#shared/features/people/people.schema.ts';
import { useApi, useClient } from '../../client/index.ts';
import { useWindowedRows, type WindowedRows } from '../../ui/table/index.ts';

/** The list for a filter, fetched in windows of what is looked at. */
export function usePeopleRows(filter: PeopleFilter): WindowedRows<PersonRow> {
  const api = useApi();
  const client = useClient();
  return useWindowedRows<PersonRow>({
    queryKey: [...api.people.list.key(), filter],
    fetchWindow: (offset, limit, signal) => client.people.list({ filter, window: { offset, limit } }, { signal }),
  });
}

export function usePersonCard(id: string) {
  const api = useApi();
  return useQuery(queryOptions(api.people.open.queryOptions({ input: { id: personIdOf(id) } })));
}

/** So many days after birth a PESEL may still be in the making, by the rule of today; undefined until it is known. */
export function useNewbornDays(): number | undefined {
  const api = useApi();
  return useQuery(api.people.formRules.queryOptions({ input: {} })).data?.newbornDays;
}

export function usePersonHistory(id: string) {
  const api = useApi();
  return useQuery(api.people.history.queryOptions({ input: { id: personIdOf(id) } }));
}

/** Communes the people of the office live in, and the one a filter holds, for that filter. */
export function useCommunesInUse(chosen: PeopleFilter['terc']) {
  const api = useApi();
  return useQuery(api.communes.inUse.queryOptions({ input: { chosen } }));
}

/** An id out of the address bar; the contract checks it, so a wrong one is refused there with a sentence. */
export function personIdOf(text: string): PersonId {
  return text as PersonId;
}

type PersonId = Extract<PersonRow, { shown: true }>['id'];

import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

import type { FamilyId, PersonId } from '#shared/kernel/ids.ts';
import { useApi } from '../../client/index.ts';
import type { NamedPerson } from '../../ui/use-people-search.ts';

export function usePersonRelations(id: PersonId) {
  const api = useApi();
  return useQuery(queryOptions(api.relations.ofPerson.queryOptions({ input: { id } })));
}

export function usePersonNetwork(id: PersonId) {
  const api = useApi();
  return useQuery(queryOptions(api.relations.personNetwork.queryOptions({ input: { id } })));
}

/** Those the person's network names, for a search that does not reach people who have left a family. */
export function useNamedInNetwork(id: PersonId): readonly NamedPerson[] {
  const { data } = usePersonNetwork(id);
  return useMemo(
    () =>
      (data?.people ?? []).flatMap(({ person }) =>
        person.shown && person.id !== id ? [{ ...person, addressLine: null }] : [],
      ),
    [data, id],
  );
}

/** What follows from the roles in a family and is not written down. */
export function useProposedRelations(id: FamilyId) {
  const api = useApi();
  return useQuery(queryOptions(api.relations.proposed.queryOptions({ input: { id } })));
}

export function useFamilyNetwork(id: FamilyId) {
  const api = useApi();
  return useQuery(queryOptions(api.relations.familyNetwork.queryOptions({ input: { id } })));
}

export function useGenogram(id: FamilyId) {
  const api = useApi();
  return useQuery(queryOptions(api.relations.genogram.queryOptions({ input: { id } })));
}

/** After anything about relations changed: relations, networks and genograms ask anew, and the histories of both people. */
export function useRelationsChanged(): () => Promise<void> {
  const api = useApi();
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: api.relations.key() }),
      queries.invalidateQueries({ queryKey: api.people.history.key() }),
    ]);
  }, [api, queries]);
}

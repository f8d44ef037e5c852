import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import type { FamilyId, PersonId } from '#shared/kernel/ids.ts';
import { useApi } from '../../client/index.ts';

export function usePersonRelations(id: PersonId) {
  const api = useApi();
  return useQuery(queryOptions(api.relations.ofPerson.queryOptions({ input: { id } })));
}

export function usePersonNetwork(id: PersonId) {
  const api = useApi();
  return useQuery(queryOptions(api.relations.personNetwork.queryOptions({ input: { id } })));
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

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import { useApi } from '../client/index.ts';

/**
 * After anything about people, families or who leads them changed: whatever is drawn of them asks anew. A name stands in
 * lists, cards, chronicles, plans, tasks and caseloads, an address in the communes in use: one list for every change.
 */
export function useRecordsChanged(): () => Promise<void> {
  const api = useApi();
  const queries = useQueryClient();
  return useCallback(async () => {
    const features = [
      api.people,
      api.families,
      api.homes,
      api.care,
      api.placementExceptions,
      api.leavers,
      api.vacancies,
      api.relations,
      api.notes,
      api.plans,
      api.tasks,
      api.caseloads,
      api.communes,
      api.dashboard,
    ];
    await Promise.all(features.map((feature) => queries.invalidateQueries({ queryKey: feature.key() })));
  }, [api, queries]);
}

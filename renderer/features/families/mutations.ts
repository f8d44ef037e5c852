import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import { useApi } from '../../client/index.ts';

/** After anything about families changed: lists, cards, members' own cards, relations, plans, tasks and the first page ask anew. */
export function useFamiliesChanged(): () => Promise<void> {
  const api = useApi();
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: api.families.key() }),
      queries.invalidateQueries({ queryKey: api.people.key() }),
      queries.invalidateQueries({ queryKey: api.relations.key() }),
      queries.invalidateQueries({ queryKey: api.plans.key() }),
      queries.invalidateQueries({ queryKey: api.tasks.key() }),
      queries.invalidateQueries({ queryKey: api.dashboard.key() }),
    ]);
  }, [api, queries]);
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import { useApi } from '../../client/index.ts';

/** Every account, in Polish order of names. */
export function useUsers() {
  const api = useApi();
  return useQuery(api.administration.listUsers.queryOptions({ input: {} }));
}

/** After an account changed: the list, the fields „Pracownik” and the filters of the log ask anew. */
export function useUsersChanged(): () => Promise<void> {
  const api = useApi();
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: api.administration.key() }),
      queries.invalidateQueries({ queryKey: api.audit.key() }),
    ]);
  }, [api, queries]);
}

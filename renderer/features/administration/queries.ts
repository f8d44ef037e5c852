import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import type { UserRow } from '#shared/features/administration/administration.schema.ts';
import { useApi } from '../../client/index.ts';
import type { WindowedRows } from '../../ui/table/index.ts';

/** Every account, in Polish order of names. */
export function useUsers() {
  const api = useApi();
  return useQuery(api.administration.listUsers.queryOptions({ input: {} }));
}

/** A short list that is there as a whole, in the form the table of long lists wants. */
export function wholeList(query: ReturnType<typeof useUsers>): WindowedRows<UserRow> {
  const { data, error, refetch } = query;
  return {
    count: data?.length ?? null,
    total: data?.length ?? null,
    rowAt: (index) => data?.[index],
    want: nothingToFetch,
    error,
    hasFailed: () => false,
    retry: () => void refetch(),
    isStale: false,
  };
}

const nothingToFetch = (): void => undefined;

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

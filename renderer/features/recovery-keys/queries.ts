import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import { useApi } from '../../client/index.ts';

/** Every recovery key of the office, those in use first. */
export function useRecoveryKeys() {
  const api = useApi();
  return useQuery(api.recoveryKeys.list.queryOptions({ input: {} }));
}

/** Proved backups, for those that a key opens. */
export function useBackupsOfKeys() {
  const api = useApi();
  return useQuery(api.backups.list.queryOptions({ input: {} }));
}

/** A new key, made once for one visit to the page: asking again would make another one than stands on paper. */
export function usePreparedKey() {
  const api = useApi();
  return useQuery({
    ...api.recoveryKeys.prepare.queryOptions({ input: {} }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnMount: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
    retry: false,
  });
}

/** After a key or the backups it opens changed: the keys, the backups and the log ask anew. */
export function useRecoveryKeysChanged(): () => Promise<void> {
  const api = useApi();
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: api.recoveryKeys.list.key() }),
      queries.invalidateQueries({ queryKey: api.backups.key() }),
      queries.invalidateQueries({ queryKey: api.audit.key() }),
    ]);
  }, [api, queries]);
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import { useApi } from '../../client/index.ts';

/** Backups are also made by the program itself while a page is open, in milliseconds. */
const ASK_AGAIN_MS = 60_000;

export function useBackupHealth() {
  const api = useApi();
  return useQuery({ ...api.backups.health.queryOptions({ input: {} }), refetchInterval: ASK_AGAIN_MS });
}

export function useBackups() {
  const api = useApi();
  return useQuery({ ...api.backups.list.queryOptions({ input: {} }), refetchInterval: ASK_AGAIN_MS });
}

export function useTargets() {
  const api = useApi();
  return useQuery({ ...api.backups.targets.queryOptions({ input: {} }), refetchInterval: ASK_AGAIN_MS });
}

export function useLastRestore() {
  const api = useApi();
  return useQuery(api.backups.lastRestore.queryOptions({ input: {} }));
}

/** Files beside the list that may be chosen; null where the user chooses in a dialog. */
export function useOfferedFiles() {
  const api = useApi();
  return useQuery({ ...api.backups.offeredFiles.queryOptions({ input: {} }), gcTime: 0 });
}

/** The same on a computer without an office. */
export function useOfferedBackups() {
  const api = useApi();
  return useQuery({ ...api.session.offeredBackups.queryOptions({ input: {} }), gcTime: 0, retry: false });
}

/** What the label of a backup says and whether its file is whole; read anew each time it is asked for. */
export function useInspected(backupId: string | null) {
  const api = useApi();
  const input = { backupId: backupId ?? '' };
  return useQuery({
    ...api.backups.inspect.queryOptions({ input }),
    enabled: backupId !== null,
    gcTime: 0,
    retry: false,
  });
}

/** After a backup, a test or a change of places: everything about backups asks anew, and the log. */
export function useBackupsChanged(): () => Promise<void> {
  const api = useApi();
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: api.backups.key() }),
      queries.invalidateQueries({ queryKey: api.audit.key() }),
    ]);
  }, [api, queries]);
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';

import { type AuditFilter, auditFilter, type AuditRow } from '#shared/features/audit/audit.schema.ts';
import { useApi, useClient } from '../../client/index.ts';
import { useWindowedRows, type WindowedRows } from '../../ui/table/index.ts';

const EVERYTHING: AuditFilter = auditFilter.parse({});

/** The log for a filter, newest first, fetched in windows of what is looked at. */
export function useAuditRows(filter: AuditFilter, unfiltered: boolean): WindowedRows<AuditRow> {
  const api = useApi();
  const client = useClient();
  const total = useQuery(
    api.audit.list.queryOptions({
      input: { filter: EVERYTHING, window: { offset: 0, limit: 1 } },
      enabled: !unfiltered,
    }),
  );
  const rows = useWindowedRows<AuditRow>({
    queryKey: [...api.audit.list.key(), filter],
    fetchWindow: async (offset, limit, signal) => {
      const answer = await client.audit.list({ filter, window: { offset, limit } }, { signal });
      return { ...answer, total: answer.count };
    },
  });
  return { ...rows, total: unfiltered ? rows.count : (total.data?.count ?? null) };
}

/** Users and events that stand in the log. */
export function useAuditChoices() {
  const api = useApi();
  return useQuery(api.audit.listChoices.queryOptions({ input: {} }));
}

/** Asks for the log anew; it grows with every step, so coming back to the screen does this by itself. */
export function useRefreshAudit(): () => void {
  const api = useApi();
  const queries = useQueryClient();
  const refresh = useCallback(
    (answeredOnly: boolean) =>
      void queries.invalidateQueries({
        queryKey: api.audit.key(),
        predicate: (query) => !answeredOnly || query.state.dataUpdatedAt > 0,
      }),
    [api, queries],
  );
  useEffect(() => refresh(true), [refresh]);
  return useCallback(() => refresh(false), [refresh]);
}

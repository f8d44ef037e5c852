import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import type { UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useApi } from '../../client/index.ts';

export function useOverview(day: LocalDate) {
  const api = useApi();
  return useQuery({ ...api.caseloads.overview.queryOptions({ input: { day } }), placeholderData: keepPreviousData });
}

export function useCaseloadsLog() {
  const api = useApi();
  return useQuery(api.caseloads.log.queryOptions({ input: {} }));
}

export function useCaseNumberPattern() {
  const api = useApi();
  return useQuery(api.caseloads.proposeCaseNumber.queryOptions({ input: {} }));
}

/** After something was handed over: caseloads, lists, cards, tasks and the first page ask anew. */
export function useCaseloadsChanged(): () => Promise<void> {
  const api = useApi();
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all(
      [api.caseloads, api.families, api.people, api.tasks, api.plans, api.dashboard].map((feature) =>
        queries.invalidateQueries({ queryKey: feature.key() }),
      ),
    );
  }, [api, queries]);
}

/** What a worker leads on a day; asked only when a worker is chosen. */
export function useLedBy(worker: UserId | null, day: LocalDate) {
  const api = useApi();
  return useQuery({
    ...api.caseloads.ledBy.queryOptions({ input: { workerId: worker ?? ('' as UserId), day } }),
    enabled: worker !== null,
  });
}

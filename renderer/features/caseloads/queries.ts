import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { LOG_ROWS_AT_ONCE } from '#shared/features/caseloads/caseloads.schema.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useApi } from '../../client/index.ts';

export function useOverview(day: LocalDate) {
  const api = useApi();
  return useQuery({ ...api.caseloads.overview.queryOptions({ input: { day } }), placeholderData: keepPreviousData });
}

/** The newest of both lists of the log, and on demand what is older. */
export function useCaseloadsLog() {
  const api = useApi();
  return useInfiniteQuery(
    api.caseloads.log.infiniteOptions({
      input: (offset: number) => ({ window: { offset, limit: LOG_ROWS_AT_ONCE } }),
      initialPageParam: 0,
      getNextPageParam: ({ counts }, _pages, offset) => {
        const next = offset + LOG_ROWS_AT_ONCE;
        return next < Math.max(counts.handovers, counts.exceptions) ? next : undefined;
      },
    }),
  );
}

export function useCaseNumberPattern() {
  const api = useApi();
  return useQuery(api.caseloads.proposeCaseNumber.queryOptions({ input: {} }));
}

/** What a worker leads on a day; asked only when a worker is chosen. */
export function useLedBy(worker: UserId | null, day: LocalDate) {
  const api = useApi();
  return useQuery({
    ...api.caseloads.ledBy.queryOptions({ input: { workerId: worker ?? ('' as UserId), day } }),
    enabled: worker !== null,
  });
}

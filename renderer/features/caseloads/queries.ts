import { keepPreviousData, useQuery } from '@tanstack/react-query';

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

/** What a worker leads on a day; asked only when a worker is chosen. */
export function useLedBy(worker: UserId | null, day: LocalDate) {
  const api = useApi();
  return useQuery({
    ...api.caseloads.ledBy.queryOptions({ input: { workerId: worker ?? ('' as UserId), day } }),
    enabled: worker !== null,
  });
}

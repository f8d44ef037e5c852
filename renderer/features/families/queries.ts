import { queryOptions, useQuery } from '@tanstack/react-query';

import type { FamiliesFilter, FamilyRow } from '#shared/features/families/families.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import { useApi, useClient } from '../../client/index.ts';
import { useWindowedRows, type WindowedRows } from '../../ui/table/index.ts';

/** The list for a filter, fetched in windows of what is looked at. */
export function useFamilyRows(filter: FamiliesFilter): WindowedRows<FamilyRow> {
  const api = useApi();
  const client = useClient();
  return useWindowedRows<FamilyRow>({
    queryKey: [...api.families.list.key(), filter],
    fetchWindow: (offset, limit, signal) => client.families.list({ filter, window: { offset, limit } }, { signal }),
  });
}

export function useFamilyCard(id: string) {
  const api = useApi();
  return useQuery(queryOptions(api.families.open.queryOptions({ input: { id: familyIdOf(id) } })));
}

export function useFamilyHistory(id: string) {
  const api = useApi();
  return useQuery(api.families.history.queryOptions({ input: { id: familyIdOf(id) } }));
}

/** An id out of the address bar; the contract checks it, so a wrong one is refused there with a sentence. */
export function familyIdOf(text: string): FamilyId {
  return text as FamilyId;
}

/** The number a new family gets by the office's pattern, asked anew each time the form opens. */
export function useProposedCaseNumber() {
  const api = useApi();
  return useQuery({ ...api.caseloads.proposeCaseNumber.queryOptions({ input: {} }), gcTime: 0 }).data;
}

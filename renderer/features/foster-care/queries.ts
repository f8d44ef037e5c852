import { queryOptions, useQuery } from '@tanstack/react-query';

import type { ChildRow, ChildrenFilter } from '#shared/features/foster-care/care.schema.ts';
import type { ExceptionRow, ExceptionsFilter } from '#shared/features/foster-care/exceptions.schema.ts';
import type { HomeRow, HomesFilter } from '#shared/features/foster-care/homes.schema.ts';
import type { LeaverRow, LeaversFilter } from '#shared/features/foster-care/leavers.schema.ts';
import type { HomeId, PersonId } from '#shared/kernel/ids.ts';
import { useApi, useClient } from '../../client/index.ts';
import { useWindowedRows, type WindowedRows } from '../../ui/table/index.ts';

/** Ids out of the address bar; the contract checks them, so a wrong one is refused there with a sentence. */
export const childIdOf = (text: string): PersonId => text as PersonId;
export const homeIdOf = (text: string): HomeId => text as HomeId;

/** The list for a filter, fetched in windows of what is looked at. */
export function useChildRows(filter: ChildrenFilter): WindowedRows<ChildRow> {
  const api = useApi();
  const client = useClient();
  return useWindowedRows<ChildRow>({
    queryKey: [...api.care.list.key(), filter],
    fetchWindow: (offset, limit, signal) => client.care.list({ filter, window: { offset, limit } }, { signal }),
  });
}

export function useExceptionRows(filter: ExceptionsFilter): WindowedRows<ExceptionRow> {
  const api = useApi();
  const client = useClient();
  return useWindowedRows<ExceptionRow>({
    queryKey: [...api.placementExceptions.list.key(), filter],
    fetchWindow: (offset, limit, signal) =>
      client.placementExceptions.list({ filter, window: { offset, limit } }, { signal }),
  });
}

export function useHomeRows(filter: HomesFilter): WindowedRows<HomeRow> {
  const api = useApi();
  const client = useClient();
  return useWindowedRows<HomeRow>({
    queryKey: [...api.homes.list.key(), filter],
    fetchWindow: (offset, limit, signal) => client.homes.list({ filter, window: { offset, limit } }, { signal }),
  });
}

export function useChildCare(id: string) {
  const api = useApi();
  return useQuery(queryOptions(api.care.open.queryOptions({ input: { personId: childIdOf(id) } })));
}

export function useHomeCard(id: string) {
  const api = useApi();
  return useQuery(queryOptions(api.homes.open.queryOptions({ input: { id: homeIdOf(id) } })));
}

export function useLeaverRows(filter: LeaversFilter): WindowedRows<LeaverRow> {
  const api = useApi();
  const client = useClient();
  return useWindowedRows<LeaverRow>({
    queryKey: [...api.leavers.list.key(), filter],
    fetchWindow: (offset, limit, signal) => client.leavers.list({ filter, window: { offset, limit } }, { signal }),
  });
}

export function useLeaver(id: string) {
  const api = useApi();
  return useQuery(queryOptions(api.leavers.open.queryOptions({ input: { personId: childIdOf(id) } })));
}

import type { WindowedRows } from './use-windowed-rows.ts';

/** A short list that is there as a whole, in the form the table of long lists wants. */
export function wholeList<Row>(query: {
  readonly data: readonly Row[] | undefined;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
}): WindowedRows<Row> {
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

import { hashKey, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';

import { LIST_WINDOW_ROWS } from '#shared/contract/procedure.ts';

/** An answer of a list procedure: `count` rows match the filter, `total` could be seen without one. */
export type Window<Row> = { readonly rows: readonly Row[]; readonly count: number; readonly total: number };

/** Rows of a list that is fetched in windows, as the table wants them. */
export type WindowedRows<Row> = {
  /** Rows that match the filter; null until the first answer. */
  readonly count: number | null;
  /** Rows there are without a filter: „38 z 312 osób”. */
  readonly total: number | null;
  /** Undefined while its window is on the way. */
  readonly rowAt: (index: number) => Row | undefined;
  /** The table says which rows it is going to draw. */
  readonly want: (first: number, last: number) => void;
  readonly error: unknown;
  /** True where the window of this row could not be fetched. */
  readonly hasFailed: (index: number) => boolean;
  readonly retry: () => void;
  /** True while rows of an earlier filter are still shown. */
  readonly isStale: boolean;
};

type Source<Row> = {
  /** Key of the list with its filter and order; a change starts a new list. */
  readonly queryKey: readonly unknown[];
  readonly fetchWindow: (offset: number, limit: number, signal: AbortSignal) => Promise<Window<Row>>;
  readonly windowSize?: number;
  readonly enabled?: boolean;
};

/**
 * Fetches a list by offset, only the windows that are looked at. Jumping to the end fetches the end alone. While a new
 * filter is on the way the rows before stay, so that the list does not blink.
 */
export function useWindowedRows<Row>(source: Source<Row>): WindowedRows<Row> {
  const { queryKey, fetchWindow, windowSize = LIST_WINDOW_ROWS, enabled = true } = source;
  const cache = useQueryClient();
  const [range, setRange] = useState({ first: 0, last: 0 });
  const [keys, setKeys] = useState<{ now: readonly unknown[]; before: readonly unknown[] | null }>({
    now: queryKey,
    before: null,
  });
  const keyOf = (list: readonly unknown[], window: number) => [...list, 'window', windowSize, window];
  const keptWindow = (list: readonly unknown[] | null, window: number) =>
    list === null ? undefined : cache.getQueryData<Window<Row>>(keyOf(list, window));
  if (hashKey(keys.now) !== hashKey(queryKey)) {
    // A filter that never got its answer has nothing to show meanwhile; the one before it may have.
    setKeys({ now: queryKey, before: keptWindow(keys.now, 0) === undefined ? keys.before : keys.now });
    setRange({ first: 0, last: 0 });
  }

  const windows = Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index);
  const results = useQueries({
    queries: windows.map((window) => ({
      queryKey: keyOf(queryKey, window),
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchWindow(window * windowSize, windowSize, signal),
      placeholderData: () => keptWindow(keys.before, window),
      enabled,
    })),
  });
  const answer = results.find((result) => result.data !== undefined);
  // A jump leads to windows nobody has fetched yet; how long the list is stays known meanwhile.
  const [size, setSize] = useState<{ key: string; count: number; total: number } | null>(null);
  const key = hashKey(queryKey);
  // Rows of an earlier filter say nothing of how long this list is.
  if (answer?.data !== undefined && !answer.isPlaceholderData) {
    const { count, total } = answer.data;
    if (size?.key !== key || size.count !== count || size.total !== total) setSize({ key, count, total });
  }
  const known = answer?.data ?? (size?.key === key ? size : null);
  const error = results.find((result) => result.isError)?.error ?? null;
  const failed = new Set(windows.filter((_, index) => results[index]?.isError === true));
  const pages = new Map(windows.map((window, index) => [window, results[index]?.data?.rows]));

  const want = useCallback(
    (first: number, last: number) => {
      const next = { first: Math.floor(first / windowSize), last: Math.floor(Math.max(first, last) / windowSize) };
      setRange((before) => (before.first === next.first && before.last === next.last ? before : next));
    },
    [windowSize],
  );
  return {
    count: known?.count ?? null,
    total: known?.total ?? null,
    rowAt: (index) => pages.get(Math.floor(index / windowSize))?.[index % windowSize],
    want,
    error,
    hasFailed: (index) => failed.has(Math.floor(index / windowSize)),
    retry: () => results.forEach((result) => void result.refetch()),
    isStale: answer?.isPlaceholderData === true,
  };
}

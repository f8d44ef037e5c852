import { useQuery, type QueryKey } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { MAX_SELECTED, type ListFilter } from '#shared/contract/list.ts';

/** Selected rows of a list; they stay selected while filters and windows change. */
export interface SelectedRows<Row> {
  readonly ids: ReadonlySet<string>;
  readonly rows: readonly Row[];
  /** The filters under which they were selected. */
  readonly under: ReadonlySet<string>;
}

const NOTHING = { ids: new Set<string>(), rows: [], under: new Set<string>() };

/** The selection that waits for the way back from its print. Lives as long as the page. */
const waiting = new Map<string, SelectedRows<unknown>>();

/** What one user selected is nobody else's business. */
export function forgetSelections(): void {
  waiting.clear();
}

/** What is selected after `ids` are; a new one was selected under the present filter. */
export function selectedAfter<Row>(
  before: SelectedRows<Row>,
  ids: ReadonlySet<string>,
  rows: readonly Row[],
  filterKey: string,
): SelectedRows<Row> {
  const staying = [...ids].filter((id) => before.ids.has(id)).length;
  const under = new Set(staying === 0 ? [] : before.under);
  if (ids.size > staying) under.add(filterKey);
  return { ids, rows, under };
}

/** What a selection depends on of a filter: its order leaves nobody out. */
export function narrowingKey<Filter extends object>(filter: Filter): string {
  return JSON.stringify({ ...filter, order: undefined, direction: undefined });
}

export interface RowSelection<Row> {
  readonly selected: SelectedRows<Row>;
  readonly select: (ids: ReadonlySet<string>, rows: readonly Row[]) => void;
  readonly clear: () => void;
  readonly keepForReturn: () => void;
}

/** The selection of the list at `path`, and a way to keep it for the return from the screen that is gone to. */
export function useSelectedRows<Row>(path: string, filterKey: string): RowSelection<Row> {
  // Only the list at this path put it there.
  const [selected, setSelected] = useState(() => (waiting.get(path) as SelectedRows<Row> | undefined) ?? NOTHING);
  useEffect(() => void waiting.delete(path), [path]);
  return {
    selected,
    select: (ids, rows) => setSelected((before) => selectedAfter(before, ids, rows, filterKey)),
    clear: () => setSelected(NOTHING),
    keepForReturn: () => void waiting.set(path, selected),
  };
}

/** How many of the selected rows the present filter shows. */
export interface ShownOfSelected {
  /** Begins with the key of the list's procedure. */
  readonly queryKey: QueryKey;
  readonly count: (ids: string[], signal: AbortSignal) => Promise<number>;
}

/** How many selected rows are outside of the present filter; 0 until it is known. */
export function useOutsideFilter<Row>(selected: SelectedRows<Row>, filterKey: string, shown: ShownOfSelected): number {
  const ids = [...selected.ids];
  const asked = [...selected.under].some((key) => key !== filterKey) && ids.length <= MAX_SELECTED;
  const { data } = useQuery({
    queryKey: [...shown.queryKey, 'selected', filterKey, ids],
    queryFn: ({ signal }) => shown.count(ids, signal),
    enabled: asked,
  });
  return asked && data !== undefined ? ids.length - data : 0;
}

/** The filter that finds exactly these rows, in the order of the list. */
export function onlySelected<Filter extends ListFilter>(widest: Filter, ids: string[]): Filter {
  return { ...widest, status: 'all', ids };
}

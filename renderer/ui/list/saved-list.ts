import { useQueryClient } from '@tanstack/react-query';

import { fieldWordsOf } from '#shared/contract/field-names.ts';
import {
  readContent,
  type FilterContent,
  type SavedFilter,
  type SavedList,
} from '#shared/features/filters/filters.schema.ts';
import type { PreferenceKey } from '#shared/features/preferences/preferences.contract.ts';
import { useApi, useClient } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import { readSearch, screenPath, type Screen, useGo, withoutDefaults } from '../screen.ts';
import { useToast } from '../toast.tsx';

/** A list whose filters can be kept under a name. A feature declares its own beside its screens. */
export interface SavableList {
  readonly key: SavedList;
  readonly screen: Screen;
  /** Where the list's hidden columns are remembered; null where columns are not chosen. */
  readonly columns: PreferenceKey | null;
}

/** What is kept: the filter with its order but without a selection, which belongs to the moment, and the columns. */
export function contentOf(list: SavableList, filter: object, hidden: ReadonlySet<string> | null): string {
  const kept: FilterContent = {
    // What a list filters by is JSON: it stands in the address.
    filter: withoutDefaults(list.screen.search, { ...filter, ids: null }) as FilterContent['filter'],
    hidden: hidden === null ? null : [...hidden].toSorted(),
  };
  return JSON.stringify({ ...kept, filter: { ...kept.filter, ids: undefined } });
}

/** The parts of a kept filter that the list still understands, and the names of those it does not. */
export function fittingParts(
  { search }: Screen,
  kept: FilterContent['filter'],
): { readonly filter: object; readonly lost: readonly string[] } {
  const defaults = readSearch(search, {});
  const fits = ([key, value]: readonly [string, unknown]): boolean =>
    key in defaults && search.safeParse({ [key]: value }).success;
  const parts = Object.entries(kept);
  return {
    filter: Object.fromEntries(parts.filter(fits)),
    lost: parts.filter((part) => !fits(part)).map(([key]) => fieldWordsOf([key]).name),
  };
}

/** Opens a list with a kept filter: its columns, its order; says which of its conditions no longer exist. */
export function useOpenSavedFilter(): (list: SavableList, saved: Pick<SavedFilter, 'name' | 'content'>) => void {
  const api = useApi();
  const client = useClient();
  const queries = useQueryClient();
  const go = useGo();
  const toast = useToast();
  const t = useText();
  return ({ screen, columns }, { name, content }) => {
    const kept = readContent(content);
    const { filter, lost } = fittingParts(screen, kept?.filter ?? {});
    if (columns !== null && kept !== null && kept.hidden !== null) {
      const value = JSON.stringify({ hidden: kept.hidden });
      queries.setQueryData(api.preferences.all.queryKey({ input: {} }), (before) => ({ ...before, [columns]: value }));
      void client.preferences.remember({ key: columns, value });
    }
    if (kept === null) toast({ text: t('savedFilters.unreadable', { name }), tone: 'danger' });
    else if (lost.length > 0) toast({ text: t('savedFilters.lost', { name, parts: lost.join(', ') }), tone: 'danger' });
    go(screenPath(screen, {}, filter));
  };
}

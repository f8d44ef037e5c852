import { useText } from '#renderer/i18n/index.ts';
import { fmt } from '../format.ts';
import type { Hint } from '../hint-bar.tsx';
import { type NamespaceWith, type TextOf, useNamespaceText } from '../namespace-text.ts';
import type { WindowedRows } from '../table/index.ts';

/** What a feature says about its own list; what all lists say alike stands in the common namespace under `list`. */
type ListTexts = {
  readonly title: string;
  /** „38 osób”, and „312 osób” behind „z”. */
  readonly count_one: string;
  readonly ofTotal_one: string;
  /** What can be typed: „Nazwisko, PESEL, adres”. */
  readonly search: string;
  readonly new: string;
  readonly list: {
    readonly selected_one: string;
    readonly emptyTitle: string;
    readonly emptyText: string;
    readonly emptyReadOnly: string;
    readonly noMatch: string;
    readonly error: string;
  };
};

/** Namespaces of features that have a list. */
export type ListNamespace = NamespaceWith<ListTexts>;

/** The texts of a feature's list. */
export function useListText(namespace: ListNamespace): TextOf<ListTexts> {
  return useNamespaceText<ListTexts>(namespace);
}

type Counts = Pick<WindowedRows<unknown>, 'count' | 'total'>;

/** „312 osób”, „38 z 312 osób” while a filter is on; undefined until it is known. */
export function useListCount(
  { count, total }: Counts,
  counted: (kind: 'count' | 'ofTotal', values: { readonly count: number; readonly formatted: string }) => string,
): string | undefined {
  const t = useText();
  if (count === null || total === null) return undefined;
  const formatted = fmt.integer(total);
  if (count === total) return counted('count', { count: total, formatted });
  return t('table.countOf', { shown: fmt.integer(count), total: counted('ofTotal', { count: total, formatted }) });
}

/**
 * The keys that work on the rows of a list, for its hint bar: none while there is no row to press them on.
 * @param opens what Enter does, where it is more than opening a card
 */
export function useRowHints(
  { count }: Pick<WindowedRows<unknown>, 'count'>,
  { opens, selects = false }: { readonly opens?: string; readonly selects?: boolean } = {},
): readonly Hint[] {
  const t = useText();
  if (count === 0) return [];
  return [
    { keys: ['↑', '↓'], label: t('keys.choose') },
    { keys: [t('keys.enter')], label: opens ?? t('keys.open') },
    ...(selects
      ? [
          { keys: [t('keys.space')], label: t('keys.select') },
          { keys: ['Shift', '↑', '↓'], label: t('keys.selectOn') },
        ]
      : []),
  ];
}

/** The keys that work on every list that opens cards, for its hint bar. */
export function useListHints(rows: Pick<WindowedRows<unknown>, 'count'>): readonly Hint[] {
  const t = useText();
  return [
    ...useRowHints(rows, { selects: true }),
    { keys: ['Ctrl', 'F'], label: t('keys.searchList') },
    { keys: ['Ctrl', 'K'], label: t('keys.searchAll') },
  ];
}

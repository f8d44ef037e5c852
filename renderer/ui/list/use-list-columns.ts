import type { PreferenceKey } from '#shared/features/preferences/preferences.contract.ts';
import type { Column } from '../table/index.ts';
import { useRememberedColumns } from '../use-remembered-columns.ts';

/** The columns of a list, which of them the user hid, and those that are shown and hence exported. */
export interface ListColumns<One> {
  readonly all: readonly One[];
  readonly hidden: ReadonlySet<string>;
  readonly onHidden: (hidden: ReadonlySet<string>) => void;
  readonly shown: readonly One[];
}

/** Columns with the user's own choice of them, kept with the account under `key`. */
export function useListColumns<Row, One extends Column<Row>>(
  key: PreferenceKey,
  all: readonly (One & Column<Row>)[],
  hiddenAtFirst: ReadonlySet<string>,
): ListColumns<One> {
  const [hidden, onHidden] = useRememberedColumns(key, hiddenAtFirst);
  const shown = all.filter((column) => column.fixed === true || !hidden.has(column.key));
  return { all, hidden, onHidden, shown };
}

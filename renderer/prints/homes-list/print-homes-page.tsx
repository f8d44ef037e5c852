import type { ReactNode } from 'react';

import { HOME_COLUMN_LABELS } from '#shared/features/foster-care/homes.labels.ts';
import { useApi, useClient } from '../../client/index.ts';
import {
  homesFilterWords,
  homesScreen,
  printHomesScreen,
  useHomesColumns,
  useHomesFilterNames,
} from '../../features/foster-care/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { isNarrowed } from '../../ui/list/index.ts';
import { usePrintRows } from '../../ui/print/use-print-rows.ts';
import { useScreenSearch } from '../../ui/screen.ts';
import { listPathOf, PrintListRoute } from '../print-list-route.tsx';
import type { Draws } from '../print-screen.ts';
import { HOME_SHARES, type homesListDocument } from './homes-list.tsx';

/** The list of families and institutions on paper. */
export function PrintHomesPage({ draw }: Draws<typeof homesListDocument>): ReactNode {
  const t = useText('print');
  const homes = useText('homes');
  const api = useApi();
  const client = useClient();
  const [filter] = useScreenSearch(printHomesScreen);
  const columns = useHomesColumns();
  const words = homesFilterWords(filter, useHomesFilterNames(filter)).join(', ');
  const query = usePrintRows(api.homes.printList.queryKey({ input: { filter } }), (signal) =>
    client.homes.printList({ filter }, { signal }),
  );
  return (
    <PrintListRoute
      title={t('homesList')}
      list={{ label: homes('listTitle'), path: listPathOf(homesScreen, filter) }}
      onlySelected={filter.ids !== null}
      columns={columns.all.map(({ key }) => key)}
      shown={columns.shown.map(({ key }) => key)}
      labels={HOME_COLUMN_LABELS}
      shares={HOME_SHARES}
      query={query}
      counted={(count) => homes('count', { count, formatted: fmt.integer(count) })}
      subtitle={isNarrowed(homesScreen, filter) ? words : t('allHomes')}
      draw={draw}
    />
  );
}

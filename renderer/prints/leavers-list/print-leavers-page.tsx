import type { ReactNode } from 'react';

import { LEAVER_COLUMN_LABELS } from '#shared/features/foster-care/leavers.labels.ts';
import { useApi, useClient } from '../../client/index.ts';
import {
  leaversFilterWords,
  leaversScreen,
  printLeaversScreen,
  useLeaversColumns,
  useLeaversFilterNames,
} from '../../features/foster-care/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { isNarrowed } from '../../ui/list/index.ts';
import { usePrintRows } from '../../ui/print/use-print-rows.ts';
import { useScreenSearch } from '../../ui/screen.ts';
import { listPathOf, PrintListRoute } from '../print-list-route.tsx';
import type { Draws } from '../print-screen.ts';
import { LEAVER_SHARES, type leaversListDocument } from './leavers-list.tsx';

/** The list of care leavers on paper. */
export function PrintLeaversPage({ draw }: Draws<typeof leaversListDocument>): ReactNode {
  const t = useText('print');
  const leavers = useText('leavers');
  const api = useApi();
  const client = useClient();
  const [filter] = useScreenSearch(printLeaversScreen);
  const columns = useLeaversColumns();
  const words = leaversFilterWords(filter, useLeaversFilterNames(filter)).join(', ');
  const query = usePrintRows(api.leavers.printList.queryKey({ input: { filter } }), (signal) =>
    client.leavers.printList({ filter }, { signal }),
  );
  return (
    <PrintListRoute
      title={t('leaversList')}
      list={{ label: leavers('listTitle'), path: listPathOf(leaversScreen, filter) }}
      onlySelected={filter.ids !== null}
      columns={columns.all.map(({ key }) => key)}
      shown={columns.shown.map(({ key }) => key)}
      labels={LEAVER_COLUMN_LABELS}
      shares={LEAVER_SHARES}
      query={query}
      counted={(count) => leavers('count', { count, formatted: fmt.integer(count) })}
      subtitle={isNarrowed(leaversScreen, filter) ? words : t('allLeavers')}
      draw={draw}
    />
  );
}

import type { ReactNode } from 'react';

import { CHILD_COLUMN_LABELS } from '#shared/features/foster-care/care.labels.ts';
import { useApi, useClient } from '../../client/index.ts';
import {
  childrenFilterWords,
  childrenScreen,
  printChildrenScreen,
  useChildrenColumns,
  useChildrenFilterNames,
} from '../../features/foster-care/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { isNarrowed } from '../../ui/list/index.ts';
import { usePrintRows } from '../../ui/print/use-print-rows.ts';
import { useScreenSearch } from '../../ui/screen.ts';
import { listPathOf, PrintListRoute } from '../print-list-route.tsx';
import type { Draws } from '../print-screen.ts';
import { CHILD_SHARES, type childrenListDocument } from './children-list.tsx';

/** The list of children in care on paper. */
export function PrintChildrenPage({ draw }: Draws<typeof childrenListDocument>): ReactNode {
  const t = useText('print');
  const care = useText('care');
  const api = useApi();
  const client = useClient();
  const [filter] = useScreenSearch(printChildrenScreen);
  const columns = useChildrenColumns();
  const words = childrenFilterWords(filter, useChildrenFilterNames(filter)).join(', ');
  const query = usePrintRows(api.care.printList.queryKey({ input: { filter } }), (signal) =>
    client.care.printList({ filter }, { signal }),
  );
  return (
    <PrintListRoute
      title={t('childrenList')}
      list={{ label: care('listTitle'), path: listPathOf(childrenScreen, filter) }}
      onlySelected={filter.ids !== null}
      columns={columns.all.map(({ key }) => key)}
      shown={columns.shown.map(({ key }) => key)}
      labels={CHILD_COLUMN_LABELS}
      shares={CHILD_SHARES}
      query={query}
      counted={(count) => care('count', { count, formatted: fmt.integer(count) })}
      subtitle={isNarrowed(childrenScreen, filter) ? words : t('allChildren')}
      draw={draw}
    />
  );
}

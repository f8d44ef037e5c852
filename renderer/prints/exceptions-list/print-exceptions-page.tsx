import type { ReactNode } from 'react';

import { EXCEPTION_COLUMN_LABELS } from '#shared/features/foster-care/exceptions.labels.ts';
import { useApi, useClient } from '../../client/index.ts';
import {
  exceptionsFilterWords,
  exceptionsScreen,
  printExceptionsScreen,
  useExceptionsColumns,
} from '../../features/foster-care/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { isNarrowed, useWorkerName } from '../../ui/list/index.ts';
import { usePrintRows } from '../../ui/print/use-print-rows.ts';
import { useScreenSearch } from '../../ui/screen.ts';
import { listPathOf, PrintListRoute } from '../print-list-route.tsx';
import type { Draws } from '../print-screen.ts';
import { EXCEPTION_SHARES, type exceptionsListDocument } from './exceptions-list.tsx';

/** The report of exceptions on paper. */
export function PrintExceptionsPage({ draw }: Draws<typeof exceptionsListDocument>): ReactNode {
  const t = useText('print');
  const report = useText('placementExceptions');
  const api = useApi();
  const client = useClient();
  const [filter] = useScreenSearch(printExceptionsScreen);
  const columns = useExceptionsColumns();
  const words = exceptionsFilterWords(filter, { worker: useWorkerName(filter.workerId) }).join(', ');
  const query = usePrintRows(api.placementExceptions.printList.queryKey({ input: { filter } }), (signal) =>
    client.placementExceptions.printList({ filter }, { signal }),
  );
  return (
    <PrintListRoute
      title={t('exceptionsList')}
      list={{ label: report('listTitle'), path: listPathOf(exceptionsScreen, filter) }}
      onlySelected={filter.ids !== null}
      columns={columns.all.map(({ key }) => key)}
      shown={columns.shown.map(({ key }) => key)}
      labels={EXCEPTION_COLUMN_LABELS}
      shares={EXCEPTION_SHARES}
      query={query}
      counted={(count) => report('count', { count, formatted: fmt.integer(count) })}
      subtitle={isNarrowed(exceptionsScreen, filter) ? words : t('allExceptions')}
      draw={draw}
    />
  );
}

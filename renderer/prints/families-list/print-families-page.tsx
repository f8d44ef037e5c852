import type { ReactNode } from 'react';

import { FAMILY_COLUMN_LABELS } from '#shared/features/families/families.labels.ts';
import { useApi, useClient } from '../../client/index.ts';
import {
  familiesScreen,
  familyFilterWords,
  printFamiliesScreen,
  useFamiliesColumns,
  useFamilyFilterNames,
} from '../../features/families/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { isNarrowed } from '../../ui/list/index.ts';
import { usePrintRows } from '../../ui/print/use-print-rows.ts';
import { useScreenSearch } from '../../ui/screen.ts';
import { listPathOf, PrintListRoute } from '../print-list-route.tsx';
import type { Draws } from '../print-screen.ts';
import { FAMILY_SHARES, type familiesListDocument } from './families-list.tsx';

/** The list of families on paper. */
export function PrintFamiliesPage({ draw }: Draws<typeof familiesListDocument>): ReactNode {
  const t = useText('print');
  const families = useText('families');
  const api = useApi();
  const client = useClient();
  const [filter] = useScreenSearch(printFamiliesScreen);
  const columns = useFamiliesColumns();
  const words = familyFilterWords(filter, useFamilyFilterNames(filter)).join(', ');
  const query = usePrintRows(api.families.printList.queryKey({ input: { filter } }), (signal) =>
    client.families.printList({ filter }, { signal }),
  );
  return (
    <PrintListRoute
      title={t('familiesList')}
      list={{ label: families('title'), path: listPathOf(familiesScreen, filter) }}
      onlySelected={filter.ids !== null}
      columns={columns.all.map(({ key }) => key)}
      shown={columns.shown.map(({ key }) => key)}
      labels={FAMILY_COLUMN_LABELS}
      shares={FAMILY_SHARES}
      query={query}
      counted={(count) => families('count', { count, formatted: fmt.integer(count) })}
      subtitle={isNarrowed(familiesScreen, filter) ? words : t('allFamilies')}
      draw={draw}
    />
  );
}

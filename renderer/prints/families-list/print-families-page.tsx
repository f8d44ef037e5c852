import type { ReactNode } from 'react';

import { FAMILY_COLUMN_LABELS } from '#shared/features/families/families.labels.ts';
import { FAMILY_COLUMNS } from '#shared/features/families/families.schema.ts';
import { useApi, useClient } from '../../client/index.ts';
import {
  familiesScreen,
  familyFilterWords,
  printFamiliesScreen,
  useFamilyFilterNames,
} from '../../features/families/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { usePrintRows } from '../../ui/print/use-print-rows.ts';
import { useScreenSearch } from '../../ui/screen.ts';
import { listPathOf, PrintListRoute } from '../print-list-route.tsx';
import type { Draws } from '../print-screen.ts';
import { FAMILIES_LIST_DEFAULTS, type familiesListDocument } from './families-list.tsx';

/** The list of families on paper. */
export function PrintFamiliesPage({ draw }: Draws<typeof familiesListDocument>): ReactNode {
  const t = useText('print');
  const families = useText('families');
  const api = useApi();
  const client = useClient();
  const [filter] = useScreenSearch(printFamiliesScreen);
  const words = familyFilterWords(filter, useFamilyFilterNames(filter)).join(', ');
  const query = usePrintRows(api.families.printList.queryKey({ input: { filter } }), (signal) =>
    client.families.printList({ filter }, { signal }),
  );
  return (
    <PrintListRoute
      title={t('familiesList')}
      list={{ label: families('title'), path: listPathOf(familiesScreen, filter) }}
      onlySelected={filter.ids !== null}
      rememberAs="print.families"
      columns={FAMILY_COLUMNS}
      labels={FAMILY_COLUMN_LABELS}
      atFirst={FAMILIES_LIST_DEFAULTS}
      query={query}
      counted={(count) => families('count', { count, formatted: fmt.integer(count) })}
      subtitle={words === '' ? t('allFamilies') : words}
      draw={draw}
    />
  );
}

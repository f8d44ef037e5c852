import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { FAMILY_COLUMN_LABELS } from '#shared/features/families/families.labels.ts';
import { FAMILY_COLUMNS } from '#shared/features/families/families.schema.ts';
import { useApi } from '../../client/index.ts';
import {
  familiesScreen,
  familyFilterWords,
  printFamiliesScreen,
  useFamilyFilterNames,
} from '../../features/families/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { screenPath, useScreenSearch } from '../../ui/screen.ts';
import { PrintListRoute } from '../print-list-route.tsx';
import { FAMILIES_LIST_DEFAULTS, familiesListDocument } from './families-list.tsx';

/** The list of families on paper. */
export function PrintFamiliesPage(): ReactNode {
  const t = useText('print');
  const families = useText('families');
  const api = useApi();
  const [filter] = useScreenSearch(printFamiliesScreen);
  const words = familyFilterWords(filter, useFamilyFilterNames(filter)).join(', ');
  return (
    <PrintListRoute
      title={t('familiesList')}
      list={{ label: families('title'), path: screenPath(familiesScreen, {}, filter) }}
      rememberAs="print.families"
      columns={FAMILY_COLUMNS}
      labels={FAMILY_COLUMN_LABELS}
      atFirst={FAMILIES_LIST_DEFAULTS}
      query={useQuery(api.families.printList.queryOptions({ input: { filter } }))}
      counted={(count) => families('count', { count, formatted: fmt.integer(count) })}
      subtitle={words === '' ? t('allFamilies') : words}
      draw={familiesListDocument}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';

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
import { ListOptions } from '../list-options.tsx';
import { PrintRoute } from '../print-route.tsx';
import { useListOptions } from '../use-list-options.ts';
import { usePrintContext } from '../use-print-context.ts';
import { FAMILIES_LIST_DEFAULTS, familiesListDocument } from './families-list.tsx';

/** The list of families on paper, with the filter and order of the screen it came from. */
export function PrintFamiliesPage(): ReactNode {
  const t = useText('print');
  const families = useText('families');
  const api = useApi();
  const [filter] = useScreenSearch(printFamiliesScreen);
  const names = useFamilyFilterNames(filter);
  const context = usePrintContext();
  const list = useQuery(api.families.printList.queryOptions({ input: { filter } }));
  const [options, setOptions] = useListOptions('print.families', FAMILY_COLUMNS, FAMILIES_LIST_DEFAULTS);
  const words = familyFilterWords(filter, names).join(', ');
  const document = useMemo(
    () =>
      list.data === undefined
        ? null
        : familiesListDocument(list.data.rows, words === '' ? t('allFamilies') : words, options, context),
    [list.data, words, options, context, t],
  );
  const count = list.data?.rows.length;
  return (
    <PrintRoute
      document={document}
      title={t('familiesList')}
      {...(count === undefined ? {} : { count: families('count', { count, formatted: fmt.integer(count) }) })}
      breadcrumb={[{ label: families('title'), to: screenPath(familiesScreen, {}, filter) }, { label: t('preview') }]}
      error={list.error}
      onRetry={() => void list.refetch()}
      options={
        <ListOptions
          orientation={options.orientation}
          onOrientation={(orientation) => setOptions({ ...options, orientation })}
          all={FAMILY_COLUMNS.map((key) => ({ key, label: FAMILY_COLUMN_LABELS[key] }))}
          chosen={options.columns}
          onChosen={(columns) => setOptions({ ...options, columns })}
        />
      }
    />
  );
}

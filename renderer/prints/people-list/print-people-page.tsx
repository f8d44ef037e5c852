import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';

import { PEOPLE_COLUMN_LABELS } from '#shared/features/people/people.labels.ts';
import { PEOPLE_COLUMNS } from '#shared/features/people/people.schema.ts';
import { useApi } from '../../client/index.ts';
import { filterWords, peopleScreen, printPeopleScreen, useFilterNames } from '../../features/people/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { screenPath, useScreenSearch } from '../../ui/screen.ts';
import { ListOptions } from '../list-options.tsx';
import { PrintRoute } from '../print-route.tsx';
import { useListOptions } from '../use-list-options.ts';
import { usePrintContext } from '../use-print-context.ts';
import { PEOPLE_LIST_DEFAULTS, peopleListDocument } from './people-list.tsx';

/** The list of people on paper: filter and order come from the address, exactly those of the screen it came from. */
export function PrintPeoplePage(): ReactNode {
  const t = useText('print');
  const people = useText('people');
  const api = useApi();
  const [filter] = useScreenSearch(printPeopleScreen);
  const names = useFilterNames(filter);
  const context = usePrintContext();
  const list = useQuery(api.people.printList.queryOptions({ input: { filter } }));
  const [options, setOptions] = useListOptions('print.people', PEOPLE_COLUMNS, PEOPLE_LIST_DEFAULTS);
  const words = filterWords(filter, names).join(', ');
  const document = useMemo(
    () =>
      list.data === undefined
        ? null
        : peopleListDocument(list.data.rows, words === '' ? t('allPeople') : words, options, context),
    [list.data, words, options, context, t],
  );
  const count = list.data?.rows.length;
  return (
    <PrintRoute
      document={document}
      title={t('peopleList')}
      {...(count === undefined ? {} : { count: people('count', { count, formatted: fmt.integer(count) }) })}
      breadcrumb={[{ label: people('title'), to: screenPath(peopleScreen, {}, filter) }, { label: t('preview') }]}
      error={list.error}
      onRetry={() => void list.refetch()}
      options={
        <ListOptions
          orientation={options.orientation}
          onOrientation={(orientation) => setOptions({ ...options, orientation })}
          all={PEOPLE_COLUMNS.map((key) => ({ key, label: PEOPLE_COLUMN_LABELS[key] }))}
          chosen={options.columns}
          onChosen={(columns) => setOptions({ ...options, columns })}
        />
      }
    />
  );
}

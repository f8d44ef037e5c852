import type { ReactNode } from 'react';

import { PEOPLE_COLUMN_LABELS } from '#shared/features/people/people.labels.ts';
import { useApi, useClient } from '../../client/index.ts';
import {
  filterWords,
  peopleScreen,
  printPeopleScreen,
  useFilterNames,
  usePeopleColumns,
} from '../../features/people/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { isNarrowed } from '../../ui/list/index.ts';
import { usePrintRows } from '../../ui/print/use-print-rows.ts';
import { useScreenSearch } from '../../ui/screen.ts';
import { listPathOf, PrintListRoute } from '../print-list-route.tsx';
import type { Draws } from '../print-screen.ts';
import { PERSON_SHARES, type peopleListDocument } from './people-list.tsx';

/** The list of people on paper. */
export function PrintPeoplePage({ draw }: Draws<typeof peopleListDocument>): ReactNode {
  const t = useText('print');
  const people = useText('people');
  const api = useApi();
  const client = useClient();
  const [filter] = useScreenSearch(printPeopleScreen);
  const columns = usePeopleColumns();
  const words = filterWords(filter, useFilterNames(filter)).join(', ');
  const query = usePrintRows(api.people.printList.queryKey({ input: { filter } }), (signal) =>
    client.people.printList({ filter }, { signal }),
  );
  return (
    <PrintListRoute
      title={t('peopleList')}
      list={{ label: people('title'), path: listPathOf(peopleScreen, filter) }}
      onlySelected={filter.ids !== null}
      columns={columns.all.flatMap((column) => column.exports)}
      shown={columns.shown.flatMap((column) => column.exports)}
      labels={PEOPLE_COLUMN_LABELS}
      shares={PERSON_SHARES}
      query={query}
      counted={(count) => people('count', { count, formatted: fmt.integer(count) })}
      subtitle={isNarrowed(peopleScreen, filter) ? words : t('allPeople')}
      draw={draw}
    />
  );
}

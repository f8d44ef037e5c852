import type { ReactNode } from 'react';

import { PEOPLE_COLUMN_LABELS } from '#shared/features/people/people.labels.ts';
import { PEOPLE_COLUMNS } from '#shared/features/people/people.schema.ts';
import { useApi, useClient } from '../../client/index.ts';
import { filterWords, peopleScreen, printPeopleScreen, useFilterNames } from '../../features/people/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { usePrintRows } from '../../ui/print/use-print-rows.ts';
import { useScreenSearch } from '../../ui/screen.ts';
import { listPathOf, PrintListRoute } from '../print-list-route.tsx';
import type { Draws } from '../print-screen.ts';
import { PEOPLE_LIST_DEFAULTS, type peopleListDocument } from './people-list.tsx';

/** The list of people on paper. */
export function PrintPeoplePage({ draw }: Draws<typeof peopleListDocument>): ReactNode {
  const t = useText('print');
  const people = useText('people');
  const api = useApi();
  const client = useClient();
  const [filter] = useScreenSearch(printPeopleScreen);
  const words = filterWords(filter, useFilterNames(filter)).join(', ');
  const query = usePrintRows(api.people.printList.queryKey({ input: { filter } }), (signal) =>
    client.people.printList({ filter }, { signal }),
  );
  return (
    <PrintListRoute
      title={t('peopleList')}
      list={{ label: people('title'), path: listPathOf(peopleScreen, filter) }}
      onlySelected={filter.ids !== null}
      rememberAs="print.people"
      columns={PEOPLE_COLUMNS}
      labels={PEOPLE_COLUMN_LABELS}
      atFirst={PEOPLE_LIST_DEFAULTS}
      query={query}
      counted={(count) => people('count', { count, formatted: fmt.integer(count) })}
      subtitle={words === '' ? t('allPeople') : words}
      draw={draw}
    />
  );
}

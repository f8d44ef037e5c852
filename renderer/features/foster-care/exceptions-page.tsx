import type { ReactNode } from 'react';

import { LIST_STATUSES } from '#shared/contract/list.ts';
import type { ExceptionsFilter } from '#shared/features/foster-care/exceptions.schema.ts';
import { FINDING_CODES } from '#shared/features/foster-care/limits.facts.ts';
import { useApi, useCan, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { FilterChip } from '../../ui/filters.tsx';
import { PersonHeartRegular } from '../../ui/icons.ts';
import {
  ListPage,
  onlySelected,
  useListColumns,
  useWorkerGone,
  useWorkerName,
  widened,
  WorkerChip,
} from '../../ui/list/index.ts';
import { childPath, PATHS } from '../../ui/paths.ts';
import { screenPath, useScreenSearch } from '../../ui/screen.ts';
import { CareTabs } from './care-tabs.tsx';
import { EXCEPTIONS_HIDDEN_AT_FIRST, exceptionsColumns } from './exceptions-columns.tsx';
import { exceptionsFilterWords } from './filter-words.ts';
import { useExceptionRows } from './queries.ts';
import { exceptionsList, exceptionsScreen, printExceptionsScreen } from './screens.ts';
import { useWords } from './use-words.ts';

/** What only tells something, or is refused, leaves no exception. */
const RECORDED_CODES = FINDING_CODES.filter(
  (code) =>
    ![
      'no-form',
      'respite-for-stay',
      'emergency-number',
      'emergency-age',
      'intervention-age',
      'specialist-advised',
      'respite-regardless',
      'rule-missing',
    ].includes(code),
);

/** Piecza zastępcza: wyjątki od limitów. */
export function ExceptionsPage(): ReactNode {
  const t = useText('placementExceptions');
  const can = useCan();
  const client = useClient();
  const api = useApi();
  const [filter, change] = useScreenSearch(exceptionsScreen);
  const columns = useExceptionsColumns();
  const exported = columns.shown.map((column) => column.key);
  const gone = useWorkerGone(filter.workerId) ? [t('filter.worker')] : [];
  const selectedFilter = (ids: string[]) => onlySelected(widened(exceptionsScreen, filter), ids);
  const rows = useExceptionRows(filter);
  return (
    <ListPage
      texts="placementExceptions"
      head={<CareTabs tab="exceptions" />}
      screen={exceptionsScreen}
      filter={filter}
      onFilter={change}
      filterWords={exceptionsFilterWords(filter, { worker: useWorkerName(filter.workerId) })}
      chips={<ExceptionsChips filter={filter} onChange={change} />}
      orders={{
        from: [t('list.orderFrom'), t('list.orderFromDown')],
        name: [t('list.orderName'), t('list.orderNameDown')],
        home: [t('list.orderHome'), t('list.orderHomeDown')],
      }}
      rows={rows}
      columns={columns}
      nameOf={(row) => (row.shown ? `${row.surname} ${row.firstName}` : undefined)}
      cardPath={(row) => (row.shown ? childPath(row.personId) : PATHS.exceptions)}
      create={undefined}
      emptyIcon={<PersonHeartRegular />}
      savable={exceptionsList}
      gone={gone}
      shownOfSelected={{
        queryKey: api.placementExceptions.list.key(),
        count: async (ids, signal) =>
          (
            await client.placementExceptions.list(
              { filter: { ...filter, ids }, window: { offset: 0, limit: 1 } },
              { signal },
            )
          ).count,
      }}
      output={
        can('care.export')
          ? {
              ask: (format, signal) =>
                client.placementExceptions.exportList({ filter, columns: exported, format }, { signal }),
              listPath: screenPath(printExceptionsScreen, {}, filter),
              ofSelected: (ids) => ({
                ask: (format, signal) =>
                  client.placementExceptions.exportList(
                    { filter: selectedFilter(ids), columns: exported, format },
                    { signal },
                  ),
                listPath: screenPath(printExceptionsScreen, {}, selectedFilter(ids)),
              }),
              cardPath: () => undefined,
            }
          : undefined
      }
    />
  );
}

/** The columns of the report as the user has chosen them, for the screen and for its print. */
export function useExceptionsColumns() {
  const t = useText('placementExceptions');
  const words = useWords();
  const columns = exceptionsColumns({
    ask: (who) => t('list.ask', { who }),
    form: (code) => words.short('home-form', code),
  });
  return useListColumns('placementExceptions.list', columns, EXCEPTIONS_HIDDEN_AT_FIRST);
}

function ExceptionsChips(props: {
  readonly filter: ExceptionsFilter;
  readonly onChange: (change: Partial<ExceptionsFilter>) => void;
}): ReactNode {
  const t = useText('placementExceptions');
  const { filter, onChange } = props;
  return (
    <>
      <FilterChip
        label={t('filter.code')}
        choices={RECORDED_CODES.map((value) => ({ value, label: t(`code.${value}`) }))}
        value={filter.code}
        onChange={(value) => onChange({ code: FINDING_CODES.find((one) => one === value) ?? null })}
      />
      <WorkerChip label={t('filter.worker')} value={filter.workerId} onChange={onChange} />
      <FilterChip
        label={t('filter.status')}
        atRest={{ value: 'active', label: t('filter.active') }}
        choices={[
          { value: 'archived', label: t('filter.archived') },
          { value: 'all', label: t('filter.all') },
        ]}
        value={filter.status === 'active' ? null : filter.status}
        onChange={(value) => onChange({ status: LIST_STATUSES.find((one) => one === value) ?? 'active' })}
      />
    </>
  );
}

import type { ReactNode } from 'react';

import { LIST_STATUSES } from '#shared/contract/list.ts';
import { GAP_LABELS } from '#shared/features/foster-care/leavers.labels.ts';
import {
  LEAVER_AGES,
  LEAVER_GAPS,
  LEAVER_STAGES,
  type LeaversFilter,
} from '#shared/features/foster-care/leavers.schema.ts';
import { useApi, useCan, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { DayFilter } from '../../ui/day-filter.tsx';
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
import { leaverPath } from '../../ui/paths.ts';
import { screenPath, useScreenSearch } from '../../ui/screen.ts';
import { CareTabs } from './care-tabs.tsx';
import { leaversFilterWords } from './filter-words.ts';
import { LEAVERS_HIDDEN_AT_FIRST, leaversColumns } from './leavers-columns.tsx';
import { useLeaverRows } from './queries.ts';
import { leaversList, leaversScreen, printLeaversScreen } from './screens.ts';

/** Piecza zastępcza: usamodzielniani. */
export function LeaversPage(): ReactNode {
  const t = useText('leavers');
  const can = useCan();
  const client = useClient();
  const api = useApi();
  const [filter, change] = useScreenSearch(leaversScreen);
  const columns = useLeaversColumns();
  const exported = columns.shown.map((column) => column.key);
  const gone = useWorkerGone(filter.workerId) ? [t('filter.worker')] : [];
  const selectedFilter = (ids: string[]) => onlySelected(widened(leaversScreen, filter), ids);
  return (
    <ListPage
      texts="leavers"
      head={<CareTabs tab="leavers" />}
      screen={leaversScreen}
      filter={filter}
      onFilter={change}
      filterWords={leaversFilterWords(filter, useLeaversFilterNames(filter))}
      chips={<LeaversChips filter={filter} onChange={change} />}
      orders={{
        name: [t('list.orderName'), t('list.orderNameDown')],
        eighteen: [t('list.orderEighteen'), t('list.orderEighteenDown')],
        term: [t('list.orderTerm'), t('list.orderTermDown')],
      }}
      rows={useLeaverRows(filter)}
      columns={columns}
      nameOf={(row) => (row.shown ? `${row.surname} ${row.firstName}` : undefined)}
      cardPath={(row) => leaverPath(row.id)}
      create={undefined}
      emptyIcon={<PersonHeartRegular />}
      savable={leaversList}
      gone={gone}
      shownOfSelected={{
        queryKey: api.leavers.list.key(),
        count: async (ids, signal) =>
          (await client.leavers.list({ filter: { ...filter, ids }, window: { offset: 0, limit: 1 } }, { signal }))
            .count,
      }}
      output={
        can('leavers.export')
          ? {
              ask: (format, signal) => client.leavers.exportList({ filter, columns: exported, format }, { signal }),
              listPath: screenPath(printLeaversScreen, {}, filter),
              ofSelected: (ids) => ({
                ask: (format, signal) =>
                  client.leavers.exportList({ filter: selectedFilter(ids), columns: exported, format }, { signal }),
                listPath: screenPath(printLeaversScreen, {}, selectedFilter(ids)),
              }),
              cardPath: () => undefined,
            }
          : undefined
      }
    />
  );
}

/** The columns of the list as the user has chosen them, for the screen and for its print. */
export function useLeaversColumns() {
  const t = useText('leavers');
  const columns = leaversColumns({
    ask: (who) => t('list.ask', { who }),
    nothingMissing: t('list.nothingMissing'),
  });
  return useListColumns('leavers.list', columns, LEAVERS_HIDDEN_AT_FIRST);
}

/** Names of what the filter holds ids of. */
export function useLeaversFilterNames(filter: LeaversFilter): { worker: string | null } {
  return { worker: useWorkerName(filter.workerId) };
}

function LeaversChips(props: {
  readonly filter: LeaversFilter;
  readonly onChange: (change: Partial<LeaversFilter>) => void;
}): ReactNode {
  const t = useText('leavers');
  const { filter, onChange } = props;
  const reversed = filter.from !== null && filter.to !== null && filter.from > filter.to;
  return (
    <>
      <FilterChip
        label={t('filter.stage')}
        choices={LEAVER_STAGES.map((value) => ({ value, label: t(`filter.${value}`) }))}
        value={filter.stage}
        onChange={(value) => onChange({ stage: LEAVER_STAGES.find((one) => one === value) ?? null })}
      />
      <FilterChip
        label={t('filter.turning')}
        choices={LEAVER_AGES.map((value) => ({ value, label: t(`filter.age${value}`) }))}
        value={filter.turning}
        onChange={(value) => onChange({ turning: LEAVER_AGES.find((one) => one === value) ?? null })}
      />
      <DayFilter label={t('filter.from')} value={filter.from} onDay={(from) => onChange({ from })} />
      <DayFilter
        label={t('filter.to')}
        value={filter.to}
        onDay={(to) => onChange({ to })}
        wrong={reversed ? t('filter.reversed') : undefined}
      />
      <FilterChip
        label={t('filter.gap')}
        choices={LEAVER_GAPS.map((value) => ({ value, label: GAP_LABELS[value] }))}
        value={filter.gap}
        onChange={(value) => onChange({ gap: LEAVER_GAPS.find((one) => one === value) ?? null })}
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

import type { ReactNode } from 'react';

import { HOME_FORMS } from '#shared/features/foster-care/forms.ts';
import { HOME_GROUPS, type HomesFilter } from '#shared/features/foster-care/homes.schema.ts';
import { LIST_STATUSES } from '#shared/contract/list.ts';
import { useApi, useCan, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { FilterChip } from '../../ui/filters.tsx';
import { HomeAddRegular } from '../../ui/icons.ts';
import {
  ListPage,
  onlySelected,
  useListColumns,
  useWorkerGone,
  useWorkerName,
  widened,
  WorkerChip,
} from '../../ui/list/index.ts';
import { homePath, PATHS } from '../../ui/paths.ts';
import { screenPath, useScreenSearch } from '../../ui/screen.ts';
import { CareTabs } from './care-tabs.tsx';
import { homesFilterWords } from './filter-words.ts';
import { HOMES_HIDDEN_AT_FIRST, homesColumns } from './homes-columns.tsx';
import { useHomeRows } from './queries.ts';
import { homesList, homesScreen, printHomesScreen } from './screens.ts';
import { useWords } from './use-words.ts';

/** Piecza zastępcza: rodziny i placówki. */
export function HomesPage(): ReactNode {
  const t = useText('homes');
  const can = useCan();
  const client = useClient();
  const api = useApi();
  const [filter, change] = useScreenSearch(homesScreen);
  const columns = useHomesColumns();
  const exported = columns.shown.map((column) => column.key);
  const gone = useWorkerGone(filter.workerId) ? [t('filter.worker')] : [];
  const selectedFilter = (ids: string[]) => onlySelected(widened(homesScreen, filter), ids);
  return (
    <ListPage
      texts="homes"
      head={<CareTabs tab="homes" />}
      screen={homesScreen}
      filter={filter}
      onFilter={change}
      filterWords={homesFilterWords(filter, useHomesFilterNames(filter))}
      chips={<HomesChips filter={filter} onChange={change} />}
      orders={{
        name: [t('list.orderName'), t('list.orderNameDown')],
        form: [t('list.orderForm'), t('list.orderFormDown')],
        free: [t('list.orderFree'), t('list.orderFreeDown')],
        papers: [t('list.orderPapers'), t('list.orderPapersDown')],
      }}
      rows={useHomeRows(filter)}
      columns={columns}
      nameOf={(row) => (row.shown ? row.name : undefined)}
      cardPath={(row) => homePath(row.id)}
      create={can('homes.edit') ? { path: PATHS.newHome, icon: <HomeAddRegular /> } : undefined}
      emptyIcon={<HomeAddRegular />}
      savable={homesList}
      gone={gone}
      shownOfSelected={{
        queryKey: api.homes.list.key(),
        count: async (ids, signal) =>
          (await client.homes.list({ filter: { ...filter, ids }, window: { offset: 0, limit: 1 } }, { signal })).count,
      }}
      output={
        can('homes.export')
          ? {
              ask: (format, signal) => client.homes.exportList({ filter, columns: exported, format }, { signal }),
              listPath: screenPath(printHomesScreen, {}, filter),
              ofSelected: (ids) => ({
                ask: (format, signal) =>
                  client.homes.exportList({ filter: selectedFilter(ids), columns: exported, format }, { signal }),
                listPath: screenPath(printHomesScreen, {}, selectedFilter(ids)),
              }),
              cardPath: () => undefined,
            }
          : undefined
      }
    />
  );
}

/** The columns of the list as the user has chosen them, for the screen and for its print. */
export function useHomesColumns() {
  const t = useText('homes');
  const words = useWords();
  const columns = homesColumns({
    ask: (who) => t('list.ask', { who }),
    form: ({ form, respite }) => {
      if (form === null) return null;
      const short = words.short('home-form', form.code);
      return respite && form.code !== 'respite' ? t('card.alsoRespite', { form: short }) : short;
    },
  });
  return useListColumns('homes.list', columns, HOMES_HIDDEN_AT_FIRST);
}

/** Names of what the filter holds codes and ids of. */
export function useHomesFilterNames(filter: HomesFilter): { worker: string | null; form: string | null } {
  const words = useWords();
  return {
    worker: useWorkerName(filter.workerId),
    form: filter.form === null ? null : words.short('home-form', filter.form),
  };
}

function HomesChips(props: {
  readonly filter: HomesFilter;
  readonly onChange: (change: Partial<HomesFilter>) => void;
}): ReactNode {
  const t = useText('homes');
  const words = useWords();
  const { filter, onChange } = props;
  return (
    <>
      <FilterChip
        label={t('filter.group')}
        choices={HOME_GROUPS.map((value) => ({ value, label: t(`filter.${value}`) }))}
        value={filter.group}
        onChange={(value) => onChange({ group: HOME_GROUPS.find((one) => one === value) ?? null })}
      />
      <FilterChip
        label={t('filter.form')}
        choices={HOME_FORMS.map((value) => ({ value, label: words.short('home-form', value) }))}
        value={filter.form}
        onChange={(value) => onChange({ form: HOME_FORMS.find((one) => one === value) ?? null })}
      />
      <FilterChip
        label={t('filter.free')}
        choices={[{ value: 'free', label: t('filter.freeWord') }]}
        value={filter.free ? 'free' : null}
        onChange={(value) => onChange({ free: value !== null })}
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

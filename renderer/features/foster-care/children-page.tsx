import type { ReactNode } from 'react';

import { LIST_STATUSES } from '#shared/contract/list.ts';
import { CHILD_PLACES, type ChildrenFilter } from '#shared/features/foster-care/care.schema.ts';
import { HOME_FORMS } from '#shared/features/foster-care/forms.ts';
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
import { CHILDREN_HIDDEN_AT_FIRST, childrenColumns } from './children-columns.tsx';
import { childrenFilterWords } from './filter-words.ts';
import { useChildRows } from './queries.ts';
import { childrenList, childrenScreen, printChildrenScreen } from './screens.ts';
import { useWords } from './use-words.ts';

/** Piecza zastępcza: dzieci. */
export function ChildrenPage(): ReactNode {
  const t = useText('care');
  const can = useCan();
  const client = useClient();
  const api = useApi();
  const [filter, change] = useScreenSearch(childrenScreen);
  const columns = useChildrenColumns();
  const exported = columns.shown.map((column) => column.key);
  const gone = useWorkerGone(filter.workerId) ? [t('filter.worker')] : [];
  const selectedFilter = (ids: string[]) => onlySelected(widened(childrenScreen, filter), ids);
  return (
    <ListPage
      texts="care"
      head={<CareTabs tab="children" />}
      screen={childrenScreen}
      filter={filter}
      onFilter={change}
      filterWords={childrenFilterWords(filter, useChildrenFilterNames(filter))}
      chips={<ChildrenChips filter={filter} onChange={change} />}
      orders={{
        name: [t('list.orderName'), t('list.orderNameDown')],
        'birth-date': [t('list.orderBirthDate'), t('list.orderBirthDateDown')],
        home: [t('list.orderHome'), t('list.orderHomeDown')],
        since: [t('list.orderSince'), t('list.orderSinceDown')],
      }}
      rows={useChildRows(filter)}
      columns={columns}
      nameOf={(row) => (row.shown ? `${row.surname} ${row.firstName}` : undefined)}
      cardPath={(row) => childPath(row.id)}
      create={can('care.edit') ? { path: PATHS.placeChild, icon: <PersonHeartRegular /> } : undefined}
      emptyIcon={<PersonHeartRegular />}
      savable={childrenList}
      gone={gone}
      shownOfSelected={{
        queryKey: api.care.list.key(),
        count: async (ids, signal) =>
          (await client.care.list({ filter: { ...filter, ids }, window: { offset: 0, limit: 1 } }, { signal })).count,
      }}
      output={
        can('care.export')
          ? {
              ask: (format, signal) => client.care.exportList({ filter, columns: exported, format }, { signal }),
              listPath: screenPath(printChildrenScreen, {}, filter),
              ofSelected: (ids) => ({
                ask: (format, signal) =>
                  client.care.exportList({ filter: selectedFilter(ids), columns: exported, format }, { signal }),
                listPath: screenPath(printChildrenScreen, {}, selectedFilter(ids)),
              }),
              cardPath: () => undefined,
            }
          : undefined
      }
    />
  );
}

/** The columns of the list as the user has chosen them, for the screen and for its print. */
export function useChildrenColumns() {
  const t = useText('care');
  const words = useWords();
  const columns = childrenColumns({
    ask: (who) => t('list.ask', { who }),
    form: (code) => words.short('home-form', code),
  });
  return useListColumns('care.list', columns, CHILDREN_HIDDEN_AT_FIRST);
}

/** Names of what the filter holds codes and ids of. */
export function useChildrenFilterNames(filter: ChildrenFilter): { worker: string | null; form: string | null } {
  const words = useWords();
  return {
    worker: useWorkerName(filter.workerId),
    form: filter.form === null ? null : words.short('home-form', filter.form),
  };
}

function ChildrenChips(props: {
  readonly filter: ChildrenFilter;
  readonly onChange: (change: Partial<ChildrenFilter>) => void;
}): ReactNode {
  const t = useText('care');
  const words = useWords();
  const { filter, onChange } = props;
  return (
    <>
      <FilterChip
        label={t('filter.place')}
        choices={CHILD_PLACES.map((value) => ({ value, label: t(`filter.${value}`) }))}
        value={filter.place}
        onChange={(value) => onChange({ place: CHILD_PLACES.find((one) => one === value) ?? null })}
      />
      <FilterChip
        label={t('filter.form')}
        choices={HOME_FORMS.filter((value) => value !== 'respite').map((value) => ({
          value,
          label: words.short('home-form', value),
        }))}
        value={filter.form}
        onChange={(value) => onChange({ form: HOME_FORMS.find((one) => one === value) ?? null })}
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

import type { ReactNode } from 'react';

import type { PeopleFilter } from '#shared/features/people/people.schema.ts';
import { SEX_LABELS } from '#shared/features/people/people.labels.ts';
import { useApi, useCan, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { FilterChip } from '../../ui/filters.tsx';
import { PersonAddRegular } from '../../ui/icons.ts';
import {
  ListPage,
  onlySelected,
  StatusChip,
  useListColumns,
  useWorkerGone,
  useWorkerName,
  widened,
  WorkerChip,
} from '../../ui/list/index.ts';
import { PATHS, personPath } from '../../ui/paths.ts';
import { screenPath, useScreenSearch } from '../../ui/screen.ts';
import { AGE_GROUPS, ageGroupOf, filterWords } from './filter-words.ts';
import { HIDDEN_AT_FIRST, peopleColumns } from './people-columns.tsx';
import { CommuneChip } from './commune-chip.tsx';
import { useCommunesInUse, usePeopleRows } from './queries.ts';
import { peopleList, peopleScreen, printPeopleScreen, printPersonScreen } from './screens.ts';

/** Osoby: the list everything starts from. */
export function PeoplePage(): ReactNode {
  const t = useText('people');
  const can = useCan();
  const client = useClient();
  const api = useApi();
  const [filter, change] = useScreenSearch(peopleScreen);
  const columns = usePeopleColumns();
  const exported = columns.shown.flatMap((column) => column.exports);
  const communes = useCommunesInUse(filter.terc).data;
  const gone = [
    ...(useWorkerGone(filter.workerId) ? [t('filter.worker')] : []),
    ...(filter.terc !== null && communes?.some(({ terc }) => terc === filter.terc) === false
      ? [t('filter.commune')]
      : []),
  ];
  const selectedFilter = (ids: string[]) => onlySelected(widened(peopleScreen, filter), ids);
  return (
    <ListPage
      texts="people"
      screen={peopleScreen}
      filter={filter}
      onFilter={change}
      filterWords={filterWords(filter, useFilterNames(filter))}
      chips={<PeopleChips filter={filter} onChange={change} />}
      orders={{
        name: [t('list.orderName'), t('list.orderNameDown')],
        'birth-date': [t('list.orderBirth'), t('list.orderBirthDown')],
        town: [t('list.orderTown'), t('list.orderTownDown')],
      }}
      rows={usePeopleRows(filter)}
      columns={columns}
      nameOf={(row) => (row.shown ? `${row.surname} ${row.firstName}` : undefined)}
      cardPath={(row) => personPath(row.id)}
      create={can('people.edit') ? { path: PATHS.newPerson, icon: <PersonAddRegular /> } : undefined}
      emptyIcon={<PersonAddRegular />}
      gives="person"
      savable={peopleList}
      gone={gone}
      shownOfSelected={{
        queryKey: api.people.list.key(),
        count: async (ids, signal) =>
          (await client.people.list({ filter: { ...filter, ids }, window: { offset: 0, limit: 1 } }, { signal })).count,
      }}
      output={
        can('people.export')
          ? {
              ask: (format, signal) => client.people.exportList({ filter, columns: exported, format }, { signal }),
              listPath: screenPath(printPeopleScreen, {}, filter),
              ofSelected: (ids) => ({
                ask: (format, signal) =>
                  client.people.exportList({ filter: selectedFilter(ids), columns: exported, format }, { signal }),
                listPath: screenPath(printPeopleScreen, {}, selectedFilter(ids)),
              }),
              cardPath: (row) => (row.shown ? screenPath(printPersonScreen, { personId: row.id }) : undefined),
            }
          : undefined
      }
    />
  );
}

/** The columns of the list as the user has chosen them, for the screen and for its print. */
export function usePeopleColumns() {
  const t = useText('people');
  return useListColumns(
    'people.list',
    peopleColumns((key) => t(`list.${key}`), { ask: (who) => t('list.ask', { who }) }),
    HIDDEN_AT_FIRST,
  );
}

/** Names of what the filter holds ids of. */
export function useFilterNames(filter: PeopleFilter): { worker: string | null; commune: string | null } {
  const communes = useCommunesInUse(filter.terc);
  return {
    worker: useWorkerName(filter.workerId),
    commune: communes.data?.find((one) => one.terc === filter.terc)?.name ?? null,
  };
}

function PeopleChips(props: { filter: PeopleFilter; onChange: (change: Partial<PeopleFilter>) => void }): ReactNode {
  const t = useText('people');
  const { filter, onChange } = props;
  return (
    <>
      <WorkerChip label={t('filter.worker')} value={filter.workerId} onChange={onChange} />
      <FilterChip
        label={t('filter.age')}
        choices={AGE_GROUPS.map((group) => ({ value: group.key, label: t(`filter.${group.key}`) }))}
        value={ageGroupOf(filter)}
        onChange={(value) => {
          const group = AGE_GROUPS.find((one) => one.key === value);
          onChange({ ageFrom: group?.from ?? null, ageTo: group?.to ?? null });
        }}
      />
      <FilterChip
        label={t('filter.sex')}
        choices={(['female', 'male'] as const).map((value) => ({ value, label: SEX_LABELS[value] }))}
        value={filter.sex}
        onChange={(value) => onChange({ sex: value === 'female' || value === 'male' ? value : null })}
      />
      <CommuneChip value={filter.terc} onChange={(terc) => onChange({ terc })} />
      <StatusChip value={filter.status} onChange={onChange} />
    </>
  );
}

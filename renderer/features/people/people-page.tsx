import { useState, type ReactNode } from 'react';

import type { PeopleFilter, PersonRow } from '#shared/features/people/people.schema.ts';
import { SEX_LABELS } from '#shared/features/people/people.labels.ts';
import { useCan, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ExportMenu } from '../../ui/export.tsx';
import { ClearFilters, FilterBar, FilterChip, SearchField } from '../../ui/filters.tsx';
import { fmt } from '../../ui/format.ts';
import { PersonAddRegular, PrintRegular } from '../../ui/icons.ts';
import { Page } from '../../ui/page.tsx';
import { PATHS, personPath } from '../../ui/paths.ts';
import { screenPath, useGo, useScreenSearch } from '../../ui/screen.ts';
import { EmptyState, NoMatch } from '../../ui/states.tsx';
import { ColumnChooser, DataTable, SelectionBar } from '../../ui/table/index.ts';
import { useRememberedColumns } from '../../ui/use-remembered-columns.ts';
import { useWorkers } from '../../ui/use-workers.ts';
import { AGE_GROUPS, ageGroupOf, filterWords, isUnfiltered } from './filter-words.ts';
import { HIDDEN_AT_FIRST, peopleColumns } from './people-columns.tsx';
import { useOwnCommunes, usePeopleRows } from './queries.ts';
import { peopleScreen, printPeopleScreen, printPersonScreen } from './screens.ts';

const NO_FILTER: Partial<PeopleFilter> = {
  search: '',
  status: 'active',
  workerId: null,
  terc: null,
  ageFrom: null,
  ageTo: null,
  sex: null,
};

function orderNote(
  filter: PeopleFilter,
): 'orderName' | 'orderNameDown' | 'orderBirth' | 'orderBirthDown' | 'orderTown' {
  const down = filter.direction === 'desc';
  switch (filter.order) {
    case 'name':
      return down ? 'orderNameDown' : 'orderName';
    case 'birth-date':
      return down ? 'orderBirthDown' : 'orderBirth';
    case 'town':
      return 'orderTown';
  }
}

/** Osoby: the list everything starts from. Filters live in the address, so the way back finds them. */
export function PeoplePage(): ReactNode {
  const t = useText('people');
  const common = useText();
  const can = useCan();
  const go = useGo();
  const client = useClient();
  const [filter, change] = useScreenSearch(peopleScreen);
  const rows = usePeopleRows(filter);
  const [hidden, setHidden] = useRememberedColumns('people.list', HIDDEN_AT_FIRST);
  const [selected, setSelected] = useState<{ ids: ReadonlySet<string>; rows: readonly PersonRow[] }>({
    ids: new Set(),
    rows: [],
  });
  const columns = peopleColumns((key) => t(`list.${key}`), { ask: (who) => t('list.ask', { who }) });
  const words = filterWords(filter, useFilterNames(filter));
  const unfiltered = isUnfiltered(filter);
  const exported = columns
    .filter((column) => column.fixed === true || !hidden.has(column.key))
    .flatMap((column) => column.exports);
  const counted = (count: number): string => t('count', { count, formatted: fmt.integer(count) });
  const ofTotal = (count: number): string => t('ofTotal', { count, formatted: fmt.integer(count) });
  const count =
    rows.count === null || rows.total === null
      ? undefined
      : rows.count === rows.total
        ? counted(rows.total)
        : t('countOf', { shown: fmt.integer(rows.count), total: ofTotal(rows.total) });
  const one = selected.rows.length === 1 ? selected.rows[0] : undefined;
  return (
    <Page
      title={t('title')}
      count={count}
      layout="list"
      hints={[
        { keys: ['↑', '↓'], label: common('keys.choose') },
        { keys: [common('keys.enter')], label: common('keys.open') },
        { keys: [common('keys.space')], label: common('keys.select') },
        { keys: ['Ctrl', 'F'], label: common('keys.searchList') },
        { keys: ['Ctrl', 'K'], label: common('keys.searchAll') },
      ]}
      note={t('list.order', { by: t(`list.${orderNote(filter)}`) })}
      actions={
        <>
          {can('people.export') ? (
            <>
              <ExportMenu ask={(format) => client.people.exportList({ filter, columns: exported, format })} />
              <Action
                kind="quiet"
                label={common('print')}
                icon={<PrintRegular />}
                shortcut="Ctrl+P"
                onClick={() => go(screenPath(printPeopleScreen, {}, filter))}
              />
            </>
          ) : null}
          {can('people.edit') ? (
            <Action
              kind="primary"
              label={t('new')}
              icon={<PersonAddRegular />}
              shortcut="Ctrl+N"
              onClick={() => go(PATHS.newPerson)}
            />
          ) : null}
        </>
      }
    >
      <FilterBar end={<ColumnChooser columns={columns} hidden={hidden} onChange={setHidden} />}>
        <SearchField label={t('search')} value={filter.search} onSearch={(search) => change({ search })} />
        <PeopleChips filter={filter} onChange={change} />
        {unfiltered ? null : <ClearFilters onClear={() => change(NO_FILTER)} />}
      </FilterBar>
      <DataTable
        label={t('title')}
        columns={columns}
        hidden={hidden}
        rows={rows}
        rowId={(row) => row.id}
        onOpen={(row) => go(personPath(row.id))}
        order={{ by: filter.order, descending: filter.direction === 'desc' }}
        onOrder={(order) => {
          const by = (['name', 'birth-date', 'town'] as const).find((known) => known === order.by) ?? 'name';
          change({ order: by, direction: order.descending === true ? 'desc' : 'asc' });
        }}
        selection={{ ids: selected.ids, onChange: (ids, chosen) => setSelected({ ids, rows: chosen }) }}
        rememberAs={`people ${JSON.stringify(filter)}`}
        errorTitle={t('list.error')}
        empty={
          unfiltered ? (
            <EmptyState
              icon={<PersonAddRegular />}
              title={t('list.emptyTitle')}
              text={can('people.edit') ? t('list.emptyText') : t('list.emptyReadOnly')}
              {...(can('people.edit')
                ? {
                    actions: (
                      <Action label={t('new')} icon={<PersonAddRegular />} onClick={() => go(PATHS.newPerson)} />
                    ),
                  }
                : {})}
            />
          ) : (
            <NoMatch
              title={t('list.noMatch', { total: ofTotal(rows.total ?? 0) })}
              filters={words}
              onClear={() => change(NO_FILTER)}
            />
          )
        }
      />
      {selected.ids.size === 0 ? null : (
        <SelectionBar
          text={t('list.selected', { count: selected.ids.size })}
          {...(one?.shown === true ? { detail: `${one.surname} ${one.firstName}` } : {})}
          onClear={() => setSelected({ ids: new Set(), rows: [] })}
          actions={
            one === undefined ? null : (
              <>
                <Action size="small" label={t('list.openCard')} onClick={() => go(personPath(one.id))} />
                {can('people.export') ? (
                  <Action
                    size="small"
                    label={t('list.printCard')}
                    onClick={() => go(screenPath(printPersonScreen, { personId: one.id }))}
                  />
                ) : null}
              </>
            )
          }
        />
      )}
    </Page>
  );
}

/** Names of what the filter holds ids of. */
export function useFilterNames(filter: PeopleFilter): { worker: string | null; commune: string | null } {
  const workers = useWorkers();
  const communes = useOwnCommunes();
  return {
    worker: workers.data?.find((one) => one.id === filter.workerId)?.displayName ?? null,
    commune: communes.data?.find((one) => one.terc === filter.terc)?.name ?? null,
  };
}

function PeopleChips(props: { filter: PeopleFilter; onChange: (change: Partial<PeopleFilter>) => void }): ReactNode {
  const t = useText('people');
  const { filter, onChange } = props;
  const workers = useWorkers();
  const communes = useOwnCommunes();
  const choose = <Value extends string>(values: readonly Value[], chosen: string | null): Value | null =>
    values.find((value) => value === chosen) ?? null;
  return (
    <>
      <FilterChip
        label={t('filter.worker')}
        choices={(workers.data ?? []).map((one) => ({ value: one.id, label: one.displayName }))}
        value={filter.workerId}
        onChange={(value) => onChange({ workerId: workers.data?.find((one) => one.id === value)?.id ?? null })}
      />
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
        onChange={(value) => onChange({ sex: choose(['female', 'male'], value) })}
      />
      <FilterChip
        label={t('filter.commune')}
        choices={(communes.data ?? []).map((one) => ({ value: one.terc, label: `${one.name} (${one.kind})` }))}
        value={filter.terc}
        onChange={(value) => onChange({ terc: value })}
      />
      <FilterChip
        label={t('filter.status')}
        choices={[
          { value: 'archived', label: t('filter.statusArchived') },
          { value: 'all', label: t('filter.statusAll') },
        ]}
        value={filter.status === 'active' ? null : filter.status}
        onChange={(value) => onChange({ status: choose(['archived', 'all'], value) ?? 'active' })}
      />
    </>
  );
}

import { useState, type ReactNode } from 'react';

import { FAMILY_KIND_LABELS } from '#shared/features/families/families.labels.ts';
import {
  FAMILY_KINDS,
  FAMILY_ORDERS,
  type FamiliesFilter,
  type FamilyRow,
} from '#shared/features/families/families.schema.ts';
import { useCan, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ExportMenu } from '../../ui/export.tsx';
import { ClearFilters, FilterBar, FilterChip, SearchField } from '../../ui/filters.tsx';
import { fmt } from '../../ui/format.ts';
import { HomeAddRegular, PrintRegular } from '../../ui/icons.ts';
import { Page } from '../../ui/page.tsx';
import { familyPath, PATHS } from '../../ui/paths.ts';
import { screenPath, useGo, useScreenSearch } from '../../ui/screen.ts';
import { EmptyState, NoMatch } from '../../ui/states.tsx';
import { ColumnChooser, DataTable, SelectionBar } from '../../ui/table/index.ts';
import { useRememberedColumns } from '../../ui/use-remembered-columns.ts';
import { useWorkers } from '../../ui/use-workers.ts';
import { familiesColumns, HIDDEN_AT_FIRST } from './families-columns.tsx';
import { familyFilterWords, isUnfiltered } from './filter-words.ts';
import { useFamilyRows } from './queries.ts';
import { familiesScreen, printFamiliesScreen, printFamilyScreen } from './screens.ts';

const NO_FILTER: Partial<FamiliesFilter> = { search: '', status: 'active', kind: null, workerId: null };

function orderNote(filter: FamiliesFilter): 'orderName' | 'orderNameDown' | 'orderCaseNumber' | 'orderKind' {
  switch (filter.order) {
    case 'name':
      return filter.direction === 'desc' ? 'orderNameDown' : 'orderName';
    case 'case-number':
      return 'orderCaseNumber';
    case 'kind':
      return 'orderKind';
  }
}

/** Rodziny: filters live in the address, so the way back finds them. */
export function FamiliesPage(): ReactNode {
  const t = useText('families');
  const common = useText();
  const can = useCan();
  const go = useGo();
  const client = useClient();
  const [filter, change] = useScreenSearch(familiesScreen);
  const rows = useFamilyRows(filter);
  const [hidden, setHidden] = useRememberedColumns('families.list', HIDDEN_AT_FIRST);
  const [selected, setSelected] = useState<{ ids: ReadonlySet<string>; rows: readonly FamilyRow[] }>({
    ids: new Set(),
    rows: [],
  });
  const columns = familiesColumns({ ask: (who) => t('list.ask', { who }) });
  const words = familyFilterWords(filter, useFamilyFilterNames(filter));
  const unfiltered = isUnfiltered(filter);
  const exported = columns
    .filter((column) => column.fixed === true || !hidden.has(column.key))
    .map((column) => column.key);
  const ofTotal = (count: number): string => t('ofTotal', { count, formatted: fmt.integer(count) });
  const count =
    rows.count === null || rows.total === null
      ? undefined
      : rows.count === rows.total
        ? t('count', { count: rows.total, formatted: fmt.integer(rows.total) })
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
          {can('families.export') ? (
            <>
              <ExportMenu ask={(format) => client.families.exportList({ filter, columns: exported, format })} />
              <Action
                kind="quiet"
                label={common('print')}
                icon={<PrintRegular />}
                shortcut="Ctrl+P"
                onClick={() => go(screenPath(printFamiliesScreen, {}, filter))}
              />
            </>
          ) : null}
          {can('families.edit') ? (
            <Action
              kind="primary"
              label={t('new')}
              icon={<HomeAddRegular />}
              shortcut="Ctrl+N"
              onClick={() => go(PATHS.newFamily)}
            />
          ) : null}
        </>
      }
    >
      <FilterBar end={<ColumnChooser columns={columns} hidden={hidden} onChange={setHidden} />}>
        <SearchField label={t('search')} value={filter.search} onSearch={(search) => change({ search })} />
        <FamiliesChips filter={filter} onChange={change} />
        {unfiltered ? null : <ClearFilters onClear={() => change(NO_FILTER)} />}
      </FilterBar>
      <DataTable
        label={t('title')}
        columns={columns}
        hidden={hidden}
        rows={rows}
        rowId={(row) => row.id}
        onOpen={(row) => go(familyPath(row.id))}
        order={{ by: filter.order, descending: filter.direction === 'desc' }}
        onOrder={(order) => {
          const by = FAMILY_ORDERS.find((known) => known === order.by) ?? 'name';
          change({ order: by, direction: order.descending === true ? 'desc' : 'asc' });
        }}
        selection={{ ids: selected.ids, onChange: (ids, chosen) => setSelected({ ids, rows: chosen }) }}
        rememberAs={`families ${JSON.stringify(filter)}`}
        errorTitle={t('list.error')}
        empty={
          unfiltered ? (
            <EmptyState
              icon={<HomeAddRegular />}
              title={t('list.emptyTitle')}
              text={can('families.edit') ? t('list.emptyText') : t('list.emptyReadOnly')}
              {...(can('families.edit')
                ? {
                    actions: <Action label={t('new')} icon={<HomeAddRegular />} onClick={() => go(PATHS.newFamily)} />,
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
          {...(one?.shown === true ? { detail: one.name } : {})}
          onClear={() => setSelected({ ids: new Set(), rows: [] })}
          actions={
            one === undefined ? null : (
              <>
                <Action size="small" label={t('list.openCard')} onClick={() => go(familyPath(one.id))} />
                {can('families.export') && one.shown ? (
                  <Action
                    size="small"
                    label={t('list.printCard')}
                    onClick={() => go(screenPath(printFamilyScreen, { familyId: one.id }))}
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
export function useFamilyFilterNames(filter: FamiliesFilter): { worker: string | null } {
  const workers = useWorkers();
  return { worker: workers.data?.find((one) => one.id === filter.workerId)?.displayName ?? null };
}

function FamiliesChips(props: {
  filter: FamiliesFilter;
  onChange: (change: Partial<FamiliesFilter>) => void;
}): ReactNode {
  const t = useText('families');
  const { filter, onChange } = props;
  const workers = useWorkers();
  return (
    <>
      <FilterChip
        label={t('filter.kind')}
        choices={FAMILY_KINDS.map((value) => ({ value, label: FAMILY_KIND_LABELS[value] }))}
        value={filter.kind}
        onChange={(value) => onChange({ kind: FAMILY_KINDS.find((kind) => kind === value) ?? null })}
      />
      <FilterChip
        label={t('filter.worker')}
        choices={(workers.data ?? []).map((one) => ({ value: one.id, label: one.displayName }))}
        value={filter.workerId}
        onChange={(value) => onChange({ workerId: workers.data?.find((one) => one.id === value)?.id ?? null })}
      />
      <FilterChip
        label={t('filter.status')}
        choices={[
          { value: 'archived', label: t('filter.statusArchived') },
          { value: 'all', label: t('filter.statusAll') },
        ]}
        value={filter.status === 'active' ? null : filter.status}
        onChange={(value) => onChange({ status: value === 'archived' || value === 'all' ? value : 'active' })}
      />
    </>
  );
}

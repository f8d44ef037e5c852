import type { ReactNode } from 'react';

import { FAMILY_KIND_LABELS } from '#shared/features/families/families.labels.ts';
import { FAMILY_KINDS, type FamiliesFilter } from '#shared/features/families/families.schema.ts';
import { useApi, useCan, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { FilterChip } from '../../ui/filters.tsx';
import { HomeAddRegular } from '../../ui/icons.ts';
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
import { familyPath, PATHS } from '../../ui/paths.ts';
import { screenPath, useScreenSearch } from '../../ui/screen.ts';
import { familiesColumns, HIDDEN_AT_FIRST } from './families-columns.tsx';
import { familyFilterWords } from './filter-words.ts';
import { useFamilyRows } from './queries.ts';
import { familiesList, familiesScreen, printFamiliesScreen, printFamilyScreen } from './screens.ts';

/** Rodziny. */
export function FamiliesPage(): ReactNode {
  const t = useText('families');
  const can = useCan();
  const client = useClient();
  const api = useApi();
  const [filter, change] = useScreenSearch(familiesScreen);
  const columns = useFamiliesColumns();
  const exported = columns.shown.map((column) => column.key);
  const gone = useWorkerGone(filter.workerId) ? [t('filter.worker')] : [];
  const selectedFilter = (ids: string[]) => onlySelected(widened(familiesScreen, filter), ids);
  return (
    <ListPage
      texts="families"
      screen={familiesScreen}
      filter={filter}
      onFilter={change}
      filterWords={familyFilterWords(filter, useFamilyFilterNames(filter))}
      chips={<FamiliesChips filter={filter} onChange={change} />}
      orders={{
        name: [t('list.orderName'), t('list.orderNameDown')],
        'case-number': [t('list.orderCaseNumber'), t('list.orderCaseNumberDown')],
        kind: [t('list.orderKind'), t('list.orderKindDown')],
      }}
      rows={useFamilyRows(filter)}
      columns={columns}
      nameOf={(row) => (row.shown ? row.name : undefined)}
      cardPath={(row) => familyPath(row.id)}
      create={can('families.edit') ? { path: PATHS.newFamily, icon: <HomeAddRegular /> } : undefined}
      emptyIcon={<HomeAddRegular />}
      gives="family"
      savable={familiesList}
      gone={gone}
      shownOfSelected={{
        queryKey: api.families.list.key(),
        count: async (ids, signal) =>
          (await client.families.list({ filter: { ...filter, ids }, window: { offset: 0, limit: 1 } }, { signal }))
            .count,
      }}
      output={
        can('families.export')
          ? {
              ask: (format, signal) => client.families.exportList({ filter, columns: exported, format }, { signal }),
              listPath: screenPath(printFamiliesScreen, {}, filter),
              ofSelected: (ids) => ({
                ask: (format, signal) =>
                  client.families.exportList({ filter: selectedFilter(ids), columns: exported, format }, { signal }),
                listPath: screenPath(printFamiliesScreen, {}, selectedFilter(ids)),
              }),
              cardPath: (row) => (row.shown ? screenPath(printFamilyScreen, { familyId: row.id }) : undefined),
            }
          : undefined
      }
    />
  );
}

/** The columns of the list as the user has chosen them, for the screen and for its print. */
export function useFamiliesColumns() {
  const t = useText('families');
  return useListColumns('families.list', familiesColumns({ ask: (who) => t('list.ask', { who }) }), HIDDEN_AT_FIRST);
}

/** Names of what the filter holds ids of. */
export function useFamilyFilterNames(filter: FamiliesFilter): { worker: string | null } {
  return { worker: useWorkerName(filter.workerId) };
}

function FamiliesChips(props: {
  filter: FamiliesFilter;
  onChange: (change: Partial<FamiliesFilter>) => void;
}): ReactNode {
  const t = useText('families');
  const { filter, onChange } = props;
  return (
    <>
      <FilterChip
        label={t('filter.kind')}
        choices={FAMILY_KINDS.map((value) => ({ value, label: FAMILY_KIND_LABELS[value] }))}
        value={filter.kind}
        onChange={(value) => onChange({ kind: FAMILY_KINDS.find((kind) => kind === value) ?? null })}
      />
      <WorkerChip label={t('filter.worker')} value={filter.workerId} onChange={onChange} />
      <StatusChip value={filter.status} onChange={onChange} />
    </>
  );
}

import type { ReactNode } from 'react';

import { LIST_STATUSES, type ListFilter } from '#shared/contract/list.ts';
import { i18n, useText } from '#renderer/i18n/index.ts';
import { FilterChip } from '../filters.tsx';
import { useWorkers } from '../use-workers.ts';

/** In use, in the archive, or both; untouched it shows what is in use, and says so. */
export function StatusChip(props: {
  readonly value: ListFilter['status'];
  readonly onChange: (part: Pick<ListFilter, 'status'>) => void;
}): ReactNode {
  const t = useText();
  return (
    <FilterChip
      label={t('list.status')}
      atRest={{ value: 'active', label: t('list.statusActive') }}
      choices={[
        { value: 'archived', label: t('list.statusArchived') },
        { value: 'all', label: t('list.statusAll') },
      ]}
      value={props.value === 'active' ? null : props.value}
      onChange={(value) => props.onChange({ status: LIST_STATUSES.find((one) => one === value) ?? 'active' })}
    />
  );
}

/** Who leads the record; the word for that is the feature's. */
export function WorkerChip(props: {
  readonly label: string;
  readonly value: ListFilter['workerId'];
  readonly onChange: (part: Pick<ListFilter, 'workerId'>) => void;
}): ReactNode {
  const { data } = useWorkers();
  const workers = data ?? [];
  return (
    <FilterChip
      label={props.label}
      choices={workers.map((one) => ({ value: one.id, label: one.displayName }))}
      value={props.value}
      complete={data !== undefined}
      onChange={(value) => props.onChange({ workerId: workers.find((one) => one.id === value)?.id ?? null })}
    />
  );
}

/** The worker a filter holds the id of; null while unknown or when nobody is chosen. */
export function useWorkerName(workerId: ListFilter['workerId']): string | null {
  const workers = useWorkers();
  return workers.data?.find((one) => one.id === workerId)?.displayName ?? null;
}

/** True when the filter holds the id of somebody who is no worker any more. */
export function useWorkerGone(workerId: ListFilter['workerId']): boolean {
  const { data } = useWorkers();
  return workerId !== null && data !== undefined && !data.some((one) => one.id === workerId);
}

const STATUS_KEYS = {
  active: 'list.statusActive',
  archived: 'list.statusArchived',
  all: 'list.statusAll',
} as const satisfies Record<ListFilter['status'], string>;

/**
 * The filters every list has, in words; `own` are those of the feature and stand between search and status. The status
 * is always among them: untouched it leaves the archive out.
 */
export function listFilterWords(
  filter: Pick<ListFilter, 'search' | 'status' | 'workerId'>,
  worker: { readonly label: string; readonly name: string | null },
  own: readonly (string | null)[],
): readonly string[] {
  const t = i18n.getFixedT(null, 'common');
  const words = [
    filter.search === '' ? null : t('list.searched', { text: filter.search }),
    ...own,
    filter.workerId === null ? null : `${worker.label}: ${worker.name ?? t('list.otherWorker')}`,
    `${t('list.status')}: ${t(STATUS_KEYS[filter.status])}`,
  ];
  return words.filter((word) => word !== null);
}

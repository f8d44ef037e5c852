import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import type { NotesFilter } from '#shared/features/family-work/notes.schema.ts';
import type { TaskRow, TasksFilter } from '#shared/features/family-work/tasks.schema.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';
import { useApi, useCan, useClient } from '../../client/index.ts';
import { useWindowedRows, type WindowedRows } from '../../ui/table/index.ts';

const NOTES_AT_ONCE = 50;

/** The newest notes of a record, and on demand what is older. */
export function useNotes(record: WorkRecord, filter: NotesFilter) {
  const api = useApi();
  return useInfiniteQuery(
    api.notes.list.infiniteOptions({
      input: (offset: number) => ({ record, filter, window: { offset, limit: NOTES_AT_ONCE } }),
      initialPageParam: 0,
      getNextPageParam: ({ count }, _pages, offset) =>
        offset + NOTES_AT_ONCE < count ? offset + NOTES_AT_ONCE : undefined,
      placeholderData: keepPreviousData,
    }),
  );
}

export function useNoteVersions(id: RecordId) {
  const api = useApi();
  return useQuery(api.notes.versions.queryOptions({ input: { id } }));
}

/** The list of tasks for a filter, fetched in windows of what is looked at. */
export function useTaskRows(filter: TasksFilter): WindowedRows<TaskRow> {
  const api = useApi();
  const client = useClient();
  return useWindowedRows<TaskRow>({
    queryKey: [...api.tasks.list.key(), filter],
    fetchWindow: async (offset, limit, signal) => {
      const { rows, count } = await client.tasks.list({ filter, window: { offset, limit } }, { signal });
      return { rows, count, total: count };
    },
  });
}

/** The first tasks of a filter, and how many are overdue. */
export function useFirstTasks(filter: TasksFilter, limit: number) {
  const api = useApi();
  const can = useCan();
  return useQuery(
    api.tasks.list.queryOptions({ input: { filter, window: { offset: 0, limit } }, enabled: can('tasks.view') }),
  );
}

export function useRecordTasks(record: WorkRecord) {
  const api = useApi();
  return useQuery(api.tasks.ofRecord.queryOptions({ input: { record } }));
}

/** How many open tasks about a record may be cancelled with it; that of an assessment follows the assessments. */
export function useOpenTasks(record: WorkRecord): number {
  const api = useApi();
  const can = useCan();
  const tasks = useQuery(api.tasks.ofRecord.queryOptions({ input: { record }, enabled: can('tasks.view') }));
  const rows = tasks.data?.rows ?? [];
  return rows.filter((row) => row.shown && row.state === 'open' && row.source !== 'assessment').length;
}

export function useFamilyWork(familyId: FamilyId) {
  const api = useApi();
  return useQuery(api.plans.open.queryOptions({ input: { familyId } }));
}

export function useAssessmentDue(familyId: FamilyId) {
  const api = useApi();
  const can = useCan();
  return useQuery(api.plans.due.queryOptions({ input: { familyId }, enabled: can('plans.view') }));
}

/** After anything about work changed: chronicle, tasks, plans, the list of families and histories ask anew. */
export function useWorkChanged(): () => Promise<void> {
  const api = useApi();
  const queries = useQueryClient();
  return useCallback(async () => {
    const keys = [
      api.notes.key(),
      api.tasks.key(),
      api.plans.key(),
      api.families.list.key(),
      api.families.history.key(),
      api.people.history.key(),
    ];
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  }, [api, queries]);
}

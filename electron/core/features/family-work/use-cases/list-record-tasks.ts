import { archivedOnOf } from '#db/repositories/kept-records.repository.ts';
import { tasksOfRecord } from '#db/repositories/tasks.repository.ts';
import type { TaskRow } from '#shared/features/family-work/tasks.schema.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { allowedOn, requireSight, viewerOf } from '../../../records/viewer.ts';

/** The tasks of one record, open ones first. */
export async function listRecordTasks(
  deps: Deps,
  actor: Actor,
  { record }: { readonly record: WorkRecord },
): Promise<{ rows: TaskRow[]; may: { edit: boolean } }> {
  const viewer = viewerOf(deps, actor, 'tasks.view');
  return await view(deps, actor, async (r) => {
    await requireSight(r, viewer, record.kind, [record.id]);
    const [rows, allowed, archivedOn] = await Promise.all([
      tasksOfRecord(r, viewer, record),
      allowedOn(r, actor, viewer, record, ['tasks.edit']),
      archivedOnOf(r, record.kind, record.id),
    ]);
    const may = { edit: allowed.has('tasks.edit') && archivedOn === null };
    return { result: { rows, may }, subjects: [record] };
  });
}

import { insertTasks } from '#db/repositories/tasks.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import { termProblems } from '#shared/features/family-work/family-work.rules.ts';
import type { TaskFields } from '#shared/features/family-work/tasks.schema.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { ownerProblems, requireWorkOn } from '../work-record.ts';

/** Adds a task by hand. */
export async function addTask(
  deps: Deps,
  actor: Actor,
  { record, fields }: { readonly record: WorkRecord; readonly fields: TaskFields },
): Promise<{ id: RecordId; version: number }> {
  const id = asRecordId(deps.ids.next());
  return await command(deps, actor, async (tx, audit) => {
    const viewer = await requireWorkOn(tx, deps, actor, 'tasks.edit', record);
    const owner = await ownerProblems(tx, viewer, 'userId', 'Kto', fields.userId);
    refuseProblems('fields', [...termProblems('Termin', 'dueOn', fields.dueOn, viewer.today), ...owner]);
    const change = { by: actor.userId, at: deps.clock.now() };
    await insertTasks(tx, [{ ...fields, id, record, source: 'hand', change }]);
    const { dueOn, userId } = fields;
    await audit({
      subjects: [record],
      fields: ['what', 'dueOn', 'userId'],
      after: { dueOn, userId },
      detail: { taskId: id, taskVersion: 1 },
    });
    return { id, version: 1 };
  });
}

import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { archiveRecord } from '../../../records/archive-record.ts';
import { keepAssessmentTask } from '../../../records/assessment-task.ts';

/** Puts a family into the archive with the reason; no assessment is due in it. */
export async function archiveFamily(
  deps: Deps,
  actor: Actor,
  input: { readonly id: FamilyId; readonly version: number; readonly reason: string; readonly cancelTasks: boolean },
): Promise<{ id: FamilyId; version: number }> {
  const { id, version } = input;
  return await archiveRecord(deps, actor, { kind: 'family', id, version }, input, (tx, audit) =>
    keepAssessmentTask(tx, audit, deps, actor, id),
  );
}

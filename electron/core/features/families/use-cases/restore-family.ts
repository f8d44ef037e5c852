import { assignmentsOf } from '#db/repositories/assignments.repository.ts';
import { insertException } from '#db/repositories/caseloads.repository.ts';
import { setRestored } from '#db/repositories/families.repository.ts';
import { archivedOnOf } from '#db/repositories/kept-records.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { restoreRecord } from '../../../records/archive-record.ts';
import { keepAssessmentTask } from '../../../records/assessment-task.ts';
import { exceptionsOfReturning } from '../../../records/caseload-limit.ts';

/**
 * Takes a family out of the archive: it counts to the limit of its worker again.
 * @throws AppError INVALID_INPUT at `limitReason` when the worker has no room and no reason is given; as `restoreRecord`
 */
export async function restoreFamily(
  deps: Deps,
  actor: Actor,
  input: { readonly id: FamilyId; readonly version: number; readonly limitReason: string | null },
): Promise<{ id: FamilyId; version: number }> {
  const { id, version, limitReason } = input;
  const target = { kind: 'family', id, version } as const;
  const returning = async (tx: Tx): Promise<Readonly<Record<string, unknown>>> => {
    const workers = await assignmentsOf(tx, 'family', id);
    const exceptions = await exceptionsOfReturning(tx, deps, actor, { id, workers }, limitReason);
    for (const exception of exceptions) await insertException(tx, exception, { familyId: id });
    const now = today(deps.clock.now());
    const archivedOn = await archivedOnOf(tx, 'family', id);
    // On the day of archiving it is the slip that is undone: no work begins anew.
    if (archivedOn !== null && archivedOn < now) await setRestored(tx, id, now);
    return exceptions.length === 0 ? {} : { limitReason };
  };
  return await restoreRecord(deps, actor, target, returning, (tx, audit) =>
    keepAssessmentTask(tx, audit, deps, actor, id),
  );
}

import { assignmentsOf } from '#db/repositories/assignments.repository.ts';
import { insertException } from '#db/repositories/caseloads.repository.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { restoreRecord } from '../../../records/archive-record.ts';
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
  return await restoreRecord(deps, actor, { kind: 'family', id, version }, async (tx) => {
    const workers = await assignmentsOf(tx, 'family', id);
    const exceptions = await exceptionsOfReturning(tx, deps, actor, { id, workers }, limitReason);
    for (const exception of exceptions) await insertException(tx, exception, { familyId: id });
    return exceptions.length === 0 ? {} : { limitReason };
  });
}

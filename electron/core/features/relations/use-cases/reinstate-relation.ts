import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { changeStoredRelation, refuseContradiction, type RelationTarget } from '../change-relation.ts';

/** Undoes a withdrawal. @throws AppError ALREADY_DONE, RULE_BROKEN when it no longer fits, and as `changeStoredRelation` */
export async function reinstateRelation(
  deps: Deps,
  actor: Actor,
  target: RelationTarget,
): Promise<{ relationId: RecordId; version: number }> {
  return await changeStoredRelation(deps, actor, target, async (relation, _today, tx) => {
    if (relation.withdrawn === null) throw new AppError('ALREADY_DONE', { state: 'in use' });
    await refuseContradiction(tx, relation, null);
    return { withdrawn: null };
  });
}

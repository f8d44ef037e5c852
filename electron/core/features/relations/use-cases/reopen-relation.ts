import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { changeStoredRelation, type RelationTarget } from '../change-relation.ts';

/** Undoes an end: the relation goes on. @throws AppError ALREADY_DONE, and as `changeStoredRelation` */
export async function reopenRelation(
  deps: Deps,
  actor: Actor,
  target: RelationTarget,
): Promise<{ relationId: RecordId; version: number }> {
  return await changeStoredRelation(deps, actor, target, (relation) => {
    if (relation.withdrawn !== null) throw new AppError('RULE_BROKEN', { rule: 'archived' });
    if (relation.to === null) throw new AppError('ALREADY_DONE', { state: 'open' });
    const { from, basis, note } = relation;
    return { fields: { from, to: null, endReason: null, basis, note } };
  });
}

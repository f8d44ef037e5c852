import { endedByDeath } from '#shared/features/relations/relations.rules.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { viewerOf } from '../../../records/viewer.ts';
import { changeStoredRelation, deathsTold, otherOf, type RelationTarget } from '../change-relation.ts';

/**
 * Undoes an end: the relation goes on, for somebody who has died until the death.
 * @throws AppError ALREADY_DONE, RULE_BROKEN {rule: 'relation ended by death'}, and as `changeStoredRelation`
 */
export async function reopenRelation(
  deps: Deps,
  actor: Actor,
  target: RelationTarget,
): Promise<{ relationId: RecordId; version: number }> {
  return await changeStoredRelation(deps, actor, target, async (relation, _today, tx) => {
    if (relation.withdrawn !== null) throw new AppError('RULE_BROKEN', { rule: 'archived' });
    if (relation.to === null) throw new AppError('ALREADY_DONE', { state: 'open' });
    const { kind, from, basis, note } = relation;
    const deaths = await deathsTold(tx, viewerOf(deps, actor, 'people.view'), target.id, otherOf(relation, target.id));
    if (relation.endReason === 'death' && deaths.length > 0) {
      throw new AppError('RULE_BROKEN', { rule: 'relation ended by death' });
    }
    return { fields: endedByDeath(kind, { from, to: null, endReason: null, basis, note }, deaths) };
  });
}

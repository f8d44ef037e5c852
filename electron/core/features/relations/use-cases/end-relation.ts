import { storedPerson } from '#db/repositories/people.repository.ts';
import type { EndReason } from '#shared/features/relations/relation-kinds.ts';
import { endedAfterDeath, relationProblems } from '#shared/features/relations/relations.rules.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { viewerOf } from '../../../records/viewer.ts';
import { changeStoredRelation, deathsTold, otherOf, type RelationTarget } from '../change-relation.ts';

/** A relation ends on a day; it keeps its dates. @throws AppError ALREADY_DONE, and as `changeStoredRelation` */
export async function endRelation(
  deps: Deps,
  actor: Actor,
  { to, endReason, ...target }: RelationTarget & { readonly to: LocalDate; readonly endReason: EndReason },
): Promise<{ relationId: RecordId; version: number }> {
  return await changeStoredRelation(deps, actor, target, async (relation, today, tx) => {
    if (relation.withdrawn !== null) throw new AppError('RULE_BROKEN', { rule: 'archived' });
    if (relation.to !== null) throw new AppError('ALREADY_DONE', { state: 'ended' });
    const { from, basis, note } = relation;
    const fields = { from, to, endReason, basis, note };
    const own = await storedPerson(tx, target.id);
    const deaths = await deathsTold(tx, viewerOf(deps, actor, 'people.view'), target.id, otherOf(relation, target.id));
    // The beginning was written down before, perhaps without a day: only the end is asked about.
    const problems = relationProblems(relation.kind, fields, own === null ? [] : [own.birthDate], today);
    refuseProblems(null, [
      ...problems.filter(({ path }) => path !== 'from'),
      ...endedAfterDeath(relation.kind, fields, deaths),
    ]);
    return { fields };
  });
}

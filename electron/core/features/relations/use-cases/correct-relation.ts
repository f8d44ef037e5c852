import { storedPerson } from '#db/repositories/people.repository.ts';
import { storedAs, type RelationRole } from '#shared/features/relations/relation-roles.ts';
import {
  begunAfterDeath,
  endedAfterDeath,
  normaliseRelation,
  relationProblems,
} from '#shared/features/relations/relations.rules.ts';
import type { RelationFields } from '#shared/features/relations/relations.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { viewerOf } from '../../../records/viewer.ts';
import {
  changeStoredRelation,
  deathsTold,
  otherOf,
  refuseContradiction,
  type RelationTarget,
} from '../change-relation.ts';
import { isNamedBesides, requireSightBesides } from '../family-members.ts';

/**
 * Dates, reason of the end, basis, notes and the kind as they should have been written. Another kind is judged by the birth
 * dates of both, so whoever corrects it has to be allowed to see both.
 * @throws as `changeStoredRelation`
 */
export async function correctRelation(
  deps: Deps,
  actor: Actor,
  { fields, role, ...target }: RelationTarget & { readonly fields: RelationFields; readonly role: RelationRole | null },
): Promise<{ relationId: RecordId; version: number }> {
  return await changeStoredRelation(deps, actor, target, async (relation, today, tx) => {
    if (relation.withdrawn !== null) throw new AppError('RULE_BROKEN', { rule: 'archived' });
    const typed = normaliseRelation(fields);
    // A day refused for the birth date of the other one would tell it: only the own person's counts here.
    const own = await storedPerson(tx, target.id);
    const births = own === null ? [] : [own.birthDate];
    const otherId = otherOf(relation, target.id);
    const viewer = viewerOf(deps, actor, 'people.view');
    const deaths = await deathsTold(tx, viewer, target.id, otherId);
    // Words about somebody who may not be named were not shown, so what comes back in their place is not theirs.
    const isNamed = await isNamedBesides(tx, viewer, target.id, otherId);
    const wanted = isNamed ? typed : { ...typed, basis: relation.basis, note: relation.note };
    const sides = role === null ? null : storedAs(target.id, otherId, role);
    const isOther = sides !== null && (sides.kind !== relation.kind || sides.firstId !== relation.firstId);
    if (isOther) {
      await requireSightBesides(tx, viewer, target.id, otherId);
      const other = await storedPerson(tx, otherId);
      if (other !== null) births.push(other.birthDate);
      await refuseContradiction(tx, { ...sides, id: relation.id }, null);
    }
    const kind = sides?.kind ?? relation.kind;
    refuseProblems('fields', relationProblems(kind, wanted, births, today));
    refuseProblems('fields', begunAfterDeath(kind, wanted, deaths));
    refuseProblems('fields', endedAfterDeath(kind, wanted, deaths));
    return { fields: wanted, sides: isOther ? sides : null };
  });
}

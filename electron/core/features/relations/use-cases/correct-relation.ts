import { storedPerson } from '#db/repositories/people.repository.ts';
import { normaliseRelation, relationProblems } from '#shared/features/relations/relations.rules.ts';
import type { RelationFields } from '#shared/features/relations/relations.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { changeStoredRelation, type RelationTarget } from '../change-relation.ts';

/** Dates, reason of the end, basis and notes as they should have been written. @throws as `changeStoredRelation` */
export async function correctRelation(
  deps: Deps,
  actor: Actor,
  { fields, ...target }: RelationTarget & { readonly fields: RelationFields },
): Promise<{ relationId: RecordId; version: number }> {
  return await changeStoredRelation(deps, actor, target, async (relation, today, tx) => {
    if (relation.withdrawn !== null) throw new AppError('RULE_BROKEN', { rule: 'archived' });
    const wanted = normaliseRelation(fields);
    // A day refused for the birth date of the other one would tell it: only the own person's counts here.
    const own = await storedPerson(tx, target.id);
    const births = own === null ? [] : [own.birthDate];
    refuseProblems('fields', relationProblems(relation.kind, wanted, births, today));
    return { fields: wanted };
  });
}

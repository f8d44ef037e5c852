import { storedPerson } from '#db/repositories/people.repository.ts';
import { insertRelations, relationsTouching } from '#db/repositories/relations.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import { lastDayOfLife } from '#shared/features/people/person-details.labels.ts';
import { overlappingMarriages } from '#shared/features/relations/kinship.rules.ts';
import { storedAs } from '#shared/features/relations/relation-roles.ts';
import {
  begunAfterDeath,
  endedAfterDeath,
  endedByDeath,
  normaliseRelation,
  relationProblems,
} from '#shared/features/relations/relations.rules.ts';
import type { RelationInput } from '#shared/features/relations/relations.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { PersonId, RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';
import { requireSightBesides } from '../family-members.ts';
import { namingRules, recordedRelation, refuseContradiction, subjectsOf } from '../change-relation.ts';

/**
 * Writes down what somebody is to a person; a marriage of somebody who has died ends with the death. The actor may change the one and see the other, or read the name
 * of the other on the card of a family of the first.
 * @returns whether a marriage now overlaps with another one: said, not refused
 */
export async function relatePeople(
  deps: Deps,
  actor: Actor,
  input: { readonly id: PersonId; readonly relation: RelationInput },
): Promise<{ relationId: RecordId; version: number; overlaps: boolean }> {
  const { id, relation } = input;
  const { otherId, role } = relation;
  const viewer = viewerOf(deps, actor, 'people.edit');
  return await command(deps, actor, async (tx, audit) => {
    await requireSight(tx, viewer, 'person', [id]);
    await requireSightBesides(tx, viewerOf(deps, actor, 'people.view'), id, otherId);
    if (otherId === id) {
      refuseProblems('relation', [{ path: 'otherId', message: 'Osoba: wskaż kogoś innego niż ta sama osoba.' }]);
    }
    const [person, other] = await Promise.all([storedPerson(tx, id), storedPerson(tx, otherId)]);
    if (person === null || other === null) throw new AppError('NOT_FOUND', { kind: 'person' });
    if (person.archivedOn !== null) throw new AppError('RULE_BROKEN', { rule: 'archived' });
    const sides = storedAs(id, otherId, role);
    const typed = normaliseRelation(relation);
    const births = [person.birthDate, other.birthDate];
    refuseProblems('relation', relationProblems(sides.kind, typed, births, viewer.today));
    const deaths = [person.death, other.death].flatMap((death) => (death === null ? [] : [lastDayOfLife(death)]));
    refuseProblems('relation', begunAfterDeath(sides.kind, typed, deaths));
    refuseProblems('relation', endedAfterDeath(sides.kind, typed, deaths));
    await refuseContradiction(tx, sides, 'relation.otherId');
    const fields = endedByDeath(sides.kind, typed, deaths);
    const relationId = asRecordId(deps.ids.next());
    const row = { ...sides, ...fields, id: relationId, at: deps.clock.now(), by: actor.userId };
    await namingRules('relation.otherId', () => insertRelations(tx, [row]));
    const overlaps = sides.kind === 'marriage' && (await marriageOverlaps(tx, [id, otherId], relationId));
    await audit({
      subjects: subjectsOf(sides),
      fields: ['relations'],
      before: { relation: null },
      after: { relation: recordedRelation({ ...row, withdrawn: null }) },
      detail: { relationVersion: 1 },
    });
    return { relationId, version: 1, overlaps };
  });
}

async function marriageOverlaps(
  tx: Parameters<typeof relationsTouching>[0],
  people: readonly string[],
  relationId: RecordId,
): Promise<boolean> {
  const relations = await relationsTouching(tx, people);
  return people.some((id) => overlappingMarriages(id, relations).has(relationId));
}

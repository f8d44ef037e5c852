import { storedFamily } from '#db/repositories/families.repository.ts';
import { sightOf } from '#db/repositories/reach.repository.ts';
import { relativesOf } from '#db/repositories/relatives.repository.ts';
import { relationsTouching, withdrawnRelations } from '#db/repositories/relations.repository.ts';
import { proposedRelations, type ProposedAmong } from '#shared/features/relations/proposed-relations.rules.ts';
import type { ProposedRelation } from '#shared/features/relations/relations.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';

/**
 * Relations that follow from the roles in a family and are not written down, between members whom the actor may both see.
 * Ids only: the family's card names them. Nothing is written.
 * @throws as `requireSight`
 */
export async function proposeRelations(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: FamilyId },
): Promise<ProposedRelation[]> {
  return await deps.read(async (r) => {
    const viewer = viewerOf(deps, actor, 'people.edit');
    await requireSight(r, viewer, 'family', [id]);
    const family = await storedFamily(r, id);
    if (family === null) throw new AppError('NOT_FOUND', { kind: 'family' });
    const { today } = viewer;
    const present = family.members.filter(({ from, to }) => from <= today && (to === null || to >= today));
    const ids = [...new Set(present.map(({ personId }) => personId))];
    const [people, sights, relations] = await Promise.all([
      relativesOf(r, viewer, ids),
      sightOf(r, viewer, 'person', ids),
      relationsTouching(r, ids),
    ]);
    const members = present.flatMap(({ personId, role }): ProposedAmong<PersonId>[] => {
      const person = people.get(personId);
      if (person?.shown !== true || person.archived || sights.get(personId)?.kind !== 'shown') return [];
      return [{ personId, role, birthDate: person.birthDate }];
    });
    const children = members.filter(({ role }) => role === 'child').map(({ personId }) => personId);
    const withdrawn = (await Promise.all(children.map((child) => withdrawnRelations(r, child)))).flat();
    return [
      ...proposedRelations(
        members,
        relations,
        withdrawn.map(({ firstId, secondId }) => [firstId, secondId] as const),
      ),
    ];
  });
}

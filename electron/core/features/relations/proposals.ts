import { storedFamily } from '#db/repositories/families.repository.ts';
import { sightOf } from '#db/repositories/reach.repository.ts';
import { relativesOf } from '#db/repositories/relatives.repository.ts';
import { relationsTouching, withdrawnRelations } from '#db/repositories/relations.repository.ts';
import { skippedRelationsOf, type StoredSkip } from '#db/repositories/skipped-relations.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import { proposedRelations, type ProposedAmong } from '#shared/features/relations/proposed-relations.rules.ts';
import type { ProposedRelation } from '#shared/features/relations/relations.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, PersonId } from '#shared/kernel/ids.ts';

import { requireSight, type Viewer } from '../../records/viewer.ts';

/** A proposal with the row that skips it, if any. */
export interface Proposed {
  readonly proposal: ProposedRelation;
  readonly skip: StoredSkip | null;
}

/**
 * Relations that follow from the roles in a family and are not written down, between members whom the viewer may both see.
 * @throws as `requireSight`
 */
export async function proposalsOf(r: Reader, viewer: Viewer, id: FamilyId): Promise<readonly Proposed[]> {
  await requireSight(r, viewer, 'family', [id]);
  const family = await storedFamily(r, id);
  if (family === null) throw new AppError('NOT_FOUND', { kind: 'family' });
  const { today } = viewer;
  const present = family.members.filter(({ from, to }) => from <= today && (to === null || to >= today));
  const ids = [...new Set(present.map(({ personId }) => personId))];
  const [people, sights, relations, skips] = await Promise.all([
    relativesOf(r, viewer, ids),
    sightOf(r, viewer, 'person', ids),
    relationsTouching(r, ids),
    skippedRelationsOf(r, id),
  ]);
  const members = present.flatMap(({ personId, role }): ProposedAmong<PersonId>[] => {
    const person = people.get(personId);
    if (person?.shown !== true || person.archived || sights.get(personId)?.kind !== 'shown') return [];
    return [{ personId, role, birthDate: person.birthDate }];
  });
  const children = members.filter(({ role }) => role === 'child').map(({ personId }) => personId);
  const withdrawn = (await Promise.all(children.map((child) => withdrawnRelations(r, child)))).flat();
  const refused = withdrawn.map(({ firstId, secondId }) => [firstId, secondId] as const);
  return proposedRelations(members, relations, refused).map((proposal) => ({
    proposal,
    skip: skips.find((one) => isOf(one, proposal)) ?? null,
  }));
}

const isOf = (skip: StoredSkip, { id, otherId, role }: ProposedRelation): boolean =>
  skip.personId === id && skip.otherId === otherId && skip.role === role;

/** The one of them that is meant. @throws AppError NOT_FOUND {kind: 'relation'} when it is not proposed (any more) */
export async function proposalOf(
  r: Reader,
  viewer: Viewer,
  familyId: FamilyId,
  { id, otherId, role }: ProposedRelation,
): Promise<Proposed> {
  const found = (await proposalsOf(r, viewer, familyId)).find(
    ({ proposal }) => proposal.id === id && proposal.otherId === otherId && proposal.role === role,
  );
  if (found === undefined) throw new AppError('NOT_FOUND', { kind: 'relation' });
  return found;
}

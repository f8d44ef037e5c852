import { childCare } from '#db/repositories/child-care.repository.ts';
import { homeCard } from '#db/repositories/home-card.repository.ts';
import { sightOf } from '#db/repositories/reach.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { ChildCare } from '#shared/features/foster-care/care.schema.ts';
import type { HomeCard } from '#shared/features/foster-care/homes.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { HomeId, PersonId } from '#shared/kernel/ids.ts';
import type { Permission } from '#shared/permissions/roles.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import type { Shown } from '../../calls/unit-of-work.ts';
import { allowedOn, requireSight, viewerOf } from '../../records/viewer.ts';
import { requireHomeSight } from './home-sight.ts';
import { proposedCareNumber } from './use-cases/place-child.ts';

/**
 * The care of a child that the actor may open under that permission, and the records it names.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED {ask}
 */
export async function openableCare(
  r: Reader,
  deps: Deps,
  actor: Actor,
  permission: Permission,
  personId: PersonId,
): Promise<Shown<ChildCare>> {
  const viewer = viewerOf(deps, actor, permission);
  const record = { kind: 'person', id: personId } as const;
  await requireSight(r, viewer, 'person', [personId]);
  const [care, allowed] = await Promise.all([
    childCare(r, viewer, personId),
    allowedOn(r, actor, viewer, record, ['care.edit', 'care.export']),
  ]);
  if (care === null) throw new AppError('NOT_FOUND', { kind: 'person' });
  const proposed = care.caseNumber === null ? await proposedCareNumber(r, viewer.today) : null;
  const may = { edit: allowed.has('care.edit'), export: allowed.has('care.export') };
  const siblings = care.siblings.filter(({ shown }) => shown);
  const lines = [...care.placements, ...siblings.flatMap(({ placements }) => placements)];
  const homes = new Set([...lines, ...care.reservations].flatMap(({ home }) => (home.name === null ? [] : [home.id])));
  return {
    result: { ...care, proposedCaseNumber: proposed, may },
    subjects: [
      record,
      ...siblings.map((one) => ({ kind: 'person', id: one.personId }) as const),
      ...[...homes].map((id) => ({ kind: 'home', id }) as const),
    ],
  };
}

/**
 * The card of a home that the actor may open under that permission, and the records it names.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED {ask}
 */
export async function openableHome(
  r: Reader,
  deps: Deps,
  actor: Actor,
  permission: Permission,
  id: HomeId,
): Promise<Shown<HomeCard>> {
  const viewer = viewerOf(deps, actor, permission);
  const familyId = await requireHomeSight(r, viewer, id);
  const children = permission === 'homes.view' ? 'care.view' : 'care.export';
  const card = await homeCard(r, { ...viewer, childReach: actor.mayReach(children) }, id);
  if (card === null) throw new AppError('NOT_FOUND', { kind: 'home' });
  const editReach = actor.mayReach('homes.edit');
  const own =
    editReach === 'own' && familyId !== null
      ? (await sightOf(r, { ...viewer, reach: 'own' }, 'family', [familyId])).get(familyId)?.kind === 'shown'
      : true;
  const named = [...card.children, ...card.reservations]
    .filter(({ name }) => name !== null)
    .map(({ personId }) => personId);
  const carers = card.carers.filter(({ name }) => name !== null).map(({ id: personId }) => personId);
  const papers = card.papers.flatMap(({ person }) => (person === null || person.name === null ? [] : [person.id]));
  return {
    result: { ...card, may: { edit: editReach !== null && own, export: actor.mayReach('homes.export') !== null } },
    subjects: [
      { kind: 'home', id },
      ...(familyId === null ? [] : [{ kind: 'family', id: familyId } as const]),
      ...[...new Set([...named, ...carers, ...papers])].map((personId) => ({ kind: 'person', id: personId }) as const),
    ],
  };
}

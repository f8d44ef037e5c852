import { leaverCard } from '#db/repositories/leaver-card.repository.ts';
import { listLeavers as listOf, type LeaversList } from '#db/repositories/leavers-list.repository.ts';
import type { ListWindow } from '#db/repositories/people-list.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { LeaverCard, LeaversFilter } from '#shared/features/foster-care/leavers.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import type { Permission } from '#shared/permissions/roles.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view, type Shown } from '../../../calls/unit-of-work.ts';
import { allowedOn, requireSight, viewerOf } from '../../../records/viewer.ts';

/** One window of those on the way to independence within reach. */
export async function listLeavers(
  deps: Deps,
  actor: Actor,
  { filter, window }: { readonly filter: LeaversFilter; readonly window: ListWindow },
): Promise<LeaversList> {
  const viewer = viewerOf(deps, actor, 'leavers.view');
  return await deps.read((r) => listOf(r, viewer, filter, window));
}

/** Opens somebody's way to independence; a person who has no path has an empty one. */
export async function openLeaver(
  deps: Deps,
  actor: Actor,
  { personId }: { readonly personId: PersonId },
): Promise<LeaverCard> {
  return await view(deps, actor, (r) => openableLeaver(r, deps, actor, 'leavers.view', personId));
}

/**
 * The way to independence of a person whom the actor may open under that permission, and the records it names.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED {ask}
 */
export async function openableLeaver(
  r: Reader,
  deps: Deps,
  actor: Actor,
  permission: Permission,
  personId: PersonId,
): Promise<Shown<LeaverCard>> {
  const viewer = viewerOf(deps, actor, permission);
  const record = { kind: 'person', id: personId } as const;
  await requireSight(r, viewer, 'person', [personId]);
  const [card, allowed] = await Promise.all([
    leaverCard(r, viewer, personId),
    allowedOn(r, actor, viewer, record, ['leavers.edit', 'leavers.export']),
  ]);
  if (card === null) throw new AppError('NOT_FOUND', { kind: 'person' });
  const guardians = card.paths.flatMap((path) =>
    path.guardians.flatMap(({ personId: id, name }) => (id === null || name === null ? [] : [id])),
  );
  return {
    result: { ...card, may: { edit: allowed.has('leavers.edit'), export: allowed.has('leavers.export') } },
    subjects: [
      record,
      ...[...new Set(guardians)].map((id) => ({ kind: 'person', id }) as const),
      ...(card.home === null || card.home.name === null ? [] : [{ kind: 'home', id: card.home.id } as const]),
    ],
  };
}

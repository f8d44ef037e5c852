import { familyCard } from '#db/repositories/family-card.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { FamilyCard } from '#shared/features/families/families.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import type { Permission } from '#shared/permissions/roles.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import type { Shown } from '../../calls/unit-of-work.ts';
import { allowedOn, requireSight, viewerOf } from '../../records/viewer.ts';

/**
 * The card of a family that the actor may open under that permission, and the records it names.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED {ask}
 */
export async function openableFamily(
  r: Reader,
  deps: Deps,
  actor: Actor,
  permission: Permission,
  id: FamilyId,
): Promise<Shown<FamilyCard>> {
  const viewer = viewerOf(deps, actor, permission);
  const record = { kind: 'family', id } as const;
  // Read together, to ask the database once; what the sight refuses goes no further.
  const [, card, allowed] = await Promise.all([
    requireSight(r, viewer, 'family', [id]),
    familyCard(r, viewer, id),
    allowedOn(r, actor, viewer, record, ['families.edit', 'families.export', 'families.protect', 'families.assign']),
  ]);
  if (card === null) throw new AppError('NOT_FOUND', { kind: 'family' });
  const may = {
    edit: allowed.has('families.edit') && card.archived === null,
    archive: allowed.has('families.edit'),
    export: allowed.has('families.export'),
    protect: allowed.has('families.protect'),
    assign: allowed.has('families.assign') && card.archived === null,
  };
  const everybody = [...card.members, ...card.withdrawnMembers.map(({ member }) => member)];
  const named = everybody.filter(({ shown }) => shown).map(({ personId }) => personId);
  const members = [...new Set(named)].map((personId) => ({ kind: 'person', id: personId }) as const);
  return { result: { ...card, may }, subjects: [record, ...members] };
}

import { familyOfHome } from '#db/repositories/homes.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, HomeId } from '#shared/kernel/ids.ts';

import { requireSight, type Viewer } from '../../records/viewer.ts';

/**
 * Lets only a home pass that the viewer may see: a family as the family's own reach and protection say, an institution
 * always, since it holds nothing about anybody but its children, whose names are asked for separately.
 * @returns the family that is the home; null of an institution
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED {ask: display names}
 */
export async function requireHomeSight(r: Reader, viewer: Viewer, id: HomeId): Promise<FamilyId | null> {
  const familyId = await familyOfHome(r, id);
  if (familyId === undefined) throw new AppError('NOT_FOUND', { kind: 'home' });
  if (familyId !== null) await requireSight(r, viewer, 'family', [familyId]);
  return familyId;
}

import { presentAddressOf } from '#db/repositories/people-find.repository.ts';
import type { PresentAddress } from '#shared/features/people/people.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';

/**
 * Where a person lives now, for the form of somebody at the same address; lists show as much without a trace in the log.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED
 */
export async function presentAddress(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: PersonId },
): Promise<PresentAddress | null> {
  const viewer = viewerOf(deps, actor, 'people.view');
  return await deps.read(async (r) => {
    await requireSight(r, viewer, 'person', [id]);
    return await presentAddressOf(r, id, viewer.today);
  });
}

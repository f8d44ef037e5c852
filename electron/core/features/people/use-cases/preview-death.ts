import { storedPerson } from '#db/repositories/people.repository.ts';
import type { DeathPreview } from '#shared/features/people/life.schema.ts';
import type { Death } from '#shared/features/people/person-details.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';
import { deathFound } from '../life-checks.ts';

/**
 * What a death would end, and what lies after it, asked before it is saved. What begins after it is refused at saving.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED
 */
export async function previewDeath(
  deps: Deps,
  actor: Actor,
  { id, death }: { readonly id: PersonId; readonly death: Death },
): Promise<DeathPreview> {
  const viewer = viewerOf(deps, actor, 'people.edit');
  return await deps.read(async (r) => {
    await requireSight(r, viewer, 'person', [id]);
    const stored = await storedPerson(r, id);
    if (stored === null) throw new AppError('NOT_FOUND', { kind: 'person' });
    const { day, ends, untidy } = await deathFound(r, deps, actor, id, { death, consents: stored.consenters });
    return { day, ends: [...ends], untidy: [...untidy] };
  });
}

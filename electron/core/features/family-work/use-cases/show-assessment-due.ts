import { assessmentDueOf } from '#db/repositories/assessments.repository.ts';
import type { AssessmentDue } from '#shared/features/family-work/assessments.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';

/** When the next assessment of a family is due. */
export async function showAssessmentDue(
  deps: Deps,
  actor: Actor,
  { familyId }: { readonly familyId: FamilyId },
): Promise<{ due: AssessmentDue }> {
  const viewer = viewerOf(deps, actor, 'plans.view');
  return await deps.read(async (r) => {
    await requireSight(r, viewer, 'family', [familyId]);
    return { due: await assessmentDueOf(r, familyId, viewer.today) };
  });
}

import { assessmentDueOf } from '#db/repositories/assessments.repository.ts';
import type { AssessmentDue, AssessmentGround } from '#shared/features/family-work/assessments.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';
import { assessmentGroundOf } from '../assessment-ground.ts';

/** When the next assessment of a family is due, and what one written now is judged by. */
export async function showAssessmentDue(
  deps: Deps,
  actor: Actor,
  { familyId }: { readonly familyId: FamilyId },
): Promise<{ due: AssessmentDue; ground: AssessmentGround }> {
  const viewer = viewerOf(deps, actor, 'plans.view');
  return await deps.read(async (r) => {
    await requireSight(r, viewer, 'family', [familyId]);
    const due = await assessmentDueOf(r, familyId, viewer.today);
    return { due, ground: await assessmentGroundOf(r, familyId) };
  });
}

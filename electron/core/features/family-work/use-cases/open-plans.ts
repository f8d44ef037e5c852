import { assessmentDueOf, assessmentsOf } from '#db/repositories/assessments.repository.ts';
import { archivedOnOf } from '#db/repositories/kept-records.repository.ts';
import { plansOf } from '#db/repositories/plans.repository.ts';
import type { FamilyWork } from '#shared/features/family-work/assessments.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { allowedOn, requireSight, viewerOf } from '../../../records/viewer.ts';

/** Plans and assessments of a family, newest first, and when the next assessment is due. */
export async function openPlans(
  deps: Deps,
  actor: Actor,
  { familyId }: { readonly familyId: FamilyId },
): Promise<FamilyWork> {
  const viewer = viewerOf(deps, actor, 'plans.view');
  const record = { kind: 'family', id: familyId } as const;
  return await view(deps, actor, async (r) => {
    await requireSight(r, viewer, 'family', [familyId]);
    const [plans, assessments, due, archivedOn, allowed] = await Promise.all([
      plansOf(r, familyId),
      assessmentsOf(r, familyId),
      assessmentDueOf(r, familyId, viewer.today),
      archivedOnOf(r, 'family', familyId),
      allowedOn(r, actor, viewer, record, ['plans.edit', 'plans.export']),
    ]);
    const may = { edit: allowed.has('plans.edit') && archivedOn === null, export: allowed.has('plans.export') };
    return { result: { plans, assessments, due, may }, subjects: [record] };
  });
}

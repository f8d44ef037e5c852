import { plansOf } from '#db/repositories/plans.repository.ts';
import type { PrintedPlan } from '#shared/features/family-work/plans.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';
import { printedFamilyOf } from '../printed-family.ts';

/** A plan as the data of its print, with the family's present members. */
export async function printPlan(
  deps: Deps,
  actor: Actor,
  { familyId, planId }: { readonly familyId: FamilyId; readonly planId: RecordId | null },
): Promise<PrintedPlan> {
  const viewer = viewerOf(deps, actor, 'plans.export');
  return await view(deps, actor, async (r) => {
    await requireSight(r, viewer, 'family', [familyId]);
    const [family, plans] = await Promise.all([
      printedFamilyOf(r, viewer, familyId, viewer.today),
      plansOf(r, familyId),
    ]);
    const plan = planId === null ? plans[0] : plans.find((one) => one.id === planId);
    if (family === null || plan === undefined) throw new AppError('NOT_FOUND', { kind: 'plan' });
    return {
      result: { plan, family: family.result },
      subjects: family.subjects,
      detail: { planId: plan.id },
    };
  });
}

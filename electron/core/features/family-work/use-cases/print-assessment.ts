import { assessmentsOf, assessmentSince } from '#db/repositories/assessments.repository.ts';
import { plansOf } from '#db/repositories/plans.repository.ts';
import type { PrintedAssessment } from '#shared/features/family-work/assessments.schema.ts';
import type { Plan } from '#shared/features/family-work/plans.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';
import { printedFamilyOf } from '../printed-family.ts';

/**
 * An assessment as the data of its print: the family and the plan as they stood on its day, and the one before it.
 * @throws AppError NOT_FOUND {kind: 'assessment'} also for a withdrawn one: nobody is to sign it
 */
export async function printAssessment(
  deps: Deps,
  actor: Actor,
  { familyId, assessmentId }: { readonly familyId: FamilyId; readonly assessmentId: RecordId | null },
): Promise<PrintedAssessment> {
  const viewer = viewerOf(deps, actor, 'plans.export');
  return await view(deps, actor, async (r) => {
    await requireSight(r, viewer, 'family', [familyId]);
    const all = (await assessmentsOf(r, familyId)).filter(({ withdrawn }) => withdrawn === null);
    const assessment = assessmentId === null ? all[0] : all.find(({ id }) => id === assessmentId);
    if (assessment === undefined) throw new AppError('NOT_FOUND', { kind: 'assessment' });
    const { on } = assessment;
    const previous = all.find((one) => one.on < on);
    const before =
      previous === undefined
        ? null
        : { on: previous.on, ends: previous.recommendation === 'end', nextDueOn: previous.nextDueOn };
    const [family, plans, since] = await Promise.all([
      printedFamilyOf(r, viewer, familyId, on),
      plansOf(r, familyId),
      assessmentSince(r, familyId, on, before),
    ]);
    if (family === null) throw new AppError('NOT_FOUND', { kind: 'family' });
    const plan = plans.find(({ from }) => from <= on);
    return {
      result: {
        assessment,
        since,
        previous: previous === undefined ? null : { on: previous.on, result: previous.result },
        plan: plan === undefined ? null : planOn(plan, on),
        family: family.result,
      },
      subjects: family.subjects,
      detail: { assessmentId: assessment.id },
    };
  });
}

/** The plan without what came of its goals later. */
function planOn(plan: Plan, day: LocalDate): Plan {
  const goals = plan.goals.map((goal) => {
    const isKnown = goal.outcome !== null && goal.outcome.on <= day;
    return { ...goal, outcome: isKnown ? goal.outcome : null };
  });
  return { ...plan, goals };
}

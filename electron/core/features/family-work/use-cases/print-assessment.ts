import { assessmentsOf, assessmentSince } from '#db/repositories/assessments.repository.ts';
import { plansOf } from '#db/repositories/plans.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { assessmentPaper } from '#shared/features/family-work/assessment-paper.ts';
import type { PrintedAssessment } from '#shared/features/family-work/assessments.schema.ts';
import type { Plan } from '#shared/features/family-work/plans.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { type Shown, view } from '../../../calls/unit-of-work.ts';
import { exportCard } from '../../../lists/export-paper.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';
import { printedFamilyOf } from '../printed-family.ts';

interface WhichAssessment {
  readonly familyId: FamilyId;
  readonly assessmentId: RecordId | null;
}

/**
 * An assessment as the data of its print: the family and the plan as they stood on its day, and the one before it. A
 * withdrawn one is given when it is asked for by its id.
 * @throws AppError NOT_FOUND {kind: 'assessment'}
 */
export async function printAssessment(deps: Deps, actor: Actor, which: WhichAssessment): Promise<PrintedAssessment> {
  return await view(deps, actor, (r) => printedAssessmentOf(r, deps, actor, which));
}

/** Saves an assessment: what its print says. */
export function exportAssessment(
  deps: Deps,
  actor: Actor,
  { format, ...which }: WhichAssessment & { readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportCard(deps, actor, {
    title: 'Okresowa ocena sytuacji rodziny',
    format,
    read: async (r) => {
      const { result, subjects } = await printedAssessmentOf(r, deps, actor, which);
      return { result: assessmentPaper(result), subjects };
    },
  });
}

async function printedAssessmentOf(
  r: Reader,
  deps: Deps,
  actor: Actor,
  { familyId, assessmentId }: WhichAssessment,
): Promise<Shown<PrintedAssessment>> {
  const viewer = viewerOf(deps, actor, 'plans.export');
  await requireSight(r, viewer, 'family', [familyId]);
  const all = await assessmentsOf(r, familyId);
  const holding = all.filter(({ withdrawn }) => withdrawn === null);
  const assessment = assessmentId === null ? holding[0] : all.find(({ id }) => id === assessmentId);
  if (assessment === undefined) throw new AppError('NOT_FOUND', { kind: 'assessment' });
  const { on } = assessment;
  const previous = holding.find((one) => one.on < on);
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
}

/** The plan without what came of its goals later. */
function planOn(plan: Plan, day: LocalDate): Plan {
  const goals = plan.goals.map((goal) => {
    const isKnown = goal.outcome !== null && goal.outcome.on <= day;
    return { ...goal, outcome: isKnown ? goal.outcome : null };
  });
  return { ...plan, goals };
}

import { procedures } from '../../router-base.ts';
import { assessFamily } from './use-cases/assess-family.ts';
import { openPlans } from './use-cases/open-plans.ts';
import { exportAssessment, printAssessment } from './use-cases/print-assessment.ts';
import { exportAssessments, printAssessments } from './use-cases/print-assessments.ts';
import { exportPlan, printPlan } from './use-cases/print-plan.ts';
import { recordOutcome } from './use-cases/record-outcome.ts';
import { reinstateAssessment } from './use-cases/reinstate-assessment.ts';
import { showAssessmentDue } from './use-cases/show-assessment-due.ts';
import { withdrawAssessment } from './use-cases/withdraw-assessment.ts';
import { writePlan } from './use-cases/write-plan.ts';

const { plans } = procedures;

export const plansRouter = plans.router({
  open: plans.open.handler(({ context, input }) => openPlans(context.deps, context.actor, input)),
  due: plans.due.handler(({ context, input }) => showAssessmentDue(context.deps, context.actor, input)),
  write: plans.write.handler(({ context, input }) => writePlan(context.deps, context.actor, input)),
  recordOutcome: plans.recordOutcome.handler(({ context, input }) => recordOutcome(context.deps, context.actor, input)),
  print: plans.print.handler(({ context, input }) => printPlan(context.deps, context.actor, input)),
  exportPlan: plans.exportPlan.handler(({ context, input }) => exportPlan(context.deps, context.actor, input)),
  assess: plans.assess.handler(({ context, input }) => assessFamily(context.deps, context.actor, input)),
  printAssessment: plans.printAssessment.handler(({ context, input }) =>
    printAssessment(context.deps, context.actor, input),
  ),
  exportAssessment: plans.exportAssessment.handler(({ context, input }) =>
    exportAssessment(context.deps, context.actor, input),
  ),
  printAssessments: plans.printAssessments.handler(({ context, input }) =>
    printAssessments(context.deps, context.actor, input),
  ),
  exportAssessments: plans.exportAssessments.handler(({ context, input }) =>
    exportAssessments(context.deps, context.actor, input),
  ),
  withdrawAssessment: plans.withdrawAssessment.handler(({ context, input }) =>
    withdrawAssessment(context.deps, context.actor, input),
  ),
  reinstateAssessment: plans.reinstateAssessment.handler(({ context, input }) =>
    reinstateAssessment(context.deps, context.actor, input),
  ),
});

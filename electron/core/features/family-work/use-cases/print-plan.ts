import { plansOf } from '#db/repositories/plans.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { planPaper } from '#shared/features/family-work/plan-paper.ts';
import type { PrintedPlan } from '#shared/features/family-work/plans.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { type Shown, view } from '../../../calls/unit-of-work.ts';
import { exportCard } from '../../../lists/export-paper.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';
import { printedFamilyOf } from '../printed-family.ts';

interface WhichPlan {
  readonly familyId: FamilyId;
  readonly planId: RecordId | null;
}

/** A plan as the data of its print, with the family's present members. */
export async function printPlan(deps: Deps, actor: Actor, which: WhichPlan): Promise<PrintedPlan> {
  return await view(deps, actor, (r) => printedPlanOf(r, deps, actor, which));
}

/** Saves a plan: what its print says. */
export function exportPlan(
  deps: Deps,
  actor: Actor,
  { format, ...which }: WhichPlan & { readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportCard(deps, actor, {
    title: 'Plan pracy z rodziną',
    format,
    read: async (r) => {
      const { result, subjects } = await printedPlanOf(r, deps, actor, which);
      return { result: planPaper(result, null), subjects };
    },
  });
}

async function printedPlanOf(
  r: Reader,
  deps: Deps,
  actor: Actor,
  { familyId, planId }: WhichPlan,
): Promise<Shown<PrintedPlan>> {
  const viewer = viewerOf(deps, actor, 'plans.export');
  await requireSight(r, viewer, 'family', [familyId]);
  const [family, plans] = await Promise.all([printedFamilyOf(r, viewer, familyId, viewer.today), plansOf(r, familyId)]);
  const plan = planId === null ? plans[0] : plans.find((one) => one.id === planId);
  if (family === null || plan === undefined) throw new AppError('NOT_FOUND', { kind: 'plan' });
  return { result: { plan, family: family.result }, subjects: family.subjects, detail: { planId: plan.id } };
}

import { familyCard } from '#db/repositories/family-card.repository.ts';
import { plansOf } from '#db/repositories/plans.repository.ts';
import type { PrintedPlan } from '#shared/features/family-work/plans.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';

/** A plan as the data of its print, with the family's present members. */
export async function printPlan(
  deps: Deps,
  actor: Actor,
  { familyId, planId }: { readonly familyId: FamilyId; readonly planId: RecordId | null },
): Promise<PrintedPlan> {
  const viewer = viewerOf(deps, actor, 'plans.export');
  return await view(deps, actor, async (r) => {
    await requireSight(r, viewer, 'family', [familyId]);
    const [card, plans] = await Promise.all([familyCard(r, viewer, familyId), plansOf(r, familyId)]);
    const plan = planId === null ? plans[0] : plans.find((one) => one.id === planId);
    if (card === null || plan === undefined) throw new AppError('NOT_FOUND', { kind: 'plan' });
    const present = card.members.filter(({ to }) => to === null || to >= viewer.today);
    const named = present.filter((one) => one.shown).map(({ personId }) => ({ kind: 'person', id: personId }) as const);
    return {
      result: {
        plan,
        family: {
          id: familyId,
          name: card.name,
          caseNumber: card.caseNumber,
          workerName: card.workers.find(({ to }) => to === null)?.displayName ?? null,
          members: present.map((one) =>
            one.shown
              ? { name: `${one.firstName} ${one.surname}`, birthDate: one.birthDate, sex: one.sex, death: one.death }
              : null,
          ),
        },
      },
      subjects: [{ kind: 'family', id: familyId }, ...named],
      detail: { planId: plan.id },
    };
  });
}

import { insertOutcome, planOfGoal } from '#db/repositories/plans.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import { outcomeProblems } from '#shared/features/family-work/family-work.rules.ts';
import type { OutcomeFields } from '#shared/features/family-work/plans.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';
import { blankToNull } from '#shared/kernel/typed-text.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { requireWorkOn } from '../work-record.ts';

/** Writes what came of a goal; what was written about it before stays. */
export async function recordOutcome(
  deps: Deps,
  actor: Actor,
  { goalId, fields }: { readonly goalId: RecordId; readonly fields: OutcomeFields },
): Promise<{ id: RecordId }> {
  const id = asRecordId(deps.ids.next());
  return await command(deps, actor, async (tx, audit) => {
    const plan = await planOfGoal(tx, goalId);
    if (plan === null) throw new AppError('NOT_FOUND', { kind: 'goal' });
    const record = { kind: 'family', id: plan.familyId } as const;
    const viewer = await requireWorkOn(tx, deps, actor, 'plans.edit', record);
    refuseProblems('fields', outcomeProblems(fields.on, plan.from, viewer.today));
    const change = { by: actor.userId, at: deps.clock.now() };
    await insertOutcome(tx, id, goalId, { ...fields, text: blankToNull(fields.text) }, change);
    const after = { result: fields.result, on: fields.on };
    await audit({ subjects: [record], fields: ['result'], after, detail: { goalId } });
    return { id };
  });
}

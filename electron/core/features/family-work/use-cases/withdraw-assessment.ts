import { storedAssessment, withdrawAssessment as writeWithdrawal } from '#db/repositories/assessments.repository.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';
import { keepAssessmentTask } from '../../../records/assessment-task.ts';
import { requireWorkOn } from '../work-record.ts';

/** Strikes an assessment through with the reason; the next one is due as if it had not been made. */
export async function withdrawAssessment(
  deps: Deps,
  actor: Actor,
  { id, reason }: { readonly id: RecordId; readonly reason: string },
): Promise<{ id: RecordId }> {
  return await command(deps, actor, async (tx, audit) => {
    const stored = await storedAssessment(tx, id);
    if (stored === null) throw new AppError('NOT_FOUND', { kind: 'assessment' });
    const { familyId } = stored;
    const record = { kind: 'family', id: familyId } as const;
    await requireWorkOn(tx, deps, actor, 'plans.edit', record);
    if (stored.withdrawn) throw new AppError('ALREADY_DONE', { state: 'withdrawn' });
    await writeWithdrawal(tx, id, { by: actor.userId, at: deps.clock.now() }, reason);
    await keepAssessmentTask(tx, audit, deps, actor, familyId);
    const values = { before: { withdrawn: null }, after: { withdrawn: reason } };
    await audit({ subjects: [record], fields: ['withdrawn'], ...values, detail: { assessmentId: id } });
    return { id };
  });
}

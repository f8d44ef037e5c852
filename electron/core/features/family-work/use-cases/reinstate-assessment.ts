import {
  reinstateAssessment as writeReinstatement,
  storedAssessment,
} from '#db/repositories/assessments.repository.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';
import { keepAssessmentTask } from '../../../records/assessment-task.ts';
import { requireWorkOn } from '../work-record.ts';

/**
 * Undoes the withdrawal of an assessment: it counts again, and the next one is due as it says.
 * @throws AppError ALREADY_DONE when it is not withdrawn; RULE_BROKEN when another one of that day was written meanwhile
 */
export async function reinstateAssessment(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: RecordId },
): Promise<{ id: RecordId }> {
  return await command(deps, actor, async (tx, audit) => {
    const stored = await storedAssessment(tx, id);
    if (stored === null) throw new AppError('NOT_FOUND', { kind: 'assessment' });
    const { familyId, on } = stored;
    const record = { kind: 'family', id: familyId } as const;
    await requireWorkOn(tx, deps, actor, 'plans.edit', record);
    if (!stored.withdrawn) throw new AppError('ALREADY_DONE', { state: 'active' });
    if (!(await writeReinstatement(tx, id, familyId, on)))
      throw new AppError('RULE_BROKEN', { rule: 'assessment-day' });
    await keepAssessmentTask(tx, audit, deps, actor, familyId);
    const values = { before: { withdrawn: stored.withdrawReason }, after: { withdrawn: null } };
    await audit({ subjects: [record], fields: ['withdrawn'], ...values, detail: { assessmentId: id } });
    return { id };
  });
}

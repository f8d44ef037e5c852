import { insertPlan, newestPlan } from '#db/repositories/plans.repository.ts';
import { insertTasks, type NewTask } from '#db/repositories/tasks.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import { normalisePlan, planProblems } from '#shared/features/family-work/family-work.rules.ts';
import type { PlanFields } from '#shared/features/family-work/plans.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { keepAssessmentTask } from '../../../records/assessment-task.ts';
import { closePlanTasks } from '../plan-tasks.ts';
import { ownerProblems, requireWorkOn } from '../work-record.ts';

/**
 * Writes a new version of a family's plan. Actions of a worker of the office with a day become tasks; open tasks of the
 * version before are cancelled, since its actions stand in this one as far as they still hold; as long as the version before
 * holds, its tasks stay.
 * @param input.basedOn the plan written last that the writer has seen; null when there was none
 * @throws AppError CONFLICT {changedByName, changedAt, fields} when somebody has written another one meanwhile
 */
export async function writePlan(
  deps: Deps,
  actor: Actor,
  input: { readonly familyId: FamilyId; readonly basedOn: RecordId | null; readonly fields: PlanFields },
): Promise<{ id: RecordId }> {
  const { familyId } = input;
  const fields = normalisePlan(input.fields);
  const newId = () => asRecordId(deps.ids.next());
  const record = { kind: 'family', id: familyId } as const;
  return await command(deps, actor, async (tx, audit) => {
    const viewer = await requireWorkOn(tx, deps, actor, 'plans.edit', record);
    const newest = await newestPlan(tx, familyId);
    if (newest !== null && newest.id !== input.basedOn) {
      throw new AppError('CONFLICT', { changedByName: newest.byName, changedAt: newest.at, fields: ['plan'] });
    }
    const problems = planProblems(fields, viewer.today);
    for (const [at, goal] of fields.goals.entries()) {
      for (const [place, { userId }] of goal.actions.entries()) {
        if (userId === null) continue;
        const path = `goals.${at}.actions.${place}.userId`;
        problems.push(...(await ownerProblems(tx, viewer, path, 'Pracownik', userId)));
      }
    }
    refuseProblems('fields', problems);
    const change = { by: actor.userId, at: deps.clock.now() };
    await closePlanTasks(tx, audit, familyId, { from: fields.from, on: viewer.today, by: actor.userId });
    const plan = await insertPlan(tx, newId, familyId, fields, change);
    const tasks = fields.goals.flatMap((goal, at) =>
      goal.actions.flatMap(({ action, userId, dueOn }, place): NewTask[] => {
        const actionId = plan.actionIds[at]?.[place];
        if (userId === null || dueOn === null || actionId === undefined) return [];
        const what = action.slice(0, 300);
        return [{ id: newId(), record, what, dueOn, userId, source: 'plan', actionId, change }];
      }),
    );
    await insertTasks(tx, tasks);
    await keepAssessmentTask(tx, audit, deps, actor, familyId);
    await audit({
      subjects: [record],
      fields: ['from', 'until', 'goals'],
      after: { from: fields.from, until: fields.until },
      detail: { planId: plan.id, goals: fields.goals.length },
    });
    return { id: plan.id };
  });
}

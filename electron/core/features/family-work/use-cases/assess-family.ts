import { assessmentDueOf, insertAssessments } from '#db/repositories/assessments.repository.ts';
import { ruleOn } from '#db/repositories/rules.repository.ts';
import { changeTask, openAssessmentTask, storedTask } from '#db/repositories/tasks.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { AssessmentDue, AssessmentFields } from '#shared/features/family-work/assessments.schema.ts';
import {
  assessmentProblems,
  nextAssessmentOn,
  recommendationProblems,
} from '#shared/features/family-work/family-work.rules.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { keepAssessmentTask } from '../../../records/assessment-task.ts';
import { assessmentGroundOf } from '../assessment-ground.ts';
import { requireWorkOn } from '../work-record.ts';

/** Writes a half-year assessment: its task is done, the next one stands at the term the rule of that day gives. */
export async function assessFamily(
  deps: Deps,
  actor: Actor,
  { familyId, fields }: { readonly familyId: FamilyId; readonly fields: AssessmentFields },
): Promise<{ id: RecordId; due: AssessmentDue }> {
  const id = asRecordId(deps.ids.next());
  const record = { kind: 'family', id: familyId } as const;
  return await command(deps, actor, async (tx, audit) => {
    const viewer = await requireWorkOn(tx, deps, actor, 'plans.edit', record);
    const ground = await assessmentGroundOf(tx, familyId);
    const problems = assessmentProblems(fields.on, ground, viewer.today);
    refuseProblems('fields', [...problems, ...recommendationProblems(fields.recommendation, ground)]);
    const rule = await ruleOn(tx, 'family-assessment-months', fields.on);
    const nextDueOn = fields.recommendation === 'end' ? null : nextAssessmentOn(fields.on, rule.value);
    const change = { by: actor.userId, at: deps.clock.now() };
    await insertAssessments(tx, [{ ...fields, id, familyId, nextDueOn, change }]);
    const open = await openAssessmentTask(tx, familyId);
    const task = open === null ? null : await storedTask(tx, open);
    if (task !== null) {
      const closed = { state: 'done', on: fields.on, by: actor.userId, note: null } as const;
      const taskVersion = await changeTask(tx, task.id, task.version, { closed });
      await audit({
        subjects: [record],
        fields: ['state'],
        before: { state: task.state },
        after: { state: 'done' },
        detail: { taskId: task.id, taskVersion },
      });
    }
    const due = await assessmentDueOf(tx, familyId, viewer.today);
    await keepAssessmentTask(tx, audit, deps, actor, familyId);
    const { on, result, recommendation } = fields;
    await audit({
      subjects: [record],
      fields: ['on', 'result', 'recommendation', 'conclusions'],
      after: { on, result, recommendation, nextDueOn },
      detail: { assessmentId: id },
    });
    return { id, due };
  });
}

import {
  GOAL_RESULTS,
  type OutcomeFields,
  type Plan,
  type PlanFields,
} from '#shared/features/family-work/plans.schema.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import type { Change } from './kept-records.repository.ts';
import { asFamilyId, asRecordId, asUserId, dateOrNull, groupBy, idList, known } from './values.ts';

export interface WrittenPlan {
  readonly id: RecordId;
  /** Ids of the actions, in the order of the goals and of the actions within them. */
  readonly actionIds: readonly (readonly RecordId[])[];
}

/** Writes a new version of a family's plan with its goals and actions. */
export async function insertPlan(
  tx: Tx,
  newId: () => RecordId,
  familyId: FamilyId,
  fields: PlanFields,
  change: Change,
): Promise<WrittenPlan> {
  const id = newId();
  await tx
    .insertInto('family_plans')
    .values({
      id,
      family_id: familyId,
      from_date: fields.from,
      until_date: fields.until,
      situation: fields.situation,
      agreed_with: fields.agreedWith,
      by_user: change.by,
      at: change.at,
    })
    .execute();
  const goals = fields.goals.map((goal, position) => ({
    goal,
    row: { id: newId(), plan_id: id, position, goal: goal.goal, effect: goal.effect },
  }));
  await tx
    .insertInto('family_plan_goals')
    .values(goals.map(({ row }) => row))
    .execute();
  const actions = goals.map(({ goal, row }) =>
    goal.actions.map((one, position) => ({
      id: newId(),
      goal_id: row.id,
      position,
      action: one.action,
      responsible: one.responsible,
      user_id: one.userId,
      due_on: one.dueOn,
    })),
  );
  await tx.insertInto('family_plan_actions').values(actions.flat()).execute();
  return { id, actionIds: actions.map((ofGoal) => ofGoal.map((one) => one.id)) };
}

export async function insertOutcome(
  tx: Tx,
  id: RecordId,
  goalId: RecordId,
  fields: OutcomeFields,
  change: Change,
): Promise<void> {
  const { result, on, text } = fields;
  await tx
    .insertInto('family_plan_outcomes')
    .values({ id, goal_id: goalId, result, on_date: on, text, by_user: change.by, at: change.at })
    .execute();
}

/** The family whose plan has this goal, and the plan's first day; null when there is none. */
export async function planOfGoal(
  r: Reader,
  goalId: RecordId,
): Promise<{ readonly familyId: FamilyId; readonly from: LocalDate } | null> {
  const row = await r
    .selectFrom('family_plans')
    .innerJoin('family_plan_goals as goal', 'goal.plan_id', 'family_plans.id')
    .select(['family_plans.family_id', 'family_plans.from_date'])
    .where('goal.id', '=', goalId)
    .executeTakeFirst();
  return row === undefined ? null : { familyId: asFamilyId(row.family_id), from: asLocalDate(row.from_date) };
}

/** The plan of a family that was written last, whenever it begins; null when there is none. */
export async function newestPlan(
  r: Reader,
  familyId: FamilyId,
): Promise<{ readonly id: RecordId; readonly at: string; readonly byName: string } | null> {
  const row = await r
    .selectFrom('family_plans')
    .innerJoin('users', 'users.id', 'family_plans.by_user')
    .select(['family_plans.id', 'family_plans.at', 'users.display_name'])
    .where('family_id', '=', familyId)
    .orderBy('family_plans.at', 'desc')
    .orderBy('family_plans.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { id: asRecordId(row.id), at: row.at, byName: row.display_name };
}

/** Plans of a family, the one that begins last first; of those from one day the last written. */
export async function plansOf(r: Reader, familyId: FamilyId): Promise<Plan[]> {
  const plans = await r
    .selectFrom('family_plans')
    .innerJoin('users', 'users.id', 'family_plans.by_user')
    .select([
      'family_plans.id',
      'from_date',
      'until_date',
      'situation',
      'agreed_with',
      'family_plans.at',
      'users.display_name',
    ])
    .where('family_id', '=', familyId)
    .orderBy('from_date', 'desc')
    .orderBy('family_plans.id', 'desc')
    .execute();
  const goals = await r
    .selectFrom('family_plan_goals')
    .select(['id', 'plan_id', 'goal', 'effect'])
    .where('plan_id', 'in', idList(plans.map(({ id }) => id)))
    .orderBy('position')
    .execute();
  const goalIds = idList(goals.map(({ id }) => id));
  const [actions, outcomes] = await Promise.all([
    r
      .selectFrom('family_plan_actions')
      .leftJoin('users', 'users.id', 'family_plan_actions.user_id')
      .select(['family_plan_actions.id', 'goal_id', 'action', 'responsible', 'user_id', 'due_on', 'users.display_name'])
      .where('goal_id', 'in', goalIds)
      .orderBy('position')
      .execute(),
    r
      .selectFrom('family_plan_outcomes')
      .innerJoin('users', 'users.id', 'family_plan_outcomes.by_user')
      .select(['goal_id', 'result', 'on_date', 'text', 'users.display_name'])
      .where('goal_id', 'in', goalIds)
      .orderBy('family_plan_outcomes.at', 'desc')
      .orderBy('family_plan_outcomes.id', 'desc')
      .execute(),
  ]);
  const goalsOf = groupBy(goals, (goal) => goal.plan_id);
  const actionsOf = groupBy(actions, (action) => action.goal_id);
  const outcomesOf = groupBy(outcomes, (outcome) => outcome.goal_id);
  return plans.map((plan) => ({
    id: asRecordId(plan.id),
    from: asLocalDate(plan.from_date),
    until: dateOrNull(plan.until_date),
    situation: plan.situation,
    agreedWith: plan.agreed_with,
    byName: plan.display_name,
    at: instant.parse(plan.at),
    goals: (goalsOf.get(plan.id) ?? []).map((goal) => {
      const outcome = outcomesOf.get(goal.id)?.[0];
      return {
        id: asRecordId(goal.id),
        goal: goal.goal,
        effect: goal.effect,
        actions: (actionsOf.get(goal.id) ?? []).map((one) => ({
          id: asRecordId(one.id),
          action: one.action,
          responsible: one.responsible,
          userId: one.user_id === null ? null : asUserId(one.user_id),
          userName: one.display_name,
          dueOn: dateOrNull(one.due_on),
        })),
        outcome:
          outcome === undefined
            ? null
            : {
                result: known(GOAL_RESULTS, outcome.result, 'family_plan_outcomes.result'),
                on: asLocalDate(outcome.on_date),
                text: outcome.text,
                byName: outcome.display_name,
              },
      };
    }),
  }));
}

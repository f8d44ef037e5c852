import { sql, type SqlBool } from 'kysely';

import type { FamilyId, RecordId, UserId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { addDays, today as todayAt, type LocalDate } from '#shared/kernel/local-date.ts';

import { membershipsWhere } from '../repositories/families.repository.ts';
import { insertNotes, type NewNote } from '../repositories/notes.repository.ts';
import { insertPlan } from '../repositories/plans.repository.ts';
import { protectedIds } from '../repositories/reach.repository.ts';
import { insertTasks, type NewTask } from '../repositories/tasks.repository.ts';
import { asFamilyId, asRecordId, asUserId } from '../repositories/values.ts';
import type { Tx } from '../sqlite/office-database.ts';
import { workingMoments } from './moments.ts';
import { DEMO_NOTES, DEMO_PLAN } from './work-texts.ts';

/** Families with notes and plans; the rest of a large office has its assessments alone. */
const FAMILIES = 30;

interface Working {
  readonly ids: { next(): string };
  readonly today: LocalDate;
  readonly momentOf: (day: LocalDate) => Instant;
}

interface WorkedFamily {
  readonly id: FamilyId;
  readonly worker: UserId;
}

/** Notes, plans and their tasks of some families: overdue ones, due ones. */
export async function fillWork(
  tx: Tx,
  options: { readonly ids: Working['ids']; readonly now: Instant },
): Promise<void> {
  const working = { ids: options.ids, today: todayAt(options.now), momentOf: workingMoments(options.now) };
  for (const [index, family] of (await familiesToWork(tx)).entries()) {
    await fillNotes(tx, working, family, index);
    if (index % 2 === 0) await fillPlan(tx, working, family);
  }
}

async function familiesToWork(tx: Tx): Promise<readonly WorkedFamily[]> {
  const rows = await tx
    .selectFrom('families')
    .innerJoin('family_kinds as kind', 'kind.family_id', 'families.id')
    .innerJoin('assignments', 'assignments.family_id', 'families.id')
    .select(['families.id', 'assignments.user_id'])
    .where('families.archived_on', 'is', null)
    .where('kind.to_date', 'is', null)
    .where('kind.kind', '=', 'care-difficulties')
    .where('assignments.to_date', 'is', null)
    .where(sql<SqlBool>`families.id NOT IN (${protectedIds('family')})`)
    .orderBy('families.rowkey')
    .limit(FAMILIES)
    .execute();
  return rows.map((row) => ({ id: asFamilyId(row.id), worker: asUserId(row.user_id) }));
}

async function fillNotes(tx: Tx, working: Working, family: WorkedFamily, index: number): Promise<void> {
  const { ids, momentOf, today } = working;
  const record = { kind: 'family', id: family.id } as const;
  const members = (await membershipsWhere(tx, 'family_id', family.id)).filter(({ to }) => to === null);
  const notes: NewNote[] = [];
  const tasks: NewTask[] = [];
  for (let place = 0; place < 2 + (index % 4); place += 1) {
    const planned = DEMO_NOTES[(index + place) % DEMO_NOTES.length];
    if (planned === undefined) continue;
    const id = asRecordId(ids.next());
    const personIds = members.slice(0, 1 + (place % 2)).map(({ personId }) => personId);
    const { kind, others, text, next } = planned;
    const on = addDays(today, -(3 + place * 17 + (index % 9)));
    // Written down on the next day, as offices do.
    const change = { by: family.worker, at: momentOf(addDays(on, 1)) };
    const atMinute = place % 2 === 0 ? 9 * 60 + 15 * (index % 8) : null;
    notes.push({ id, record, fields: { kind, on, atMinute, personIds, userIds: [], others, text }, change });
    if (next === null || place > 1) continue;
    const dueOn = addDays(today, place === 0 ? (index % 14) - 4 : 20);
    const task = { id: asRecordId(ids.next()), record, what: next, dueOn, userId: family.worker } as const;
    tasks.push({ ...task, source: 'note', noteId: id, change });
  }
  // The oldest first, as they would have been written.
  await insertNotes(tx, notes.toReversed());
  await insertTasks(tx, tasks);
}

async function fillPlan(tx: Tx, { ids, momentOf, today }: Working, family: WorkedFamily): Promise<void> {
  const from = addDays(today, -60);
  const change = { by: family.worker, at: momentOf(from) };
  const plan = await insertPlan(
    tx,
    () => asRecordId(ids.next()),
    family.id,
    {
      from,
      until: addDays(from, 182),
      situation: DEMO_PLAN.situation,
      agreedWith: DEMO_PLAN.agreedWith,
      goals: DEMO_PLAN.goals.map((goal) => ({
        goal: goal.goal,
        effect: goal.effect,
        actions: goal.actions.map(({ action, responsible }) => ({
          action,
          responsible,
          userId: responsible === null ? family.worker : null,
          dueOn: addDays(today, 30),
        })),
      })),
    },
    change,
  );
  await insertTasks(
    tx,
    DEMO_PLAN.goals.flatMap((goal, at) =>
      goal.actions.flatMap(({ action, responsible }, place): NewTask[] => {
        const actionId = plan.actionIds[at]?.[place];
        if (responsible !== null || actionId === undefined) return [];
        const record = { kind: 'family', id: family.id } as const;
        const id: RecordId = asRecordId(ids.next());
        const dueOn = addDays(today, 30);
        return [{ id, record, what: action, dueOn, userId: family.worker, source: 'plan', actionId, change }];
      }),
    ),
  );
}

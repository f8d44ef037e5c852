import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { insertAssessments } from '#db/repositories/assessments.repository.ts';
import { insertNotes } from '#db/repositories/notes.repository.ts';
import { insertOutcome, insertPlan, plansOf } from '#db/repositories/plans.repository.ts';
import { changeTask, insertTaskMove, insertTasks } from '#db/repositories/tasks.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { FamilyId, RecordId, UserId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { sharedOffice } from '#tests/support/database.ts';
import { aNote, anAssessment, aPlan } from '#tests/support/family-work-calls.ts';
import { addFamily, addUser, nextId, TODAY } from '#tests/support/filled-office.ts';
import { TEST_NOW } from '#tests/support/core.ts';

let office: Awaited<ReturnType<typeof sharedOffice>>;
let by: UserId;
let family: FamilyId;
let task: RecordId;
const newId = () => asRecordId(nextId());

beforeAll(async () => {
  office = await sharedOffice();
  await office.db.write(async (tx) => {
    by = await addUser(tx, 'Katarzyna Wilk');
    family = await addFamily(tx, by, []);
    const change = { by, at: TEST_NOW };
    const record = { kind: 'family', id: family } as const;
    await insertNotes(tx, [{ id: newId(), record, fields: aNote({ userIds: [by] }), change }]);
    await insertPlan(tx, newId, family, aPlan(), change);
    const goalId = (await plansOf(tx, family))[0]?.goals[0]?.id ?? newId();
    await insertOutcome(tx, newId(), goalId, { result: 'partly', on: TODAY, text: null }, change);
    await insertAssessments(tx, [{ ...anAssessment(), id: newId(), familyId: family, nextDueOn: null, change }]);
    task = newId();
    const what = { id: task, record, what: 'Zadzwonić', dueOn: TODAY, userId: by } as const;
    await insertTasks(tx, [{ ...what, source: 'hand', change }]);
    const to = asLocalDate('2026-12-01');
    await insertTaskMove(tx, { id: newId(), taskId: task, from: TODAY, to, reason: 'choroba', change });
  });
});
afterAll(() => office.remove());

const run = async (statement: string) => office.db.write((tx) => sql.raw(statement).execute(tx));

describe('what was written stays, through any door', () => {
  test.each([
    ["UPDATE note_versions SET text = 'inna treść'", 'note_versions is append-only'],
    ['DELETE FROM note_versions', 'note_versions is append-only'],
    ['DELETE FROM note_participants', 'note_participants is append-only'],
    ['UPDATE note_participants SET position = 7', 'note_participants is append-only'],
    ['DELETE FROM notes', 'notes rows are kept'],
    ["UPDATE notes SET family_id = NULL, person_id = 'x'", 'notes keeps what was written'],
    ['UPDATE notes SET version = version + 2', 'notes keep their versions'],
    ["UPDATE family_plans SET situation = 'inna'", 'family_plans is append-only'],
    ['DELETE FROM family_plans', 'family_plans is append-only'],
    ["UPDATE family_plan_goals SET goal = 'inny'", 'family_plan_goals is append-only'],
    ['DELETE FROM family_plan_goals', 'family_plan_goals is append-only'],
    ["UPDATE family_plan_actions SET action = 'inne'", 'family_plan_actions is append-only'],
    ['DELETE FROM family_plan_actions', 'family_plan_actions is append-only'],
    ["UPDATE family_plan_outcomes SET result = 'reached'", 'family_plan_outcomes is append-only'],
    ['DELETE FROM family_plan_outcomes', 'family_plan_outcomes is append-only'],
    ["UPDATE family_assessments SET conclusions = 'inne'", 'family_assessments keeps what was written'],
    ['DELETE FROM family_assessments', 'family_assessments rows are kept'],
    ["UPDATE tasks SET what = 'inne'", 'tasks keeps what was written'],
    ['DELETE FROM tasks', 'tasks rows are kept'],
    ["UPDATE task_moves SET reason = 'inny'", 'task_moves is append-only'],
    ['DELETE FROM task_moves', 'task_moves is append-only'],
  ])('%s', async (statement, rule) => {
    await expect(run(statement)).rejects.toMatchObject({ code: 'RULE_BROKEN', data: { rule } });
  });
});

describe('a task', () => {
  const closed = (state: 'done' | 'cancelled', note: string | null) => ({ state, on: TODAY, by, note });

  test('is done once, and a cancelled one has a reason', async () => {
    const cancel = office.db.write((tx) => changeTask(tx, task, 1, { closed: closed('cancelled', null) }));
    await expect(cancel).rejects.toMatchObject({ kind: 'check' });
    expect(await office.db.write((tx) => changeTask(tx, task, 1, { closed: closed('done', null) }))).toBe(2);
    const again = office.db.write((tx) => changeTask(tx, task, 2, { closed: closed('done', null) }));
    await expect(again).rejects.toMatchObject({ code: 'RULE_BROKEN', data: { rule: 'task is closed' } });
    const moved = office.db.write((tx) => changeTask(tx, task, 2, { dueOn: asLocalDate('2027-01-01') }));
    await expect(moved).rejects.toMatchObject({ code: 'RULE_BROKEN', data: { rule: 'task is closed' } });
    expect(await office.db.write((tx) => changeTask(tx, task, 2, { reopened: true }))).toBe(3);
    expect(await office.db.write((tx) => changeTask(tx, task, 2, { reopened: true }))).toBeNull();
  });

  test('of the next assessment is the only one of its family', async () => {
    const change = { by, at: TEST_NOW };
    const record = { kind: 'family', id: family } as const;
    const add = () =>
      office.db.write((tx) =>
        insertTasks(tx, [
          { id: newId(), record, what: 'Ocena', dueOn: TODAY, userId: by, source: 'assessment', change },
        ]),
      );
    await add();
    await expect(add()).rejects.toMatchObject({ kind: 'unique' });
  });
});

import { expect, it } from 'vitest';

import { userId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { type CoreClient, refusalOf } from '#tests/support/core.ts';
import { aNote, anAssessment, aPlan, aWorkedFamily } from '#tests/support/family-work-calls.ts';
import { openOffice } from '#tests/support/opened-office.ts';

let anna: CoreClient;

openOffice('for-each', (opened) => {
  ({ anna } = opened);
});

const PAST = asLocalDate('2026-11-20');
const AHEAD = asLocalDate('2026-11-30');
const NOBODY = userId.parse('0199a1b2-0000-7000-8000-00000000dead');

async function refusedPaths(call: Promise<unknown>): Promise<string[]> {
  const { code, data } = (await refusalOf(call)) as { code: string; data: { fields: { path: string }[] } };
  expect(code).toBe('INVALID_INPUT');
  return data.fields.map(({ path }) => path).toSorted();
}

it('the office names every wrong field of a note at once, its next step too', async () => {
  const { record } = await aWorkedFamily(anna);
  const fields = aNote({ on: AHEAD, userIds: [NOBODY] });
  const nextStep = { what: 'Telefon', dueOn: PAST, userId: NOBODY };
  expect(await refusedPaths(anna.notes.write({ record, fields, nextStep }))).toEqual([
    'fields.on',
    'fields.userIds',
    'nextStep.dueOn',
    'nextStep.userId',
  ]);
  const written = await anna.notes.write({ record, fields: aNote(), nextStep: null });
  expect(await refusedPaths(anna.notes.correct({ ...written, fields, reason: 'pomyłka' }))).toEqual([
    'fields.on',
    'fields.userIds',
  ]);
});

it('and of a task and a plan', async () => {
  const { record, familyId } = await aWorkedFamily(anna);
  const task = { what: 'Telefon', dueOn: PAST, userId: NOBODY };
  expect(await refusedPaths(anna.tasks.add({ record, fields: task }))).toEqual(['fields.dueOn', 'fields.userId']);
  const action = { action: 'Rozmowa', responsible: null, userId: NOBODY, dueOn: null };
  const goals = [{ goal: 'Nauka', effect: 'Szkoła', actions: [action, action] }];
  const fields = aPlan({ until: asLocalDate('2020-01-01'), goals });
  expect(await refusedPaths(anna.plans.write({ familyId, basedOn: null, fields }))).toEqual([
    'fields.goals.0.actions.0.userId',
    'fields.goals.0.actions.1.userId',
    'fields.until',
  ]);
});

it('what an assessment is judged by is told before one is written', async () => {
  const { familyId } = await aWorkedFamily(anna);
  const { ground } = await anna.plans.due({ familyId });
  const { kinds } = await anna.families.open({ id: familyId });
  expect(ground).toEqual({ last: null, began: kinds[0]?.from, planned: false });
});

it('no work goes on by a plan that is not there; with one it does', async () => {
  const { familyId } = await aWorkedFamily(anna);
  const fields = { ...anAssessment(), recommendation: 'continue' } as const;
  const ahead = { ...fields, on: AHEAD };
  expect(await refusedPaths(anna.plans.assess({ familyId, fields: ahead }))).toEqual([
    'fields.on',
    'fields.recommendation',
  ]);
  const { data } = await refusalOf(anna.plans.assess({ familyId, fields }));
  expect(JSON.stringify(data)).toContain('rodzina nie ma jeszcze planu pracy');
  await anna.plans.write({ familyId, basedOn: null, fields: aPlan() });
  expect((await anna.plans.due({ familyId })).ground.planned).toBe(true);
  await anna.plans.assess({ familyId, fields });
});

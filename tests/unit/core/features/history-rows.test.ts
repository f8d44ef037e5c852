import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { familyHistoryWords, shownHistory } from '#shared/features/families/family-history.ts';
import { addDays, asLocalDate, formatDate, today } from '#shared/kernel/local-date.ts';
import { type CoreClient, prepareDemoOffice, type PreparedOffice, type TestCore } from '#tests/support/core.ts';
import { anAssessment, aNote, aPlan, aWorkedFamily } from '#tests/support/family-work-calls.ts';
import { aFamily, aPerson } from '#tests/support/people.ts';
import { composeSavingCore, signedIn, workerId } from '#tests/support/protected-office.ts';

const DUE = asLocalDate('2026-12-20');

let office: PreparedOffice;
let test: TestCore;
let anna: CoreClient;

beforeAll(async () => {
  office = await prepareDemoOffice();
});
afterAll(() => office.remove());
beforeEach(async () => {
  ({ test } = await composeSavingCore(office));
  anna = await signedIn(test, 'anna.kierownik');
  return async () => await test.close();
});

const newFamily = async (name: string) =>
  await anna.families.register({
    fields: aFamily({ caseNumber: null, kind: 'care-difficulties', name }),
    members: [],
    workerId: await workerId(anna, 'Marta'),
  });

it('a hand-over and its undoing stand in the history with worker, day and reason', async () => {
  const [family, other] = [await newFamily('Jawna'), await newFamily('Ukryta')];
  const person = await anna.people.register({ fields: aPerson({ workerId: await workerId(anna, 'Marta') }) });
  const from = addDays(today(test.clock.now()), 3);
  const { id } = await anna.caseloads.handOver({
    fromId: await workerId(anna, 'Marta'),
    toId: await workerId(anna, 'Piotr'),
    from,
    reason: 'Urlop wychowawczy',
    limitReason: 'Zastępstwo',
    families: [family.id, other.id],
    people: [person.id],
  });
  const given = { before: { workerId: 'Marta Zając' }, after: { from, reason: 'Urlop wychowawczy' } };
  const fields = ['workerId', 'from', 'reason'];
  const ofPerson = await anna.people.history({ id: person.id });
  const ofFamily = await anna.families.history({ id: family.id });
  for (const history of [ofPerson, ofFamily]) {
    expect(history.filter(({ action }) => action === 'caseloads.handOver')).toMatchObject([{ ...given, fields }]);
  }
  const [shown] = shownHistory(ofFamily);
  expect(shown?.fields.map((field) => familyHistoryWords.valueText(field, shown.after?.[field]))).toEqual([
    expect.stringContaining(`, od ${formatDate(from)}`),
    'Urlop wychowawczy',
  ]);

  // What went along and is hidden from the reader may be spoken of in the reason.
  const { version } = await anna.families.open({ id: other.id });
  const protection = { reason: 'adres poufny', userIds: [await workerId(anna, 'Anna')] };
  await anna.families.protect({ id: other.id, version, protection });
  const zofia = await signedIn(test, 'zofia.podglad');
  const [untold] = await zofia.families.history({ id: family.id });
  expect(untold).toMatchObject({ fields: ['workerId', 'from'], after: { from } });
  expect(untold?.after).not.toHaveProperty('reason');

  anna = await signedIn(test, 'anna.kierownik');
  await anna.caseloads.undoHandOver({ id, limitReason: 'Powrót' });
  const [undone] = await anna.people.history({ id: person.id });
  expect(undone).toMatchObject({ action: 'caseloads.undoHandOver', after: { workerId: 'Marta Zając' } });
});

it('what a step did to tasks stands at the tasks alone, and other features are told to whoever may open them', async () => {
  const { familyId, record } = await aWorkedFamily(anna);
  const userId = await workerId(anna, 'Marta');
  const steps = ['Pedagog', 'Sąd', 'Lekarz'].map((action) => ({ action, responsible: 'matka', userId, dueOn: DUE }));
  const plan = aPlan({ goals: [{ goal: 'Nauka', effect: 'Szkoła', actions: steps }] });
  const first = await anna.plans.write({ familyId, basedOn: null, fields: plan });
  await anna.plans.write({ familyId, basedOn: first.id, fields: plan });
  await anna.plans.assess({ familyId, fields: anAssessment() });
  await anna.notes.write({ record, fields: aNote({ text: 'Rozmowa' }), nextStep: null });
  const fields = { what: 'Telefon', dueOn: DUE, userId: await workerId(anna, 'Anna') };
  await anna.tasks.add({ record, fields });
  const actions = async (client: CoreClient) =>
    (await client.families.history({ id: familyId }))
      .map(({ action }) => action)
      .filter((one) => !one.startsWith('families'));
  expect(await actions(anna)).toEqual(['tasks.add', 'notes.write', 'plans.assess', 'plans.write', 'plans.write']);
  const { rows } = await anna.families.printHistory({ id: familyId }).then(({ entries }) => ({ rows: entries }));
  expect(rows.filter(({ action }) => action.startsWith('plans.'))).toHaveLength(3);

  // The viewer has no chronicle and no tasks: not even that and when something was written there.
  const zofia = await signedIn(test, 'zofia.podglad');
  expect(await actions(zofia)).toEqual(['plans.assess', 'plans.write', 'plans.write']);
});

import { describe, expect, it } from 'vitest';

import type { FamilyKind } from '#shared/features/families/families.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import type { CoreClient, TestCore } from '#tests/support/core.ts';
import { anAssessment, aPlan } from '#tests/support/family-work-calls.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { aFamily } from '#tests/support/people.ts';
import { signedIn, workerId } from '#tests/support/protected-office.ts';

let test: TestCore;
let anna: CoreClient;

openOffice('for-each', (opened) => {
  ({ test, anna } = opened);
});

const BEGAN = asLocalDate('2025-01-10');
const TODAY = asLocalDate('2026-11-21');
const AHEAD = asLocalDate('2026-12-15');
const HALF_A_YEAR_ON = '2027-05-21';
const END = { ...anAssessment(), recommendation: 'end' } as const;

async function aFamilyWorkedWith(): Promise<FamilyId> {
  const { id } = await anna.families.register({
    fields: aFamily({ name: 'Pracowici', kind: 'care-difficulties', kindFrom: BEGAN }),
    members: [],
    workerId: await workerId(anna, 'Katarzyna'),
    workerFrom: BEGAN,
  });
  return id;
}

/** The day on the card, in the list and of the open task: one rule, or they would tell three stories. */
async function dueEverywhere(client: CoreClient, familyId: FamilyId): Promise<LocalDate | null> {
  const onCard = (await client.plans.due({ familyId })).due?.on ?? null;
  const list = await client.families.list({ filter: { ids: [familyId] }, window: { offset: 0, limit: 5 } });
  const listed = list.rows.map((row) => (row.shown ? row.assessmentDue : 'hidden'));
  const { rows } = await client.tasks.ofRecord({ record: { kind: 'family', id: familyId } });
  const open = rows.flatMap((row) =>
    row.shown && row.source === 'assessment' && row.state === 'open' ? [row.dueOn] : [],
  );
  expect({ listed, open }).toEqual({ listed: [onCard], open: onCard === null ? [] : [onCard] });
  return onCard;
}

/** The manager, signed in on that day at the hour the test began. */
async function signedInOn(day: LocalDate): Promise<CoreClient> {
  const days = (Date.parse(day) - Date.parse(test.clock.now().slice(0, 10))) / 86_400_000;
  test.clock.advance(days * 86_400);
  return await signedIn(test, 'anna.kierownik');
}

async function changeKind(client: CoreClient, familyId: FamilyId, kind: FamilyKind, kindFrom: LocalDate) {
  const { version, name, caseNumber, note } = await client.families.open({ id: familyId });
  const fields = { name, caseNumber, note, kind, kindFrom };
  await client.families.correct({ id: familyId, version, fields, limitReason: 'próba' });
}

describe('after „zakończyć pracę”', () => {
  it('no assessment is due while nothing new begins', async () => {
    const familyId = await aFamilyWorkedWith();
    expect(await dueEverywhere(anna, familyId)).toBe('2025-07-10');
    await anna.plans.assess({ familyId, fields: END });
    expect(await dueEverywhere(anna, familyId)).toBeNull();
  });

  it('a new plan starts the term anew', async () => {
    const familyId = await aFamilyWorkedWith();
    await anna.plans.assess({ familyId, fields: END });
    await anna.plans.write({ familyId, basedOn: null, fields: aPlan({ from: TODAY }) });
    expect(await dueEverywhere(anna, familyId)).toBe(HALF_A_YEAR_ON);
  });

  it('a new worker starts the term anew', async () => {
    const familyId = await aFamilyWorkedWith();
    await anna.plans.assess({ familyId, fields: END });
    const { version } = await anna.families.open({ id: familyId });
    const worker = await workerId(anna, 'Marta');
    await anna.families.assign({ id: familyId, version, workerId: worker, from: TODAY, limitReason: 'próba' });
    expect(await dueEverywhere(anna, familyId)).toBe(HALF_A_YEAR_ON);
  });

  it('a kind that begins starts the term anew', async () => {
    const familyId = await aFamilyWorkedWith();
    await changeKind(anna, familyId, 'supporting', asLocalDate('2026-11-01'));
    await anna.plans.assess({ familyId, fields: END });
    await changeKind(anna, familyId, 'care-difficulties', TODAY);
    expect(await dueEverywhere(anna, familyId)).toBe(HALF_A_YEAR_ON);
  });

  it('the return from the archive starts the term anew, its undoing on the day of archiving does not', async () => {
    const familyId = await aFamilyWorkedWith();
    await anna.plans.assess({ familyId, fields: END });
    const version = async (client: CoreClient) => (await client.families.open({ id: familyId })).version;
    const restore = async (client: CoreClient) =>
      await client.families.restore({ id: familyId, version: await version(client), limitReason: 'próba' });
    await anna.families.archive({ id: familyId, version: await version(anna), reason: 'koniec pracy' });
    await restore(anna);
    expect(await dueEverywhere(anna, familyId)).toBeNull();
    await anna.families.archive({ id: familyId, version: await version(anna), reason: 'koniec pracy' });
    test.clock.advance(24 * 3600);
    const later = await signedIn(test, 'anna.kierownik');
    await restore(later);
    expect(await dueEverywhere(later, familyId)).toBe('2027-05-22');
  });
});

describe('the kind of the day', () => {
  it('is asked after an assessment too: with a supporting family nobody works in this way', async () => {
    const familyId = await aFamilyWorkedWith();
    await anna.plans.assess({ familyId, fields: anAssessment() });
    await changeKind(anna, familyId, 'supporting', TODAY);
    expect(await dueEverywhere(anna, familyId)).toBeNull();
  });

  it('decides, not one that begins on a later day: when that comes, the task goes by itself', async () => {
    const familyId = await aFamilyWorkedWith();
    await changeKind(anna, familyId, 'supporting', AHEAD);
    expect(await dueEverywhere(anna, familyId)).toBe('2025-07-10');
    const later = await signedInOn(AHEAD);
    expect(await dueEverywhere(later, familyId)).toBeNull();
    const history = await later.families.history({ id: familyId });
    expect(history[0]).toMatchObject({ action: 'tasks.newDay', byName: 'program' });
    expect(history.filter(({ action }) => action === 'tasks.newDay')).toHaveLength(1);
  });

  it('follows a plan that runs out, and moves the term to what begins after a pause', async () => {
    const { id: familyId } = await anna.families.register({
      fields: aFamily({ name: 'Planowi', caseNumber: null, kind: 'supporting', kindFrom: BEGAN }),
      members: [],
      workerId: null,
    });
    await anna.plans.write({
      familyId,
      basedOn: null,
      fields: aPlan({ from: TODAY, until: asLocalDate('2026-12-10') }),
    });
    await changeKind(anna, familyId, 'care-difficulties', AHEAD);
    expect(await dueEverywhere(anna, familyId)).toBe(HALF_A_YEAR_ON);
    expect(await dueEverywhere(await signedInOn(asLocalDate('2026-12-10')), familyId)).toBe(HALF_A_YEAR_ON);
    expect(await dueEverywhere(await signedInOn(asLocalDate('2026-12-11')), familyId)).toBe('2027-06-15');
  });

  it('counts work that begins already', async () => {
    const { id: other } = await anna.families.register({
      fields: aFamily({ name: 'Przyszli', caseNumber: null, kind: 'supporting', kindFrom: BEGAN }),
      members: [],
      workerId: null,
    });
    await changeKind(anna, other, 'care-difficulties', AHEAD);
    expect(await dueEverywhere(anna, other)).toBe('2027-06-15');
  });
});

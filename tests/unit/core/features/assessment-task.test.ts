import { describe, expect, it } from 'vitest';

import type { FamilyId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { type CoreClient, refusalOf, type TestCore } from '#tests/support/core.ts';
import { anAssessment, aPlan, aWorkedFamily } from '#tests/support/family-work-calls.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { workerId } from '#tests/support/protected-office.ts';

let test: TestCore;
let anna: CoreClient;

openOffice('for-each', (opened) => {
  ({ test, anna } = opened);
});

const DAY = asLocalDate('2026-11-20');

describe('an assessment', () => {
  it('is due half a year after work began, closes its task and sets the next', async () => {
    const { record, familyId } = await aWorkedFamily(anna);
    expect((await anna.plans.due({ familyId })).due).toMatchObject({ on: '2025-07-10', first: true, months: 6 });
    await anna.plans.write({ familyId, basedOn: null, fields: aPlan() });
    const open = async () =>
      (await anna.tasks.ofRecord({ record })).rows.flatMap((row) =>
        row.shown && row.source === 'assessment' && row.state === 'open' ? [row.dueOn] : [],
      );
    expect(await open()).toEqual(['2025-07-10']);
    const { id, due } = await anna.plans.assess({ familyId, fields: anAssessment() });
    expect(due).toMatchObject({ on: '2027-05-20', first: false });
    expect(await open()).toEqual(['2027-05-20']);
    const again = anna.plans.assess({ familyId, fields: anAssessment() });
    expect(await refusalOf(again)).toMatchObject({ code: 'INVALID_INPUT' });
    await anna.plans.withdrawAssessment({ id, reason: 'zły dzień' });
    expect(await open()).toEqual(['2025-07-10']);
    await anna.plans.reinstateAssessment({ id });
    expect(await open()).toEqual(['2027-05-20']);
    expect(await refusalOf(anna.plans.reinstateAssessment({ id }))).toMatchObject({ code: 'ALREADY_DONE' });
    await anna.plans.withdrawAssessment({ id, reason: 'zły dzień' });
    const end = { ...anAssessment(), recommendation: 'end' } as const;
    expect((await anna.plans.assess({ familyId, fields: end })).due).toBeNull();
    expect(await open()).toEqual([]);
    // A day has one assessment: the withdrawn one comes back only when the other goes.
    expect(await refusalOf(anna.plans.reinstateAssessment({ id }))).toMatchObject({ code: 'RULE_BROKEN' });
  });
});

describe('the task of an assessment', () => {
  const taskOf = async (record: { readonly kind: 'family'; readonly id: FamilyId }) => {
    const { rows } = await anna.tasks.ofRecord({ record });
    const task = rows.find((row) => row.shown && row.source === 'assessment');
    if (task?.shown !== true) throw new Error('no task of an assessment');
    return task;
  };

  it('is neither finished nor cancelled without the assessment', async () => {
    const { record, familyId } = await aWorkedFamily(anna);
    const { id, version } = await taskOf(record);
    const refused = { code: 'RULE_BROKEN', data: { rule: 'assessment-task' } };
    expect(await refusalOf(anna.tasks.finish({ id, version, note: null }))).toMatchObject(refused);
    expect(await refusalOf(anna.tasks.cancel({ id, version, reason: 'niepotrzebne' }))).toMatchObject(refused);
    expect(await taskOf(record)).toMatchObject({ id, version, state: 'open' });
    expect((await anna.plans.due({ familyId })).due).not.toBeNull();
  });

  it('stays with whom it was given to until another worker leads the family', async () => {
    const { record, familyId } = await aWorkedFamily(anna);
    const [marta, piotr] = [await workerId(anna, 'Marta'), await workerId(anna, 'Piotr')];
    const { id, version, userId: leader } = await taskOf(record);
    expect(leader).not.toBe(marta);
    await anna.tasks.give({ id, version, userId: marta });
    await anna.plans.write({ familyId, basedOn: null, fields: aPlan() });
    expect(await taskOf(record)).toMatchObject({ id, userId: marta });
    const { version: familyVersion } = await anna.families.open({ id: familyId });
    await anna.families.assign({ id: familyId, version: familyVersion, workerId: piotr, from: DAY, limitReason: null });
    expect(await taskOf(record)).toMatchObject({ id, userId: piotr });
  });

  it('does not open again when no assessment is due', async () => {
    const { record, familyId } = await aWorkedFamily(anna);
    const { id } = await taskOf(record);
    await anna.plans.assess({ familyId, fields: { ...anAssessment(), recommendation: 'end' } });
    const { version } = await taskOf(record);
    expect(await refusalOf(anna.tasks.reopen({ id, version }))).toMatchObject({
      code: 'RULE_BROKEN',
      data: { rule: 'assessment-not-due' },
    });
  });

  it('is done on the day of the assessment, and the log has its row', async () => {
    const { record, familyId } = await aWorkedFamily(anna);
    const { id, version } = await taskOf(record);
    await anna.plans.assess({ familyId, fields: anAssessment() });
    const { rows } = await anna.tasks.ofRecord({ record });
    expect(rows.find((row) => row.id === id)).toMatchObject({ state: 'done', closed: { on: DAY } });
    // Whoever still sees it open hears that it is done.
    expect(await refusalOf(anna.tasks.finish({ id, version, note: null }))).toMatchObject({ code: 'ALREADY_DONE' });
    // The task that is done, the next one, the assessment itself; in the family's history the assessment alone.
    const logged = await test.core.runtime.offices.database.read((r) =>
      r.selectFrom('audit_log').select('seq').where('action', '=', 'plans.assess').execute(),
    );
    expect(logged).toHaveLength(3);
    const history = await anna.families.history({ id: familyId });
    expect(history.filter(({ action }) => action === 'plans.assess')).toHaveLength(1);
  });
});

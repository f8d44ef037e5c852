import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { FamilyKind } from '#shared/features/families/families.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { type CoreClient, prepareDemoOffice, type PreparedOffice, type TestCore } from '#tests/support/core.ts';
import { aFamily } from '#tests/support/people.ts';
import { composeSavingCore, signedIn, workerId } from '#tests/support/protected-office.ts';

let office: PreparedOffice;
let test: TestCore;
let anna: CoreClient;

beforeAll(async () => {
  office = await prepareDemoOffice();
  ({ test } = await composeSavingCore(office));
  anna = await signedIn(test, 'anna.kierownik');
});
afterAll(async () => {
  await test.close();
  office.remove();
});

const TODAY = asLocalDate('2026-11-21');
const FIRST = asLocalDate('2026-12-01');
const newFamily = async (worker: string | null, kind: FamilyKind = 'care-difficulties') =>
  await anna.families.register({
    fields: aFamily({ caseNumber: null, kind }),
    members: [],
    workerId: worker === null ? null : await workerId(anna, worker),
  });
const refusedBy = async (statement: string): Promise<unknown> =>
  await test.core.runtime.offices.database
    .write(async (tx) => await sql.raw(statement).execute(tx))
    .then(() => null)
    .catch((error: unknown) => (error as { data?: { rule?: string } }).data?.rule);

describe('the limit', () => {
  it('asks for a reason, keeps it, and lists it', async () => {
    const iwona = await workerId(anna, 'Iwona');
    const { workers } = await anna.caseloads.overview({ day: asLocalDate('2026-11-21') });
    const led = workers.find(({ userId }) => userId === iwona)?.counted ?? 0;
    for (let at = led; at < 15; at += 1) await newFamily('Iwona');
    const family = await newFamily(null);
    const giving = { ...family, workerId: iwona, from: FIRST };
    await expect(anna.families.assign(giving)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { fields: [{ path: 'limitReason' }] },
    });
    await anna.families.assign({ ...giving, limitReason: 'zastępstwo' });
    const { exceptions } = await anna.caseloads.log({});
    expect(exceptions[0]).toMatchObject({ workerName: 'Iwona Lech', reason: 'zastępstwo', limit: 15, from: FIRST });
  });

  it('counts only the kinds of the rule of the day, and not another kind before it becomes one of them', async () => {
    const iwona = await workerId(anna, 'Iwona');
    const counted = async () => {
      const { workers, limit } = await anna.caseloads.overview({ day: asLocalDate('2026-11-21') });
      expect(limit?.kinds).toEqual(['care-difficulties']);
      const row = workers.find(({ userId }) => userId === iwona);
      return [row?.families ?? 0, row?.counted ?? 0] as const;
    };
    const before = await counted();
    const family = await newFamily('Iwona', 'supporting');
    expect(await counted()).toEqual([before[0] + 1, before[1]]);
    const check = { workerId: iwona, from: FIRST, families: [family.id] };
    expect(await anna.caseloads.checkLimit(check)).toMatchObject({ over: false });
    const fields = aFamily({ caseNumber: null, kind: 'care-difficulties' });
    const kindFrom = asLocalDate('2026-11-21');
    const corrected = { ...family, fields: { ...fields, kindFrom } };
    await expect(anna.families.correct(corrected)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { fields: [{ path: 'limitReason' }] },
    });
    await anna.families.correct({ ...corrected, limitReason: 'rodzina wymaga asystenta' });
    expect(await counted()).toEqual([before[0] + 1, before[1] + 1]);
  });

  it('holds for a family that comes out of the archive: a reason, or no return', async () => {
    const family = await newFamily(null);
    const iwona = await workerId(anna, 'Iwona');
    const given = await anna.families.assign({ ...family, workerId: iwona, from: TODAY, limitReason: 'na próbę' });
    const archived = await anna.families.archive({ ...given, reason: 'wyprowadzka' });
    await expect(anna.families.restore(archived)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { fields: [{ path: 'limitReason' }] },
    });
    expect((await anna.families.open({ id: family.id })).archived).not.toBeNull();
    await anna.families.restore({ ...archived, limitReason: 'powrót do ośrodka' });
    const { exceptions } = await anna.caseloads.log({});
    expect(exceptions[0]).toMatchObject({ reason: 'powrót do ośrodka', family: { id: family.id } });
    const quiet = await newFamily('Tomasz', 'foster');
    await anna.families.restore(await anna.families.archive({ ...quiet, reason: 'pomyłka' }));
  });

  it('is checked for oneself only by who reaches the own caseload', async () => {
    const katarzyna = await signedIn(test, 'katarzyna.pracownik');
    const fresh = { kind: 'care-difficulties', kindFrom: FIRST } as const;
    const other = { workerId: await workerId(anna, 'Marta'), from: FIRST, fresh };
    await expect(katarzyna.caseloads.checkLimit(other)).rejects.toMatchObject({ code: 'OUT_OF_REACH' });
  });
});

describe('handing over', () => {
  it('moves all from a day, tells the reason on the card, and is taken back once', async () => {
    const [fromId, toId] = [await workerId(anna, 'Katarzyna'), await workerId(anna, 'Marta')];
    const family = await newFamily('Katarzyna');
    const done = await anna.caseloads.handOver({
      fromId,
      toId,
      from: FIRST,
      reason: 'zmiana rejonu',
      families: [family.id],
      people: [],
      limitReason: 'próba',
    });
    const card = await anna.families.open({ id: family.id });
    expect(card.workers.map(({ displayName, reason }) => [displayName, reason])).toEqual([
      ['Marta Zając', 'zmiana rejonu'],
      ['Katarzyna Wilk', null],
    ]);
    await anna.caseloads.undoHandOver({ id: done.id });
    const after = await anna.families.open({ id: family.id });
    expect(after.workers.map(({ displayName, to }) => [displayName, to])).toEqual([['Katarzyna Wilk', null]]);
    await expect(anna.caseloads.undoHandOver({ id: done.id })).rejects.toMatchObject({ code: 'ALREADY_DONE' });
  });

  it('takes the open tasks along and gives back those nobody changed since', async () => {
    const [fromId, toId] = [await workerId(anna, 'Katarzyna'), await workerId(anna, 'Marta')];
    const family = await newFamily('Katarzyna');
    const record = { kind: 'family', id: family.id } as const;
    const add = async (what: string, dueOn: string, userId = fromId) =>
      await anna.tasks.add({ record, fields: { what, dueOn: asLocalDate(dueOn), userId } });
    const [early, late, changed] = [
      await add('telefon', '2026-11-25'),
      await add('wizyta', '2026-12-05'),
      await add('wniosek', '2026-12-06'),
    ];
    await add('cudze', '2026-12-07', await workerId(anna, 'Piotr'));
    const { tasks: announced } = await anna.caseloads.previewHandOver({ fromId, toId, from: FIRST });
    expect(announced.find(({ id }) => id === family.id)?.count).toBe(2);
    const done = await anna.caseloads.handOver({
      fromId,
      toId,
      from: FIRST,
      reason: 'zmiana rejonu',
      families: [family.id],
      people: [],
      limitReason: 'próba',
    });
    // Until the day of the change the former worker leads, and what is due before it stays.
    expect(done.tasks).toBe(2);
    const owners = async () => {
      const { rows } = await anna.tasks.ofRecord({ record });
      return new Map(rows.flatMap((row) => (row.shown ? [[row.id, row.userId] as const] : [])));
    };
    const after = await owners();
    expect([early, late, changed].map(({ id }) => after.get(id))).toEqual([fromId, toId, toId]);
    expect((await anna.caseloads.log({})).handovers[0]).toMatchObject({ id: done.id, tasks: 2 });
    const dueOn = asLocalDate('2026-12-20');
    await anna.tasks.move({ id: changed.id, version: 2, dueOn, reason: 'urlop' });
    expect(await anna.caseloads.undoHandOver({ id: done.id })).toMatchObject({ tasks: 1, tasksLeft: 1 });
    const back = await owners();
    expect([early, late, changed].map(({ id }) => back.get(id))).toEqual([fromId, fromId, toId]);
  });

  it('does nothing at all when one record is led by somebody else', async () => {
    const [fromId, toId] = [await workerId(anna, 'Katarzyna'), await workerId(anna, 'Marta')];
    const [own, other] = [await newFamily('Katarzyna'), await newFamily('Piotr')];
    const families = [own.id, other.id];
    const input = { fromId, toId, from: FIRST, reason: 'próba', families, people: [], limitReason: 'próba' };
    await expect(anna.caseloads.handOver(input)).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { changedByName: 'Anna Hebda', changedAt: expect.any(String), fields: ['workerId'] },
    });
    expect((await anna.families.open({ id: own.id })).workers).toHaveLength(1);
  });
});

describe('a reason of what was handed over together with a protected record', () => {
  it('is told only to those who may open all of it, others learn whom to ask', async () => {
    const given = {
      fromId: null,
      toId: await workerId(anna, 'Tomasz'),
      from: TODAY,
      limitReason: 'wszystko dla jednego',
    };
    const [hidden, shown] = [await newFamily(null), await newFamily(null)];
    const handed = await anna.caseloads.handOver({
      ...given,
      reason: 'przez wzgląd na tę jedną',
      families: [hidden.id, shown.id],
      people: [],
    });
    const piotr = await signedIn(test, 'piotr.pracownik');
    const told = async () => {
      const { handovers } = await piotr.caseloads.log({});
      const { workers } = await piotr.families.open({ id: shown.id });
      const row = handovers.find(({ id }) => id === handed.id);
      return [row?.reason, row?.ask, workers[0]?.reason];
    };
    const all = ['przez wzgląd na tę jedną', [], 'przez wzgląd na tę jedną'];
    expect(await told()).toEqual(all);
    const { version } = await anna.families.open({ id: hidden.id });
    const protection = { reason: 'próba', userIds: [await workerId(anna, 'Anna')] };
    const kept = await anna.families.protect({ id: hidden.id, version, protection });
    expect(await told()).toEqual([null, ['Anna Hebda'], null]);
    await anna.families.unprotect(kept);
    expect(await told()).toEqual(all);
  });
});

describe('what the database refuses through every door', () => {
  it.each([
    ["UPDATE caseload_exceptions SET reason = 'inny'", 'exception is recorded once'],
    ['DELETE FROM caseload_exceptions', 'exception is recorded once'],
    ["UPDATE handovers SET reason = 'inny'", 'handover is recorded once'],
    ['DELETE FROM handover_items', 'handover is recorded once'],
    ['DELETE FROM handover_tasks', 'handover is recorded once'],
    ['UPDATE handover_tasks SET task_version = 9', 'handover is recorded once'],
    ['UPDATE handover_items SET closed_assignment_id = NULL', 'handover is recorded once'],
  ])('%s', async (statement, rule) => {
    expect(await refusedBy(statement)).toBe(rule);
  });

  it('a case number that another family had', async () => {
    const [first, second] = [await newFamily(null), await newFamily(null)];
    const named = (id: string, number: string): string =>
      `UPDATE families SET case_number = '${number}' WHERE id = '${id}'`;
    expect(await refusedBy(named(first.id, 'X.1'))).toBeNull();
    expect(await refusedBy(named(first.id, 'X.2'))).toBeNull();
    expect(await refusedBy(named(second.id, 'X.1'))).toBe('case number used');
  });
});

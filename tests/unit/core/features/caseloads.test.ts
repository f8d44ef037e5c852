import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

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

const FIRST = asLocalDate('2026-12-01');
const newFamily = async (worker: string | null) =>
  await anna.families.register({
    fields: aFamily({ caseNumber: null }),
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
    const led = workers.find(({ userId }) => userId === iwona)?.families ?? 0;
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

  it('is checked for oneself only by who reaches the own caseload', async () => {
    const katarzyna = await signedIn(test, 'katarzyna.pracownik');
    const other = { workerId: await workerId(anna, 'Marta'), from: FIRST, familyId: null };
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

  it('does nothing at all when one record is led by somebody else', async () => {
    const [fromId, toId] = [await workerId(anna, 'Katarzyna'), await workerId(anna, 'Marta')];
    const [own, other] = [await newFamily('Katarzyna'), await newFamily('Piotr')];
    const families = [own.id, other.id];
    const input = { fromId, toId, from: FIRST, reason: 'próba', families, people: [], limitReason: 'próba' };
    await expect(anna.caseloads.handOver(input)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await anna.families.open({ id: own.id })).workers).toHaveLength(1);
  });
});

describe('what the database refuses through every door', () => {
  it.each([
    ["UPDATE caseload_exceptions SET reason = 'inny'", 'exception is recorded once'],
    ['DELETE FROM caseload_exceptions', 'exception is recorded once'],
    ["UPDATE handovers SET reason = 'inny'", 'handover is recorded once'],
    ['DELETE FROM handover_items', 'handover is recorded once'],
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

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Tx } from '#db/sqlite/office-database.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { prepareDemoOffice, type PreparedOffice, signInAs, type TestCore } from '#tests/support/core.ts';
import { enterChild, there } from '#tests/support/foster-care.ts';
import { aGuardian, aPath, aProgramme, aRequest, aStep, aSuspension, Way } from '#tests/support/leavers.ts';

let prepared: PreparedOffice;
let office: TestCore;
let way: Way;
let helpId: string;

beforeAll(async () => {
  prepared = await prepareDemoOffice();
  office = await prepared.open();
  const manager = office.client();
  await signInAs(manager, 'anna.kierownik');
  way = new Way(manager, await enterChild(manager, { birthDate: asLocalDate('2008-02-10') }));
  await way.open(aPath('2025-03-02'));
  await way.record(aGuardian({ personId: await enterChild(manager) }, '2025-03-02'));
  await way.record(aProgramme('2025-05-02'));
  await way.record(aStep('2025-05-02'));
  const help = await way.record(aRequest('2026-03-02'));
  const on = asLocalDate('2026-03-10');
  const fields = { how: 'decide', state: 'granted', number: '1', on, from: on, to: null } as const;
  await way.take(manager.leavers.settle({ ...way.at, lineId: help, fields }));
  await way.record(aSuspension(help, '2026-05-02', { to: asLocalDate('2026-06-30') }));
  helpId = help;
});
afterAll(async () => {
  await office.close();
  prepared.remove();
});

type Table =
  'leaver_paths' | 'leaver_guardians' | 'leaver_programmes' | 'leaver_help' | 'leaver_suspensions' | 'leaver_steps';

/** Past every use case: straight to the table. */
const write = (work: (tx: Tx) => Promise<unknown>): Promise<unknown> =>
  office.core.runtime.offices.database.write(async (tx) => {
    await work(tx);
  });

/** What a refused write says: the rule that a trigger names, else the words of the database. */
async function saidOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return error instanceof AppError ? JSON.stringify(error.data) : String(error);
  }
  return 'written';
}

/** Another row like the newest of the table. */
async function copyOf(table: Table, wishes: object): Promise<unknown> {
  return await write(async (tx) => {
    const row = there(
      await tx.selectFrom(table).selectAll().orderBy('at', 'desc').orderBy('id', 'desc').executeTakeFirst(),
    );
    await tx
      .insertInto(table)
      .values({ ...row, id: crypto.randomUUID(), ...wishes })
      .execute();
  });
}

test.each<readonly [guard: string, table: Table, wishes: object, message: RegExp]>([
  ['two open paths of one person', 'leaver_paths', { from_date: '2026-01-01' }, /leaver path overlaps/],
  ['an end without a reason', 'leaver_paths', { from_date: '2020-01-01', to_date: '2020-02-01' }, /CHECK/],
  [
    'a reason without an end',
    'leaver_paths',
    { from_date: '2020-01-01', end_reason: 'other' },
    /CHECK|leaver path overlaps/,
  ],
  ['two guardians on one day', 'leaver_guardians', { from_date: '2025-06-01' }, /leaver guardian overlaps/],
  [
    'a guardian who is nobody',
    'leaver_guardians',
    { from_date: '2020-01-01', to_date: '2020-01-02', person_id: null },
    /CHECK/,
  ],
  ['a second programme', 'leaver_programmes', {}, /leaver programme stands/],
  ['a suspension on days of another', 'leaver_suspensions', { from_date: '2026-06-30' }, /leaver suspension overlaps/],
  ['a step done twice', 'leaver_steps', {}, /leaver step stands/],
  ['a grant without a decision', 'leaver_help', { decision_on: null, decision_number: null }, /CHECK/],
  ['a word of no dictionary', 'leaver_help', { form: 'no-such-form' }, /not a word of its dictionary/],
])('the database refuses %s', async (_guard, table, wishes, message) => {
  expect(await saidOf(copyOf(table, wishes))).toMatch(message);
});

test('the database keeps what was decided, and every row', async () => {
  const changed = write((tx) =>
    tx.updateTable('leaver_help').set({ decision_number: '2' }).where('id', '=', helpId).execute(),
  );
  expect(await saidOf(changed)).toMatch(/keeps what was written/);
  const undone = write((tx) =>
    tx.updateTable('leaver_help').set({ state: 'refused' }).where('id', '=', helpId).execute(),
  );
  expect(await saidOf(undone)).toMatch(/keeps what was written|CHECK/);
  for (const table of ['leaver_paths', 'leaver_guardians', 'leaver_help', 'leaver_suspensions'] as const) {
    expect(await saidOf(write((tx) => tx.deleteFrom(table).execute()))).toMatch(/rows are kept/);
  }
});

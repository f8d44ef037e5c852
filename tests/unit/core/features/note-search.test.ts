import { expect, it } from 'vitest';

import type { FamilyId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import type { CoreClient, TestCore } from '#tests/support/core.ts';
import { aNote } from '#tests/support/family-work-calls.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { aFamily } from '#tests/support/people.ts';
import { signedIn, workerId } from '#tests/support/protected-office.ts';

let test: TestCore;
let anna: CoreClient;

openOffice('for-each', (opened) => {
  ({ test, anna } = opened);
});

/** A family with one note of this text. */
async function noted(name: string, text: string): Promise<FamilyId> {
  const kindFrom = asLocalDate('2025-01-10');
  const { id } = await anna.families.register({
    fields: aFamily({ name, kindFrom, caseNumber: `${name}/2026` }),
    members: [],
    workerId: await workerId(anna, 'Katarzyna'),
  });
  await anna.notes.write({ record: { kind: 'family', id }, fields: aNote({ text }), nextStep: null });
  return id;
}

/** Subjects of every row that a search has left, oldest first. */
async function rows(): Promise<string[][]> {
  const { database } = test.core.runtime.offices;
  return await database.read(async (r) => {
    const found = await r.selectFrom('audit_log').select('seq').where('action', '=', 'notes.search').execute();
    const named = await r.selectFrom('audit_subjects').select(['seq', 'subject_id']).execute();
    return found.map(({ seq }) => named.filter((one) => one.seq === seq).map(({ subject_id }) => subject_id));
  });
}

it('leaves a row with the families found, and while one types on only with those not named yet', async () => {
  const first = await noted('Pierwsi', 'Zajęcia qxjeżozwierz');
  const second = await noted('Drudzy', 'Zajęcia qxjeżyny');
  expect(await anna.notes.search({ text: 'qxnikogo' })).toEqual([]);
  expect(await rows(), 'nobody found').toEqual([]);
  expect(await anna.notes.search({ text: 'qxjezoz' })).toHaveLength(1);
  expect(await rows()).toEqual([[first]]);
  await anna.notes.search({ text: 'qxjezozw' });
  expect(await rows(), 'nobody new').toEqual([[first]]);
  expect(await anna.notes.search({ text: 'qxjez' })).toHaveLength(2);
  expect(await rows()).toEqual([[first], [second]]);
  test.clock.advance(10 * 60);
  for (const session of test.core.runtime.sessions.all()) session.touch(test.clock.now());
  await anna.notes.search({ text: 'qxjez' });
  expect((await rows()).at(-1)?.toSorted(), 'after ten minutes').toEqual([first, second].toSorted());
});

it('names in its row nobody whom it does not show: protected, out of reach', async () => {
  const shown = await noted('Jawni', 'Zajęcia qxjeżyny');
  const hidden = await noted('Ukryci', 'Zajęcia qxjeżyny');
  const { version } = await anna.families.open({ id: hidden });
  const userIds = [await workerId(anna, 'Anna')];
  await anna.families.protect({ id: hidden, version, protection: { reason: 'próba', userIds } });
  const katarzyna = await signedIn(test, 'katarzyna.pracownik');
  expect(await katarzyna.notes.search({ text: 'qxjez' })).toHaveLength(1);
  expect(await rows()).toEqual([[shown]]);
  const marta = await signedIn(test, 'marta.pracownik');
  expect(await marta.notes.search({ text: 'qxjez' })).toEqual([]);
  expect(await rows()).toEqual([[shown]]);
});

it('gives no more hits than the palette shows: the row names all of them', async () => {
  const written: FamilyId[] = [];
  for (let number = 0; number < 7; number += 1) written.push(await noted(`Rodzina${number}`, 'Zajęcia qxjeżyny'));
  const hits = await anna.notes.search({ text: 'qxjez' });
  expect(hits.map(({ record }) => record.id)).toEqual(written.slice(1).toReversed());
  expect((await rows())[0]?.toSorted()).toEqual(written.slice(1).toSorted());
});

it('gives the six last written while one types, and all by their days when asked', async () => {
  const id = await noted('Liczni', 'Zajęcia qxjeżyny');
  const record = { kind: 'family', id } as const;
  const days = ['2026-03-01', '2026-05-01', '2026-01-01', '2026-07-01', '2026-02-01', '2026-06-01', '2026-04-01'];
  for (const on of days) {
    await anna.notes.write({ record, fields: aNote({ text: 'Znów qxjeżyny', on: asLocalDate(on) }), nextStep: null });
  }
  const daysOf = async (all: boolean) => (await anna.notes.search({ text: 'qxjezyn', all })).map(({ on }) => on);
  expect(await daysOf(false)).toEqual(days.toReversed().slice(0, 6));
  expect(await daysOf(true)).toEqual(['2026-11-20', ...days.toSorted().toReversed()]);
});

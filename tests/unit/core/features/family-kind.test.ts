import { expect, it } from 'vitest';

import type { FamilyFields } from '#shared/features/families/families.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { type CoreClient, refusedFields } from '#tests/support/core.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { aFamily } from '#tests/support/people.ts';

const d = asLocalDate;
const TODAY = d('2026-11-21');
const BEGAN = d('2020-03-01');
const SENTENCE =
  'fields.kindFrom | Rodzaj od: podaj dzień, od którego rodzina jest innego rodzaju, późniejszy niż 01.03.2020, albo wybierz poprawkę pomyłki.';

let anna: CoreClient;

openOffice('for-each', (opened) => {
  ({ anna } = opened);
});

/** A family with difficulties since 2020, and what changes its kind. */
async function aFamilySince(kindFrom = BEGAN) {
  const fields = aFamily({ name: 'Rodzajni', kind: 'care-difficulties', kindFrom });
  const { id } = await anna.families.register({ fields, members: [], workerId: null });
  const correct = async (change: Partial<FamilyFields>, kindMistake?: boolean) => {
    const { version } = await anna.families.open({ id });
    const asked = { id, version, fields: { ...fields, ...change }, limitReason: 'próba' };
    return await anna.families.correct(kindMistake === undefined ? asked : { ...asked, kindMistake });
  };
  const kinds = async () => (await anna.families.open({ id })).kinds.map(({ kind, from, to }) => [kind, from, to]);
  return { id, correct, kinds };
}

it('another kind from the first day of the present one is refused, and the years stay as they were', async () => {
  const { correct, kinds } = await aFamilySince();
  expect(await refusedFields(correct({ kind: 'supporting' }))).toEqual([SENTENCE]);
  expect(await kinds()).toEqual([['care-difficulties', BEGAN, null]]);
  await correct({ kind: 'supporting', kindFrom: TODAY });
  expect(await kinds()).toEqual([
    ['supporting', TODAY, null],
    ['care-difficulties', BEGAN, '2026-11-20'],
  ]);
});

it('a kind entered by mistake is corrected for all its days, and history says it was one', async () => {
  const { id, correct, kinds } = await aFamilySince();
  await correct({ kind: 'supporting' }, true);
  expect(await kinds()).toEqual([['supporting', BEGAN, null]]);
  const [newest] = await anna.families.history({ id });
  expect(newest).toMatchObject({ fields: ['kind', 'kindMistake'], after: { kindMistake: 'wpisany przez pomyłkę' } });
  await correct({ kind: 'foster', kindFrom: d('2021-01-01') }, true);
  expect(await kinds()).toEqual([['foster', d('2021-01-01'), null]]);
  await correct({ kind: 'supporting', kindFrom: d('2019-01-01') }, true);
  expect(await kinds()).toEqual([['supporting', d('2019-01-01'), null]]);
});

it('a kind that begins today, or later, may still be another one', async () => {
  const { correct, kinds } = await aFamilySince(TODAY);
  await correct({ kind: 'supporting', kindFrom: TODAY });
  expect(await kinds()).toEqual([['supporting', TODAY, null]]);
});

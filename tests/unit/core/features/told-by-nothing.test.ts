import { expect, it } from 'vitest';

import { NO_DETAILS } from '#shared/features/people/person-details.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { type CoreClient, refusedFields, type TestCore } from '#tests/support/core.ts';
import { aNote } from '#tests/support/family-work-calls.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { aFamily, aMember, aPerson } from '#tests/support/people.ts';
import { signedIn, workerId } from '#tests/support/protected-office.ts';

let test: TestCore;
let anna: CoreClient;

openOffice('for-each', (opened) => {
  ({ test, anna } = opened);
});

/** Somebody Katarzyna leads, and a note about them in the chronicle of a family that she leads as well. */
async function noted() {
  const katarzynaId = await workerId(anna, 'Katarzyna');
  const katarzyna = await signedIn(test, 'katarzyna.pracownik');
  const fields = aPerson({ ...NO_DETAILS, birthDate: asLocalDate('1980-01-02'), workerId: katarzynaId });
  const person = await anna.people.register({ fields });
  const members = [aMember(person.id, { from: asLocalDate('2020-01-01') })];
  const family = await anna.families.register({ fields: aFamily(), members, workerId: katarzynaId });
  const note = aNote({ personIds: [person.id], on: asLocalDate('2024-05-06') });
  await anna.notes.write({ record: { kind: 'family', id: family.id }, fields: note, nextStep: null });
  const ways = {
    history: async () =>
      (await katarzyna.people.history({ id: person.id })).flatMap(({ action }) =>
        action.startsWith('notes.') ? [action] : [],
      ),
    death: async () => {
      const death = { date: asLocalDate('2024-01-01'), year: null };
      const { untidy } = await katarzyna.people.previewDeath({ id: person.id, death });
      return untidy.flatMap(({ kind, from }) => (kind === 'note' ? [from] : []));
    },
  };
  return { person, family, ways };
}

it('a note in the chronicle of a family that is protected from somebody is told by no history and no preview', async () => {
  const { family, ways } = await noted();
  expect(await ways.history()).toEqual(['notes.write']);
  expect(await ways.death()).toEqual(['2024-05-06']);
  const protection = { reason: 'próba ochrony', userIds: [await workerId(anna, 'Anna')] };
  await anna.families.protect({ ...family, protection });
  expect(await ways.history()).toEqual([]);
  expect(await ways.death()).toEqual([]);
});

it('a birth date never tells the one of a protected parent, and words about them stay as they were written', async () => {
  const katarzynaId = await workerId(anna, 'Katarzyna');
  const katarzyna = await signedIn(test, 'katarzyna.pracownik');
  const bornOn = (day: string) => aPerson({ birthDate: asLocalDate(day), workerId: katarzynaId });
  const child = await anna.people.register({ fields: bornOn('2010-05-06') });
  const mother = await anna.people.register({ fields: aPerson({ birthDate: asLocalDate('1985-02-03') }) });
  const guardian = {
    from: asLocalDate('2020-01-01'),
    to: null,
    endReason: null,
    basis: 'III RNsm 1/20',
    note: 'matka',
  };
  await anna.relations.relate({
    id: child.id,
    relation: { ...guardian, from: null, basis: null, otherId: mother.id, role: 'parent' },
  });
  const made = await anna.relations.relate({
    id: child.id,
    relation: { ...guardian, otherId: mother.id, role: 'guardian' },
  });
  const protection = { reason: 'próba ochrony', userIds: [await workerId(anna, 'Anna')] };
  await anna.people.protect({ ...mother, protection });

  const correct = async (client: CoreClient, birthDate: string) =>
    await refusedFields(client.people.correct({ ...child, fields: bornOn(birthDate) }));
  const [told] = await correct(katarzyna, '1985-02-03');
  expect(told).toContain('fields.birthDate | Data urodzenia: poproś o\u00a0zmianę');
  expect(told).toContain('Anna');
  expect(await correct(katarzyna, '1985-02-04')).toEqual([told]);
  expect(await correct(katarzyna, '2011-05-06')).toEqual([told]);

  const target = { id: child.id, relationId: made.relationId, version: made.version, role: null };
  const later = { ...guardian, from: asLocalDate('2021-01-01'), basis: null, note: null };
  await katarzyna.relations.correct({ ...target, fields: later });
  const { lines } = await anna.relations.ofPerson({ id: child.id });
  const line = lines.find(({ role }) => role === 'guardian');
  expect(line).toMatchObject({ from: '2021-01-01', entered: { basis: 'III RNsm 1/20', note: 'matka' } });
});

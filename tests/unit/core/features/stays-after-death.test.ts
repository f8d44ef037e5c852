import { expect, it } from 'vitest';

import type { FamilyId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { type CoreClient, refusalOf, refusedFields, type TestCore } from '#tests/support/core.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { aFamily, aMember, aPerson } from '#tests/support/people.ts';
import { signedIn, workerId } from '#tests/support/protected-office.ts';

const d = asLocalDate;
const DIED = d('2024-03-12');
const death = { date: DIED, year: null };

let test: TestCore;
let anna: CoreClient;

openOffice('for-each', (opened) => {
  ({ test, anna } = opened);
});

const staysIn = async (client: CoreClient, id: FamilyId) =>
  (await client.families.open({ id })).members.map(({ id: membershipId, to }) => ({ membershipId, to }));

async function onlyStay(client: CoreClient, id: FamilyId) {
  const [stay, ...others] = await staysIn(client, id);
  if (stay === undefined || others.length > 0) throw new Error('one stay was expected');
  return stay;
}

/** Somebody who belongs to a family and whose death was written down without ending the stay. */
async function aStayPastDeath() {
  const fields = aPerson({ surname: 'Kruk', birthDate: d('1985-02-03') });
  const woman = await anna.people.register({ fields });
  const { id } = await anna.families.register({
    fields: aFamily({ name: 'Krukowie' }),
    members: [aMember(woman.id, { from: d('2020-02-02') })],
    workerId: null,
  });
  await anna.people.correct({ ...woman, fields: { ...fields, death } });
  const { membershipId, to } = await onlyStay(anna, id);
  expect(to).toBeNull();
  return { id, membershipId, personId: woman.id };
}

it('somebody who died joins a family until the death, in a new one and in one there is', async () => {
  const { id: personId } = await anna.people.register({ fields: aPerson({ death, birthDate: d('1950-01-01') }) });
  const member = aMember(personId, { from: d('2020-02-02') });
  const registered = await anna.families.register({
    fields: aFamily({ name: 'Pierwsi' }),
    members: [member],
    workerId: null,
  });
  expect((await onlyStay(anna, registered.id)).to).toBe(DIED);
  const other = await anna.families.register({
    fields: aFamily({ name: 'Drudzy', caseNumber: null }),
    members: [],
    workerId: null,
  });
  await anna.families.join({ ...other, member });
  expect((await onlyStay(anna, other.id)).to).toBe(DIED);
});

it('nobody leaves a family after the death, and nobody comes back to it', async () => {
  const { id, membershipId } = await aStayPastDeath();
  const sentence =
    'to | W rodzinie do: osoba zmarła wcześniej (12.03.2024), podaj ostatni dzień w rodzinie nie późniejszy niż 12.03.2024.';
  const leave = async (version: number, to: string) =>
    await anna.families.leave({ id, version, membershipId, to: d(to) });
  expect(await refusedFields(leave(1, '2024-03-13'))).toEqual([sentence]);
  await leave(1, '2023-06-30');
  await anna.families.rejoin({ id, version: 2, membershipId });
  expect((await onlyStay(anna, id)).to).toBe(DIED);
  const refused = await refusalOf(anna.families.rejoin({ id, version: 3, membershipId }));
  expect([refused.code, refused.data]).toEqual(['RULE_BROKEN', { rule: 'membership after death' }]);
});

it('a corrected stay goes no further than the death', async () => {
  const { id, membershipId } = await aStayPastDeath();
  const fields = { role: 'other', from: d('2020-02-02') } as const;
  const correct = async (version: number, to: string | null) =>
    await anna.families.correctMember({
      id,
      version,
      membershipId,
      fields: { ...fields, to: to === null ? null : d(to) },
    });
  expect(await refusedFields(correct(1, '2025-01-01'))).toEqual([
    'fields.to | W rodzinie do: osoba zmarła wcześniej (12.03.2024), podaj ostatni dzień w rodzinie nie późniejszy niż 12.03.2024.',
  ]);
  await correct(1, null);
  expect((await onlyStay(anna, id)).to).toBe(DIED);
});

it('a stay taken out by mistake comes back until the death', async () => {
  const { id, membershipId } = await aStayPastDeath();
  await anna.families.withdrawMember({ id, version: 1, membershipId, reason: 'próba' });
  await anna.families.reinstateMember({ id, version: 2, membershipId });
  expect((await onlyStay(anna, id)).to).toBe(DIED);
});

it('the day on which somebody protected died is told by no refusal: the line alone ends', async () => {
  const { id, membershipId, personId } = await aStayPastDeath();
  const version = async () => (await anna.families.open({ id })).version;
  const marta = await workerId(anna, 'Marta');
  await anna.families.assign({
    id,
    version: await version(),
    workerId: marta,
    from: d('2026-11-21'),
    limitReason: 'próba',
  });
  const person = await anna.people.open({ id: personId });
  const protection = { reason: 'próba', userIds: [await workerId(anna, 'Piotr')] };
  await anna.people.protect({ id: personId, version: person.version, protection });
  const client = await signedIn(test, 'marta.pracownik');
  const done = await client.families.leave({ id, version: await version(), membershipId, to: d('2025-01-01') });
  await client.families.rejoin({ id, version: done.version, membershipId });
  expect((await onlyStay(client, id)).to).toBeNull();
});

import { describe, expect, it } from 'vitest';

import type { MemberFields } from '#shared/features/families/families.schema.ts';
import { sceneOn } from '#shared/features/relations/genogram-scene.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { type CoreClient, refusalOf, refusedFields, type TestCore } from '#tests/support/core.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { aFamily, aMember, anAddress, aPerson } from '#tests/support/people.ts';
import { signedIn, workerId } from '#tests/support/protected-office.ts';

const d = asLocalDate;

let test: TestCore;
let anna: CoreClient;
let katarzyna: CoreClient;

openOffice('once', async (opened) => {
  ({ test, anna } = opened);
  katarzyna = await signedIn(test, 'katarzyna.pracownik');
});

const person = async (client: CoreClient, surname: string) =>
  (await client.people.register({ fields: aPerson({ surname, address: anAddress() }) })).id;

describe('a family', () => {
  it('has a member entered by mistake put right: role and days, by the rules, with both histories', async () => {
    const [mine, other] = [await person(anna, 'Poprawna'), await person(anna, 'Druga')];
    const from = d('2020-01-12');
    const fields = aFamily({ name: 'Poprawni' });
    const members = [aMember(mine, { from, role: 'other' }), aMember(other, { from })];
    const { id } = await anna.families.register({ fields, members, workerId: await workerId(anna, 'Katarzyna') });
    const membershipId = (await anna.families.open({ id })).members.find(({ personId }) => personId === mine)?.id;
    if (membershipId === undefined) throw new Error('the family has no member');
    const wanted = { role: 'mother', from: d('2021-03-01'), to: d('2022-06-30') } as const;
    const correct = (version: number, change: Partial<MemberFields>) =>
      katarzyna.families.correctMember({ id, version, membershipId, fields: { ...wanted, ...change } });
    expect((await refusedFields(correct(1, { from: d('1980-01-01') })))[0]).toMatch(
      /^fields\.from \| W rodzinie od: podaj datę, od której osoba jest w rodzinie, nie wcześniejszą niż data urodzenia/,
    );
    expect((await refusedFields(correct(1, { to: d('2021-02-28') })))[0]).toMatch(
      /^fields\.to \| W rodzinie do: podaj dzień nie wcześniejszy niż początek pobytu w rodzinie/,
    );
    await correct(1, {});
    expect((await refusalOf(correct(2, {}))).code).toBe('ALREADY_DONE');
    // Who has left by the correction is a former member: whoever leads the family may still put it right.
    await anna.families.join({ id, version: 2, member: aMember(mine, { from: d('2023-01-01') }) });
    expect(await refusedFields(correct(3, { to: null }))).toEqual([
      'fields.from | W rodzinie od: ta osoba ma już zapisany pobyt w tej rodzinie w tym czasie (od 01.01.2023).',
    ]);
    const stay = { role: 'other', sex: 'female', from: '2020-01-12', to: null };
    const change = (await anna.families.history({ id })).find(({ action }) => action === 'families.correctMember');
    expect(change).toMatchObject({ before: { member: stay }, after: { member: { ...stay, ...wanted } } });
    const own = (await anna.people.history({ id: mine })).find(({ action }) => action === 'families.correctMember');
    expect(own?.after).toEqual({ family: { name: fields.name, ...stay, ...wanted } });
  });

  it('takes an earlier stay of somebody who belongs to it now, and shows both on their days', async () => {
    const mine = await person(anna, 'Dawniejsza');
    const members = [aMember(mine, { from: d('2023-05-01') })];
    const { id } = await anna.families.register({ fields: aFamily({ caseNumber: null }), members, workerId: null });
    const join = (version: number, from: string, to: string | null) =>
      anna.families.join({
        id,
        version,
        member: { ...aMember(mine, { from: d(from) }), to: to === null ? null : d(to) },
      });
    const said = (text: string): unknown[] => [expect.stringContaining(text)];
    expect(await refusedFields(join(1, '2024-01-01', null))).toEqual(
      said('member.personId | Osoba: ta osoba należy już do tej rodziny od 01.05.2023; wcześniejszy pobyt wpisz'),
    );
    expect(await refusedFields(join(1, '2020-01-01', '2023-05-01'))).toEqual(
      said('member.to | W rodzinie do: podaj ostatni dzień tego pobytu w rodzinie, wcześniejszy niż 01.05.2023'),
    );
    await join(1, '2020-01-01', '2022-08-31');
    const card = await anna.families.open({ id });
    expect(card.members.map(({ from, to }) => ({ from, to })).toSorted((a, b) => (a.from < b.from ? -1 : 1))).toEqual([
      { from: '2020-01-01', to: '2022-08-31' },
      { from: '2023-05-01', to: null },
    ]);
    const data = await anna.relations.genogram({ id });
    const belongs = (on: string) => sceneOn(data, d(on)).people.some((one) => one.id === mine && one.inHousehold);
    expect(['2019-12-31', '2020-01-01', '2022-08-31', '2022-09-01', '2023-05-01'].map(belongs)).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
  });

  it('has a member entered by mistake taken out: kept with the reason, counted nowhere, put back on request', async () => {
    const led = aPerson({ surname: 'Omyłkowa', birthDate: d('1985-05-05') });
    const { id: mistaken } = await anna.people.register({ fields: led });
    const stays = await person(anna, 'Zostająca');
    const from = d('2020-01-12');
    const fields = aFamily({ name: 'Omyłkowi' });
    const members = [aMember(stays, { from }), aMember(mistaken, { from, role: 'child' })];
    const katarzynaId = await workerId(anna, 'Katarzyna');
    const { id } = await anna.families.register({ fields, members, workerId: katarzynaId });
    const row = async () => {
      const list = await katarzyna.families.list({
        filter: { search: fields.caseNumber ?? '' },
        window: { offset: 0, limit: 10 },
      });
      const found = list.rows[0];
      return found?.shown === true ? [found.memberCount, found.childCount] : null;
    };
    const persons = async () => (await katarzyna.relations.genogram({ id })).people.length;
    expect([await row(), await persons()]).toEqual([[2, 1], 2]);
    const membershipId = (await katarzyna.families.open({ id })).members.find(
      ({ personId }) => personId === mistaken,
    )?.id;
    if (membershipId === undefined) throw new Error('the family has no member');
    await katarzyna.people.open({ id: mistaken });
    const taken = await katarzyna.families.withdrawMember({ id, version: 1, membershipId, reason: 'inna osoba' });
    expect([await row(), await persons()]).toEqual([[1, 0], 1]);
    const card = await katarzyna.families.open({ id });
    expect(card.members.map(({ personId }) => personId)).toEqual([stays]);
    expect(card.withdrawnMembers).toMatchObject([
      { member: { id: membershipId, surname: 'Omyłkowa', role: 'child' }, reason: 'inna osoba', on: '2026-11-21' },
    ]);
    // Out of the family is out of its worker's reach, and out of the person's own families.
    expect((await refusalOf(katarzyna.people.open({ id: mistaken }))).code).toBe('OUT_OF_REACH');
    expect((await anna.people.open({ id: mistaken })).memberships).toEqual([]);
    const history = await anna.families.history({ id });
    expect(history[0]).toMatchObject({
      action: 'families.withdrawMember',
      after: { member: { name: 'Omyłkowa Anna', withdrawn: 'inna osoba' } },
    });
    const again = await katarzyna.families.reinstateMember({ ...taken, membershipId });
    expect([await row(), await persons()]).toEqual([[2, 1], 2]);
    expect((await refusalOf(katarzyna.families.reinstateMember({ ...again, membershipId }))).code).toBe('ALREADY_DONE');
    // Added anew meanwhile: the mistaken entry no longer fits beside it.
    const gone = await anna.families.withdrawMember({ ...again, membershipId, reason: 'jeszcze raz' });
    const back = await anna.families.join({ ...gone, member: aMember(mistaken, { from, role: 'child' }) });
    expect((await refusalOf(anna.families.reinstateMember({ ...back, membershipId }))).code).toBe('RULE_BROKEN');
    // Of somebody protected the line stands without the name and without the words about them.
    const protection = { reason: 'Próba', userIds: [await workerId(anna, 'Anna')] };
    const { version } = await anna.people.open({ id: mistaken });
    await anna.people.protect({ id: mistaken, version, protection });
    const seen = await katarzyna.families.open({ id });
    expect(seen.withdrawnMembers).toMatchObject([{ member: { shown: false }, reason: null }]);
    expect(JSON.stringify(await katarzyna.families.history({ id }))).not.toContain('jeszcze raz');
    const open = seen.members.find(({ personId }) => personId === mistaken);
    if (open === undefined) throw new Error('the family has no such member');
    const changed = { role: 'other', from, to: null } as const;
    const call = katarzyna.families.correctMember({
      id,
      version: back.version,
      membershipId: open.id,
      fields: changed,
    });
    expect((await refusalOf(call)).code).toBe('RECORD_PROTECTED');
    await katarzyna.families.withdrawMember({ ...back, membershipId: open.id, reason: 'wciąż pomyłka' });
  });

  it('names who has left to its worker beside a child, who may relate them; nobody else, and nobody protected', async () => {
    const [child, father] = [await person(anna, 'Dziecięca'), await person(anna, 'Odeszła')];
    const from = d('2020-01-12');
    const members = [aMember(child, { from, role: 'child' }), aMember(father, { from })];
    const katarzynaId = await workerId(anna, 'Katarzyna');
    const { id } = await anna.families.register({ fields: aFamily(), members, workerId: katarzynaId });
    const stay = (await anna.families.open({ id })).members.find(({ personId }) => personId === father);
    if (stay === undefined) throw new Error('the family has no such member');
    await anna.families.leave({ id, version: 1, membershipId: stay.id, to: d('2022-06-30') });
    expect((await refusalOf(katarzyna.people.open({ id: father }))).code).toBe('OUT_OF_REACH');
    const inNetwork = async () =>
      (await katarzyna.relations.personNetwork({ id: child })).people.find((one) => one.person.id === father)?.person;
    expect(await inNetwork()).toMatchObject({ shown: true, surname: 'Odeszła' });
    const none = { from: null, to: null, endReason: null, basis: null, note: null };
    const sibling = { otherId: father, role: 'sibling', ...none } as const;
    const { relationId, version } = await katarzyna.relations.relate({ id: child, relation: sibling });
    const lines = async () => (await katarzyna.relations.ofPerson({ id: child })).lines;
    expect(await lines()).toMatchObject([{ other: { shown: true, surname: 'Odeszła' }, role: 'sibling' }]);
    await katarzyna.relations.withdraw({ id: child, relationId, version, reason: 'próba' });
    const stranger = await person(anna, 'Obca');
    const call = katarzyna.relations.relate({ id: child, relation: { ...sibling, otherId: stranger } });
    expect((await refusalOf(call)).code).toBe('OUT_OF_REACH');
    const protection = { reason: 'Próba', userIds: [await workerId(anna, 'Anna')] };
    await anna.people.protect({ id: father, version: (await anna.people.open({ id: father })).version, protection });
    expect(await inNetwork()).toMatchObject({ shown: false, why: 'protected' });
    const hidden = katarzyna.relations.relate({ id: child, relation: sibling });
    expect((await refusalOf(hidden)).code).toBe('RECORD_PROTECTED');
    expect(await lines()).toMatchObject([{ other: { shown: false } }]);
  });

  it('proposes the parents of its children until they are written down, to whoever may write them down', async () => {
    const mother = await person(anna, 'Proponowana');
    const child = (await anna.people.register({ fields: aPerson({ birthDate: d('2014-05-07') }) })).id;
    const members = [aMember(mother), aMember(child, { role: 'child' })];
    const katarzynaId = await workerId(anna, 'Katarzyna');
    const { id } = await anna.families.register({ fields: aFamily(), members, workerId: katarzynaId });
    const relation = { id: child, otherId: mother, role: 'parent' } as const;
    const proposed = () => katarzyna.relations.proposed({ id });
    expect(await proposed()).toEqual([{ ...relation, skipped: null }]);
    await katarzyna.relations.skipProposed({ ...relation, familyId: id });
    expect(await proposed()).toMatchObject([{ ...relation, skipped: { byName: expect.any(String) } }]);
    const twice = await refusalOf(katarzyna.relations.skipProposed({ ...relation, familyId: id }));
    expect(twice).toMatchObject({ code: 'ALREADY_DONE' });
    await anna.relations.proposeAgain({ ...relation, familyId: id });
    expect(await proposed()).toEqual([{ ...relation, skipped: null }]);
    const other = { ...relation, role: 'grandparent', familyId: id } as const;
    expect(await refusalOf(katarzyna.relations.skipProposed(other))).toMatchObject({ code: 'NOT_FOUND' });
    const none = { from: null, to: null, endReason: null, basis: null, note: null };
    await katarzyna.relations.relate({ id: child, relation: { otherId: mother, role: 'parent', ...none } });
    expect(await proposed()).toEqual([]);
  });
});

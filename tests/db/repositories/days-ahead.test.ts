import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { communesInUse, searchCommunes } from '#db/repositories/communes.repository.ts';
import { endKind, insertKinds, insertMembers, storedFamily } from '#db/repositories/families.repository.ts';
import { listFamilies } from '#db/repositories/families-list.repository.ts';
import { familyCard } from '#db/repositories/family-card.repository.ts';
import { findPeople, presentAddressOf } from '#db/repositories/people-find.repository.ts';
import { countLedPeople, listPeople } from '#db/repositories/people-list.repository.ts';
import { changePerson, endAddress, insertAddresses, storedPerson } from '#db/repositories/people.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { FamilyKind } from '#shared/features/families/families.schema.ts';
import type { FamilyId, PersonId, UserId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { sharedOffice } from '#tests/support/database.ts';
import {
  addCommunes,
  addFamily,
  addPerson,
  addUser,
  assign,
  familiesFilter,
  nextId,
  peopleFilter,
  TODAY,
  viewer,
} from '#tests/support/filled-office.ts';
import { anAddress } from '#tests/support/people.ts';

const LAST = asLocalDate('2026-12-14');
const AHEAD = asLocalDate('2026-12-15');
const MIELEC = '1811011';
const BOROWA = '1811022';
const WINDOW = { offset: 0, limit: 50 } as const;

let office: Awaited<ReturnType<typeof sharedOffice>>;
let manager: UserId;
let moving: PersonId;
let joining: PersonId;
let family: FamilyId;
let fresh: FamilyId;

/** Somebody who moves, a family whose kind and worker change, somebody who joins it and a child who died: all of it ahead but the death. */
beforeAll(async () => {
  office = await sharedOffice();
  await office.db.write(async (tx) => {
    manager = await addUser(tx, 'Anna Hebda', 'manager');
    const [now, next] = [await addUser(tx, 'Marta Zając'), await addUser(tx, 'Katarzyna Wilk')];
    await addCommunes(tx);
    const old = anAddress({ street: 'Stara', building: '1', flat: null, town: 'Mielec', terc: MIELEC });
    moving = await addPerson(tx, manager, { surname: 'Przeprowadzka', firstName: 'Ewa', address: old });
    const stored = await storedPerson(tx, moving);
    if (stored === null) throw new Error('nobody');
    for (const { id } of stored.addresses) await endAddress(tx, id, LAST);
    const place = { street: 'Przyszła', building: '8', flat: '3', town: 'Borowa', terc: BOROWA, from: AHEAD };
    await insertAddresses(tx, [{ ...anAddress(place), id: asRecordId(nextId()), personId: moving, to: null }]);
    await changePerson(tx, moving, stored, TODAY);
    joining = await addPerson(tx, manager, { surname: 'Nadchodząca', firstName: 'Ola', address: null });
    const dead = await addPerson(tx, manager, {
      surname: 'Zmarły',
      birthDate: asLocalDate('2010-01-01'),
      address: null,
      death: { date: asLocalDate('2016-05-05'), year: null },
    });
    family = await addFamily(tx, manager, [moving, dead], { name: 'Zmienni', kind: 'care-difficulties' });
    await insertMembers(tx, [
      { id: asRecordId(nextId()), familyId: family, personId: joining, role: 'child', from: AHEAD, to: null },
    ]);
    const kind = (await storedFamily(tx, family))?.kinds[0];
    if (kind === undefined) throw new Error('no kind');
    await endKind(tx, kind.id, LAST);
    await insertKinds(tx, [{ id: asRecordId(nextId()), familyId: family, kind: 'supporting', from: AHEAD, to: null }]);
    await assign(tx, 'family', family, now, asLocalDate('2020-01-01'), LAST);
    await assign(tx, 'family', family, next, AHEAD);
    fresh = await addFamily(tx, manager, [], { name: 'Świeżo', kind: 'foster', kindFrom: AHEAD, caseNumber: null });
  });
});
afterAll(() => office.remove());

const on = (today: LocalDate) => ({ ...viewer(manager), today });

const personOn = async (day: LocalDate, wishes: Parameters<typeof peopleFilter>[0] = {}) => {
  const filter = peopleFilter({ ids: [moving], ...wishes });
  const { rows } = await office.db.read((r) => listPeople(r, on(day), filter, WINDOW));
  return rows.map((row) => (row.shown ? row.addressLine : 'hidden'));
};

const familyOn = async (day: LocalDate, kind: FamilyKind | null = null, id = family) => {
  const filter = familiesFilter({ ids: [id], kind });
  const { rows } = await office.db.read((r) => listFamilies(r, on(day), filter, WINDOW));
  return rows.map((row) =>
    row.shown ? [row.kind, row.workerName, row.memberCount, row.childCount, row.addressLine] : [],
  );
};

describe('an address that begins on a later day', () => {
  const OLD = 'Stara 1, Mielec';
  const NEW = 'Przyszła 8/3, Borowa';

  it.each([
    [TODAY, OLD],
    [LAST, OLD],
    [AHEAD, NEW],
  ])('is shown when it holds: on %s', async (day, line) => {
    expect(await personOn(day)).toEqual([line]);
    const found = await office.db.read((r) => findPeople(r, on(day), 'przeprowadzka', 5));
    expect(found.map(({ addressLine }) => addressLine)).toEqual([line]);
    const present = await office.db.read((r) => presentAddressOf(r, moving, day));
    expect(present?.street).toBe(line.split(' ')[0]);
    const card = await office.db.read((r) => familyCard(r, on(day), family));
    const member = card?.members.find(({ personId }) => personId === moving);
    expect(member?.shown === true && member.addressLine).toBe(line);
  });

  it('counts to its commune from its first day', async () => {
    expect(await personOn(TODAY, { terc: MIELEC })).toEqual([OLD]);
    expect(await personOn(TODAY, { terc: BOROWA })).toEqual([]);
    expect(await personOn(AHEAD, { terc: MIELEC })).toEqual([]);
    expect(await personOn(AHEAD, { terc: BOROWA })).toEqual([NEW]);
    const inUse = async (day: LocalDate) =>
      (await office.db.read((r) => communesInUse(r, manager, day, null, 10))).map(({ terc }) => terc);
    expect([await inUse(TODAY), await inUse(AHEAD)]).toEqual([[MIELEC], [BOROWA]]);
    const first = async (day: LocalDate, text: string) =>
      (await office.db.read((r) => searchCommunes(r, manager, day, text, 30)))[0]?.terc === BOROWA;
    expect(await first(AHEAD, 'borowa')).toBe(true);
  });

  it('is found before and after, without anybody saving on the day', async () => {
    for (const search of ['Przeprowadzka Stara', 'Przeprowadzka Przyszła']) {
      expect([search, await personOn(TODAY, { search })]).toEqual([search, [OLD]]);
    }
    expect(await personOn(AHEAD, { search: 'Przeprowadzka Przyszła' })).toEqual([NEW]);
  });

  it('orders by the town of the day it was written', async () => {
    const { rows } = await office.db.read((r) =>
      sql<{ key: string }>`SELECT town_key AS key FROM people WHERE id = ${moving}`.execute(r),
    );
    expect(rows[0]?.key).not.toBe('~');
  });

  it('leaves the place left behind with the next change', async () => {
    await office.db
      .write(async (tx) => {
        const stored = await storedPerson(tx, moving);
        if (stored === null) throw new Error('nobody');
        await changePerson(tx, moving, stored, AHEAD);
        const { rows } = await listPeople(tx, on(AHEAD), peopleFilter({ search: 'Przeprowadzka Stara' }), WINDOW);
        expect(rows).toEqual([]);
        throw new Error('undone');
      })
      .catch((error: unknown) => expect(String(error)).toContain('undone'));
  });
});

describe('a family of which something begins on a later day', () => {
  it('is what it is on the day: kind, worker, members, of whom the dead are not counted', async () => {
    expect(await familyOn(TODAY)).toEqual([['care-difficulties', 'Marta Zając', 1, 1, 'Stara 1, Mielec']]);
    expect(await familyOn(AHEAD)).toEqual([['supporting', 'Katarzyna Wilk', 2, 2, 'Przyszła 8/3, Borowa']]);
  });

  it('is found by the kind of the day', async () => {
    const found = async (day: LocalDate, kind: FamilyKind) => (await familyOn(day, kind)).length;
    expect([await found(TODAY, 'care-difficulties'), await found(TODAY, 'supporting')]).toEqual([1, 0]);
    expect([await found(AHEAD, 'care-difficulties'), await found(AHEAD, 'supporting')]).toEqual([0, 1]);
  });

  it('has no kind before its first one begins', async () => {
    expect((await familyOn(TODAY, null, fresh))[0]?.[0]).toBeNull();
    expect((await familyOn(AHEAD, null, fresh))[0]?.[0]).toBe('foster');
  });

  it('is nobody’s family who joins later, and that person is not led through it yet', async () => {
    const familiesOf = async (day: LocalDate) => {
      const { rows } = await office.db.read((r) => listPeople(r, on(day), peopleFilter({ ids: [joining] }), WINDOW));
      return rows.map((row) => (row.shown ? [row.families.length, row.workerName] : []));
    };
    expect(await familiesOf(TODAY)).toEqual([[0, null]]);
    expect(await familiesOf(AHEAD)).toEqual([[1, 'Katarzyna Wilk']]);
    const led = async (day: LocalDate, name: string) => {
      const { rows } = await office.db.read((r) =>
        sql<{ id: UserId }>`SELECT id FROM users WHERE display_name = ${name}`.execute(r),
      );
      const userId = rows[0]?.id;
      if (userId === undefined) throw new Error('no such user');
      return await office.db.read((r) => countLedPeople(r, { userId, reach: 'own', today: day }));
    };
    expect([await led(TODAY, 'Marta Zając'), await led(AHEAD, 'Katarzyna Wilk')]).toEqual([2, 3]);
  });
});

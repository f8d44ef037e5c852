import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addressesFound } from '#db/migrations/0005-addresses-found.ts';
import { setArchived } from '#db/repositories/kept-records.repository.ts';
import { countPeople, listPeople } from '#db/repositories/people-list.repository.ts';
import { reindexPerson } from '#db/repositories/people-search.repository.ts';
import type { PeopleFilter, PersonRow } from '#shared/features/people/people.schema.ts';
import type { PersonId, UserId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import type { Reach } from '#shared/permissions/roles.ts';
import { sharedOffice } from '#tests/support/database.ts';
import {
  addCommunes,
  addFamily,
  addPerson,
  addUser,
  assign,
  peopleFilter,
  protect,
  TODAY,
  viewer,
} from '#tests/support/filled-office.ts';
import { anAddress } from '#tests/support/people.ts';

let office: Awaited<ReturnType<typeof sharedOffice>>;
let manager: UserId;
let worker: UserId;
let other: UserId;
const people = new Map<string, PersonId>();

const MIELEC = '1811011';
const PEOPLE = [
  ['Żak', 'Anna', 'female', '2016-03-05', 'Mielec', 'ul. Łąkowa'],
  ['Zając', 'Łucja', 'female', '1990-01-01', 'Łódź', 'Lipowa'],
  ['Łuczak', 'Jan', 'male', '1980-01-01', 'Ćmielów', 'Lipowa'],
  ['Lis', 'Piotr', 'male', '2004-02-29', null, null],
  ['Nowak', 'Zofia', 'female', '1950-12-31', 'Żabno', null],
  ['Nowak-Wójcik', 'Anna', 'female', '1951-12-31', 'Borowa', 'Lipowa'],
  ['Tajna', 'Maria', 'female', '1960-06-06', 'Mielec', 'Ukryta'],
  ['Dawna', 'Ewa', 'female', '1970-07-07', 'Mielec', 'Stara'],
] as const;

const idOf = (surname: string): PersonId => {
  const id = people.get(surname);
  if (id === undefined) throw new Error('no such person');
  return id;
};

/** Żak's house has a letter and a flat. */
const numbered = (surname: string) => (surname === 'Żak' ? { building: '12A', flat: '3' } : {});

beforeAll(async () => {
  office = await sharedOffice();
  await office.db.write(async (tx) => {
    manager = await addUser(tx, 'Anna Hebda', 'manager');
    worker = await addUser(tx, 'Katarzyna Wilk');
    other = await addUser(tx, 'Marta Zając');
    await addCommunes(tx);
    for (const [surname, firstName, sex, birthDate, town, street] of PEOPLE) {
      const address =
        town === null
          ? null
          : anAddress({ ...numbered(surname), town, street, terc: town === 'Mielec' ? MIELEC : '1803011' });
      people.set(
        surname,
        await addPerson(tx, manager, { surname, firstName, sex, birthDate: asLocalDate(birthDate), address }),
      );
    }
    const family = await addFamily(tx, manager, [idOf('Żak'), idOf('Lis'), idOf('Tajna')], { name: 'Żakowie' });
    await assign(tx, 'family', family, worker);
    await assign(tx, 'person', idOf('Zając'), worker);
    await assign(tx, 'person', idOf('Nowak'), other, asLocalDate('2019-01-01'), asLocalDate('2026-11-20'));
    await assign(tx, 'person', idOf('Łuczak'), other, asLocalDate('2026-12-01'));
    const hiddenFamily = await addFamily(tx, manager, [idOf('Nowak')], { name: 'Ukryci' });
    await assign(tx, 'family', hiddenFamily, other);
    await protect(tx, 'family', hiddenFamily, [other]);
    await protect(tx, 'person', idOf('Tajna'), [manager, other]);
    await setArchived(tx, 'person', idOf('Dawna'), { on: TODAY, by: manager, reason: 'Wyjazd' });
  });
});

afterAll(() => office.remove());

const WINDOW = { offset: 0, limit: 100 };
const list = (userId: UserId, wishes: Partial<PeopleFilter> = {}, reach: Reach = 'all', window = WINDOW) =>
  office.db.read((r) => listPeople(r, viewer(userId, reach), peopleFilter(wishes), window));
const nameOf = (row: PersonRow): string => (row.shown ? row.surname : 'chroniona');
const names = async (...args: Parameters<typeof list>) => (await list(...args)).rows.map(nameOf);

describe('the list of people', () => {
  it('is in Polish order, the protected one last, the archived one elsewhere', async () => {
    const shown = ['Lis', 'Łuczak', 'Nowak', 'Nowak-Wójcik', 'Zając', 'Żak'];
    expect(await names(worker)).toEqual([...shown, 'chroniona']);
    expect(await names(worker, { direction: 'desc' })).toEqual([...shown.toReversed(), 'chroniona']);
    expect(await names(manager)).toEqual(['Lis', 'Łuczak', 'Nowak', 'Nowak-Wójcik', 'Tajna', 'Zając', 'Żak']);
    expect(await names(manager, { status: 'archived' })).toEqual(['Dawna']);
    expect((await names(manager, { status: 'all' })).length).toBe(8);
  });

  it('is ordered by town, without one last, and by birth date', async () => {
    expect(await names(manager, { order: 'town' })).toEqual([
      'Nowak-Wójcik',
      'Łuczak',
      'Zając',
      'Tajna',
      'Żak',
      'Nowak',
      'Lis',
    ]);
    expect(await names(worker, { order: 'birth-date', direction: 'desc' })).toEqual([
      'Żak',
      'Lis',
      'Zając',
      'Łuczak',
      'Nowak-Wójcik',
      'Nowak',
      'chroniona',
    ]);
  });

  it('comes in windows whose sum is the whole list, masked rows included', async () => {
    for (const order of ['name', 'birth-date', 'town'] as const) {
      for (const limit of [1, 2, 3, 5]) {
        const seen: string[] = [];
        for (let offset = 0; offset < 9; offset += limit) {
          const { rows, count, total } = await list(worker, { order }, 'all', { offset, limit });
          expect([count, total]).toEqual([7, 7]);
          seen.push(...rows.map(nameOf));
        }
        expect(seen).toEqual(await names(worker, { order }));
      }
    }
  });

  it('has for a worker the own caseload alone', async () => {
    expect(await names(worker, {}, 'own')).toEqual(['Lis', 'Zając', 'Żak', 'chroniona']);
    const { count, total } = await list(worker, { search: 'zak' }, 'own');
    expect([count, total]).toEqual([1, 4]);
    expect(await office.db.read((r) => countPeople(r, viewer(worker, 'own'), 'active'))).toBe(4);
  });

  it('knows from and to of an assignment', async () => {
    // Nowak was Marta's until yesterday, but her family still is; Łuczak becomes hers next month.
    expect(await names(other, {}, 'own')).toEqual(['Nowak']);
  });

  it('asks by attributes without the protected ones', async () => {
    expect(await names(worker, { sex: 'female' })).toEqual(['Nowak', 'Nowak-Wójcik', 'Zając', 'Żak']);
    expect(await names(manager, { sex: 'female' })).toEqual(['Nowak', 'Nowak-Wójcik', 'Tajna', 'Zając', 'Żak']);
    expect(await names(worker, { terc: MIELEC })).toEqual(['Żak']);
    expect(await names(worker, { ageFrom: 22, ageTo: 22 })).toEqual(['Lis']);
    expect(await names(worker, { workerId: worker })).toEqual(['Lis', 'Zając', 'Żak']);
    const { count, total } = await list(worker, { sex: 'female', ageFrom: 18, terc: '1803011' });
    expect([count, total]).toEqual([3, 7]);
  });

  it('does not find people by the worker of a family that is hidden', async () => {
    expect(await names(other, { workerId: other })).toEqual(['Nowak']);
    expect(await names(manager, { workerId: other })).toEqual([]);
    const nowak = (await list(manager)).rows.find((row) => nameOf(row) === 'Nowak');
    expect(nowak).toMatchObject({ workerName: null, families: [{ name: '', shown: false }] });
  });

  it('finds without diacritics, by beginnings, in the address, and forgives one error', async () => {
    expect(await names(worker, { search: 'zak' })).toEqual(['Żak']);
    expect(await names(worker, { search: 'LUCZ' })).toEqual(['Łuczak']);
    expect(await names(worker, { search: 'nowak' })).toEqual(['Nowak', 'Nowak-Wójcik']);
    expect(await names(worker, { search: 'wójcik anna' })).toEqual(['Nowak-Wójcik']);
    expect(await names(worker, { search: 'lipowa' })).toEqual(['Łuczak', 'Nowak-Wójcik', 'Zając']);
    expect(await names(worker, { search: 'Novak' })).toEqual(['Nowak', 'Nowak-Wójcik']);
    expect(await names(worker, { search: 'nikt taki' })).toEqual([]);
  });

  it('finds by building, flat and postal code, and takes no number of a building for a postal code', async () => {
    for (const search of ['lakowa 12', 'ul. Łąkowa 12a/3', 'Mielec 12A m. 3', 'łąkowa 12 39-202']) {
      expect(await names(worker, { search }), search).toEqual(['Żak']);
    }
    expect(await names(worker, { search: 'lipowa 8/3' })).toEqual(['Łuczak', 'Nowak-Wójcik', 'Zając']);
    expect(await names(worker, { search: 'lakowa 13' })).toEqual([]);
    expect(await names(worker, { search: 'lakowa 39' })).toEqual([]);
    for (const search of ['39-202', '39202', 'lipowa 39\u2013202']) {
      expect(await names(worker, { search }), search).toContain('Zając');
    }
  });

  it('is made findable by them in files of before', async () => {
    await office.db.write(async (tx) => {
      await sql`UPDATE people SET search_text = 'zak anna ul lakowa mielec' WHERE id = ${idOf('Żak')}`.execute(tx);
      await reindexPerson(tx, idOf('Żak'));
    });
    expect(await names(worker, { search: 'łąkowa 12a' })).toEqual([]);
    await office.db.write(async (tx) => {
      for (const statement of addressesFound.up) await sql.raw(statement).execute(tx);
    });
    expect(await names(worker, { search: 'łąkowa 12a/3 39-202' })).toEqual(['Żak']);
    expect(await names(worker, { search: 'lis piotr' })).toEqual(['Lis']);
  });

  it('shows a masked row for the full name alone', async () => {
    expect(await names(worker, { search: 'tajna' })).toEqual([]);
    expect(await names(worker, { search: 'tajna mari' })).toEqual([]);
    expect(await names(worker, { search: 'ukryta' })).toEqual([]);
    const { rows, count } = await list(worker, { search: 'Maria TAJNA' });
    expect(rows).toEqual([{ shown: false, id: idOf('Tajna'), ask: ['Anna Hebda', 'Marta Zając'] }]);
    expect(count).toBe(1);
    expect(await names(worker, { search: 'Tajna Maria', sex: 'female' })).toEqual([]);
    expect(await names(other, { search: 'taj' })).toEqual(['Tajna']);
  });

  it('counts right in a window behind the end', async () => {
    const { rows, count, total } = await list(manager, { search: 'nowak' }, 'all', { offset: 50, limit: 10 });
    expect([rows.length, count, total]).toEqual([0, 2, 7]);
  });
});

import { Kysely, SqliteDialect } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readCommunes } from '#db/data/communes.ts';
import { countsOn } from '#db/repositories/caseload-counts.repository.ts';
import { setArchived } from '#db/repositories/kept-records.repository.ts';
import { listFamilies } from '#db/repositories/families-list.repository.ts';
import { notesOf } from '#db/repositories/notes.repository.ts';
import { listPeople } from '#db/repositories/people-list.repository.ts';
import type { Database } from '#db/schema/index.ts';
import { type Connection, openConnection } from '#db/sqlite/connection.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { PeopleFilter } from '#shared/features/people/people.schema.ts';
import type { FamilyId, UserId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import type { Reach } from '#shared/permissions/roles.ts';
import { sharedOffice } from '#tests/support/database.ts';
import {
  addCommunes,
  addFamily,
  addPerson,
  addUser,
  assign,
  familiesFilter,
  peopleFilter,
  protect,
  viewer,
} from '#tests/support/filled-office.ts';
import { anAddress } from '#tests/support/people.ts';

/** The same repositories on a bare connection that can be asked for the plan of each statement. */
function explaining(connection: Connection) {
  const plans: string[] = [];
  const db = new Kysely<Database>({
    dialect: new SqliteDialect({ database: connection }),
    log: ({ query: { sql, parameters } }) => {
      const steps = connection.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[];
      plans.push(...steps.map(({ detail }) => detail));
    },
  });
  return { r: db as unknown as Reader, plans };
}

let office: Awaited<ReturnType<typeof sharedOffice>>;
let worker: UserId;
let family: FamilyId;

beforeAll(async () => {
  office = await sharedOffice();
  await office.db.write(async (tx) => {
    worker = await addUser(tx, 'Katarzyna Wilk');
    const manager = await addUser(tx, 'Anna Hebda', 'manager');
    await addCommunes(tx);
    const others: UserId[] = [];
    const communes = readCommunes().map(({ terc }) => terc);
    for (let index = 0; index < 30; index += 1) others.push(await addUser(tx, `Pracownik ${index}`));
    for (let index = 0; index < 300; index += 1) {
      const person = await addPerson(tx, worker, {
        surname: `Osoba ${index}`,
        address: anAddress({ terc: communes[index % 60] ?? TERC }),
      });
      family = await addFamily(tx, worker, [person], { name: `Rodzina ${index}` });
      await assign(tx, 'family', family, others[index % 31] ?? worker);
      if (index % 2 === 0) await assign(tx, 'person', person, others[index % 31] ?? worker);
      if (index % 20 === 0) await setArchived(tx, 'family', family, { on: DAY, by: manager, reason: 'koniec' });
      if (index % 50 === 0) await protect(tx, 'person', person, [manager]);
    }
  });
});

afterAll(() => office.remove());

const TERC = '1803011';
const DAY = asLocalDate('2026-11-21');

const CASES: readonly (readonly [string, Partial<PeopleFilter>, Reach, string])[] = [
  ['by name', {}, 'all', 'USING COVERING INDEX people_order'],
  ['by birth date', { order: 'birth-date' }, 'all', 'USING COVERING INDEX people_birth'],
  ['by town', { order: 'town', direction: 'desc' }, 'all', 'USING COVERING INDEX people_town'],
  ['of one sex', { sex: 'female' }, 'all', 'USING COVERING INDEX people_order'],
  ['of an age', { ageFrom: 3, order: 'birth-date' }, 'all', 'USING COVERING INDEX people_birth'],
  ['searched', { search: 'osoba' }, 'all', 'SEARCH people USING INTEGER PRIMARY KEY'],
  ['of a commune', { terc: TERC }, 'all', 'SEARCH person_addresses USING INDEX person_addresses_terc'],
  ['of the own caseload', {}, 'own', 'USING INDEX assignments_user'],
  ['searched in the own caseload', { search: 'osoba' }, 'own', 'SEARCH people USING INTEGER PRIMARY KEY'],
];

describe.each([
  ['without statistics', ''],
  ['with statistics', 'analyze'],
])('plans %s', (_name, prepare) => {
  let connection: Connection;
  beforeAll(() => {
    if (prepare !== '') {
      const writer = openConnection({ file: office.file, key: office.key, role: 'write' });
      writer.exec(prepare);
      writer.close();
    }
    connection = openConnection({ file: office.file, key: office.key, role: 'read' });
  });
  afterAll(() => connection.close());

  it.each(CASES)('people %s', async (_case, wishes, reach, expected) => {
    const { r, plans } = explaining(connection);
    await listPeople(r, viewer(worker, reach), peopleFilter(wishes), { offset: 40, limit: 20 });
    expect(plans.join('\n')).toContain(expected);
    // A step that walks the whole table of people, row by row, is what 20 000 people cannot afford.
    expect(plans.filter((step) => /^SCAN (people|person_addresses|family_members|assignments)$/.test(step))).toEqual(
      [],
    );
    // The subject of a full-text match is never asked anew for each person.
    expect(plans.filter((step) => step.includes('CORRELATED') && step.includes('people_search'))).toEqual([]);
  });

  it('caseloads of a day read the days in the archive once, not for each assignment', async () => {
    const { r, plans } = explaining(connection);
    expect((await countsOn(r, DAY, ['care-difficulties'])).size).toBeGreaterThan(0);
    expect(plans.filter((step) => step.includes('archive_stretches'))).toHaveLength(1);
    expect(plans.filter((step) => step.includes('CORRELATED'))).toEqual([]);
  });

  it('the unfiltered list sorts nothing', async () => {
    const { r, plans } = explaining(connection);
    await listPeople(r, viewer(worker), peopleFilter(), { offset: 0, limit: 20 });
    const window = plans.indexOf('SCAN people USING COVERING INDEX people_order');
    expect(window).toBeGreaterThanOrEqual(0);
    expect(plans.slice(window, window + 6).join('\n')).not.toContain('USE TEMP B-TREE FOR ORDER BY');
  });

  it('the chronicle reads the tasks of its notes by index', async () => {
    const { r, plans } = explaining(connection);
    const filter = { search: '', kind: null };
    await notesOf(r, viewer(worker), viewer(worker), { kind: 'family', id: family }, filter, { offset: 0, limit: 20 });
    expect(plans).toContain('SEARCH tasks USING INDEX tasks_note (note_id=?)');
    expect(plans.filter((step) => /^SCAN (tasks|notes|note_versions|note_participants)$/.test(step))).toEqual([]);
  });

  it('families read their details by index', async () => {
    const { r, plans } = explaining(connection);
    await listFamilies(r, viewer(worker), familiesFilter({ order: 'kind' }), { offset: 0, limit: 20 });
    expect(
      plans.filter((step) => /^SCAN (family_members|person_addresses|assignments|family_kinds)$/.test(step)),
    ).toEqual([]);
  });
});

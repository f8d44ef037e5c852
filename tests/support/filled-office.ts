import { readCommunes } from '#db/data/communes.ts';
import { insertAssignments } from '#db/repositories/assignments.repository.ts';
import { insertFamilies, insertMembers } from '#db/repositories/families.repository.ts';
import { insertCommunes } from '#db/repositories/office.repository.ts';
import { insertPeople } from '#db/repositories/people.repository.ts';
import { insertProtections } from '#db/repositories/protections.repository.ts';
import type { Viewer } from '#db/repositories/reach.repository.ts';
import { insertUser } from '#db/repositories/users.repository.ts';
import { asFamilyId, asPersonId, asRecordId, asUserId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import type { PeopleFilter, PersonFields } from '#shared/features/people/people.schema.ts';
import type { FamiliesFilter, FamilyFields } from '#shared/features/families/families.schema.ts';
import type { FamilyId, PersonId, UserId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Reach, Role } from '#shared/permissions/roles.ts';

import { TEST_NOW } from './core.ts';
import { aFamily, aPerson } from './people.ts';

export const TODAY = asLocalDate('2026-11-21');
const LONG_AGO = asLocalDate('2020-01-01');

let made = 0;
/** Ids in the order in which they were made, so that tests can tell them apart. */
export function nextId(): string {
  made += 1;
  return `018f0000-0000-7000-8000-${String(made).padStart(12, '0')}`;
}

export async function addUser(tx: Tx, displayName: string, role: Role = 'worker'): Promise<UserId> {
  const id = asUserId(nextId());
  await insertUser(tx, {
    id,
    login: `login-${id}`,
    displayName,
    mustChangePassword: false,
    slotId: nextId(),
    roles: [{ id: nextId(), role }],
    rolesFrom: LONG_AGO,
    createdAt: TEST_NOW,
  });
  return id;
}

export const addCommunes = (tx: Tx): Promise<void> => insertCommunes(tx, readCommunes());

export async function addPerson(tx: Tx, by: UserId, wishes: Partial<PersonFields> = {}): Promise<PersonId> {
  const { workerId, address, contacts, ...core } = aPerson(wishes);
  const id = asPersonId(nextId());
  const row = {
    ...core,
    id,
    addresses: address === null ? [] : [{ ...address, id: asRecordId(nextId()), to: null }],
    contacts: contacts.map((contact) => ({ ...contact, id: asRecordId(nextId()) })),
    at: TEST_NOW,
    by,
  };
  await insertPeople(tx, [row], TODAY);
  if (workerId !== null) await assign(tx, 'person', id, workerId);
  return id;
}

export async function addFamily(
  tx: Tx,
  by: UserId,
  members: readonly PersonId[],
  wishes: Partial<FamilyFields> = {},
): Promise<FamilyId> {
  const { name, kind, kindFrom, caseNumber, note } = aFamily(wishes);
  const id = asFamilyId(nextId());
  const kinds = [{ id: asRecordId(nextId()), kind, from: kindFrom, to: null }];
  await insertFamilies(tx, [{ id, name, caseNumber, note, kinds, at: TEST_NOW, by }]);
  await insertMembers(
    tx,
    members.map((personId) => ({
      id: asRecordId(nextId()),
      familyId: id,
      personId,
      role: 'child',
      from: LONG_AGO,
      to: null,
    })),
  );
  return id;
}

export async function assign(
  tx: Tx,
  kind: 'person' | 'family',
  recordId: string,
  userId: UserId,
  from: LocalDate = LONG_AGO,
  to: LocalDate | null = null,
): Promise<void> {
  await insertAssignments(tx, [{ id: asRecordId(nextId()), kind, recordId, userId, from, to }]);
}

export async function protect(
  tx: Tx,
  kind: 'person' | 'family',
  recordId: string,
  userIds: readonly UserId[],
): Promise<void> {
  const by = userIds[0];
  if (by === undefined) throw new Error('somebody must be able to open it');
  await insertProtections(tx, [
    { id: asRecordId(nextId()), kind, recordId, reason: 'Powód', userIds, by, at: TEST_NOW },
  ]);
}

export const viewer = (userId: UserId, reach: Reach = 'all'): Viewer => ({ userId, reach, today: TODAY });

export const peopleFilter = (wishes: Partial<PeopleFilter> = {}): PeopleFilter => ({
  search: '',
  status: 'active',
  workerId: null,
  terc: null,
  ageFrom: null,
  ageTo: null,
  sex: null,
  order: 'name',
  direction: 'asc',
  ids: null,
  ...wishes,
});

export const familiesFilter = (wishes: Partial<FamiliesFilter> = {}): FamiliesFilter => ({
  search: '',
  status: 'active',
  kind: null,
  workerId: null,
  order: 'name',
  direction: 'asc',
  ids: null,
  ...wishes,
});

import { sql, type SqlBool } from 'kysely';

import type { FamilyCard, FamilyMember } from '#shared/features/families/families.schema.ts';
import { addressLine } from '#shared/features/people/people.labels.ts';
import { SEXES } from '#shared/kernel/pesel.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { workersOnCard } from './assignments.repository.ts';
import { ledStretches } from './led.repository.ts';
import { storedFamily, withdrawnMemberships, type Membership } from './families.repository.ts';
import { familyAddresses } from './family-addresses.repository.ts';
import { archivedOf } from './person-card.repository.ts';
import { deathOf } from './person-details.repository.ts';
import { presentAddresses } from './people-list.repository.ts';
import { openProtection } from './protections.repository.ts';
import { hiddenIds, namesToAsk, type Viewer } from './reach.repository.ts';
import { idList, known } from './values.ts';

/**
 * A family's card without what the user may do with it. Members who are protected from the viewer stand in it as lines
 * without a name. The caller has checked that the viewer may open the family.
 */
export async function familyCard(r: Reader, viewer: Viewer, id: FamilyId): Promise<Omit<FamilyCard, 'may'> | null> {
  const [family, kept, addresses, workers, led, protection, withdrawn] = await Promise.all([
    storedFamily(r, id),
    keptOf(r, id),
    familyAddresses(r, id),
    workersOnCard(r, viewer, 'family', id),
    ledStretches(r, viewer, 'family', id),
    openProtection(r, 'family', id),
    withdrawnMemberships(r, id),
  ]);
  if (family === null || kept === undefined) return null;
  const [members, mistaken] = await Promise.all([
    membersOf(r, viewer, family.members),
    membersOf(r, viewer, withdrawn),
  ]);
  return {
    id: family.id,
    version: family.version,
    name: family.name,
    kinds: family.kinds.map(({ kind, from, to }) => ({ kind, from, to })).reverse(),
    caseNumber: family.caseNumber,
    note: family.note,
    addresses,
    members,
    withdrawnMembers: mistaken.flatMap((member) => {
      const taken = withdrawn.find(({ id: membershipId }) => membershipId === member.id);
      if (taken === undefined) return [];
      return [{ member, on: taken.on, byName: taken.byName, reason: member.shown ? taken.reason : null }];
    }),
    workers,
    led,
    protection: protection === null ? null : { reason: protection.reason, users: [...protection.users] },
    archived: archivedOf(kept),
    createdAt: instant.parse(kept.created_at),
    changedAt: instant.parse(kept.changed_at),
    changedByName: kept.changed_by_name,
  };
}

function keptOf(r: Reader, id: FamilyId) {
  return r
    .selectFrom('families')
    .innerJoin('users as changer', 'changer.id', 'families.changed_by')
    .leftJoin('users as archiver', 'archiver.id', 'families.archived_by')
    .select([
      'families.archived_on',
      'families.archive_reason',
      'families.created_at',
      'families.changed_at',
      'changer.display_name as changed_by_name',
      'archiver.display_name as archived_by_name',
    ])
    .where('families.id', '=', id)
    .executeTakeFirst();
}

async function membersOf(r: Reader, viewer: Viewer, memberships: readonly Membership[]): Promise<FamilyMember[]> {
  const ids = [...new Set(memberships.map(({ personId }) => personId))];
  const [people, addresses] = await Promise.all([
    r
      .selectFrom('people')
      .select([
        'id',
        'surname',
        'first_name',
        'birth_date',
        'sex',
        'death_date',
        'death_year',
        'archived_on',
        sql<SqlBool>`people.id IN (${hiddenIds('person', viewer.userId)})`.as('hidden'),
      ])
      .where('id', 'in', idList(ids))
      .execute(),
    presentAddresses(r, ids, viewer.today),
  ]);
  const hidden = people.filter((person) => person.hidden).map((person) => person.id);
  const ask = await namesToAsk(r, 'person', hidden);
  const personOf = new Map(people.map((person) => [person.id, person]));
  const addressOf = new Map(addresses.map((address) => [address.person_id, address]));
  return memberships.flatMap(({ id, personId, role, from, to }): FamilyMember[] => {
    const person = personOf.get(personId);
    if (person === undefined) return [];
    const base = { id, personId, role, from, to };
    if (person.hidden) return [{ shown: false, ...base, ask: [...(ask.get(personId) ?? [])] }];
    const address = addressOf.get(personId);
    return [
      {
        shown: true,
        ...base,
        surname: person.surname,
        firstName: person.first_name,
        birthDate: asLocalDate(person.birth_date),
        sex: known(SEXES, person.sex, 'people.sex'),
        death: deathOf(person),
        addressLine: address === undefined ? null : addressLine(address),
        archived: person.archived_on !== null,
      },
    ];
  });
}

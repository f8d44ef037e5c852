import { sql, type SqlBool } from 'kysely';

import { MEMBER_ROLES } from '#shared/features/families/member-role.schema.ts';
import type { PersonCard } from '#shared/features/people/people.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { workersOnCard } from './assignments.repository.ts';
import { ledStretches } from './led.repository.ts';
import { labelsOf } from './labels.repository.ts';
import { personInRow, storedContacts } from './people.repository.ts';
import { placeOf } from './address-columns.ts';
import { openProtection } from './protections.repository.ts';
import { storedLines, type PersonLines } from './person-details.repository.ts';
import { hiddenIds, holdsOn, namesToAsk, type Viewer } from './reach.repository.ts';
import { asFamilyId, asRecordId, asUserId, dateOrNull, known } from './values.ts';

/**
 * A person's card without what the user may do with it. Families that are protected from the viewer stand in it without
 * their name. The caller has checked that the viewer may open the person.
 */
export async function personCard(r: Reader, viewer: Viewer, id: PersonId): Promise<Omit<PersonCard, 'may'> | null> {
  const [person, addresses, contacts, workers, led, memberships, protection, lines] = await Promise.all([
    personOf(r, id),
    addressesOf(r, id),
    storedContacts(r, id),
    workersOnCard(r, viewer, 'person', id),
    ledStretches(r, viewer, 'person', id),
    membershipsOf(r, viewer, id),
    openProtection(r, 'person', id),
    storedLines(r, id),
  ]);
  if (person === undefined) return null;
  return {
    ...lines,
    consenters: await namedConsenters(r, viewer, lines.consenters),
    ...personInRow(person),
    addresses,
    contacts: [...contacts],
    workers,
    led,
    memberships,
    protection: protection === null ? null : { reason: protection.reason, users: [...protection.users] },
    archived: archivedOf(person),
    createdAt: instant.parse(person.created_at),
    changedAt: instant.parse(person.changed_at),
    changedByName: person.changed_by_name,
  };
}

/** Consenters with the names of those whom the viewer may see; the others are told of as protected, with whom to ask. */
async function namedConsenters(
  r: Reader,
  viewer: Viewer,
  consenters: PersonLines['consenters'],
): Promise<PersonCard['consenters']> {
  const ids = consenters.flatMap(({ personId }) => (personId === null ? [] : [personId]));
  // Whom the card names within reach or not decides the protection alone, as with the members of a family.
  const everywhere = { ...viewer, reach: 'all' } as const;
  const [labels, ask] = await Promise.all([labelsOf(r, everywhere, 'person', ids), namesToAsk(r, 'person', ids)]);
  return consenters.map((one) => {
    const name = one.personId === null ? null : (labels.get(one.personId)?.name ?? null);
    const hidden = one.personId !== null && name === null;
    return { ...one, name, ask: hidden && one.personId !== null ? [...(ask.get(one.personId) ?? [])] : [] };
  });
}

/** The archived state in the columns of a record's row. */
export function archivedOf(row: {
  readonly archived_on: string | null;
  readonly archive_reason: string | null;
  readonly archived_by_name: string | null;
}): PersonCard['archived'] {
  if (row.archived_on === null) return null;
  return {
    on: asLocalDate(row.archived_on),
    byName: row.archived_by_name ?? '',
    reason: row.archive_reason ?? '',
  };
}

function personOf(r: Reader, id: PersonId) {
  return r
    .selectFrom('people')
    .innerJoin('users as changer', 'changer.id', 'people.changed_by')
    .leftJoin('users as archiver', 'archiver.id', 'people.archived_by')
    .select([
      'people.id',
      'people.version',
      'people.surname',
      'people.first_name',
      'people.second_name',
      'people.pesel',
      'people.no_pesel_reason',
      'people.document_kind',
      'people.document_number',
      'people.birth_date',
      'people.sex',
      'people.death_date',
      'people.death_year',
      'people.note',
      'people.archived_on',
      'people.archive_reason',
      'people.created_at',
      'people.changed_at',
      'changer.display_name as changed_by_name',
      'archiver.display_name as archived_by_name',
    ])
    .where('people.id', '=', id)
    .executeTakeFirst();
}

/** Newest first. */
async function addressesOf(r: Reader, id: PersonId): Promise<PersonCard['addresses']> {
  const rows = await r
    .selectFrom('person_addresses')
    .innerJoin('communes', 'communes.terc', 'person_addresses.terc')
    .select([
      'person_addresses.id',
      'person_addresses.street',
      'person_addresses.building',
      'person_addresses.flat',
      'person_addresses.postal_code',
      'person_addresses.town',
      'person_addresses.terc',
      'person_addresses.from_date',
      'person_addresses.to_date',
      'communes.name as commune_name',
    ])
    .where('person_addresses.person_id', '=', id)
    .orderBy('person_addresses.from_date', 'desc')
    .execute();
  return rows.map((row) => ({
    id: asRecordId(row.id),
    ...placeOf(row),
    communeName: row.commune_name,
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
  }));
}

/** Newest first. */
async function membershipsOf(r: Reader, viewer: Viewer, id: PersonId): Promise<PersonCard['memberships']> {
  const rows = await r
    .selectFrom('family_members')
    .innerJoin('families', 'families.id', 'family_members.family_id')
    .leftJoin('assignments', (join) =>
      join.onRef('assignments.family_id', '=', 'families.id').on(holdsOn(viewer.today, 'assignments')),
    )
    .leftJoin('users as leader', 'leader.id', 'assignments.user_id')
    .select([
      'family_members.id',
      'family_members.family_id',
      'family_members.role',
      'family_members.from_date',
      'family_members.to_date',
      'families.name',
      'families.archived_on',
      'leader.id as worker_id',
      'leader.display_name as worker_name',
      sql<SqlBool>`families.id IN (${hiddenIds('family', viewer.userId)})`.as('hidden'),
    ])
    .where('family_members.person_id', '=', id)
    .orderBy('family_members.from_date', 'desc')
    .orderBy('family_members.id')
    .execute();
  return rows.map((row) => ({
    id: asRecordId(row.id),
    familyId: asFamilyId(row.family_id),
    familyName: row.hidden ? '' : row.name,
    role: known(MEMBER_ROLES, row.role, 'family_members.role'),
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
    workerName: row.hidden || row.archived_on !== null ? null : row.worker_name,
    workerId: row.hidden || row.archived_on !== null || row.worker_id === null ? null : asUserId(row.worker_id),
    archived: !row.hidden && row.archived_on !== null,
    shown: !row.hidden,
  }));
}

import { sql } from 'kysely';

import { contactInput, DOCUMENT_KINDS, NO_PESEL_REASONS } from '#shared/features/people/people.schema.ts';
import { SEXES } from '#shared/kernel/pesel.ts';
import type { AddressInput, ContactInput, PersonFields } from '#shared/features/people/people.schema.ts';
import type { PersonId, RecordId, UserId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { type Days, heldOn, notPast } from '#shared/kernel/dated-rows.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import {
  indexNewPeople,
  personSearchText,
  personSortKey,
  reindexPerson,
  type SearchedAddress,
  townSortKey,
} from './people-search.repository.ts';
import { deathOf, insertLines, storedLines, type PersonLines } from './person-details.repository.ts';
import { addressColumns, placeOf } from './address-columns.ts';
import { asPersonId, asRecordId, dateOrNull, known, knownOrNull, pieces } from './values.ts';

/** What stands in the person's own row. */
export type PersonCore = Pick<
  PersonFields,
  'surname' | 'firstName' | 'secondName' | 'formerNames' | 'identity' | 'birthDate' | 'sex' | 'death' | 'note'
>;

export interface DatedAddress extends AddressInput {
  readonly to: LocalDate | null;
}

export interface NewPerson extends PersonCore, PersonLines {
  readonly id: PersonId;
  /** Any order; they must not overlap, and at most one is open. */
  readonly addresses: readonly (DatedAddress & { readonly id: RecordId })[];
  readonly contacts: readonly (ContactInput & { readonly id: RecordId })[];
  /** Instant and user of the registration. */
  readonly at: string;
  readonly by: UserId;
}

/** The archived state of a record, as given or as read. */
export interface Archiving {
  readonly on: LocalDate;
  readonly by: UserId;
  readonly reason: string;
}

const ROWS_AT_ONCE = 200;

/**
 * Writes new people with addresses and contacts, and makes them findable as on that day, whenever they were registered. Many at once cost little more than one.
 * @throws SqliteFailure 'unique' on people.pesel when a PESEL is taken
 */
export async function insertPeople(tx: Tx, people: readonly NewPerson[], day: LocalDate): Promise<void> {
  for (const some of pieces(people, ROWS_AT_ONCE)) {
    await tx
      .insertInto('people')
      .values(some.map((person) => personRow(person, day)))
      .execute();
    await indexNewPeople(
      tx,
      some.map(({ id }) => id),
    );
    await insertAddresses(
      tx,
      some.flatMap(({ id, addresses }) => addresses.map((address) => ({ ...address, personId: id }))),
    );
    await insertContacts(
      tx,
      some.flatMap(({ id, contacts }) => contacts.map((contact, position) => ({ ...contact, personId: id, position }))),
    );
    await insertLines(tx, some);
  }
}

function personRow(person: NewPerson, day: LocalDate) {
  return {
    id: person.id,
    ...coreColumns(person, person.addresses, day),
    version: 1,
    archived_on: null,
    archived_by: null,
    archive_reason: null,
    created_at: person.at,
    created_by: person.by,
    changed_at: person.at,
    changed_by: person.by,
  };
}

/** @param addresses any; what is past on the day is left out of what the person is found and ordered by */
function coreColumns(core: PersonCore, addresses: readonly (SearchedAddress & Days)[], day: LocalDate) {
  const { identity } = core;
  const hasPesel = identity.kind === 'pesel';
  const pesel = hasPesel ? identity.pesel : null;
  return {
    surname: core.surname,
    first_name: core.firstName,
    second_name: core.secondName,
    pesel,
    no_pesel_reason: hasPesel ? null : identity.reason,
    document_kind: hasPesel ? null : identity.documentKind,
    document_number: hasPesel ? null : identity.documentNumber,
    birth_date: core.birthDate,
    sex: core.sex,
    death_date: core.death?.date ?? null,
    death_year: core.death?.year ?? null,
    note: core.note,
    sort_key: personSortKey(core),
    town_key: townSortKey(heldOn(addresses, day)?.town ?? null),
    search_text: personSearchText({ ...core, pesel }, notPast(addresses, day)),
  };
}

export interface AddressOfPerson extends DatedAddress {
  readonly id: RecordId;
  readonly personId: PersonId;
}

/** Writes addresses as they are; the person's search text is the caller's business (see `changePerson`). */
export async function insertAddresses(tx: Tx, addresses: readonly AddressOfPerson[]): Promise<void> {
  for (const some of pieces(addresses, ROWS_AT_ONCE)) {
    await tx
      .insertInto('person_addresses')
      .values(
        some.map((address) => ({
          id: address.id,
          person_id: address.personId,
          ...addressColumns(address),
          from_date: address.from,
          to_date: address.to,
        })),
      )
      .execute();
  }
}

interface ContactOfPerson extends ContactInput {
  readonly id: RecordId;
  readonly personId: PersonId;
  readonly position: number;
}

async function insertContacts(tx: Tx, contacts: readonly ContactOfPerson[]): Promise<void> {
  for (const some of pieces(contacts, ROWS_AT_ONCE)) {
    await tx
      .insertInto('person_contacts')
      .values(
        some.map((contact) => ({
          id: contact.id,
          person_id: contact.personId,
          position: contact.position,
          kind: contact.kind,
          value: contact.value,
          note: contact.note,
        })),
      )
      .execute();
  }
}

/** Puts this set of contacts in the place of the stored one. */
export async function replaceContacts(
  tx: Tx,
  personId: PersonId,
  contacts: readonly (ContactInput & { readonly id: RecordId })[],
): Promise<void> {
  await tx.deleteFrom('person_contacts').where('person_id', '=', personId).execute();
  await insertContacts(
    tx,
    contacts.map((contact, position) => ({ ...contact, personId, position })),
  );
}

/**
 * Writes what stands in the person's own row, and with it the order and the search text, which follow from the names and
 * from the addresses of the day and of later days as they stand in the database by now.
 */
export async function changePerson(tx: Tx, id: PersonId, core: PersonCore, day: LocalDate): Promise<void> {
  const addresses = await storedAddresses(tx, id);
  await tx
    .updateTable('people')
    .set(coreColumns(core, addresses, day))
    .where('id', '=', id)
    .execute();
  await reindexPerson(tx, id);
}

/** Writes new values (and first day) into one stored address: a correction. */
export async function correctAddress(tx: Tx, id: RecordId, address: AddressInput): Promise<void> {
  await tx
    .updateTable('person_addresses')
    .set({ ...addressColumns(address), from_date: address.from })
    .where('id', '=', id)
    .execute();
}

/** Ends a stored address on that day. */
export async function endAddress(tx: Tx, id: RecordId, to: LocalDate): Promise<void> {
  await tx.updateTable('person_addresses').set({ to_date: to }).where('id', '=', id).execute();
}

/** Removes an address that never held: one taken back on the day it was entered. */
export async function removeAddress(tx: Tx, id: RecordId): Promise<void> {
  await tx.deleteFrom('person_addresses').where('id', '=', id).execute();
}

export interface StoredPerson extends PersonCore, PersonLines {
  readonly id: PersonId;
  readonly version: number;
  readonly archivedOn: LocalDate | null;
  /** Oldest first. */
  readonly addresses: readonly (DatedAddress & { readonly id: RecordId })[];
  readonly contacts: readonly (ContactInput & { readonly id: RecordId })[];
}

/** A person whole, as stored, whoever asks: for use cases that have checked sight before. */
export async function storedPerson(r: Reader, id: PersonId): Promise<StoredPerson | null> {
  const [person, addresses, contacts, lines] = await Promise.all([
    r
      .selectFrom('people')
      .select([
        'id',
        'version',
        'surname',
        'first_name',
        'second_name',
        'pesel',
        'no_pesel_reason',
        'document_kind',
        'document_number',
        'birth_date',
        'sex',
        'death_date',
        'death_year',
        'note',
        'archived_on',
      ])
      .where('id', '=', id)
      .executeTakeFirst(),
    storedAddresses(r, id),
    storedContacts(r, id),
    storedLines(r, id),
  ]);
  if (person === undefined) return null;
  return {
    ...lines,
    ...personInRow(person),
    archivedOn: dateOrNull(person.archived_on),
    addresses,
    contacts,
  };
}

/** What a person's own row says, without what has tables of its own. */
export function personInRow(row: {
  readonly id: string;
  readonly version: number;
  readonly surname: string;
  readonly first_name: string;
  readonly second_name: string | null;
  readonly pesel: string | null;
  readonly no_pesel_reason: string | null;
  readonly document_kind: string | null;
  readonly document_number: string | null;
  readonly birth_date: string;
  readonly sex: string;
  readonly death_date: string | null;
  readonly death_year: number | null;
  readonly note: string | null;
}) {
  return {
    id: asPersonId(row.id),
    version: row.version,
    surname: row.surname,
    firstName: row.first_name,
    secondName: row.second_name,
    identity: identityOf(row),
    birthDate: asLocalDate(row.birth_date),
    sex: known(SEXES, row.sex, 'people.sex'),
    death: deathOf(row),
    note: row.note,
  };
}

/** The identity in the columns of a person's row. */
function identityOf(row: {
  readonly pesel: string | null;
  readonly no_pesel_reason: string | null;
  readonly document_kind: string | null;
  readonly document_number: string | null;
}): PersonFields['identity'] {
  if (row.pesel !== null) return { kind: 'pesel', pesel: row.pesel };
  return {
    kind: 'no-pesel',
    reason: known(NO_PESEL_REASONS, row.no_pesel_reason ?? '', 'people.no_pesel_reason'),
    documentKind: knownOrNull(DOCUMENT_KINDS, row.document_kind, 'people.document_kind'),
    documentNumber: row.document_number,
  };
}

/** A person's addresses, oldest first. */
async function storedAddresses(r: Reader, personId: PersonId): Promise<StoredPerson['addresses']> {
  const rows = await r
    .selectFrom('person_addresses')
    .select(['id', 'street', 'building', 'flat', 'postal_code', 'town', 'terc', 'from_date', 'to_date'])
    .where('person_id', '=', personId)
    .orderBy('from_date')
    .execute();
  return rows.map((row) => ({
    id: asRecordId(row.id),
    ...placeOf(row),
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
  }));
}

/** A person's contacts in the order in which they were typed. */
export async function storedContacts(r: Reader, personId: PersonId): Promise<StoredPerson['contacts']> {
  const rows = await r
    .selectFrom('person_contacts')
    .select(['id', 'kind', 'value', 'note'])
    .where('person_id', '=', personId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    id: asRecordId(row.id),
    kind: known(contactInput.shape.kind.options, row.kind, 'person_contacts.kind'),
    value: row.value,
    note: row.note,
  }));
}

/** Who has this PESEL, archived people included; null when nobody has. */
export async function personWithPesel(r: Reader, pesel: string): Promise<{ id: PersonId; label: string } | null> {
  const row = await r
    .selectFrom('people')
    .select(['id', sql<string>`surname || ' ' || first_name`.as('label')])
    .where('pesel', '=', pesel)
    .executeTakeFirst();
  return row === undefined ? null : { id: asPersonId(row.id), label: row.label };
}

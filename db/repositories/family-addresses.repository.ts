import type { Address, AddressInput } from '#shared/features/people/people.schema.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import { addressColumns, placeOf } from './address-columns.ts';
import { holdsOn } from './reach.repository.ts';
import { asRecordId, dateOrNull, idList, pieces } from './values.ts';

export interface AddressOfFamily extends AddressInput {
  readonly id: RecordId;
  readonly familyId: FamilyId;
  readonly to: LocalDate | null;
}

const ROWS_AT_ONCE = 300;

/** Writes addresses as they are; the family's search text is the caller's business (see `indexFamily`). */
export async function insertFamilyAddresses(tx: Tx, addresses: readonly AddressOfFamily[]): Promise<void> {
  for (const some of pieces(addresses, ROWS_AT_ONCE)) {
    await tx
      .insertInto('family_addresses')
      .values(
        some.map((address) => ({
          id: address.id,
          family_id: address.familyId,
          ...addressColumns(address),
          from_date: address.from,
          to_date: address.to,
        })),
      )
      .execute();
  }
}

/** Writes new values (and first day) into one stored address: a correction. */
export async function correctFamilyAddress(tx: Tx, id: RecordId, address: AddressInput): Promise<void> {
  await tx
    .updateTable('family_addresses')
    .set({ ...addressColumns(address), from_date: address.from })
    .where('id', '=', id)
    .execute();
}

/** Ends a stored address on that day. */
export async function endFamilyAddress(tx: Tx, id: RecordId, to: LocalDate): Promise<void> {
  await tx.updateTable('family_addresses').set({ to_date: to }).where('id', '=', id).execute();
}

/** Removes an address that never held: one taken back on the day it was entered. */
export async function removeFamilyAddress(tx: Tx, id: RecordId): Promise<void> {
  await tx.deleteFrom('family_addresses').where('id', '=', id).execute();
}

/** A family's own addresses, newest first. */
export async function familyAddresses(r: Reader, id: FamilyId): Promise<Address[]> {
  const rows = await r
    .selectFrom('family_addresses as a')
    .innerJoin('communes', 'communes.terc', 'a.terc')
    .select([
      'a.id',
      'a.street',
      'a.building',
      'a.flat',
      'a.postal_code',
      'a.town',
      'a.terc',
      'a.from_date',
      'a.to_date',
      'communes.name as commune_name',
    ])
    .where('a.family_id', '=', id)
    .orderBy('a.from_date', 'desc')
    .execute();
  return rows.map((row) => ({
    id: asRecordId(row.id),
    ...placeOf(row),
    communeName: row.commune_name,
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
  }));
}

/** The own address of each family on that day. */
export function presentFamilyAddresses(r: Reader, ids: readonly string[], day: LocalDate) {
  return r
    .selectFrom('family_addresses')
    .select(['family_id', 'street', 'building', 'flat', 'town'])
    .where('family_id', 'in', idList(ids))
    .where(holdsOn(day, 'family_addresses'))
    .execute();
}

import type { AddressInput } from '#shared/features/people/people.schema.ts';
import { postalCode } from '#shared/kernel/postal-code.ts';

/** A place as the tables of addresses of people and of families have it. */
export function addressColumns(address: AddressInput) {
  return {
    street: address.street,
    building: address.building,
    flat: address.flat,
    postal_code: address.postalCode,
    town: address.town,
    terc: address.terc,
  };
}

/** The place of a stored row. */
export function placeOf(row: StoredPlace): Omit<AddressInput, 'from'> {
  return {
    street: row.street,
    building: row.building,
    flat: row.flat,
    postalCode: postalCode.parse(row.postal_code),
    town: row.town,
    terc: row.terc,
  };
}

interface StoredPlace {
  readonly street: string | null;
  readonly building: string;
  readonly flat: string | null;
  readonly postal_code: string;
  readonly town: string;
  readonly terc: string;
}

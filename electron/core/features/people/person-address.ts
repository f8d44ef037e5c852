import {
  correctAddress,
  endAddress,
  insertAddresses,
  removeAddress,
  type StoredPerson,
} from '#db/repositories/people.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import type { AddressInput } from '#shared/features/people/people.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Deps } from '../../calls/deps.ts';
import { writeAddress } from '../../records/dated-address.ts';

/** Writes the person's address as it is from its first day on, or that there is none from today on. */
export async function writePersonAddress(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  person: Pick<StoredPerson, 'id' | 'addresses'>,
  address: AddressInput | null,
  today: LocalDate,
): Promise<void> {
  const table = {
    insert: (at: Tx, row: StoredPerson['addresses'][number]) => insertAddresses(at, [{ ...row, personId: person.id }]),
    correct: correctAddress,
    end: endAddress,
    remove: removeAddress,
  };
  await writeAddress(tx, deps, table, person.addresses, { address, today, whose: 'person', at: 'fields' });
}

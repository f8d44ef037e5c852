import {
  correctAddress,
  endAddress,
  insertAddresses,
  removeAddress,
  type StoredPerson,
} from '#db/repositories/people.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { addressTooEarly, samePlace } from '#shared/features/people/people.rules.ts';
import type { AddressInput } from '#shared/features/people/people.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { cease, succeed } from '#shared/kernel/succession.ts';

import type { Deps } from '../../calls/deps.ts';
import { refuseProblems } from '../../records/problems.ts';

/**
 * Writes the address as it is from its first day on, or that there is none from today on.
 * @throws AppError INVALID_INPUT when its first day lies before another address began
 */
export async function writeAddress(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  person: Pick<StoredPerson, 'id' | 'addresses'>,
  address: AddressInput | null,
  today: LocalDate,
): Promise<void> {
  const open = person.addresses.find(({ to }) => to === null);
  if (address === null) {
    // Only an address that has not begun yet goes without a trace: it never held.
    const end = cease(person.addresses, open !== undefined && open.from > today ? open.from : today);
    if (end?.kind === 'remove') await removeAddress(tx, end.id);
    if (end?.kind === 'close') await endAddress(tx, end.id, end.lastDay);
    return;
  }
  // The same place from a later day is no move: nobody moves in where they live; the first day was entered wrong.
  if (open !== undefined && address.from > open.from && samePlace(open, address)) {
    await correctAddress(tx, open.id, address);
    return;
  }
  const plan = succeed(person.addresses, address.from, (row) => samePlace(row, address));
  if (plan.kind === 'too-early') {
    refuseProblems('fields', [addressTooEarly(plan)]);
    return;
  }
  if (plan.kind === 'correct') {
    if (plan.shortens !== null) await endAddress(tx, plan.shortens.id, plan.shortens.lastDay);
    await correctAddress(tx, plan.corrects, address);
    return;
  }
  if (plan.kind === 'follow') await endAddress(tx, plan.closes, plan.lastDay);
  await insertAddresses(tx, [{ ...address, id: asRecordId(deps.ids.next()), personId: person.id, to: null }]);
}

import {
  correctAddress,
  endAddress,
  insertAddresses,
  removeAddress,
  type StoredPerson,
} from '#db/repositories/people.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { addressTooEarly } from '#shared/features/people/people.rules.ts';
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
  if (address === null) {
    // Only an address that has not begun yet goes without a trace: it never held.
    const open = person.addresses.find(({ to }) => to === null);
    const end = cease(person.addresses, open !== undefined && open.from > today ? open.from : today);
    if (end?.kind === 'remove') await removeAddress(tx, end.id);
    if (end?.kind === 'close') await endAddress(tx, end.id, end.lastDay);
    return;
  }
  const plan = succeed(person.addresses, address.from, (open) => samePlace(open, address));
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

function samePlace(stored: AddressInput, typed: AddressInput): boolean {
  return (
    stored.street === typed.street &&
    stored.building === typed.building &&
    stored.flat === typed.flat &&
    stored.postalCode === typed.postalCode &&
    stored.town === typed.town &&
    stored.terc === typed.terc
  );
}

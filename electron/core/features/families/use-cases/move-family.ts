import { communeExists } from '#db/repositories/communes.repository.ts';
import { changeFamily } from '#db/repositories/families.repository.ts';
import {
  correctFamilyAddress,
  endFamilyAddress,
  familyAddresses,
  insertFamilyAddresses,
  removeFamilyAddress,
} from '#db/repositories/family-addresses.repository.ts';
import { addressTooLate, normaliseAddress, samePlace } from '#shared/features/people/people.rules.ts';
import type { Address, AddressInput } from '#shared/features/people/people.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { changeRecord } from '../../../records/change-record.ts';
import { type AddressTable, writeAddress } from '../../../records/dated-address.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { familyInUse } from '../stored-family.ts';

/**
 * The family's own address from a day on; earlier ones stay in its history. Without one the family stands where its members
 * live. The members' addresses are theirs and do not move along.
 * @throws AppError ALREADY_DONE when the family lives there since that day, or has no address to give up
 */
export async function moveFamily(
  deps: Deps,
  actor: Actor,
  input: { readonly id: FamilyId; readonly version: number; readonly address: AddressInput | null },
): Promise<{ id: FamilyId; version: number }> {
  const { id, version } = input;
  const address = input.address === null ? null : normaliseAddress(input.address);
  const target = { kind: 'family', id, version, permission: 'families.edit' } as const;
  return await changeRecord(deps, actor, target, async (tx, { viewer }) => {
    const family = await familyInUse(tx, id);
    if (address !== null) {
      refuseProblems(null, addressTooLate(address.from, viewer.today, 'family'));
      if (!(await communeExists(tx, address.terc))) {
        refuseProblems(null, [{ path: 'address.terc', message: 'Gmina: wybierz gminę z listy.' }]);
      }
    }
    const stored = await familyAddresses(tx, id);
    const before = recorded(stored.find(({ to }) => to === null));
    const same = address === null ? before === null : before !== null && isSame(before, address);
    if (same) throw new AppError('ALREADY_DONE', { state: 'moved' });
    const change = { address, today: viewer.today, whose: 'family', at: null } as const;
    await writeAddress(tx, deps, tableOf(id), stored, change);
    await changeFamily(tx, id, family, viewer.today);
    return { fields: ['address'], before: { address: before }, after: { address } };
  });
}

const isSame = (a: AddressInput, b: AddressInput): boolean => a.from === b.from && samePlace(a, b);

function recorded(stored: Address | undefined): AddressInput | null {
  if (stored === undefined) return null;
  const { street, building, flat, postalCode, town, terc, from } = stored;
  return { street, building, flat, postalCode, town, terc, from };
}

const tableOf = (familyId: FamilyId): AddressTable => ({
  insert: (tx, address) => insertFamilyAddresses(tx, [{ ...address, familyId }]),
  correct: correctFamilyAddress,
  end: endFamilyAddress,
  remove: removeFamilyAddress,
});

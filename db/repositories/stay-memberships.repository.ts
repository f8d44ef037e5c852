import type { PersonId, RecordId, UserId } from '#shared/kernel/ids.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { overlaps } from '#shared/kernel/dated-rows.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import { placementsOf } from './care.repository.ts';
import {
  insertMembers,
  membershipsWhere,
  reinstateMembership,
  setMembershipEnd,
  withdrawMembership,
  type Membership,
} from './families.repository.ts';
import { familyOfHome } from './homes.repository.ts';

/**
 * A child who stays with a family is among its members, „dziecko w pieczy”: the membership of a stay has the stay's own id,
 * and every change of the stay takes it along, so that reach, genogram, lists and counts know the child without a second
 * entry.
 */
export async function membershipsFollowStays(
  tx: Tx,
  personId: PersonId,
  { on, by, reason }: { readonly on: LocalDate; readonly by: UserId; readonly reason: string },
): Promise<void> {
  const placements = await placementsOf(tx, personId);
  const wanted: Membership[] = [];
  for (const stay of placements) {
    if (stay.kind !== 'stay' || stay.withdrawn) continue;
    const familyId = await familyOfHome(tx, stay.homeId);
    if (familyId === null || familyId === undefined) continue;
    wanted.push({ id: stay.id, familyId, personId, role: 'foster-child', from: stay.from, to: stay.to });
  }
  const present = await membershipsWhere(tx, 'person_id', personId);
  const stays = new Set(placements.map(({ id }) => id));
  for (const one of present) {
    const follows = stays.has(one.id);
    const same = wanted.find(({ id }) => id === one.id);
    // What was entered by hand about the same days gives way to the stay; what lies before it is left, the rest is kept as
    // withdrawn.
    const inTheWay = wanted.filter(
      (next) => next.id !== one.id && next.familyId === one.familyId && overlaps(next, one),
    );
    const first = inTheWay.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
    if (follows && same === undefined) await withdrawMembership(tx, one.id, { on, by, reason });
    else if (!follows && first !== undefined) {
      if (one.from < first.from) await setMembershipEnd(tx, one.id, addDays(first.from, -1));
      else await withdrawMembership(tx, one.id, { on, by, reason });
    } else if (same !== undefined && same.to !== one.to) await setMembershipEnd(tx, one.id, same.to);
  }
  const there = new Set(present.map(({ id }) => id));
  for (const one of wanted.filter(({ id }) => !there.has(id))) {
    if (await isWithdrawn(tx, one.id)) {
      await reinstateMembership(tx, one.id);
      await setMembershipEnd(tx, one.id, one.to);
    } else await insertMembers(tx, [one]);
  }
}

async function isWithdrawn(r: Reader, id: RecordId): Promise<boolean> {
  return (await r.selectFrom('withdrawn_members').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Whether the membership is that of a stay in care: it is changed there alone. */
export async function isOfStay(r: Reader, membershipId: string): Promise<boolean> {
  const row = await r.selectFrom('placements').select('id').where('id', '=', membershipId).executeTakeFirst();
  return row !== undefined;
}

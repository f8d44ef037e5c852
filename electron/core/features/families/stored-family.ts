import { storedFamily, type Membership, type StoredFamily } from '#db/repositories/families.repository.ts';
import { isOfStay } from '#db/repositories/stay-memberships.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';

/** The family as stored, for a change. @throws AppError NOT_FOUND; RULE_BROKEN when it is in the archive */
export async function familyInUse(tx: Tx, id: FamilyId): Promise<StoredFamily> {
  const stored = await storedFamily(tx, id);
  if (stored === null) throw new AppError('NOT_FOUND', { kind: 'family' });
  if (stored.archivedOn !== null) throw new AppError('RULE_BROKEN', { rule: 'archived' });
  return stored;
}

/** One membership of the family. @throws AppError NOT_FOUND */
function membershipIn(family: StoredFamily, id: RecordId): Membership {
  const membership = family.members.find((one) => one.id === id);
  if (membership === undefined) throw new AppError('NOT_FOUND', { kind: 'membership' });
  return membership;
}

/**
 * One membership of the family that may be changed by hand.
 * @throws AppError NOT_FOUND; RULE_BROKEN of one that follows a stay in foster care, which is changed on the child's card
 */
export async function ownMembership(tx: Tx, family: StoredFamily, id: RecordId): Promise<Membership> {
  const membership = membershipIn(family, id);
  if (await isOfStay(tx, id)) throw new AppError('RULE_BROKEN', { rule: 'membership of stay' });
  return membership;
}

import { setMembershipEnd } from '#db/repositories/families.repository.ts';
import { stayUntil } from '#shared/features/families/families.rules.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { changeRecord } from '../../../records/change-record.ts';
import { deathOfMember } from '../family-checks.ts';
import { recordedMember } from '../family-values.ts';
import { familyInUse, ownMembership } from '../stored-family.ts';

/**
 * Undoes a leaving; the stay of somebody who has died ends with the death then.
 * @throws AppError RULE_BROKEN when the person has come back by a later membership meanwhile, or died on the last day of
 * this one or before
 */
export async function rejoinFamily(
  deps: Deps,
  actor: Actor,
  input: { readonly id: FamilyId; readonly version: number; readonly membershipId: RecordId },
): Promise<{ id: FamilyId; version: number }> {
  const { id, version, membershipId } = input;
  const target = { kind: 'family', id, version, permission: 'families.edit' } as const;
  return await changeRecord(deps, actor, target, async (tx, { viewer }) => {
    const family = await familyInUse(tx, id);
    const membership = await ownMembership(tx, family, membershipId);
    if (membership.to === null) throw new AppError('ALREADY_DONE', { state: 'member' });
    const cameBack = family.members.some((one) => one.personId === membership.personId && one.from > membership.from);
    if (cameBack) throw new AppError('RULE_BROKEN', { rule: 'membership overlaps' });
    const to = stayUntil(null, await deathOfMember(tx, viewer, membership.personId), viewer.today);
    if (to !== null && to <= membership.to) throw new AppError('RULE_BROKEN', { rule: 'membership after death' });
    await setMembershipEnd(tx, membershipId, to);
    return {
      fields: ['members'],
      before: { member: recordedMember(membership) },
      after: { member: recordedMember({ ...membership, to }) },
      subjects: [{ kind: 'person', id: membership.personId }],
    };
  });
}

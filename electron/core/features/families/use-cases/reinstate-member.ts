import { reinstateMembership, setMembershipEnd, withdrawnMemberships } from '#db/repositories/families.repository.ts';
import { isOfStay } from '#db/repositories/stay-memberships.repository.ts';
import { stayUntil } from '#shared/features/families/families.rules.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { changeRecord } from '../../../records/change-record.ts';
import { deathOfMember } from '../family-checks.ts';
import { recordedMember } from '../family-values.ts';
import { familyInUse } from '../stored-family.ts';

/**
 * Undoes a withdrawal: the membership counts again as it was, that of somebody who has died meanwhile until the death.
 * @throws AppError as `changeRecord`; RULE_BROKEN when the person has been added again for the same time meanwhile, or died
 * before
 */
export async function reinstateMember(
  deps: Deps,
  actor: Actor,
  input: { readonly id: FamilyId; readonly version: number; readonly membershipId: RecordId },
): Promise<{ id: FamilyId; version: number }> {
  const { id, version, membershipId } = input;
  const target = { kind: 'family', id, version, permission: 'families.edit' } as const;
  return await changeRecord(deps, actor, target, async (tx, { viewer }) => {
    const family = await familyInUse(tx, id);
    const membership = (await withdrawnMemberships(tx, id)).find((one) => one.id === membershipId);
    if (membership === undefined) {
      if (family.members.some((one) => one.id === membershipId))
        throw new AppError('ALREADY_DONE', { state: 'member' });
      throw new AppError('NOT_FOUND', { kind: 'membership' });
    }
    if (await isOfStay(tx, membershipId)) throw new AppError('RULE_BROKEN', { rule: 'membership of stay' });
    const to = stayUntil(membership.to, await deathOfMember(tx, viewer, membership.personId), viewer.today);
    if (to !== null && to < membership.from) throw new AppError('RULE_BROKEN', { rule: 'membership after death' });
    await reinstateMembership(tx, membershipId);
    if (to !== membership.to) await setMembershipEnd(tx, membershipId, to);
    return {
      fields: ['members'],
      before: { member: recordedMember(membership, membership.reason) },
      after: { member: recordedMember({ ...membership, to }) },
      subjects: [{ kind: 'person', id: membership.personId }],
    };
  });
}

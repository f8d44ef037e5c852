import { reinstateMembership, withdrawnMemberships } from '#db/repositories/families.repository.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { changeRecord } from '../../../records/change-record.ts';
import { recordedMember } from '../family-values.ts';
import { familyInUse } from '../stored-family.ts';

/**
 * Undoes a withdrawal: the membership counts again as it was.
 * @throws AppError as `changeRecord`; RULE_BROKEN when the person has been added again for the same time meanwhile
 */
export async function reinstateMember(
  deps: Deps,
  actor: Actor,
  input: { readonly id: FamilyId; readonly version: number; readonly membershipId: RecordId },
): Promise<{ id: FamilyId; version: number }> {
  const { id, version, membershipId } = input;
  const target = { kind: 'family', id, version, permission: 'families.edit' } as const;
  return await changeRecord(deps, actor, target, async (tx) => {
    const family = await familyInUse(tx, id);
    const membership = (await withdrawnMemberships(tx, id)).find((one) => one.id === membershipId);
    if (membership === undefined) {
      if (family.members.some((one) => one.id === membershipId))
        throw new AppError('ALREADY_DONE', { state: 'member' });
      throw new AppError('NOT_FOUND', { kind: 'membership' });
    }
    await reinstateMembership(tx, membershipId);
    return {
      fields: ['members'],
      before: { member: recordedMember(membership, membership.reason) },
      after: { member: recordedMember(membership) },
      subjects: [{ kind: 'person', id: membership.personId }],
    };
  });
}

import { setMembershipEnd } from '#db/repositories/families.repository.ts';
import { leaveProblems } from '#shared/features/families/families.rules.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { changeRecord } from '../../../records/change-record.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { deathOfMember } from '../family-checks.ts';
import { recordedMember } from '../family-values.ts';
import { familyInUse, ownMembership } from '../stored-family.ts';

/** A membership ends; it stays in the family's history. Also a protected member may leave: the line alone is enough. */
export async function leaveFamily(
  deps: Deps,
  actor: Actor,
  input: {
    readonly id: FamilyId;
    readonly version: number;
    readonly membershipId: RecordId;
    readonly to: LocalDate;
  },
): Promise<{ id: FamilyId; version: number }> {
  const { id, version, membershipId, to } = input;
  const target = { kind: 'family', id, version, permission: 'families.edit' } as const;
  return await changeRecord(deps, actor, target, async (tx, { viewer }) => {
    const membership = await ownMembership(tx, await familyInUse(tx, id), membershipId);
    if (membership.to !== null) throw new AppError('ALREADY_DONE', { state: 'left' });
    const death = await deathOfMember(tx, viewer, membership.personId);
    refuseProblems(null, leaveProblems(membership, to, death, viewer.today));
    await setMembershipEnd(tx, membershipId, to);
    return {
      fields: ['members'],
      before: { member: recordedMember(membership) },
      after: { member: recordedMember({ ...membership, to }) },
      subjects: [{ kind: 'person', id: membership.personId }],
    };
  });
}

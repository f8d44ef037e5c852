import { withdrawMembership } from '#db/repositories/families.repository.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { changeRecord } from '../../../records/change-record.ts';
import { recordedMember } from '../family-values.ts';
import { familyInUse, ownMembership } from '../stored-family.ts';

/** Takes back a membership entered by mistake. Also a protected member's: the line alone is enough. */
export async function withdrawMember(
  deps: Deps,
  actor: Actor,
  input: {
    readonly id: FamilyId;
    readonly version: number;
    readonly membershipId: RecordId;
    readonly reason: string;
  },
): Promise<{ id: FamilyId; version: number }> {
  const { id, version, membershipId, reason } = input;
  const target = { kind: 'family', id, version, permission: 'families.edit' } as const;
  return await changeRecord(deps, actor, target, async (tx, { viewer, change }) => {
    const membership = await ownMembership(tx, await familyInUse(tx, id), membershipId);
    await withdrawMembership(tx, membershipId, { on: viewer.today, by: change.by, reason });
    return {
      fields: ['members'],
      before: { member: recordedMember(membership) },
      after: { member: recordedMember(membership, reason) },
      subjects: [{ kind: 'person', id: membership.personId }],
    };
  });
}

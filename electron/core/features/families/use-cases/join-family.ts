import { insertMembers } from '#db/repositories/families.repository.ts';
import { homeOfFamily } from '#db/repositories/homes.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { JoiningMemberInput } from '#shared/features/families/families.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { changeRecord } from '../../../records/change-record.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { joining } from '../family-checks.ts';
import { recordedMember } from '../family-values.ts';
import { familyInUse } from '../stored-family.ts';

/** A person joins a family, for the first time or again. The stay of somebody who has died ends with the death. */
export async function joinFamily(
  deps: Deps,
  actor: Actor,
  input: { readonly id: FamilyId; readonly version: number; readonly member: JoiningMemberInput },
): Promise<{ id: FamilyId; version: number }> {
  const { id, version, member } = input;
  const target = { kind: 'family', id, version, permission: 'families.edit' } as const;
  return await changeRecord(deps, actor, target, async (tx) => {
    const family = await familyInUse(tx, id);
    if (member.role === 'foster-child' && (await homeOfFamily(tx, id)) !== null) {
      const message =
        'Rola w rodzinie: wybierz inną rolę w rodzinie; dziecko w pieczy dodaje się przez „Umieść w pieczy” w Pieczy zastępczej.';
      refuseProblems('member', [{ path: 'role', message }]);
    }
    const { problems, to } = await joining(tx, deps, actor, member, family.members);
    refuseProblems('member', problems);
    const joined = { ...member, id: asRecordId(deps.ids.next()), familyId: id, to };
    await insertMembers(tx, [joined]);
    return {
      fields: ['members'],
      before: { member: null },
      after: { member: recordedMember(joined) },
      subjects: [{ kind: 'person', id: member.personId }],
    };
  });
}

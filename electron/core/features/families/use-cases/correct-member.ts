import { correctMembership } from '#db/repositories/families.repository.ts';
import { storedPerson } from '#db/repositories/people.repository.ts';
import { correctedMemberProblems, stayUntil } from '#shared/features/families/families.rules.ts';
import type { MemberFields } from '#shared/features/families/families.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { changeRecord } from '../../../records/change-record.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { requireSight } from '../../../records/viewer.ts';
import { recordedMember } from '../family-values.ts';
import { familyInUse, ownMembership } from '../stored-family.ts';

/**
 * Role and days of a membership as they should have been written down. The card names who has left too, so their reach
 * does not count; who is protected from the actor stays as they are: a refused day would tell when they were born. A stay goes no further than death.
 * @throws AppError as `changeRecord`, RECORD_PROTECTED of the person, ALREADY_DONE when nothing differs
 */
export async function correctMember(
  deps: Deps,
  actor: Actor,
  input: {
    readonly id: FamilyId;
    readonly version: number;
    readonly membershipId: RecordId;
    readonly fields: MemberFields;
  },
): Promise<{ id: FamilyId; version: number }> {
  const { id, version, membershipId } = input;
  const target = { kind: 'family', id, version, permission: 'families.edit' } as const;
  return await changeRecord(deps, actor, target, async (tx, { viewer }) => {
    const family = await familyInUse(tx, id);
    const membership = await ownMembership(tx, family, membershipId);
    const { personId, role, from, to } = membership;
    await requireSight(tx, { ...viewer, reach: 'all' }, 'person', [personId]);
    const person = await storedPerson(tx, personId);
    if (person === null) throw new AppError('NOT_FOUND', { kind: 'person' });
    const fields = { ...input.fields, to: stayUntil(input.fields.to, person.death, viewer.today) };
    if (role === fields.role && from === fields.from && to === fields.to) {
      throw new AppError('ALREADY_DONE', { state: 'as recorded' });
    }
    const others = family.members.filter((one) => one.personId === personId && one.id !== membershipId);
    const known = { birthDate: person.birthDate, archived: person.archivedOn !== null, death: person.death };
    refuseProblems('fields', correctedMemberProblems(fields, known, others, viewer.today));
    await correctMembership(tx, membershipId, fields);
    return {
      fields: ['members'],
      before: { member: recordedMember(membership) },
      after: { member: recordedMember({ ...membership, ...fields }) },
      subjects: [{ kind: 'person', id: personId }],
    };
  });
}

import { insertSkip, takeSkipBack } from '#db/repositories/skipped-relations.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { ProposedRelation } from '#shared/features/relations/relations.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command, type Subject } from '../../../calls/unit-of-work.ts';
import { viewerOf } from '../../../records/viewer.ts';
import { proposalOf } from '../proposals.ts';

interface InFamily extends ProposedRelation {
  readonly familyId: FamilyId;
}

const subjectsOf = ({ familyId, id, otherId }: InFamily): Subject[] => [
  { kind: 'family', id: familyId },
  { kind: 'person', id },
  { kind: 'person', id: otherId },
];

/** A proposed relation is not proposed in the family any more. @throws AppError ALREADY_DONE, and as `proposalOf` */
export async function skipProposedRelation(deps: Deps, actor: Actor, input: InFamily): Promise<{ familyId: FamilyId }> {
  const viewer = viewerOf(deps, actor, 'people.edit');
  const { familyId } = input;
  return await command(deps, actor, async (tx, audit) => {
    const { proposal, skip } = await proposalOf(tx, viewer, familyId, input);
    if (skip !== null) throw new AppError('ALREADY_DONE', { state: 'skipped' });
    const change = { by: actor.userId, at: deps.clock.now() };
    await insertSkip(tx, { id: asRecordId(deps.ids.next()), familyId, proposal, change });
    await audit({ subjects: subjectsOf(input), detail: { role: proposal.role } });
    return { familyId };
  });
}

/** A skipped relation is proposed in the family again. @throws AppError ALREADY_DONE, and as `proposalOf` */
export async function proposeRelationAgain(deps: Deps, actor: Actor, input: InFamily): Promise<{ familyId: FamilyId }> {
  const viewer = viewerOf(deps, actor, 'people.edit');
  const { familyId } = input;
  return await command(deps, actor, async (tx, audit) => {
    const { proposal, skip } = await proposalOf(tx, viewer, familyId, input);
    if (skip === null) throw new AppError('ALREADY_DONE', { state: 'proposed' });
    await takeSkipBack(tx, skip.id, { by: actor.userId, at: deps.clock.now() });
    await audit({ subjects: subjectsOf(input), detail: { role: proposal.role } });
    return { familyId };
  });
}

import type { LimitCheck } from '#shared/features/caseloads/caseloads.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { limitCheckOf } from '../../../records/caseload-limit.ts';
import { viewerOf } from '../../../records/viewer.ts';

interface Input {
  readonly workerId: UserId;
  readonly from: LocalDate;
  readonly familyId: FamilyId | null;
  readonly coming: number;
}

/**
 * How many families the worker would have, counted as the saving counts them.
 * @throws AppError OUT_OF_REACH for others' counts when the reach is the own caseload; RULE_MISSING
 */
export async function checkLimit(deps: Deps, actor: Actor, input: Input): Promise<LimitCheck> {
  const viewer = viewerOf(deps, actor, 'families.edit');
  if (viewer.reach === 'own' && input.workerId !== viewer.userId) throw new AppError('OUT_OF_REACH', { kind: 'user' });
  const families =
    input.familyId === null ? Array.from({ length: input.coming }, (_, index) => `new ${index}`) : [input.familyId];
  return await deps.read((r) => limitCheckOf(r, deps, { workerId: input.workerId, from: input.from, families }));
}

import type { LimitCheck } from '#shared/features/caseloads/caseloads.schema.ts';
import type { FamilyKind } from '#shared/features/families/families.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { limitCheckOf } from '../../../records/caseload-limit.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';

interface Input {
  readonly workerId: UserId;
  readonly from: LocalDate;
  readonly families: readonly FamilyId[];
  readonly fresh: { readonly kind: FamilyKind; readonly kindFrom: LocalDate } | null;
}

/**
 * How many families the worker would have, counted as the saving counts them.
 * @throws AppError OUT_OF_REACH for others' counts when the reach is the own caseload; RECORD_PROTECTED {ask}; RULE_MISSING
 */
export async function checkLimit(deps: Deps, actor: Actor, input: Input): Promise<LimitCheck> {
  const viewer = viewerOf(deps, actor, 'families.edit');
  if (viewer.reach === 'own' && input.workerId !== viewer.userId) throw new AppError('OUT_OF_REACH', { kind: 'user' });
  const { workerId, from, families, fresh } = input;
  return await deps.read(async (r) => {
    await requireSight(r, viewer, 'family', families);
    const coming = { workerId, from, families, ...(fresh === null ? {} : { fresh: { ...fresh, id: 'fresh' } }) };
    return await limitCheckOf(r, deps, coming);
  });
}

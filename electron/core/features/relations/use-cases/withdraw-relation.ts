import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { changeStoredRelation, type RelationTarget } from '../change-relation.ts';

/** Takes back a relation entered by mistake; it stays with the reason. @throws AppError ALREADY_DONE, and as `changeStoredRelation` */
export async function withdrawRelation(
  deps: Deps,
  actor: Actor,
  { reason, ...target }: RelationTarget & { readonly reason: string },
): Promise<{ relationId: RecordId; version: number }> {
  return await changeStoredRelation(deps, actor, target, (relation) => {
    if (relation.withdrawn !== null) throw new AppError('ALREADY_DONE', { state: 'withdrawn' });
    return { withdrawn: { reason } };
  });
}

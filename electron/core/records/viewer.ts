import { requireSight, sightOf, type RecordKind, type Viewer } from '#db/repositories/reach.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import { today } from '#shared/kernel/local-date.ts';
import type { Permission } from '#shared/permissions/roles.ts';

import type { Actor } from '../calls/actor.ts';
import type { Deps } from '../calls/deps.ts';

/** The actor as the repositories' shared filter knows it. @throws AppError PERMISSION_DENIED */
export function viewerOf(deps: Pick<Deps, 'clock'>, actor: Actor, permission: Permission): Viewer {
  return { userId: actor.userId, reach: actor.reachOf(permission), today: today(deps.clock.now()) };
}

/** As `viewerOf`, or null where the actor has no such permission. */
export function viewerOrNull(deps: Pick<Deps, 'clock'>, actor: Actor, permission: Permission): Viewer | null {
  const reach = actor.mayReach(permission);
  return reach === null ? null : { userId: actor.userId, reach, today: today(deps.clock.now()) };
}

/**
 * Which of these the actor may do to a record that `viewer`, the same actor under another permission, has been let see.
 * Asks the database only for a permission that reaches less far than the viewer's: a protection is the same for all.
 */
export async function allowedOn(
  r: Reader,
  actor: Actor,
  viewer: Viewer,
  record: { readonly kind: RecordKind; readonly id: string },
  permissions: readonly Permission[],
): Promise<ReadonlySet<Permission>> {
  const narrower = permissions.filter((one) => viewer.reach === 'all' && actor.mayReach(one) === 'own');
  const sights = narrower.length === 0 ? null : await sightOf(r, { ...viewer, reach: 'own' }, record.kind, [record.id]);
  const isOwn = sights?.get(record.id)?.kind === 'shown';
  return new Set(permissions.filter((one) => actor.mayReach(one) !== null && (isOwn || !narrower.includes(one))));
}

/** Permission names of the kinds of records. */
export const FEATURE_OF = { person: 'people', family: 'families' } as const;

export { requireSight };
export type { RecordKind, Viewer };

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

/** Whether the actor may do this to a record that the actor may open. */
export async function mayDo(
  r: Reader,
  deps: Pick<Deps, 'clock'>,
  actor: Actor,
  record: { readonly kind: RecordKind; readonly id: string },
  permission: Permission,
): Promise<boolean> {
  const viewer = viewerOrNull(deps, actor, permission);
  if (viewer === null) return false;
  const sights = await sightOf(r, viewer, record.kind, [record.id]);
  return sights.get(record.id)?.kind === 'shown';
}

/** Permission names of the kinds of records. */
export const FEATURE_OF = { person: 'people', family: 'families' } as const;

export { requireSight };
export type { RecordKind, Viewer };
